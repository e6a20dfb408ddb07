"""Site → pages, each with its place and all that its template needs. Touches no file."""

from collections.abc import Iterable, Iterator

from memcon import prose
from memcon.compare.wording import counted
from memcon.schemas import marking_rank

from .contact import contact_page, readout_page
from .contacts import ContactPage, ReadoutPage
from .facets import list_facets
from .figures import timeline_of
from .index_pages import list_party_pages, list_people_pages, year_page
from .listing import list_years
from .model import Site
from .older import NEWEST, YEARS, listed, parts
from .page import Page
from .places import CORRECTIONS, HOME, METHOD, NOT_FOUND, STEPS
from .topic_pages import list_topic_pages

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
            "parts": parts(YEARS, site.contacts),
            "newest": sorted(site.readouts, key=lambda page: page.updated, reverse=True)[:_CHANGES],
            "corrections": site.corrections[:_CHANGES],
        },
    )


def _years(site: Site, marking: str) -> Iterator[Page]:
    for part in parts(YEARS, site.contacts):
        yield year_page(site, part, f"Contacts of {part.year}", "Contacts", marking)


def _steps(site: Site, marking: str) -> Iterator[Page]:
    having = dict.fromkeys(step.mention.readout.contact for step in site.steps)
    contacts = [contact for contact in site.contacts if contact.slug in having]
    found = listed(STEPS, contacts)
    pages = [(STEPS, "Next steps and commitments", found.newest)]
    pages += [
        (part.path, f"Next steps and commitments of {part.year}", part.contacts)
        for part in found.years
    ]
    for path, title, shown in pages:
        names = {contact.slug for contact in shown}
        lines = [
            (step, prose.say_date(step.due) if step.due else "", step.mention.said.told)
            for step in site.steps
            if step.mention.readout.contact in names
        ]
        yield Page(
            path,
            "steps",
            title,
            "What the accounts say will be done, by the day it is due.",
            "Next steps",
            marking,
            {
                "site": site,
                "dated": [line for line in lines if line[0].due],
                "undated": [line for line in lines if not line[0].due],
                "more": found.more if path == STEPS else 0,
                "parts": found.years,
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
