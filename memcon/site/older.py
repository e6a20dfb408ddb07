"""Long lists: the newest contacts on the page itself, all of them on a page for each year."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from .contacts import ContactPage

NEWEST = 300
"""Contacts listed on one page."""
YEARS = PurePosixPath("years")


@dataclass(frozen=True, slots=True)
class YearPart:
    """The contacts of one year in a list."""

    year: int
    path: PurePosixPath
    """`parties/ru/2025.html` of the list `parties/ru.html`."""
    contacts: tuple[ContactPage, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list, and where the rest of it is."""

    newest: tuple[ContactPage, ...]
    more: int
    """How many it has besides."""
    years: tuple[YearPart, ...]
    """The parts that hold all of it; none where `newest` does."""


def listed(page: PurePosixPath, contacts: Sequence[ContactPage], most: int = NEWEST) -> Listed:
    """The contacts of a list, which come newest first, as its page has them."""
    if len(contacts) <= most:
        return Listed(tuple(contacts), 0, ())
    return Listed(
        tuple(contacts[:most]), len(contacts) - most, parts(page.with_suffix(""), contacts)
    )


def parts(folder: PurePosixPath, contacts: Sequence[ContactPage]) -> tuple[YearPart, ...]:
    """A part for each year, in a folder."""
    return tuple(
        YearPart(year, folder / f"{year}.html", tuple(group))
        for year, group in groupby(
            sorted(contacts, key=lambda contact: contact.year, reverse=True),
            key=lambda contact: contact.year,
        )
    )
