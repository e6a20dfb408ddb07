"""Who asked for a contact or placed it, where the account says so."""

import re
from collections.abc import Sequence

from .contacts import find_frames
from .model import Cast, Document, Fact, Mention, Person, Span
from .places import find_places, place_at
from .roles import title_at
from .tokens import tokenize

_SIDE = r"(?P<who>[^.;:]{2,80}?)"
_INITIATIVE = (
    re.compile(rf"\b(?:at|on|upon) {_SIDE}['’]s? (?:own )?initiative\b", re.IGNORECASE),
    re.compile(r"\b(?:at|on|upon) the initiative of (?P<who>[^.;:,]{2,80})", re.IGNORECASE),
    re.compile(
        r"\b(?:initiated|requested|proposed|arranged at the request) (?:by|of) (?P<who>[^.;:,]{2,80})",
        re.IGNORECASE,
    ),
)
_REQUEST = (
    re.compile(rf"\b(?:at|on|upon) {_SIDE}['’]s? request\b", re.IGNORECASE),
    re.compile(r"\b(?:at|on|upon) the request of (?P<who>[^.;:,]{2,80})", re.IGNORECASE),
)
_PLACED = re.compile(r"\b(?:made|placed|initiated) (?:a|the) (?:\w+ ){0,2}call\b", re.IGNORECASE)
_LATTER = re.compile(r"\bthe latter\b", re.IGNORECASE)


def find_initiator(document: Document, cast: Cast, contact: Sequence[Span]) -> Fact | None:
    """The id of a person, or the code of the party where only a side is named.

    A request counts only inside the sentence that reports the contact: elsewhere, "at the request
    of C" is about a point of the talk.
    """
    for sentence in document.sentences:
        for pattern in _INITIATIVE:
            fact = _named(document, cast, pattern, sentence.span)
            if fact and _is_contact(document, sentence.span):
                return fact
    for span in contact[:1]:
        fact = next(
            (one for pattern in _REQUEST if (one := _named(document, cast, pattern, span))), None
        )
        fact = fact or _caller(document, cast, span)
        if fact:
            return fact
    return None


_CONTACT_WORD = re.compile(
    r"\b(?:calls?|conversation|talks?|spoke|telephone|phone|meeting|met|video ?conference)\b",
    re.IGNORECASE,
)


def _is_contact(document: Document, span: Span) -> bool:
    return bool(_CONTACT_WORD.search(document.flat, span.start, span.end))


def _named(document: Document, cast: Cast, pattern: re.Pattern[str], within: Span) -> Fact | None:
    """What a pattern names as the initiator in a stretch."""
    found = pattern.search(document.flat, within.start, within.end)
    if found is None:
        return None
    who = Span(*found.span("who"))
    value = _resolve(document, cast, who)
    return Fact(value, Span(*found.span())) if value else None


def _resolve(document: Document, cast: Cast, who: Span) -> str | None:
    """The principal or the party that some words name."""
    principals = {person.id: person for person in cast.principals}
    mentioned = [one for one in cast.mentions if who.holds(one.span) and one.person in principals]
    if mentioned:
        return mentioned[-1].person
    if _LATTER.search(document.flat, who.start, who.end):
        return _last_named(cast, principals, who.start)
    tokens = tokenize(document.flat, who)
    for place in range(len(tokens)):
        title = title_at(tokens, place)
        if title is not None and title.parties:
            holder = _bearer(cast.principals, title.parties[0], title.roles)
            return holder or title.parties[0]
        if title is not None:
            fitting = [one.id for one in cast.principals if set(title.roles[:1]) & set(one.roles)]
            return fitting[0] if len(fitting) == 1 else None
        if place_at(tokens, place):
            break
    return next((place.party for place, _ in find_places(document.flat, who)), None)


def _last_named(cast: Cast, principals: dict[str, Person], before: int) -> str | None:
    named = [
        one.person for one in cast.mentions if one.span.end <= before and one.person in principals
    ]
    return named[-1] if named else None


def _bearer(people: Sequence[Person], party: str, roles: Sequence[str]) -> str | None:
    """The one principal of a party with an office."""
    fitting = [one.id for one in people if one.party == party and set(roles[:1]) & set(one.roles)]
    return fitting[0] if len(fitting) == 1 else None


def _caller(document: Document, cast: Cast, within: Span) -> Fact | None:
    """Who "called C" or from whom a call was received."""
    seen = [one for one in cast.mentions if within.holds(one.span)]
    for frame in find_frames(document.flat, within, [_Seen(one) for one in seen]):
        words = document.flat[frame.cue.start : frame.cue.end]
        calling = frame.way == "call" or (frame.way == "hold" and _PLACED.match(words))
        side = frame.before if calling else frame.after if frame.way == "receive_call" else ()
        if side and (frame.after or not calling):
            return Fact(seen[side[-1]].person, frame.cue)
    return None


class _Seen:
    """A mention as a frame wants it: nothing stands behind it."""

    def __init__(self, mention: Mention) -> None:
        self.span = mention.span
        self.extent = mention.span
