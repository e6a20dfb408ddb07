"""The filters of the home page: what can be chosen, and how many contacts each choice leaves."""

from collections.abc import Sequence
from dataclasses import dataclass

from memcon import prose

from .listing import Year, count_by
from .model import Site

_HELD = (("both", "both sides’"), ("one", "one side’s"), ("none", "none held"))


@dataclass(frozen=True)
class Facet:
    """One filter."""

    name: str
    """The field of a line that it looks at."""
    label: str
    options: tuple[tuple[str, str], ...]
    """Value and label, the number of contacts in it."""


def list_facets(site: Site, years: Sequence[Year]) -> tuple[Facet, ...]:
    """The filters that the lines allow."""
    rows = [row for year in years for row in year.rows]
    names = {
        "parties": [(party.slug, party.title) for party in site.parties],
        "people": [(person.slug, person.title) for person in site.people],
        "accounts": list(_HELD),
        "kind": [(kind, prose.sentence_start(words)) for kind, words in prose.KINDS.items()],
        "year": [(str(year.year), str(year.year)) for year in years],
    }
    labels = {
        "parties": "Party",
        "people": "Person",
        "accounts": "Accounts",
        "kind": "Kind",
        "year": "Year",
    }
    facets = []
    for name, options in names.items():
        counts = count_by(rows, name)
        shown = tuple(
            (value, f"{label} ({counts[value]})") for value, label in options if value in counts
        )
        facets.append(Facet(name, labels[name], shown))
    return tuple(facets)
