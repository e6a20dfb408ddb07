"""The pages that lead to contacts by party, pair, person and topic."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from memcon.compare.wording import counted

from .contacts import ContactPage
from .figures import months_of, raised
from .listing import list_years
from .model import Site
from .page import Page
from .places import PARTIES, PEOPLE, TOPICS


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
                "years": list_years(site, contacts),
                "charts": (raised(site, contacts, f"raised-{party.slug}"),),
                "related": (
                    ("Pairs", tuple(pairs)),
                    ("People", tuple(item for item in site.people if party.slug in item.parties)),
                ),
            },
        )
    for pair in site.pairs:
        contacts = _held(site, pair.contacts)
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
                "years": list_years(site, contacts),
                "charts": (
                    months_of(site, (pair,)),
                    raised(site, contacts, f"raised-{pair.slug}"),
                ),
                "related": (("Parties", tuple(site.party(slug) for slug in pair.parties)),),
            },
        )


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
                "years": list_years(site, contacts),
                "charts": (),
                "related": (("Parties", tuple(site.party(slug) for slug in person.parties)),),
            },
        )


def list_topic_pages(site: Site, marking: str) -> Iterator[Page]:
    """The topics: all of them, then each."""
    below: dict[str, list[Any]] = {}
    for topic in site.topics:
        below.setdefault(topic.parent, []).append(topic)
    yield Page(
        TOPICS,
        "topics",
        "Topics",
        "What the accounts of this site speak of.",
        "Topics",
        marking,
        {"site": site, "below": below},
    )
    labels = {topic.slug: topic for topic in site.topics}
    for topic in site.topics:
        yield Page(
            topic.path,
            "topic",
            topic.title,
            f"What the accounts say of {topic.title}.",
            "Topics",
            marking,
            {
                "site": site,
                "topic": topic,
                "above": labels.get(topic.parent),
                "below": below.get(topic.slug, ()),
                "groups": [
                    (site.contact(slug), list(group))
                    for slug, group in groupby(
                        ((item, item.said.told) for item in topic.mentions),
                        key=lambda pair: pair[0].readout.contact,
                    )
                ],
            },
        )


def _held(site: Site, slugs: Iterable[str]) -> list[ContactPage]:
    return [site.contact(slug) for slug in slugs]
