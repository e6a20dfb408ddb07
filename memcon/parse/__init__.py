"""Text of a source → draft readout: nothing invented, nothing lost."""

from .event import find_event
from .model import Document, Draft
from .people import find_cast
from .statements import read_statements
from .tagging import load_model, model_name, tag_by_rules, tag_with
from .unplaced import find_unplaced

RULES = "rules"


def parse_document(document: Document, *, nlp: bool = True) -> Draft:
    """The draft of a text: the layers in their order.

    Without `nlp`, or where no English pipeline of spaCy is installed, the rules alone tag the
    words; `layer` of the draft says which it was.
    """
    model = load_model() if nlp else None
    tagger = tag_with(model) if model else tag_by_rules
    cast = find_cast(document)
    items = read_statements(document, cast, tagger(document), rules_only=model is None)
    return Draft(
        document=document,
        cast=cast,
        event=find_event(document, cast),
        items=items,
        layer=model_name(model) if model else RULES,
        unplaced=find_unplaced(document.sentences, items),
    )
