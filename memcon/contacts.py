"""Contacts in outline: who talked, when and how, without what was said.

Counting a series or looking for a contact that stands twice needs no more of a readout, so these
few values are kept for a whole collection while the readouts themselves come and go.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .load import read_fast
from .people import person_key
from .schemas import Count, Event, EventKind, Participant, Registries

_NEXT_FIELD = re.compile(r"\n(?=[^ \n#-])")


@dataclass(frozen=True, slots=True)
class Outline:
    """One account of a contact, without what it reports."""

    path: Path
    event: Event
    principals: frozenset[str]
    """Who talked, each by one word whatever the account calls them; see `person_key`."""

    @property
    def claim(self) -> Count | None:
        """The place in a series that the account claims for the contact."""
        return self.event.count


def outline(
    path: Path, event: Event, participants: Iterable[Participant], registries: Registries
) -> Outline:
    """The outline of an account."""
    people = (person for person in participants if person.capacity == "principal")
    return Outline(path, event, frozenset(person_key(person, registries) for person in people))


def outline_of_data(path: Path, data: Any, registries: Registries) -> Outline | None:
    """The outline of plain data, as long as that part of it is sound.

    A fault elsewhere in a readout does not undo the contact that it is about.
    """
    if not isinstance(data, Mapping) or not isinstance(data.get("participants", ()), Sequence):
        return None
    try:
        event = Event.model_validate(data.get("event"))
        people = [Participant.model_validate(item) for item in data.get("participants", ())]
    except ValidationError:
        return None
    return outline(path, event, people, registries)


def outline_of_text(path: Path, text: str, registries: Registries) -> Outline | None:
    """The outline of a readout's text, read without the rest; none where that is not safe."""
    parts = [_field(text, "event"), _field(text, "participants")]
    data = read_fast("".join(parts)) if all(parts) else None
    return outline_of_data(path, data, registries)


def _field(text: str, name: str) -> str:
    """The lines of a field at the top level; nothing where it is not there just once."""
    start = f"\n{name}:"
    at = text.find(start)
    if at < 0 or text.find(start, at + 1) >= 0:
        return ""
    end = _NEXT_FIELD.search(text, at + 1)
    return text[at : end.start() if end else len(text)]


@dataclass(frozen=True)
class Contact:
    """One contact as all its accounts have it."""

    id: str
    outlines: tuple[Outline, ...]

    @cached_property
    def earliest(self) -> date:
        """The first day that an account may mean."""
        return min(item.event.date.value.earliest for item in self.outlines)

    @cached_property
    def latest(self) -> date:
        """The last day that an account may mean."""
        return max(item.event.date.value.latest for item in self.outlines)

    @property
    def kinds(self) -> frozenset[EventKind]:
        """The forms that the accounts give it."""
        return frozenset(item.event.kind for item in self.outlines)

    @cached_property
    def start(self) -> datetime | None:
        """The first instant of beginning that an account gives."""
        starts = [item.event.start.instant for item in self.outlines if item.event.start]
        return min((start for start in starts if start), default=None)

    @property
    def day(self) -> str:
        """The date as its first account writes it."""
        return self.outlines[0].event.date.value


class Series:
    """Contacts by who talked, each series in the order of time."""

    def __init__(self, outlines: Iterable[Outline]) -> None:
        by_folder: dict[Path, list[Outline]] = defaultdict(list)
        for item in outlines:
            by_folder[item.path.parent].append(item)
        self.contacts = tuple(
            Contact(items[0].event.id, tuple(items)) for items in by_folder.values()
        )
        self._by_people: dict[frozenset[str], list[Contact]] = defaultdict(list)
        for contact in self.contacts:
            for people in {item.principals for item in contact.outlines}:
                self._by_people[people].append(contact)
        for contacts in self._by_people.values():
            contacts.sort(key=_in_time)

    def of(self, principals: frozenset[str]) -> Sequence[Contact]:
        """The contacts of just these people, in the order of time."""
        return self._by_people.get(principals, ())

    def since(self, principals: frozenset[str], first: date) -> Sequence[Contact]:
        """Those of them that may lie on or after a day, but for some of vague date."""
        contacts = self.of(principals)
        return contacts[bisect_left(contacts, first, key=lambda contact: contact.latest) :]

    def each(self) -> Iterable[Sequence[Contact]]:
        """Every series."""
        return self._by_people.values()


def _in_time(contact: Contact) -> tuple[date, str, str]:
    return contact.latest, str(contact.start or ""), contact.id
