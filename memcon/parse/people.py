"""Who is in a text: the people, for whom they stand, in what capacity, where they are named."""

from collections import Counter
from dataclasses import replace
from itertools import count

from .capacities import Capacities, find_capacities
from .identity import Bearer, fold
from .issuers import find_issuer
from .model import Capacity, Cast, Document, Gender, Mention, Person, Span
from .names import Names, find_names
from .offices import Holder, holder_named, holder_of
from .places import find_places
from .roles import with_also
from .tables import read_table, words_of
from .titles import title_at
from .tokens import tokenize

_OWN = "country: taken to be the issuer's own"
_TABLE = "country: from our own table of office-holders"
_OFFICE = "country: from the office"
_ROLE = "office: {}, from our own table of office-holders"
_PUBLISHER = "took part: {} published the account; the text does not name its author"
_MOST_NAMED = "country: the text names none with the person, but {} most"


def find_cast(document: Document) -> Cast:
    """The people of a document, from its title line, its attribution lines and its account.

    Principals are those between whom title and contact sentences say the contact was held,
    spokespersons those to whom the account is ascribed. A country that is not printed with the
    person is noted in `confirm`.
    """
    names = find_names(document)
    roles = find_capacities(document, names)
    issuer = find_issuer(document)
    people = _people(document, names, roles, issuer)
    mentions = tuple(
        Mention(one.span, people[one.who].id) for one in names.account if one.who in people
    )
    cast = Cast(tuple(people.values()), mentions, issuer)
    own = _own_by_office(document, cast, roles)
    return replace(cast, people=(own, *cast.people)) if own else cast


def _people(
    document: Document, names: Names, roles: Capacities, issuer: str | None
) -> dict[int, Person]:
    """The persons by the number of their bearer, in order of appearance."""
    found: dict[int, Person] = {}
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
        slug = _slug(names.surnames[who], bearer.fullest.name, ids)
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
    return _with_parties(document, names, found, roles, issuer)


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
    said = next((one.gender for one in bearer.namings if one.gender), "")
    if said:
        return said
    given = read_table("names")["given"]
    words = {word.lower() for word in bearer.words[:-1]} or set()
    genders: tuple[Gender, ...] = ("m", "f")
    fitting = [gender for gender in genders if words & words_of(given[gender])]
    return fitting[0] if len(fitting) == 1 else ""


def _slug(surname: str, name: str, taken: set[str]) -> str:
    """An id from the surname, from the whole name where that is taken."""
    for words in (surname, name):
        slug = "-".join(filter(None, (_ascii(word) for word in words.replace("-", " ").split())))
        if slug and slug not in taken:
            return slug
    return next(slug for n in count(len(taken) + 1) if (slug := f"person-{n}") not in taken)


def _ascii(word: str) -> str:
    return "".join(sign for sign in fold(word) if sign.isascii())


def _with_parties(
    document: Document,
    names: Names,
    people: dict[int, Person],
    roles: Capacities,
    issuer: str | None,
) -> dict[int, Person]:
    """The same persons; principals and spokespersons get the country that is not printed."""
    found = dict(people)
    for who in roles.principals:
        holder = holder_named(names.bearers[who].words, document.published)
        if found[who].party is None and holder is not None:
            note = _OWN if holder.party == issuer else _TABLE
            found[who] = _stand_for(found[who], holder.party, note)
    lacking = [who for who in roles.principals if found[who].party is None]
    own = [who for who in lacking if who in roles.subject]
    taken = any(found[who].party == issuer for who in roles.principals)
    if issuer is not None and (not taken or (roles.one_sided and _is_own(found, roles, issuer))):
        for who in own or ([] if taken else lacking[:1]):
            found[who] = _stand_for(found[who], issuer, _OWN)
    lacking = [who for who in roles.principals if found[who].party is None]
    party = _most_named(document, issuer) if lacking else None
    for who in lacking if party else ():
        found[who] = _stand_for(found[who], party, _MOST_NAMED.format(party))
    for who in roles.principals:
        if not found[who].roles and any(one.counterpart for one in names.bearers[who].namings):
            found[who] = _with_office_of(found, roles, who)
        if not found[who].roles:
            found[who] = _with_office(found[who], names.bearers[who], document)
    for who in roles.spokespersons:
        if who in found and found[who].party is None and issuer is not None:
            found[who] = _stand_for(found[who], issuer, _OWN)
    return found


def _is_own(people: dict[int, Person], roles: Capacities, issuer: str) -> bool:
    """Whether somebody among the subjects of the contact sentence is the issuer's."""
    return any(people[who].party == issuer for who in roles.subject if who in people)


def _stand_for(person: Person, party: str, note: str) -> Person:
    return replace(person, party=party, confirm=(*person.confirm, note))


def _with_office_of(people: dict[int, Person], roles: Capacities, who: int) -> Person:
    """The same person with the office of the one whose counterpart the text calls it."""
    others = (people[other] for other in (*roles.subject, *roles.principals) if other != who)
    peer = next((other for other in others if other.roles), None)
    if peer is None:
        return people[who]
    confirm = (*people[who].confirm, f"office: by the word “counterpart”, that of {peer.surname}")
    return replace(people[who], roles=peer.roles, confirm=confirm)


def _with_office(person: Person, bearer: Bearer, document: Document) -> Person:
    """The same person with the roles of our table, where the text prints no office."""
    holder = holder_named(bearer.words, document.published)
    if holder is None or holder.party != person.party:
        return person
    return replace(
        person, roles=with_also(holder.role), confirm=(*person.confirm, _ROLE.format(holder.title))
    )


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


def _own_by_office(document: Document, cast: Cast, roles: Capacities) -> Person | None:
    """The issuer's own principal where title and text give the office only: "The PM spoke to …"."""
    if cast.issuer is None or not cast.principals:
        return None
    if any(person.party == cast.issuer for person in cast.principals):
        return None
    speaker = _own_publisher(document, cast)
    if speaker is not None:
        return speaker
    texts = [(document.title, Span(0, len(document.title)))]
    if roles.frame is not None:
        texts.insert(0, (document.flat, roles.frame))
    for text, within in texts:
        tokens = tokenize(text, within)
        for place in range(len(tokens)):
            title = title_at(tokens, place)
            if title is None or title.parties not in ((), (cast.issuer,)):
                continue
            holder = holder_of(cast.issuer, title.roles, document.published)
            if holder is not None:
                return _person_of(holder, {person.id for person in cast.people})
    return None


def _own_publisher(document: Document, cast: Cast) -> Person | None:
    """The office-holder who published the account under his or her own name."""
    words = tuple(document.header.get("issuer", document.header.get("publisher", "")).split())
    holder = holder_named(words, document.published) if len(words) > 1 else None
    if holder is None or holder.party != cast.issuer:
        return None
    own = _person_of(holder, {person.id for person in cast.people})
    return replace(own, confirm=(_PUBLISHER.format(holder.name),))


def _person_of(holder: Holder, taken: set[str]) -> Person:
    words = holder.name.split()
    note = f"name: the text says the office only; {holder.name} is from our own table"
    return Person(
        id=_slug(words[-1], holder.name, taken),
        name=holder.name,
        surname=words[-1],
        title=holder.title,
        roles=with_also(holder.role),
        party=holder.party,
        capacity="principal",
        confirm=(note,),
    )
