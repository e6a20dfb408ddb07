"""The page on which a site is searched: words, and the filters of the index."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from .facets import Facet
from .model import Site
from .page import Page
from .search import FILTERS, findables

SEARCH = PurePosixPath("search.html")
_LABELS = {
    "party": "Account of",
    "person": "Person",
    "topic": "Topic",
    "kind": "Contact",
    "year": "Year",
    "statement": "Statement",
}


def search_page(site: Site, marking: str) -> Page:
    """The page with all that each filter may be set to: it knows them before the index is there."""
    values: dict[str, set[str]] = {name: set() for name in FILTERS}
    for item in findables(site):
        for name, labels in item.filters.items():
            values[name].update(labels)
    facets = [
        Facet(name, _LABELS[name], tuple((label, label) for label in _ordered(name, labels)))
        for name, labels in values.items()
    ]
    return Page(
        SEARCH,
        "search",
        "Search",
        "Every account and its statements, by words, party, person, topic, kind and year.",
        "",
        marking,
        {"site": site, "facets": facets},
    )


def _ordered(name: str, labels: Iterable[str]) -> list[str]:
    return sorted(sorted(labels), key=str.casefold, reverse=name == "year")
