"""What leads to contacts on a site: people, parties, pairs, topics, next steps, corrections.

They hold of each contact no more than their pages print, so that all of them together are light.
"""

from dataclasses import dataclass
from pathlib import PurePosixPath

from memcon.schemas import Edtf

from .contacts import ReadoutPage, Said


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


@dataclass(frozen=True, slots=True)
class Mention:
    """A statement with the readout it stands in."""

    readout: ReadoutPage
    index: int
    """Its place in the account, from 0."""

    @property
    def said(self) -> Said:
        """The statement itself."""
        return self.readout.said[self.index]

    @property
    def fragment(self) -> str:
        """The statement's id on the readout's page."""
        return self.said.id

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
    number: int
    """Its place among those of the readout, from 1."""
    at: str
    text: str
    """May hold inline Markdown: print it through `rich`."""
    by: str
