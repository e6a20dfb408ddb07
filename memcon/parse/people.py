"""Who is in a text: the people, for whom they stand, in what capacity, where they are named."""

from dataclasses import replace

from .capacities import Capacities, find_capacities
from .identity import Bearer
from .ids import slug_of
from .incumbents import with_offices
from .issuers import find_issuer
from .model import Capacity, Cast, Document, Gender, Mention, Person
from .names import Names, find_names
from .parties import People, with_parties
from .tables import read_table, words_of
from .unnamed import find_unnamed

_OFFICE = "country: from the office"
_GENDERS: tuple[Gender, ...] = ("m", "f")


def find_cast(document: Document) -> Cast:
    """The people of a document, from its title line, its attribution lines and its account.

    Principals are those between whom title and contact sentences say the contact was held,
    spokespersons those to whom the account is ascribed. A country that is not printed with the
    person is noted in `confirm`.
    """
    names = find_names(document)
    roles = find_capacities(document, names)
    issuer = find_issuer(document)
    people = _people(names, roles)
    people = with_parties(people, document, names, roles, issuer)
    people = with_offices(people, document, names, roles)
    mentions = tuple(
        Mention(one.span, people[one.who].id) for one in names.account if one.who in people
    )
    cast = Cast(tuple(people.values()), mentions, issuer)
    own = find_unnamed(document, cast, roles)
    return replace(cast, people=_with_own(cast.people, own)) if own else cast


def _with_own(people: tuple[Person, ...], own: Person) -> tuple[Person, ...]:
    """The people with the issuer's own principal, who may be named elsewhere in the text."""
    for place, person in enumerate(people):
        if person.capacity == "other" and person.name.split()[-1] == own.surname:
            known = replace(own, id=person.id, name=person.name, gender=person.gender)
            return (*people[:place], known, *people[place + 1 :])
    return (own, *people)


def _people(names: Names, roles: Capacities) -> People:
    """The persons by the number of their bearer, in order of appearance."""
    found: People = {}
    ids: set[str] = set()
    took_part, relaying = frozenset(roles.principals), frozenset(roles.spokespersons)
    for who, bearer in enumerate(names.bearers):
        capacity: Capacity = "other"
        if who in took_part:
            capacity = "principal"
        elif who in relaying:
            capacity = "spokesperson"
        if capacity == "other" and not _is_person(bearer):
            continue
        slug = slug_of(names.surnames[who], bearer.fullest.name, ids)
        ids.add(slug)
        implied = next((one.implied for one in bearer.namings if one.implied), None)
        found[who] = Person(
            id=slug,
            name=bearer.fullest.name,
            surname=names.surnames[who],
            title=_title(bearer),
            roles=bearer.roles,
            party=bearer.party or implied,
            capacity=capacity,
            gender=_gender(bearer),
            confirm=(_OFFICE,) if implied and not bearer.party else (),
        )
    return found


def _is_person(bearer: Bearer) -> bool:
    """Whether a run of capital words is a person: a title, an honorific or a given name says so."""
    return _gender(bearer) != "" or any(
        one.title or len(one.name) < len(one.span) for one in bearer.namings
    )


def _title(bearer: Bearer) -> str | None:
    """The office as printed at the fullest mention that has one."""
    titled = [one for one in bearer.namings if one.title]
    if not titled:
        return None
    return max(titled, key=lambda one: (len(one.words), len(one.title))).title


def _gender(bearer: Bearer) -> Gender:
    """By honorific or office, else by a given name of our table."""
    said = [one.gender for one in bearer.namings if one.gender]
    if said:
        return said[0]
    given = read_table("names")["given"]
    words = {word.lower() for word in bearer.words[:-1]}
    fitting = [gender for gender in _GENDERS if words & words_of(given[gender])]
    return fitting[0] if len(fitting) == 1 else ""
