"""Which office people hold, where the text does not print it with the name."""

from dataclasses import replace

from .capacities import Capacities
from .identity import Bearer
from .model import Document, Person
from .names import Names
from .offices import holder_named
from .parties import People
from .roles import with_also

_TABLE = "office: {}, from our own table of office-holders"
_COUNTERPART = "office: by the word “counterpart”, that of {}"


def with_offices(people: People, document: Document, names: Names, roles: Capacities) -> People:
    """The same persons; principals without an office get its roles, so that "the President" fits.

    A counterpart has the office of whose counterpart the text calls it; others may stand in our
    table of office-holders. Each is noted in `confirm`.
    """
    found = dict(people)
    for who in roles.principals:
        bearer = names.bearers[who]
        if not found[who].roles and any(one.counterpart for one in bearer.namings):
            found[who] = _with_office_of(found, roles, who)
        if not found[who].roles:
            found[who] = _with_office(found[who], bearer, document)
    return found


def _with_office_of(people: People, roles: Capacities, who: int) -> Person:
    """The same person with the office of the one whose counterpart the text calls it."""
    others = (people[other] for other in (*roles.subject, *roles.principals) if other != who)
    peer = next((other for other in others if other.roles), None)
    if peer is None:
        return people[who]
    confirm = (*people[who].confirm, _COUNTERPART.format(peer.surname))
    return replace(people[who], roles=peer.roles, confirm=confirm)


def _with_office(person: Person, bearer: Bearer, document: Document) -> Person:
    """The same person with the roles of our table, where the text prints no office."""
    holder = holder_named(bearer.words, document.published)
    if holder is None or holder.party != person.party:
        return person
    return replace(
        person,
        title=person.title or holder.title,
        roles=with_also(holder.role),
        confirm=(*person.confirm, _TABLE.format(holder.title)),
    )
