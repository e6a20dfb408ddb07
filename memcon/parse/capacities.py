"""Who took part in the contact and who relays it, as title, account and attribution lines say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .contacts import SAID, Frame, find_frames
from .model import Document, Span
from .names import Named, Names

_BY = re.compile(
    r"(?:Readouts?|Statements?|Remarks|Comments?|Briefing)\b[^.]{0,30}?\b(?:by|from)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:ahead of|following|after|before|regarding|about|on the margins|in response)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b(?:calls?|conversations?|talks?|meetings?|meets?|met|speaks?|spoke|discussions?|receives?"
    r"|video ?conference|consultations|phones?|readout)\b",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(
    r"(?:\b(?:said|added|noted|stated|explained|stressed|according to|told by)[,\s]+)"
    r"(?:the |his |her )?$",
    re.IGNORECASE,
)
_WITH = re.compile(r"\b(?:with|to|from|called)\b")
# What makes "his conversation with C" a matter of this contact.
_OTHERS = re.compile(
    r"\b(?:about|regarding|concerning|following|after|before|since|of|on) (?:\w+ ){0,2}$"
)
_REACH = 24
_RELAYERS = frozenset({"spokesperson", "aide", "press secretary"})
_PRESS = re.compile(r"\b(?:press|media|communications?)\b", re.IGNORECASE)
_SENTENCES = 12
_AGAIN = re.compile(r"\b(?:also|separately|individually)\b", re.IGNORECASE)
_ADVERBIAL = re.compile(
    r"\b(?:during|in|by|over|at the start of|in the course of)\b (?:a |an |the |his |her |their )?"
    r"[^;:]{0,40}?\b(?:calls?|conversation|talks|meeting|phone|telephone|video ?conference)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"[^;:]{0,30}?\b(?:told|informed|briefed|assured|warned|urged|asked|congratulated|thanked|with|to|and"
    r"|wish\w*|discussed with)\b(?: his| her)?[^;:]{0,30}?",
)


@dataclass(frozen=True, slots=True)
class Capacities:
    """Numbers of bearers: who took part, in the order of the text, and who relays."""

    principals: tuple[int, ...]
    spokespersons: tuple[int, ...]
    subject: tuple[int, ...] = ()
    """Those who by the contact sentence spoke with the others."""
    frame: Span | None = None
    """The sentence that reports the contact."""
    one_sided: bool = False
    """Whether that sentence sets its subject against others: "with the Xish delegation"."""


def find_capacities(document: Document, names: Names) -> Capacities:
    """Who took part and who relays.

    The title line is asked first, then the first sentence that reports a contact between people
    it names; what the text tells of other contacts further down makes no principal.
    """
    relaying = {one.who for one in names.attribution}
    titled, by_title = _read_title(document.title, names.title)
    relaying |= by_title
    subject, others, frame = _read_contact(document, names)
    found = dict.fromkeys((*subject, *others, *titled))
    principals = tuple(who for who in found if who not in relaying)
    relaying |= set(_relayers(document, names, principals))
    one_sided = frame is not None and bool(_WITH.search(document.flat, frame.start, frame.end))
    return Capacities(principals, tuple(sorted(relaying)), subject, frame, one_sided)


def _read_title(title: str, named: Sequence[Named]) -> tuple[list[int], set[int]]:
    """The principals and the spokespersons of a title line."""
    by = _BY.match(title)
    relaying: set[int] = set()
    start = 0
    if by:
        start = next(
            (
                m.end()
                for m in re.finditer(r" (?:on|of|regarding|about) ", title)
                if m.start() > by.end()
            ),
            len(title),
        )
        relaying = {
            one.who for one in named if one.span.start >= by.end() and one.extent.end <= start
        }
    if not _CONTACT.search(title):
        return [], relaying
    aside = _ASIDE.search(title, start)
    end = aside.start() if aside else len(title)
    return [one.who for one in named if start <= one.span.start < end and one.acts], relaying


def _read_contact(
    document: Document, names: Names
) -> tuple[tuple[int, ...], tuple[int, ...], Span | None]:
    """Subject and others of the contact, and the sentence that reports it."""
    subject: tuple[int, ...] = ()
    others: list[int] = []
    first: Span | None = None
    for sentence in document.prose[:_SENTENCES]:
        seen = [one for one in names.within(sentence.span) if one.acts]
        for frame in _frames(document, sentence.span, seen):
            before = tuple(seen[number].who for number in frame.before)
            after = tuple(seen[number].who for number in frame.after)
            if first is None or len({*subject, *others}) < 2:  # noqa: PLR2004 - a contact has two sides
                subject = subject or before
                others += [*before, *after]
                first = first or sentence.span
            elif before and set(before) <= set(subject) and _again(document, seen, frame):
                others += after
            break
    return subject, tuple(others), first


def _again(document: Document, seen: Sequence[Named], frame: Frame) -> bool:
    """Whether a further contact is told as one more of the same account: "also spoke with"."""
    start = seen[frame.before[-1]].extent.end
    return bool(_AGAIN.search(document.flat, start, frame.cue.end + _REACH))


def _frames(document: Document, sentence: Span, seen: Sequence[Named]) -> Iterator[Frame]:
    found = [
        frame
        for frame in find_frames(document.flat, sentence, seen)
        if frame.way != "noun"
        or not _OTHERS.search(document.flat[max(0, frame.cue.start - _REACH) : frame.cue.start])
    ]
    both = [frame for frame in found if frame.before and frame.after]
    yield from both or found
    adverbial = _ADVERBIAL.search(document.flat, sentence.start, sentence.end)
    if found or not adverbial or not seen:
        return
    group = [0]
    for number in range(1, len(seen)):
        between = document.flat[seen[group[-1]].extent.end : seen[number].span.start]
        if not _TOLD.fullmatch(between):
            break
        group.append(number)
    yield Frame("noun", Span(*adverbial.span()), (group[0],), tuple(group[1:]))


def _relayers(document: Document, names: Names, principals: Sequence[int]) -> Iterator[int]:
    """Aides and spokespersons whom the account cites, principals left out."""
    for one in names.account:
        bearer = names.bearers[one.who]
        official = _RELAYERS & set(bearer.roles) or _PRESS.search(bearer.fullest.title)
        if one.who in principals or not official:
            continue
        end = one.extent.end
        before = document.flat[max(0, one.span.start - _REACH) : one.span.start]
        if SAID.match(document.flat, end, end + 60) or _SAID_BEFORE.search(before):
            yield one.who
