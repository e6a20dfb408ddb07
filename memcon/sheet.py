"""Sheet: the typed context of the templates of a comparison, where a brief is that of a readout."""

from dataclasses import dataclass

from .brief import Caveat, Proof, Quoted, SourceLine
from .inline import Inline
from .language import direction


@dataclass(frozen=True, slots=True)
class Column:
    """One account at the head of the table."""

    id: str
    """The account's id, such as "RU"."""
    label: str
    """"Russian account"."""
    notes: tuple[str, ...]
    """Publisher and time of release, then figures, a line each."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement in a cell."""

    id: str
    """The fragment id at its first place in the table, else empty."""
    attribution: str
    """"According to Mr Ushakov," or empty."""
    text: Inline | str
    """Our own words; empty where the quotation alone is printed."""
    quote: Quoted | None
    number: str
    """The evidence number with its account: "RU 8"."""
    target: str
    """The fragment id of its evidence: "e-ru-s8"."""
    language: str = ""
    """The language of `text` where it is not the sheet's own, else empty."""


@dataclass(frozen=True, slots=True)
class Silence:
    """What stands in the cell of an account that does not mention a matter."""

    text: str
    """"Not mentioned", or "This point not mentioned" where it has others on the matter."""
    near: tuple[tuple[str, str], ...]
    """The evidence numbers of those others, each with the fragment id of its evidence."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: a matter, and what each account has on it."""

    id: str
    """The fragment id of the row."""
    subject: str
    cells: tuple[tuple[Entry, ...], ...]
    """In the order of the columns; empty where the account does not mention it."""
    silences: tuple[Silence, ...]
    """For each column what its cell says where it is empty."""
    note: str = ""
    """What a person decided about the row, and why."""


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one relation."""

    title: str
    """With the number of rows: "Different scope · 2"."""
    note: str
    """What the relation means."""
    is_warning: bool
    """Whether it is the group of conflicts."""
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One fact or measure, with a value for each column."""

    label: str
    note: str
    """"differs", "one account only" or empty."""
    values: tuple[str, ...]
    silent: tuple[bool, ...]
    """For each column, whether the account does not state it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything a template may print about a comparison."""

    contact: str
    language: str
    """The language that the comparison speaks."""
    prose: str
    """Always empty: its title and bottom line are in its own language."""
    title: Inline
    kind: str
    basis: str
    """"two accounts of one contact"."""
    marking: str
    """The highest of the records."""
    state: str
    mark: str
    """What stands across the page: "DRAFT" where one of the records is not cleared."""
    bottom_line: Inline
    """The comparison in one sentence, for the properties of the outputs."""
    corner: tuple[str, ...]
    """The contact, and which of its facts differ."""
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    facts: tuple[Figure, ...]
    measures: tuple[Figure, ...]
    reasons: tuple[tuple[str, str], ...]
    """For each row that joins statements, its subject and what joined them."""
    absences: tuple[str, ...]
    """A sentence for each account that was looked for and not found."""
    proofs: tuple[Proof, ...]
    caveats: tuple[Caveat, ...]
    sources: tuple[SourceLine, ...]
    colophon: str
    notices: tuple[str, ...]
    created: str
    author: str = ""
    """A comparison is computed: nobody drafted it."""

    @property
    def direction(self) -> str:
        """The direction of the script of its language: "ltr" or "rtl"."""
        return direction(self.language)
