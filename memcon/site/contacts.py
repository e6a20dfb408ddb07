"""Contacts of a site: in outline in memory, whole on a shelf.

The fields of a page are what lists and indexes print of it. Its record, its brief and the
comparison are taken up from the shelf when they are asked for: ask for them contact by contact.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from memcon.brief import Brief, Passage
from memcon.compare.contact import Compared
from memcon.compare.wording import counted
from memcon.inline import Inline
from memcon.record import Record
from memcon.schemas import Edtf, EventKind, Moment, StatementKind


@dataclass(frozen=True, slots=True)
class SourceText:
    """The stored copy of a source, where it may be published."""

    path: PurePosixPath
    """`contacts/2025-07-03-putin-trump/ru-report.txt`."""
    label: str
    """Publisher and rights: "Kremlin, CC BY 4.0"."""
    text: str


@dataclass(frozen=True)
class Contents:
    """A contact whole."""

    records: dict[str, Record]
    """By their ids. Without what lies above the ceiling; the files they were read from are blanked.
    """
    briefs: dict[str, Brief]
    compared: Compared | None
    texts: dict[str, tuple[SourceText, ...]]
    """The sources' texts that may be published, by the ids of the records."""


@dataclass(frozen=True)
class Kept:
    """Where a contact is whole."""

    take: Callable[[], Contents]
    """Takes it up, or makes it."""
    digest: str
    """What stands for all that it is made from."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as pages outside its readout have it."""

    id: str
    kind: StatementKind
    topics: tuple[str, ...]
    """Its topics by their ids."""
    wider: tuple[str, ...]
    """Those with the wider ones above: slugs of `TopicPage`s."""
    widest: tuple[str, ...]
    """The labels of the widest topics, as charts and briefs group by them."""
    due: Edtf | None
    """The day of a next step or commitment."""
    told: Passage
    """Its paragraph, with by whom the account has it."""
    words: str
    """What it says, as plain words."""
    quote: str
    """The words quoted beside our own sentence, else empty."""
    people: tuple[str, ...]
    """Those who speak or relay, as the whole site names them."""
    sides: tuple[str, ...]
    """Slugs of the parties whose statement it is; none where nobody is named."""


@dataclass(frozen=True, slots=True)
class Principal:
    """Somebody on whose behalf the contact was held."""

    slug: str
    """That of the `PersonPage`."""
    name: str
    party: str
    """The code of the party, else empty."""
    wikidata: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A dated correction."""

    at: Moment
    text: str
    """May hold inline Markdown."""
    by: str


@dataclass(frozen=True)
class ReadoutPage:
    """One readout of the site: an account, or the record that none was found."""

    slug: str
    """The record's id: "ru"."""
    path: PurePosixPath
    """`contacts/2025-07-03-putin-trump/ru.html`."""
    contact: str
    """The slug of its contact."""
    title: str
    """As plain words."""
    people: tuple[str, ...]
    """The principals, as the whole site names them."""
    bottom_line: Inline
    state: str
    """How far the record has come: "draft"."""
    status: str
    """The same as a brief says it, and what it rests on."""
    language: str
    released: str
    """When it came out, else when it was drafted; empty where neither is known."""
    issuer: str
    """The party whose account it is, by its code."""
    party: str
    """The slug of the issuer's `PartyPage`."""
    conclusion: str
    """What came of the search, where it records that no account was found; else empty."""
    marking: str
    """Its label, else empty."""
    updated: str
    """The last day that the record itself names for a change; ISO 8601, a day or an instant."""
    said: tuple[Said, ...]
    """Its statements, in the order of the account."""
    corrections: tuple[Corrected, ...]
    """Oldest first."""
    kept: Kept = field(repr=False, compare=False)

    @property
    def record(self) -> Record:
        """Its record, whole."""
        return self.kept.take().records[self.slug]

    @property
    def brief(self) -> Brief:
        """Its brief."""
        return self.kept.take().briefs[self.slug]

    @property
    def texts(self) -> tuple[SourceText, ...]:
        """The texts of its sources that may be published."""
        return self.kept.take().texts[self.slug]

    @property
    def is_absence(self) -> bool:
        """Whether it records that no account was found."""
        return bool(self.conclusion)

    @property
    def size(self) -> str:
        """How many statements it holds, in words."""
        number = len(self.said)
        if self.is_absence:
            return f"{counted(number, 'remark')} to the press" if number else ""
        return counted(number, "statement")


@dataclass(frozen=True)
class ContactPage:
    """One contact with all its readouts."""

    slug: str
    """The id of the contact: "2025-07-03-putin-trump"."""
    path: PurePosixPath
    """`contacts/2025-07-03-putin-trump/index.html`."""
    title: str
    """As plain words: that of the one account, else the contact in one line."""
    subject: str
    """The contact in one line: "Phone call of A and B, 3 July 2025"."""
    date: Edtf
    kind: EventKind
    readouts: tuple[ReadoutPage, ...]
    """Accounts first, each in the order of the parties' codes."""
    parties: tuple[str, ...]
    """Slugs of the `PartyPage`s, in order."""
    principals: tuple[Principal, ...]
    """As each readout in turn names them."""
    topics: tuple[str, ...]
    """Slugs of the `TopicPage`s, with the wider ones above."""
    verdict: str
    """What came of the comparison in short; empty where there is none."""
    kept: Kept = field(repr=False, compare=False)

    @property
    def compared(self) -> Compared | None:
        """The comparison, where there are two accounts."""
        return self.kept.take().compared

    @property
    def people(self) -> tuple[str, ...]:
        """Slugs of the principals' `PersonPage`s, each once."""
        return tuple(dict.fromkeys(person.slug for person in self.principals))

    @property
    def accounts(self) -> tuple[ReadoutPage, ...]:
        """The readouts that are accounts."""
        return tuple(page for page in self.readouts if not page.is_absence)

    @property
    def year(self) -> int:
        """The year in which it is listed."""
        return self.date.earliest.year
