"""What a site holds: contacts with their readouts, and the indexes that lead to them.

Everything here is below the site's ceiling already: whoever makes pages, feeds or an index from a
`Site` cannot publish what was left out.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from memcon.brief import Brief
from memcon.compare.contact import Compared
from memcon.compare.wording import counted
from memcon.problems import Problem
from memcon.record import Record
from memcon.schemas import Edtf, EventKind, Registries, Statement


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
    party: str
    """The slug of the issuer's `PartyPage`."""
    record: Record
    """Without what lies above the ceiling; the file it was read from is blanked."""
    brief: Brief

    @property
    def is_absence(self) -> bool:
        """Whether it records that no account was found."""
        return self.record.readout.absence is not None

    @property
    def size(self) -> str:
        """How many statements it holds, in words."""
        number = len(self.record.readout.statements)
        if self.is_absence:
            return f"{counted(number, 'remark')} to the press" if number else ""
        return counted(number, "statement")

    @property
    def updated(self) -> str:
        """The last day that the record itself names for a change; ISO 8601, a day or an instant."""
        readout = self.record.readout
        moments = [
            *(item.at for item in readout.corrections),
            *(
                moment
                for moment in (readout.review.cleared_at, readout.review.drafted_at)
                if moment
            ),
            *([readout.released] if readout.released else []),
        ]
        return str(max(moments, default=readout.event.date.value.latest.isoformat()))


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
    people: tuple[str, ...]
    """Slugs of the principals' `PersonPage`s."""
    topics: tuple[str, ...]
    """Slugs of the `TopicPage`s, with the wider ones above."""
    compared: Compared | None
    """The comparison, where there are two accounts."""

    @property
    def accounts(self) -> tuple[ReadoutPage, ...]:
        """The readouts that are accounts."""
        return tuple(page for page in self.readouts if not page.is_absence)

    @property
    def year(self) -> int:
        """The year in which it is listed."""
        return self.date.earliest.year


@dataclass(frozen=True)
class PersonPage:
    """A principal and the contacts held."""

    slug: str
    """The id of `people.yaml`, else made of the name."""
    path: PurePosixPath
    """`people/putin.html`."""
    title: str
    """The name."""
    parties: tuple[str, ...]
    contacts: tuple[str, ...]
    """Slugs of contacts, newest first."""
    wikidata: str = ""


@dataclass(frozen=True)
class PartyPage:
    """A party and the contacts of its people."""

    slug: str
    """The code in small letters: "ru"."""
    path: PurePosixPath
    """`parties/ru.html`."""
    title: str
    """The name: "Russia"."""
    code: str
    adjective: str
    contacts: tuple[str, ...]


@dataclass(frozen=True)
class PairPage:
    """Two parties and the contacts that only they held."""

    slug: str
    """`ru-us`."""
    path: PurePosixPath
    """`pairs/ru-us.html`."""
    title: str
    """"Russia – United States"."""
    parties: tuple[str, str]
    contacts: tuple[str, ...]


@dataclass(frozen=True)
class Mention:
    """A statement with the readout it stands in."""

    readout: ReadoutPage
    index: int
    """Its place in the account, from 0."""

    @property
    def statement(self) -> Statement:
        """The statement itself."""
        return self.readout.record.readout.statements[self.index]

    @property
    def fragment(self) -> str:
        """The statement's id on the readout's page."""
        return self.statement.id

    @property
    def number(self) -> int:
        """Its place in the account, from 1."""
        return self.index + 1


@dataclass(frozen=True)
class TopicPage:
    """A topic and what was said on it, or on the narrower ones below."""

    slug: str
    """The id of `topics.yaml`, or the one that readouts use."""
    path: PurePosixPath
    """`topics/ukraine.html`."""
    title: str
    """The label."""
    parent: str
    """The slug of the wider topic, else empty."""
    contacts: tuple[str, ...]
    mentions: tuple[Mention, ...]
    """In the order of the contacts, then of each account."""


@dataclass(frozen=True)
class Step:
    """A next step or commitment that an account reports."""

    mention: Mention
    due: Edtf | None


@dataclass(frozen=True)
class CorrectionNote:
    """A dated correction of a readout."""

    readout: ReadoutPage
    at: str
    text: str
    """May hold inline Markdown: print it through `rich`."""
    by: str


@dataclass(frozen=True)
class LeftOut:
    """How much lies above the ceiling."""

    readouts: int = 0
    statements: int = 0
    """Of readouts that are on the site."""
    assessments: int = 0

    @property
    def total(self) -> int:
        """All of it."""
        return self.readouts + self.statements + self.assessments


@dataclass(frozen=True)
class Site:
    """All that a site is made of."""

    title: str
    base: str
    """The address that the site will have, for feeds and canonical links; may be empty.

    Ends with a slash: "/", "/sub/" or "https://host/sub/".
    """
    ceiling: str
    registries: Registries
    contacts: tuple[ContactPage, ...]
    """Newest first."""
    people: tuple[PersonPage, ...]
    """By title, as are parties, pairs and topics."""
    parties: tuple[PartyPage, ...]
    pairs: tuple[PairPage, ...]
    topics: tuple[TopicPage, ...]
    steps: tuple[Step, ...]
    """Dated ones by their day, then the others, the newest contact first."""
    corrections: tuple[CorrectionNote, ...]
    """Newest first."""
    left_out: LeftOut
    refused: tuple[Path, ...] = ()
    """Files with errors: they are not on the site."""
    problems: tuple[Problem, ...] = ()
    pdfs: frozenset[PurePosixPath] = frozenset()
    """The places of the briefs that are there as PDF."""

    @property
    def has_errors(self) -> bool:
        """Whether something that was read has an error."""
        return bool(self.refused) or any(item.severity == "error" for item in self.problems)

    @property
    def readouts(self) -> tuple[ReadoutPage, ...]:
        """All readouts, contact by contact."""
        return tuple(page for contact in self.contacts for page in contact.readouts)

    def contact(self, slug: str) -> ContactPage:
        """The contact of a slug."""
        return self._contacts[slug]

    @cached_property
    def _contacts(self) -> dict[str, ContactPage]:
        return {page.slug: page for page in self.contacts}

    def party(self, slug: str) -> PartyPage:
        """The party of a slug."""
        return self.by_slug[slug]

    @cached_property
    def by_slug(self) -> dict[str, PartyPage]:
        """The parties by their slugs."""
        return {page.slug: page for page in self.parties}
