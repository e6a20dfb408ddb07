"""For whom people stand, where the text does not print it with the name."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import reduce

from .capacities import Capacities
from .model import Document, Person
from .names import Names
from .offices import holder_named
from .places import find_places

_OWN = "country: taken to be the issuer's own"
_TABLE = "country: from our own table of office-holders"
_MOST_NAMED = "country: the text names none with the person, but {} most"

People = dict[int, Person]
"""Persons by the number of their bearer."""


@dataclass(frozen=True)
class _Reading:
    """What is known of a document when parties are sought."""

    document: Document
    names: Names
    roles: Capacities
    issuer: str | None


def with_parties(
    people: People, document: Document, names: Names, roles: Capacities, issuer: str | None
) -> People:
    """The same persons; principals and spokespersons get the party that is not printed.

    First whoever our table of office-holders knows; then the issuer's own, of whom a page seldom
    says whose they are; then, for a lone counterpart, the country that the text names most. Each
    is noted in `confirm`.
    """
    reading = _Reading(document, names, roles, issuer)
    steps: tuple[Callable[[_Reading, People], People], ...] = (
        _from_table,
        _from_issuer,
        _from_text,
        _relayers,
    )
    return reduce(lambda found, step: step(reading, found), steps, people)


def _from_table(reading: _Reading, people: People) -> People:
    found = dict(people)
    for who in _lacking(reading.roles.principals, people):
        holder = holder_named(reading.names.bearers[who].words, reading.document.published)
        if holder is not None:
            note = _OWN if holder.party == reading.issuer else _TABLE
            found[who] = _stand_for(found[who], holder.party, note)
    return found


def _from_issuer(reading: _Reading, people: People) -> People:
    """The issuer's party for the subject of the contact, or for the first without one."""
    roles, issuer = reading.roles, reading.issuer
    lacking = _lacking(roles.principals, people)
    subjects = [who for who in lacking if who in roles.subject]
    if any(people[who].party == issuer for who in roles.principals):
        # Own people are there already: others are own only beside them, against the other side.
        beside = any(people[who].party == issuer for who in roles.subject if who in people)
        own = subjects if roles.one_sided and beside else []
    else:
        own = subjects or lacking[:1]
    return _all_for(people, own, issuer, _OWN)


def _from_text(reading: _Reading, people: People) -> People:
    lacking = _lacking(reading.roles.principals, people)
    party = _most_named(reading.document, reading.issuer) if lacking else None
    return _all_for(people, lacking, party, _MOST_NAMED.format(party))


def _relayers(reading: _Reading, people: People) -> People:
    relaying = [who for who in reading.roles.spokespersons if who in people]
    return _all_for(people, _lacking(relaying, people), reading.issuer, _OWN)


def _lacking(numbers: Iterable[int], people: People) -> list[int]:
    return [who for who in numbers if people[who].party is None]


def _all_for(people: People, numbers: Iterable[int], party: str | None, note: str) -> People:
    if party is None:
        return people
    return people | {who: _stand_for(people[who], party, note) for who in numbers}


def _stand_for(person: Person, party: str, note: str) -> Person:
    return replace(person, party=party, confirm=(*person.confirm, note))


def _most_named(document: Document, issuer: str | None) -> str | None:
    """The party other than the issuer that the text names most, if one stands out."""
    counted = Counter(
        place.party
        for paragraph in document.paragraphs
        for place, _ in find_places(document.flat, paragraph)
        if place.party not in (issuer, "UN", "NATO", "EU")
    ).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0]
