"""Rule R21: one contact stands in one folder."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations, groupby
from pathlib import Path

from memcon.contacts import Contact
from memcon.problems import Finding

from .holdings import Holdings

_SAME_TALK = timedelta(hours=2)


def check_duplicates(holdings: Holdings) -> Iterator[tuple[Path, Finding]]:
    """Two contacts of the same principals in the same form, on one day or within two hours.

    Only where all readouts of the folder are checked: each is compared with its neighbours.
    """
    if not holdings.whole:
        return
    seen: set[tuple[str, str]] = set()
    for contacts in holdings.series.each():
        for _, group in groupby(contacts, key=lambda contact: contact.latest):
            for first, second in combinations(group, 2):
                if (first.id, second.id) not in seen and _may_be_one(first, second):
                    seen.add((first.id, second.id))
                    yield second.outlines[0].path, _finding(first)


def _may_be_one(first: Contact, second: Contact) -> bool:
    if not first.kinds & second.kinds or first.earliest != first.latest:
        return False
    if first.start and second.start:
        return abs(first.start - second.start) <= _SAME_TALK
    return second.earliest == second.latest


def _finding(other: Contact) -> Finding:
    message = f'the contact "{other.id}" is of the same people, in the same form, on the same day'
    hint = "if it is one contact, put its accounts into one folder; if two, give each its `start`"
    return Finding("duplicate-contact", ("event", "id"), message, hint)
