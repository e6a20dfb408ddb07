"""The issuer's own principal whom an account does not name: "The PM spoke to …"."""

import re
from dataclasses import replace

from .capacities import Capacities
from .ids import slug_of
from .model import Cast, Document, Person, Span
from .offices import Holder, holder_named, holder_of
from .roles import with_also
from .titles import title_at
from .tokens import tokenize

_FIRST_PERSON = re.compile(r"\b(?:I|We|we|my)\b")
_OFFICE = "name: the text says the office only; {} is from our own table"
_PUBLISHER = "took part: {} published the account; the text does not name its author"


def find_unnamed(document: Document, cast: Cast, roles: Capacities) -> Person | None:
    """The issuer's own principal, where title and text give the office only or the first person.

    The name is that of our table of office-holders for the day of publication, to be confirmed;
    without the issuer or another principal nothing is added.
    """
    if cast.issuer is None or not cast.principals or _is_complete(cast, roles):
        return None
    speaker = _own_publisher(document, cast)
    if speaker is not None:
        return speaker
    label = document.header.get("issuer", "")
    texts = [(document.title, Span(0, len(document.title)))]
    if roles.frame is not None:
        texts.insert(0, (document.flat, roles.frame))
        if _FIRST_PERSON.search(document.flat, roles.frame.start, roles.frame.end):
            texts.append((label, Span(0, len(label))))
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


def _is_complete(cast: Cast, roles: Capacities) -> bool:
    """Whether the text names the issuer's own principal, or both sides of a contact of others."""
    named = any(person.party == cast.issuer for person in cast.principals)
    return named or (bool(roles.subject) and len(cast.principals) > 1)


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
    return Person(
        id=slug_of(words[-1], holder.name, taken),
        name=holder.name,
        surname=words[-1],
        title=holder.title,
        roles=with_also(holder.role),
        party=holder.party,
        capacity="principal",
        confirm=(_OFFICE.format(holder.name),),
    )
