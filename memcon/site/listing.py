"""Contacts → the lines of a list: day, ring, claim, and what is held of each side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from typing import Literal

from memcon import prose

from .contacts import ContactPage, ReadoutPage
from .model import Site

Ring = Literal["both", "first", "second", "none"]
"""Whose accounts are held: of all sides, of the first-named or the second party, of none."""

_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
_CONCLUSIONS = {
    "none_found": "none found",
    "refused": "declined",
    "delayed": "announced, not yet out",
}


@dataclass(frozen=True)
class Row:
    """One contact in a list."""

    slug: str
    path: PurePosixPath
    claims: tuple[tuple[PurePosixPath, str], ...]
    """What is claimed and where it stands: a line an account."""
    day: str
    """Without its year: "3 July"."""
    datetime: str
    """The day for machines where it is one, else empty."""
    ring: Ring
    meta: str
    side_by_side: str
    """What came of the comparison, where there is one."""
    year: int
    kind: str
    accounts: str
    """"both", "one" or "none": how many sides' accounts are held."""
    parties: str
    """Slugs with spaces between."""
    people: str


@dataclass(frozen=True)
class Year:
    """The contacts of one year."""

    year: int
    rows: tuple[Row, ...]


def list_years(site: Site, contacts: Iterable[ContactPage]) -> tuple[Year, ...]:
    """The contacts as lines, year by year, in their order."""
    rows = [row(site, contact) for contact in contacts]
    return tuple(
        Year(year, tuple(group)) for year, group in groupby(rows, key=lambda item: item.year)
    )


def row(site: Site, contact: ContactPage) -> Row:
    """A contact as one line."""
    day = prose.say_date(contact.date).removesuffix(f" {contact.year}")
    held = {page.party for page in contact.accounts}
    return Row(
        slug=contact.slug,
        path=contact.path,
        claims=tuple(_claims(contact)),
        day=day,
        datetime=str(contact.date) if contact.date.is_day else "",
        ring=ring(contact),
        meta=" · ".join(_meta(site, contact)),
        side_by_side=_side_by_side(contact),
        year=contact.year,
        kind=contact.kind,
        accounts="none" if not held else "both" if len(held) > 1 else "one",
        parties=" ".join(contact.parties),
        people=" ".join(contact.people),
    )


def _claims(contact: ContactPage) -> Iterator[tuple[PurePosixPath, str]]:
    if not contact.verdict:
        yield contact.path, contact.title
    else:
        yield from ((page.path, page.title) for page in contact.accounts)


def ring(contact: ContactPage) -> Ring:
    """Whose accounts are held."""
    held = {page.party for page in contact.accounts}
    if len(held) > 1 or held == set(contact.parties):
        return "both"
    if not held:
        return "none"
    return "first" if held == set(contact.parties[:1]) else "second"


def _meta(site: Site, contact: ContactPage) -> Iterator[str]:
    yield parties_of(site, contact)
    yield prose.KINDS[contact.kind]
    accounts = contact.accounts
    if contact.verdict:
        yield f"{_NUMBERS.get(len(accounts), str(len(accounts)))} accounts"
    else:
        yield from (_account(site, page) for page in accounts)
    absences = [page for page in contact.readouts if page.is_absence]
    yield from (_absence(site, page) for page in absences)


def _side_by_side(contact: ContactPage) -> str:
    """The accounts side by side in figures: "side by side: no conflict found, 2 in both"."""
    found = contact.verdict
    return f"side by side: {found[:1].lower()}{found[1:]}" if found else ""


def parties_of(site: Site, contact: ContactPage) -> str:
    """The names of the parties, "Russia – United States"; from four on, their number."""
    names = [site.party(slug).title for slug in contact.parties]
    most = 3
    return " – ".join(names) if len(names) <= most else f"{len(names)} parties"


def _account(site: Site, page: ReadoutPage) -> str:
    return f"{site.party(page.party).adjective} account"


def _absence(site: Site, page: ReadoutPage) -> str:
    return f"{site.party(page.party).adjective} readout: {_CONCLUSIONS[page.conclusion]}"


def count_by(rows: Sequence[Row], field: str) -> dict[str, int]:
    """How many lines have each value of a field that holds values with spaces between."""
    counts: dict[str, int] = {}
    for item in rows:
        for value in str(getattr(item, field)).split():
            counts[value] = counts.get(value, 0) + 1
    return counts
