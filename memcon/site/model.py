"""Site: all that a site is made of.

Everything here is below the site's ceiling already: whoever makes pages, feeds or an index from a
`Site` cannot publish what was left out.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from memcon.problems import Problem
from memcon.schemas import Registries

from .contacts import ContactPage, ReadoutPage
from .leads import CorrectionNote, PairPage, PartyPage, PersonPage, Step, TopicPage


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

    def pair(self, parties: tuple[str, ...]) -> PairPage | None:
        """The page of two parties; none for more or fewer, or where they never met alone."""
        return self._pairs.get(parties)

    @cached_property
    def _pairs(self) -> dict[tuple[str, ...], PairPage]:
        return {page.parties: page for page in self.pairs}
