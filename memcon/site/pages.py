"""Site → pages, each with its place and all that its template needs. Touches no file."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from memcon import prose
from memcon.compare.wording import counted
from memcon.schemas import marking_rank

from .contact import contact_page, readout_page
from .contacts import ContactPage, ReadoutPage
from .facets import list_facets
from .figures import timeline_of
from .index_pages import list_party_pages, list_people_pages, list_topic_pages
from .listing import list_years
from .model import Site
from .page import Page
from .places import CORRECTIONS, HOME, METHOD, NOT_FOUND, STEPS

NEWEST = 300
"""Contacts listed on the home page; the pages of the years hold all."""
_CHANGES = 8


def list_pages(site: Site) -> Iterator[Page]:
    """Every page of the site but those of contacts."""
    marking = highest(site.readouts)
    for make in (
        _home,
        _years,
        list_party_pages,
        list_people_pages,
        list_topic_pages,
        _steps,
        _corrections,
        _standing,
    ):
        yield from make(site, marking)


def pages_of(site: Site, contact: ContactPage) -> Iterator[Page]:
    """The pages of one contact and its readouts."""
    yield contact_page(site, contact, highest(contact.readouts))
    for readout in contact.readouts:
        yield readout_page(site, contact, readout, highest([readout]))


def highest(readouts: Iterable[ReadoutPage]) -> str:
    """The strictest label of some readouts; empty where none has any."""
    labels = {page.marking for page in readouts} - {""}
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


def _steps(site: Site, marking: str) -> Iterator[Page]:
    lines = [
        (step, prose.say_date(step.due) if step.due else "", step.mention.said.told)
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
