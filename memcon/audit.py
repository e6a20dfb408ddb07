"""A claim such as "the sixth call of the year", counted again on the records (rule R18)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from .contacts import Contact, Outline, Series
from .schemas import Count, CountUnit, Edtf, EventKind, Registries

Outcome = Literal["agrees", "records_lower", "records_higher", "not_checkable"]

COUNTED: dict[CountUnit, frozenset[EventKind] | None] = {
    "call": frozenset({"phone_call", "video_call", "multilateral_call"}),
    "meeting": frozenset({"meeting", "multilateral_meeting"}),
    "visit": frozenset({"meeting", "multilateral_meeting"}),
    "contact": None,
}
"""The forms that a unit takes in; none: all of them."""


@dataclass(frozen=True)
class Audit:
    """What the records hold of the series that an account counts in.

    Only contacts of the same principals count: a call of two foreign ministers is none of the calls
    of their presidents. A contact with two accounts counts once.
    """

    claim: Count
    when: Outline
    since: date | None
    """The first day counted; none where the records do not tell when it began."""
    certain: tuple[Contact, ...]
    """Those that belong to the series, in the order of time, with the one that claims its place."""
    doubtful: tuple[Contact, ...] = ()
    """Those whose date is too vague to tell."""

    @cached_property
    def outcome(self) -> Outcome:
        """How the claim stands to the records."""
        if self.since is None:
            return "not_checkable"
        least, most = len(self.certain), len(self.certain) + len(self.doubtful)
        if self.claim.value < least:
            return "records_higher"
        return "agrees" if self.claim.value <= most else "records_lower"

    @property
    def days(self) -> tuple[Edtf, ...]:
        """The days of the contacts that belong to the series."""
        return tuple(contact.outlines[0].event.date.value for contact in self.certain)


def audit(outline: Outline, series: Series, registries: Registries) -> Audit | None:
    """The claim of an account counted again; none where it makes none."""
    claim = outline.claim
    if claim is None:
        return None
    day = outline.event.date.value
    since = _first_day(claim, outline, registries)
    if since is None:
        return Audit(claim, outline, None, ())
    kinds = COUNTED[claim.unit]
    certain, doubtful = [], []
    for contact in series.since(outline.principals, since):
        own = contact.outlines[0].path.parent == outline.path.parent
        if kinds is not None and not own and not contact.kinds & kinds:
            continue
        if own or (contact.earliest >= since and _goes_before(contact, outline)):
            certain.append(contact)
        elif contact.earliest <= day.latest and not _goes_after(contact, outline):
            doubtful.append(contact)
    return Audit(claim, outline, since, tuple(certain), tuple(doubtful))


def _goes_before(contact: Contact, outline: Outline) -> bool:
    """Whether a contact surely lies before that of the claim."""
    start = outline.event.start.instant if outline.event.start else None
    if start and contact.start:
        return contact.start < start
    return contact.latest < outline.event.date.value.earliest


def _goes_after(contact: Contact, outline: Outline) -> bool:
    start = outline.event.start.instant if outline.event.start else None
    if start and contact.start:
        return contact.start > start
    return contact.earliest > outline.event.date.value.latest


def _first_day(claim: Count, outline: Outline, registries: Registries) -> date | None:
    """The first day of the series, by the basis that the claim declares."""
    day = outline.event.date.value.earliest
    match claim.basis:
        case "calendar_year":
            return date(day.year, 1, 1)
        case "since_date":
            return claim.since.earliest if claim.since else None
        case "rolling":
            return day - timedelta(days=(claim.days or 1) - 1)
        case "term_of_office":
            return max(_terms(outline, registries), default=None)
        case "ever":
            return date.min


def _terms(outline: Outline, registries: Registries) -> Iterator[date]:
    """When each principal came to the office held that day: the last to come begins the series."""
    day = outline.event.date.value.earliest
    for key in outline.principals:
        person = registries.people.get(key)
        for role in person.roles if person else ():
            if role.since and role.held_on(day):
                yield role.since.earliest
