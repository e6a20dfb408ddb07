"""Records → plain words for feeds, calendars and the search index."""

from memcon.inline import Inline
from memcon.prose import plain, quoted
from memcon.render.text import to_bare
from memcon.schemas import Registries, Statement


def words_of(statement: Statement) -> str:
    """What a statement says: our own sentence, else the words quoted, else those of the source."""
    if statement.text:
        return plain(to_bare(Inline(statement.text)))
    if statement.quote:
        return quoted(statement.quote.text)
    return quoted(" ".join(" … ".join(item.exact for item in statement.evidence).split()))


def label_of(topic: str, registries: Registries) -> str:
    """The label of a topic; one made of its id where it is not registered."""
    known = registries.topics.get(topic)
    return known.label if known else kind_label(topic)


def kind_label(kind: str) -> str:
    """A kind or an id as a reader sees it: "Phone call" of phone_call."""
    words = kind.replace("_", " ").replace("-", " ")
    return words[:1].upper() + words[1:]
