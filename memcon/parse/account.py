"""The bytes of a source → the draft of a readout: all layers of the parser, in their order."""

from dataclasses import dataclass, replace

from .document import read_document
from .draft import DraftReadout, draft_readout
from .intake import take_in
from .language import settle_language
from .model import Draft
from .origin import find_origin
from .told import Told


@dataclass(frozen=True)
class Account:
    """All that was found in a source, the readout drafted from it, and what was put right."""

    draft: Draft
    made: DraftReadout
    notes: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text that the draft is anchored in: its capture."""
        return self.draft.document.text


def draft_account(raw: bytes, name: str, told: Told | None = None, *, nlp: bool = True) -> Account:
    """The draft of the account that a source gives; `name` is how messages call the source.

    `nlp=False` does without the language model. Raises SourceError where the source is no text with
    an account in a language that has a grammar, UsageError where something has to be told.
    """
    from . import parse_document

    told = told or Told()
    taken = take_in(raw, name)
    document = read_document(taken.text, told.header)
    language = settle_language(taken.text, told.language or document.header.get("language", ""))
    draft = parse_document(document, nlp=nlp)
    origin = find_origin(draft, told)
    made = draft_readout(draft, origin, replace(told, language=language))
    return Account(draft, made, taken.notes)
