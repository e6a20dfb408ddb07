"""The contacts of the same people, or of the same two parties, before a day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .contacts import Contact
from .corpus import Corpus
from .problems import UsageError
from .record import Record
from .schemas import KNOWN_PARTIES, Registries, fold_name
from .validate import did_you_mean


@dataclass(frozen=True)
class Meeting:
    """One earlier contact with its records: accounts first, each in the order of the parties."""

    contact: Contact
    records: tuple[Record, ...]

    @property
    def accounts(self) -> tuple[Record, ...]:
        """The records that are accounts."""
        return tuple(record for record in self.records if record.readout.absence is None)

    @property
    def folder(self) -> Path:
        """Where the records lie."""
        return self.contact.outlines[0].path.parent


def before_contact(corpus: Corpus, path: Path, root: Path) -> tuple[Meeting, ...]:
    """What lies before the contact of a readout: contacts of the same principals, newest first."""
    return _meetings(corpus, earlier_contacts(corpus, path, root))


def earlier_contacts(corpus: Corpus, path: Path, root: Path) -> tuple[Contact, ...]:
    """The contacts of the same principals before that of a readout, in the order of time."""
    contacts = corpus.series(root).contacts
    own = next((item for item in contacts if item.outlines[0].path.parent == path.parent), None)
    if own is None:
        return ()
    series = corpus.series(root).of(own.outlines[0].principals)
    return tuple(item for item in series if _is_earlier(item, own))


def before_day(
    corpus: Corpus, root: Path, who: Sequence[str], day: date | None
) -> tuple[Meeting, ...]:
    """The contacts of people or parties before a day (none: all of them), newest first.

    `who` are codes of parties, or ids or names of people. Raises UsageError where the records hold
    no contact of just these.
    """
    series, (registries, _) = corpus.series(root), corpus.registries(root)
    parties = KNOWN_PARTIES.union(registries.parties)
    if all(name in parties for name in who):
        found = _of_parties(corpus, series.contacts, frozenset(who))
    else:
        found = list(series.of(frozenset(_person(name, registries) for name in who)))
    if not found:
        known = [*registries.people, *parties]
        hints = (did_you_mean(name, known) for name in who if name not in known)
        hint = next(filter(None, hints), "name a person, or a party by its code, for each side")
        raise UsageError(f"the records hold no contact of just {' and '.join(who)}: {hint}")
    return _meetings(corpus, (item for item in found if day is None or item.latest < day))


def parties_of(records: Iterable[Record]) -> frozenset[str]:
    """The codes of the parties that took part or gave an account."""
    found = set()
    for record in records:
        found.add(record.readout.issuer)
        found.update(person.party for person in record.readout.principals() if person.party)
    return frozenset(found)


def _of_parties(
    corpus: Corpus, contacts: Iterable[Contact], parties: frozenset[str]
) -> list[Contact]:
    return [item for item in contacts if parties_of(_records(corpus, item)) == parties]


def _person(name: str, registries: Registries) -> str:
    """The one word for a person; see `people.person_key`."""
    if name in registries.people:
        return name
    return registries.person_of(name) or fold_name(name)


def _is_earlier(contact: Contact, own: Contact) -> bool:
    if contact is own:
        return False
    if contact.start and own.start:
        return contact.start < own.start
    return contact.latest < own.earliest


def _meetings(corpus: Corpus, contacts: Iterable[Contact]) -> tuple[Meeting, ...]:
    newest = sorted(contacts, key=lambda item: (item.latest, item.id), reverse=True)
    found = (Meeting(item, tuple(_records(corpus, item))) for item in newest)
    return tuple(meeting for meeting in found if meeting.records)


def _records(corpus: Corpus, contact: Contact) -> Iterator[Record]:
    """The records of a contact that have no errors."""
    records = (corpus.record(item.path)[0] for item in contact.outlines)
    yield from sorted((record for record in records if record), key=_in_order)


def _in_order(record: Record) -> tuple[bool, str, str]:
    return record.readout.absence is not None, record.readout.issuer, record.id
