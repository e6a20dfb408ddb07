"""Precall: the typed context of the sheet that is read before a contact, made from the records."""

from dataclasses import dataclass

from .brief import Caveat, Passage, Proof, SourceLine, Trace
from .inline import Inline
from .language import direction


@dataclass(frozen=True, slots=True)
class Held:
    """One earlier contact."""

    date: str
    form: str
    length: str
    """In the words of the first account that states it, else "not stated"."""
    accounts: str
    """Whose accounts are held: "Russian account; no U.S. account"."""


@dataclass(frozen=True, slots=True)
class Told:
    """One statement of an earlier contact."""

    date: str
    passage: Passage
    status: str
    """What became of it: "due 1 March 2030; open as of 20 January 2030"; empty: not recorded."""


@dataclass(frozen=True, slots=True)
class Unresolved:
    """One matter on which the accounts of an earlier contact cannot both be right."""

    date: str
    subject: str
    relation: str
    """"conflict", "denied and mentioned", or what each account has of a fact."""
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words for the tone of the talk that an issuer repeats."""

    account: str
    """"Russian account"."""
    words: str
    """In quotation marks."""
    count: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Dealing:
    """What was asked of one party, and what of it was given."""

    party: str
    asked: tuple[Told, ...]
    given: tuple[Told, ...]
    """Commitments of the party that a named person found met."""


@dataclass(frozen=True, slots=True)
class Precall:
    """Everything a template may print of what lies behind the next contact of the same people."""

    contact: str
    """The id of the contact that it is for; else made of those who are to talk."""
    language: str
    """The one that it speaks; statements stay in that of their record."""
    title: Inline
    kind: str
    basis: str
    """"6 earlier contacts, 9 records"."""
    marking: str
    """The strictest of the records; of two sets of labels, one of each."""
    state: str
    mark: str
    """What stands across the page: "DRAFT" where one of the records is not cleared."""
    bottom_line: Inline
    """The sheet in one sentence, for the properties of the outputs."""
    contacts: tuple[Held, ...]
    """The last ones, newest first."""
    steps: tuple[Told, ...]
    """Agreements, commitments and next steps that nobody found closed, dated ones first."""
    closed: str
    """How many were found met, missed or superseded; empty where none."""
    counts: tuple[str, ...]
    """How many contacts there were, then each claim of a place in a series with its recount."""
    differences: tuple[Unresolved, ...]
    phrases: tuple[Phrase, ...]
    dealings: tuple[Dealing, ...]
    left_out: tuple[str, ...]
    """For each list that was cut for length, how many the records hold that are not shown."""
    sources: tuple[SourceLine, ...]
    """One for each record that is cited."""
    traces: tuple[Trace, ...]
    proofs: tuple[Proof, ...]
    caveats: tuple[Caveat, ...]
    colophon: str
    notices: tuple[str, ...]
    created: str
    author: str = ""
    """It is computed: nobody drafted it."""
    prose: str = ""
    """Its title and bottom line are in its own language."""

    @property
    def direction(self) -> str:
        """The direction of the script of its language: "ltr" or "rtl"."""
        return direction(self.language)
