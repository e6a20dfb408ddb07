"""Contacts → what can be searched: each readout, with its statements at their own places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memcon.names import party_name
from memcon.prose import plain
from memcon.render.text import to_bare
from memcon.schemas import Registries

from .contacts import ContactPage, ReadoutPage, Said
from .model import Site
from .moments import day
from .wording import kind_label, label_of

FILTERS = ("party", "person", "topic", "kind", "year", "statement")
"""`kind` is that of the contact, `statement` that of the statement."""


@dataclass(frozen=True, slots=True)
class Place:
    """One statement, to which a search may lead."""

    id: str
    """Its fragment id."""
    words: str
    kind: str
    people: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Findable:
    """One readout that a search may find. All labels are as a reader sees them."""

    address: str
    """Below the site's own address, such as `contacts/2025-07-03-putin-trump/ru.html`."""
    title: str
    words: str
    """Its bottom line."""
    note: str
    """The contact: "Phone call of A and B, 3 July 2025"."""
    date: str
    """The day of the contact, to sort by."""
    filters: dict[str, list[str]]
    """By the names of `FILTERS`: of the readout, and of all its statements."""
    places: tuple[Place, ...]


def findables(site: Site) -> Iterator[Findable]:
    """Everything to be found, the newest contact first."""
    for contact in site.contacts:
        for page in contact.readouts:
            yield _readout(page, contact, site.registries)


def _readout(page: ReadoutPage, contact: ContactPage, registries: Registries) -> Findable:
    places = tuple(_place(said, registries) for said in page.said)
    return Findable(
        address=str(page.path),
        title=plain(page.title),
        words=plain(to_bare(page.bottom_line)),
        note=plain(contact.subject),
        date=day(contact.date).isoformat(),
        filters={
            "party": [party_name(page.issuer, registries)],
            "person": _each(page.people, *(place.people for place in places)),
            "topic": _each(*(place.topics for place in places)),
            "kind": [kind_label(contact.kind)],
            "year": [str(contact.year)],
            "statement": _each([place.kind for place in places]),
        },
        places=places,
    )


def _place(said: Said, registries: Registries) -> Place:
    return Place(
        said.id,
        f"{said.words} {said.quote}".strip(),
        kind_label(said.kind),
        said.people,
        tuple(dict.fromkeys(label_of(topic, registries) for topic in said.wider)),
    )


def _each(*labels: Sequence[str]) -> list[str]:
    """All labels once, in order."""
    return sorted({label for some in labels for label in some})
