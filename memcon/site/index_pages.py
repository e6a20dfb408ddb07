"""The pages that lead to contacts by party, pair and person."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from memcon.compare.wording import counted

from .contacts import ContactPage
from .figures import months_of, raised
from .listing import list_years
from .model import Site
from .older import Listed, YearPart, listed
from .page import Page
from .places import PARTIES, PEOPLE


def list_party_pages(site: Site, marking: str) -> Iterator[Page]:
    """The parties and pairs of parties: all of them, then each."""
    yield Page(
        PARTIES,
        "parties",
        "Parties and pairs of parties",
        "Parties to the contacts of this site, alone and in pairs.",
        "Parties",
        marking,
        {"site": site, "chart": months_of(site, site.pairs)},
    )
    for party in site.parties:
        contacts = _held(site, party.contacts)
        found = listed(party.path, contacts)
        pairs = [pair for pair in site.pairs if party.slug in pair.parties]
        yield Page(
            party.path,
            "list",
            party.title,
            f"Contacts of {party.title}, with the accounts held.",
            "Parties",
            marking,
            {
                "site": site,
                "intro": _held_words(contacts, party.slug),
                **_lines(site, found),
                "charts": (raised(site, contacts, f"raised-{party.slug}"),),
                "related": (
                    ("Pairs", tuple(pairs)),
                    ("People", tuple(item for item in site.people if party.slug in item.parties)),
                ),
            },
        )
        yield from _year_pages(site, found, party.title, "Parties", marking)
    for pair in site.pairs:
        contacts = _held(site, pair.contacts)
        found = listed(pair.path, contacts)
        yield Page(
            pair.path,
            "list",
            pair.title,
            f"Contacts of {pair.title.replace(' – ', ' and ')} without a third party.",
            "Parties",
            marking,
            {
                "site": site,
                "intro": f"{counted(len(contacts), 'contact')} without a third party.",
                **_lines(site, found),
                "charts": (
                    months_of(site, (pair,)),
                    raised(site, contacts, f"raised-{pair.slug}"),
                ),
                "related": (("Parties", tuple(site.party(slug) for slug in pair.parties)),),
            },
        )
        yield from _year_pages(site, found, pair.title, "Parties", marking)


def _held_words(contacts: Sequence[ContactPage], party: str) -> str:
    """How many contacts, and of how many the party gave an account."""
    held = sum(any(page.party == party for page in contact.accounts) for contact in contacts)
    return f"{counted(len(contacts), 'contact')}; of {held} an account of this party is held."


def list_people_pages(site: Site, marking: str) -> Iterator[Page]:
    """The people: all of them, then each."""
    yield Page(
        PEOPLE,
        "people",
        "People",
        "Those on whose behalf the contacts of this site were held.",
        "People",
        marking,
        {"site": site},
    )
    for person in site.people:
        contacts = _held(site, person.contacts)
        found = listed(person.path, contacts)
        yield Page(
            person.path,
            "list",
            person.title,
            f"Contacts of {person.title}, with the accounts held.",
            "People",
            marking,
            {
                "site": site,
                "intro": f"{counted(len(contacts), 'contact')} as a principal.",
                **_lines(site, found),
                "charts": (),
                "related": (("Parties", tuple(site.party(slug) for slug in person.parties)),),
            },
        )
        yield from _year_pages(site, found, person.title, "People", marking)


def year_page(site: Site, part: YearPart, title: str, section: str, marking: str) -> Page:
    """The contacts of one year in a list."""
    return Page(
        part.path,
        "list",
        title,
        f"{title}: {counted(len(part.contacts), 'contact')} with the accounts held.",
        section,
        marking,
        {
            "site": site,
            "intro": "",
            "years": list_years(site, part.contacts),
            "more": 0,
            "parts": (),
            "charts": (),
            "related": (),
        },
    )


def _year_pages(
    site: Site, found: Listed, title: str, section: str, marking: str
) -> Iterator[Page]:
    for part in found.years:
        yield year_page(site, part, f"{title}, {part.year}", section, marking)


def _lines(site: Site, found: Listed) -> dict[str, Any]:
    """What the page of a list has of its contacts."""
    return {
        "years": list_years(site, found.newest),
        "more": found.more,
        "parts": found.years,
    }


def _held(site: Site, slugs: Iterable[str]) -> list[ContactPage]:
    return [site.contact(slug) for slug in slugs]
