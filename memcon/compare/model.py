"""What a comparison holds: accounts, rows with their cells, measures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from memcon.facts import Fact
from memcon.language import ENGLISH, Language
from memcon.record import Record
from memcon.schemas import Statement

Relation = Literal[
    "conflict",
    "denial_vs_mention",
    "scope_differs",
    "attributed_unconfirmed",
    "one_side_only",
    "compatible",
    "agree",
]
RELATIONS: tuple[Relation, ...] = (
    "conflict",
    "denial_vs_mention",
    "scope_differs",
    "attributed_unconfirmed",
    "one_side_only",
    "compatible",
    "agree",
)
"""In the order in which a comparison prints them."""


Ref = tuple[str, str]
"""A statement among the accounts: the account's id and its own."""


@dataclass(frozen=True)
class Account:
    """One side's account in a comparison."""

    id: str
    """The issuer's code; with the record's name where two accounts have one issuer."""
    record: Record
    label: str
    """"Russian account"."""


@dataclass(frozen=True)
class Said:
    """One statement in a cell, with the exact words it stands on."""

    account: str
    statement: Statement
    exact: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One matter, with what each account has on it."""

    id: str
    """Made of the statements it holds, so that it stays while they do."""
    subject: str
    topics: tuple[str, ...]
    relation: Relation
    cells: Mapping[str, tuple[Said, ...]]
    """By account, in the order of the accounts; empty: the account does not mention it."""
    why: str
    """In words, what brought these statements together, or that nothing did."""
    near: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By silent account, its statements on the same topic or telling word: other points of it."""
    corrected: str = ""
    """The reason that a person gave in `compare.yaml` for this row as it stands."""

    @property
    def silent(self) -> tuple[str, ...]:
        """The accounts that do not mention it."""
        return tuple(account for account, said in self.cells.items() if not said)


@dataclass(frozen=True)
class Share:
    """The words of one principal's statements in an account."""

    person: str
    words: int
    percent: int
    """Of the words of all the account's statements, rounded."""


@dataclass(frozen=True)
class Measures:
    """Figures of one account; words are those of the text where a copy is held."""

    account: str
    words: int
    basis: Literal["text", "evidence"]
    """What the words were counted in: the stored text, or the quoted evidence."""
    statements: int
    quotations: int
    """Direct quotations."""
    shares: tuple[Share, ...]
    order: tuple[str, ...]
    """The subjects in the order in which the account takes them up."""
    released: str
    """When it came out, ISO 8601; empty where not stated."""
    lag: str
    """How long after the first account it came out, in words; empty where not known."""


@dataclass(frozen=True)
class Comparison:
    """Accounts of one contact side by side."""

    contact: str
    accounts: tuple[Account, ...]
    """In the order in which they were given."""
    rows: tuple[Row, ...]
    facts: tuple[Fact, ...] = ()
    measures: tuple[Measures, ...] = ()
    first: tuple[str, ...] = field(default=())
    """The accounts that came out first; none where the times do not tell."""
    language: Language = ENGLISH
    """The one that its words are in: subjects, reasons, wordings of facts, measures."""
    markings: tuple[str, ...] = field(default=())
    """Those of the reasons that a person gave, where they have their own."""
