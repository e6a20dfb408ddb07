"""Who asked for a contact or placed it, where the account says so."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from .contacts import find_frames
from .model import Cast, Document, Fact, Mention, Person, Span
from .places import find_places, place_at
from .titles import title_at
from .tokens import tokenize

_SIDE = r"(?P<who>[^.;:]{2,80}?)"
_INITIATIVE = (
    re.compile(rf"\b(?:at|on|upon) {_SIDE}['’]s? (?:own )?initiative\b", re.IGNORECASE),
    re.compile(r"\b(?:at|on|upon) the initiative of (?P<who>[^.;:,]{2,80})", re.IGNORECASE),
    re.compile(
        r"\b(?:initiated|requested|proposed|arranged at the request) (?:by|of) "
        r"(?P<who>[^.;:,]{2,80})",
        re.IGNORECASE,
    ),
)
_REQUEST = (
    re.compile(rf"\b(?:at|on|upon) {_SIDE}['’]s? request\b", re.IGNORECASE),
    re.compile(r"\b(?:at|on|upon) the request of (?P<who>[^.;:,]{2,80})", re.IGNORECASE),
)
_PLACED = re.compile(r"\b(?:made|placed|initiated) (?:a|the) (?:\w+ ){0,2}call\b", re.IGNORECASE)
_TOOK_PLACE = re.compile(
    r"(?:The|This) (?:\w+ ){0,2}(?:call|conversation|talks?|meeting|contact)\b[^.;:]{0,40}?"
    r"\b(?:took place|was held|was organi[sz]ed|came|was arranged)\b"
)
_LATTER = re.compile(r"\bthe latter\b", re.IGNORECASE)


def find_initiator(document: Document, cast: Cast, contact: Sequence[Span]) -> Fact | None:
    """The id of a person, or the code of the party where only a side is named.

    A request counts only inside the sentence that reports the contact: elsewhere, "at the request
    of C" is about a point of the talk.
    """
    for sentence in document.prose:
        for pattern in _INITIATIVE:
            fact = _named(document, cast, pattern, sentence.span)
            if fact and _is_contact(document, sentence.span):
                return fact
        if _TOOK_PLACE.match(document.words(sentence.span)):
            for pattern in _REQUEST:
                fact = _named(document, cast, pattern, sentence.span)
                if fact:
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
    start, end = found.span("who")
    start = (
        max(start, document.flat.rfind(" at ", start, end) + 4) if " at " in found["who"] else start
    )
    who = Span(start, end)
    value = _resolve(document, cast, who)
    begin = max(found.start(), start - 3) if start > found.start("who") else found.start()
    return Fact(value, Span(begin, found.end())) if value else None


def _resolve(document: Document, cast: Cast, who: Span) -> str | None:
    """The principal or the party that some words name."""
    principals = {person.id: person for person in cast.principals}
    mentioned = [one for one in mentions_within(cast, who) if one.person in principals]
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


def mentions_within(cast: Cast, span: Span) -> Sequence[Mention]:
    """The mentions in a stretch of the text."""
    first = bisect_left(cast.mentions, span.start, key=lambda one: one.span.start)
    last = bisect_left(cast.mentions, span.end, key=lambda one: one.span.start)
    return cast.mentions[first:last]


def _last_named(cast: Cast, principals: dict[str, Person], before: int) -> str | None:
    named = (one.person for one in reversed(mentions_within(cast, Span(0, before))))
    return next((person for person in named if person in principals), None)


def _bearer(people: Sequence[Person], party: str, roles: Sequence[str]) -> str | None:
    """The one principal of a party with an office."""
    fitting = [one.id for one in people if one.party == party and set(roles[:1]) & set(one.roles)]
    return fitting[0] if len(fitting) == 1 else None


def _caller(document: Document, cast: Cast, within: Span) -> Fact | None:
    """Who "called C" or from whom a call was received."""
    seen = mentions_within(cast, within)
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
