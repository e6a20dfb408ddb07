"""Site → pages, each with its place and all that its template needs. Touches no file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

from memcon import prose
from memcon.compare.wording import counted
from memcon.schemas import marking_rank

from .contact import contact_page, readout_page
from .facets import list_facets
from .figures import months_of, raised, timeline_of
from .listing import list_years
from .model import ContactPage, Site
from .page import Page
from .told import told

NEWEST = 300
"""Contacts listed on the home page; the pages of the years hold all."""
_CHANGES = 8

HOME = PurePosixPath("index.html")
STEPS = PurePosixPath("steps.html")
CORRECTIONS = PurePosixPath("corrections.html")
METHOD = PurePosixPath("method.html")
NOT_FOUND = PurePosixPath("404.html")
PEOPLE = PurePosixPath("people/index.html")
PARTIES = PurePosixPath("parties/index.html")
TOPICS = PurePosixPath("topics/index.html")

NAVIGATION = (
    ("Contacts", HOME),
    ("Parties", PARTIES),
    ("People", PEOPLE),
    ("Topics", TOPICS),
    ("Next steps", STEPS),
    ("How to read", METHOD),
)


def list_pages(site: Site) -> Iterator[Page]:
    """Every page of the site."""
    marking = highest(site.readouts)
    for make in (_home, _years, _parties, _people, _topics, _steps, _corrections, _standing):
        yield from make(site, marking)
    for contact in site.contacts:
        label = highest(contact.readouts)
        yield contact_page(site, contact, label)
        for readout in contact.readouts:
            yield readout_page(site, contact, readout, highest([readout]))


def highest(readouts: Iterable[Any]) -> str:
    """The strictest label of some readouts; empty where none has any."""
    labels = {page.record.readout.marking for page in readouts} - {None}
    return max(sorted(labels), key=marking_rank, default="")


def _home(site: Site, marking: str) -> Iterator[Page]:
    shown = site.contacts[:NEWEST]
    years = list_years(site, shown)
    yield Page(
        HOME,
        "home",
        f"What was said about {counted(len(site.contacts), 'contact')}",
        "Public accounts of calls and meetings, every line tied to the words of its source.",
        "Contacts",
        marking,
        {
            "site": site,
            "chart": timeline_of(site, shown),
            "years": years,
            "facets": list_facets(site, years),
            "more": len(site.contacts) - len(shown),
            "all_years": sorted({contact.year for contact in site.contacts}, reverse=True),
            "newest": sorted(site.readouts, key=lambda page: page.updated, reverse=True)[:_CHANGES],
            "corrections": site.corrections[:_CHANGES],
        },
    )


def _years(site: Site, marking: str) -> Iterator[Page]:
    for year in list_years(site, site.contacts):
        yield Page(
            PurePosixPath("years", f"{year.year}.html"),
            "list",
            f"Contacts of {year.year}",
            f"All contacts of {year.year} on this site.",
            "Contacts",
            marking,
            {"site": site, "years": (year,), "charts": (), "related": (), "intro": ""},
        )


def _parties(site: Site, marking: str) -> Iterator[Page]:
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


def _people(site: Site, marking: str) -> Iterator[Page]:
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


def _topics(site: Site, marking: str) -> Iterator[Page]:
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
                        ((item, told(item)) for item in topic.mentions),
                        key=lambda pair: pair[0].readout.contact,
                    )
                ],
            },
        )


def _steps(site: Site, marking: str) -> Iterator[Page]:
    lines = [
        (step, prose.say_date(step.due) if step.due else "", told(step.mention))
        for step in site.steps
    ]
    yield Page(
        STEPS,
        "steps",
        "Next steps and commitments",
        "What the accounts say will be done, by the day it is due.",
        "Next steps",
        marking,
        {
            "site": site,
            "dated": [line for line in lines if line[0].due],
            "undated": [line for line in lines if not line[0].due],
        },
    )


def _corrections(site: Site, marking: str) -> Iterator[Page]:
    yield Page(
        CORRECTIONS,
        "corrections",
        "Corrections",
        "Dated changes to readouts after they were published.",
        "",
        marking,
        {"site": site},
    )


def _standing(site: Site, marking: str) -> Iterator[Page]:
    context = {"site": site}
    words = "What denial, silence and attribution mean on this site."
    yield Page(METHOD, "method", "How to read this", words, "How to read", marking, context)
    words = "There is no page at this address."
    yield Page(NOT_FOUND, "404", "No such page", words, "", marking, context)


def _held(site: Site, slugs: Iterable[str]) -> list[ContactPage]:
    find: Callable[[str], ContactPage] = site.contact
    return [find(slug) for slug in slugs]
