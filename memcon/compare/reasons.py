"""What a row is called, and why its statements were put together or stand alone, in words."""

from collections.abc import Mapping, Sequence

from memcon import prose

from .align import Group
from .features import Features
from .model import Ref
from .table import Table

_SHOWN = 4
"""How many shared words a reason names at most."""
_MATTER = 1.5
"""The weight from which one word names a matter."""
_BEGINNING = 7
"""How many words of its own name a statement without a topic."""


def name_group(item: Group, table: Table) -> str:
    """The subject of statements put together: their narrowest shared topic, else shared words."""
    topics = shared_topics(item)
    narrow = [topic for topic in topics if not table.topics.is_broad(topic)] or list(topics)
    if narrow:
        return table.label(narrow[0])
    link = max(item.links, key=lambda link: link.likeness.score)
    if link.likeness.words:
        shown = [_surface(key, table.features[link.a]) for key in link.likeness.words[:2]]
        return prose.sentence_start(", ".join(shown))
    return name_statement(table.features[item.members[0]], table)


def name_statement(item: Features, table: Table) -> str:
    """The subject of a statement alone: its first topic, else the words it begins with."""
    if item.topics:
        return table.label(item.topics[0])
    words = (item.statement.text or item.statement.evidence[0].exact).split()
    return prose.quoted(" ".join(words[:_BEGINNING]) + ("…" if len(words) > _BEGINNING else ""))


def shared_topics(item: Group) -> tuple[str, ...]:
    """The topics that put statements together."""
    return tuple(dict.fromkeys(topic for link in item.links for topic in link.likeness.topics))


def explain_group(item: Group, table: Table) -> str:
    """What brought the statements together."""
    parts: list[str] = []
    if topics := shared_topics(item):
        labels = [f"“{table.label(topic)}”" for topic in topics]
        parts.append(f"the topic{'s' if len(labels) > 1 else ''} {prose.listed(labels)}")
    words: dict[str, None] = {}
    for link in sorted(item.links, key=lambda link: -link.likeness.score):
        a, b = table.features[link.a], table.features[link.b]
        for key in link.likeness.words:
            if key in link.likeness.telling or not link.likeness.telling:
                mine, theirs = _surface(key, a), _surface(key, b)
                is_same = mine.lower() == theirs.lower()
                words.setdefault(f"“{mine}”" if is_same else f"“{mine}” and “{theirs}”")
    if words:
        parts.append(f"the words {'; '.join(list(words)[:_SHOWN])}")
    return f"Joined by {' and by '.join(parts or ['their kind: they characterise the talk'])}."


def explain_silence(near: Mapping[str, Sequence[Ref]], subject: Features, table: Table) -> str:
    """That the other accounts do not mention it, and what they have on the matter besides."""
    sentences = []
    for account in table.accounts:
        if account.id in near:
            words = f"The {account.label} does not mention this"
            if refs := near[account.id]:
                matter = _shared_matter(subject, table.features[refs[0]], table)
                listed = prose.listed([ref[1] for ref in refs])
                words += f"; on “{matter}” it has other statements ({listed})"
            sentences.append(f"{words}.")
    return " ".join(sentences)


def find_near(refs: Sequence[Ref], table: Table) -> dict[str, list[Ref]]:
    """By silent account, its statements on the same topic or the same telling word, if any."""
    mine = [table.features[ref] for ref in refs]
    return {
        account.id: [
            ref
            for ref, item in table.features.items()
            if ref[0] == account.id and any(_is_near(one, item) for one in mine)
        ]
        for account in table.accounts
        if account.id != refs[0][0]
    }


def _is_near(one: Features, other: Features) -> bool:
    return not set(one.topics).isdisjoint(other.topics) or bool(_shared_words(one, other))


def _shared_words(one: Features, other: Features) -> list[str]:
    """The words of both that by themselves name a matter."""
    return [
        key
        for key, weight in one.weights.items()
        if weight >= _MATTER and other.weights.get(key, 0.0) >= _MATTER
    ]


def _shared_matter(one: Features, other: Features, table: Table) -> str:
    topics = [topic for topic in one.topics if topic in other.topics]
    if topics:
        return table.label(topics[0])
    words = _shared_words(one, other)
    return prose.sentence_start(_surface(words[0], other)) if words else "the matter"


def _surface(key: str, item: Features) -> str:
    """The words of a statement that have a meaning."""
    return next(term.word for term in item.terms if term.key == key)
