"""How a sentence says that a contact took place: by what words, who stands before and after."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from .model import Span

Way = Literal["speak", "meet", "hold", "lead", "call", "receive_call", "receive", "noun"]

_NOUN = (
    r"(?:phone |telephone |video |virtual |working |summit |trilateral |bilateral )?"
    r"(?:calls?|conversations?|talks?|meetings?|discussions?|consultations?|negotiations?|summit"
    r"|video ?conferences?|teleconferences?|exchanges?(?: of views)?)"
)
_LINK = r"(?:with|between|among|involving|from|to)"
# Each way with its words; the gaps are bounded, so a search stays linear.
_CUES: tuple[tuple[Way, re.Pattern[str]], ...] = (
    (
        "receive_call",
        re.compile(
            r"\b(?:received|receives|took|takes|got|answered) (?:a |an |the )?"
            r"(?:[\w-]{1,20} ){0,3}calls?\b[^;:]{0,40}? from\b",
            re.IGNORECASE,
        ),
    ),
    (
        "hold",
        re.compile(
            r"\b(?:had|has|have|held|holds|hold|holding|hosted|hosts|convened|convenes|conducted"
            r"|joined|joins|concluded|completed|made|placed|took part in|participated in"
            r"|exchanged)\b"
            rf"[^;:]{{0,80}}?\b{_NOUN}\b",
            re.IGNORECASE,
        ),
    ),
    (
        "speak",
        re.compile(
            r"\b(?:spoke|speaks|spoken|talked|talks|conferred|confers|consulted|conversed"
            r"|chatted)\b",
            re.IGNORECASE,
        ),
    ),
    ("meet", re.compile(r"\b(?:met|meets)\b", re.IGNORECASE)),
    (
        "call",
        re.compile(
            r"\b(?:called|calls|phoned|phones|telephoned|rang)\b"
            r"(?! (?:on|for|upon|it|this|that|attention|into)\b)",
            re.IGNORECASE,
        ),
    ),
    ("lead", re.compile(r"\b(?:led|leads|headed)\b[^;:]{0,80}?\bdelegation\b", re.IGNORECASE)),
    ("receive", re.compile(r"\b(?:received|receives|welcomed|hosted|hosts)\b", re.IGNORECASE)),
    ("noun", re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)),
)
_JOINT = re.compile(
    r"[\s,;]*(?:and|&|as well as|together with|along with|joined by|alongside)?[\s,;]*"
    r"(?:the |his |her |their |with |its )?(?:new |newly elected )?",
)
_LATE = (
    r"(?:today|yesterday|also|then|earlier|later|jointly|both|separately|individually|again|just)"
)
_BEFORE = re.compile(
    rf"[\s,]*(?:(?:{_LATE}|has|have|had|this \w{{3,12}}"
    r"|on \w{3,10}(?: \d{1,2})?(?:, \d{4})?,?|on the \w{3,10} of \w{3,10}(?: \d{1,2})?"
    r"|each|will have|recently|last night|tonight)[\s,]{1,3}){0,4}",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s? (?:[\w-]{1,20} ){0,4}?$")
_STOP = re.compile(
    r"\b(?:about|regarding|concerning|discuss\w*|following|after|ahead|before|during|that|which|who"
    r"|where|to (?!the\b|his\b|her\b|[A-ZÀ-Þ])|congratulat\w+|noting|including|in which|as part"
    r"|as well)\b"
)
_AT = re.compile(r"\b(?:in|at|near|outside) (?:the )?$")
_FAR = 160
_WIDEST_JOINT = 60
_MOST_JOINED = 40
_PREPOSITION = 12
_CLOSE = 3
_DIRECT = frozenset({"call", "receive", "receive_call", "meet"})
_LINKED = re.compile(rf"\b{_LINK}\b|:", re.IGNORECASE)


_SPEECH = (
    r"(?:said|says|told|added|adds|noted|stated|explained|stressed|confirmed|reported|announced"
    r"|recalled|continued|clarified|commented|specified|underlined|emphasi[sz]ed|wrote|declined)"
)
SAID = re.compile(
    rf"[\s,]{{0,4}}(?:(?:also|then|later|further|has|on \w{{3,12}}|today)[\s,]{{1,4}})?{_SPEECH}\b"
)
"""What follows a name to make it the source of what is said."""


class Seen(Protocol):
    """A person's name at a place, with what stands behind it."""

    @property
    def span(self) -> Span: ...  # noqa: D102
    @property
    def extent(self) -> Span: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Frame:
    """A report of a contact: its cue, and the names that stand before and after it."""

    way: Way
    cue: Span
    before: tuple[int, ...]
    """Numbers of names in the list that was searched."""
    after: tuple[int, ...]


def find_frames(text: str, within: Span, seen: Sequence[Seen]) -> Iterator[Frame]:
    """The frames of a stretch, in the order of their cues' strength.

    `seen` holds the names inside the stretch, in order.
    """
    starts = [one.span.start for one in seen]
    for way, pattern in _CUES:
        for match in pattern.finditer(text, within.start, within.end):
            cue = Span(match.start(), match.end())
            before = _group_before(text, cue, seen, bisect_left(starts, cue.start))
            after = _group_after(text, cue, way, seen, bisect_left(starts, cue.end))
            if before or after:
                yield Frame(way, cue, before, after)


def _group_before(text: str, cue: Span, seen: Sequence[Seen], free: int) -> tuple[int, ...]:
    """The joined names that end right before a cue; `free` is the first name behind it."""
    last = free - 1
    if last < 0 or seen[last].span.end > cue.start:
        return ()
    end = min(seen[last].extent.end, cue.start)
    if cue.start - end > _FAR:
        return ()
    gap = text[end : cue.start]
    if not (_BEFORE.fullmatch(gap) or _POSSESSIVE.search(gap)):
        return ()
    first = last
    while last - first < _MOST_JOINED and first > 0 and _joined(text, seen[first - 1], seen[first]):
        first -= 1
    return tuple(range(first, last + 1))


def _group_after(
    text: str, cue: Span, way: Way, seen: Sequence[Seen], free: int
) -> tuple[int, ...]:
    """The joined names that a cue leads to; `free` is the first name behind it."""
    first = free
    while first < len(seen) and _AT.search(text[cue.end : seen[first].span.start][-_PREPOSITION:]):
        first += 1
    if first >= len(seen) or seen[first].span.start - cue.end > _FAR:
        return ()
    gap = text[cue.end : seen[first].span.start]
    direct = way in _DIRECT and len(gap.split()) <= _CLOSE
    if _STOP.search(gap) or not (direct or _LINKED.search(gap)):
        return ()
    last = first
    while (
        last - first < _MOST_JOINED
        and last + 1 < len(seen)
        and _joined(text, seen[last], seen[last + 1])
        # "… spoke with C, the aide N said": the last name is no side of the contact.
        and not SAID.match(text, seen[last + 1].extent.end)
    ):
        last += 1
    return tuple(range(first, last + 1))


def _joined(text: str, one: Seen, other: Seen) -> bool:
    """Whether only commas, "and" and the like stand between two names."""
    between = other.span.start - one.extent.end
    if not 0 < between <= _WIDEST_JOINT:
        return False
    words = text[one.extent.end : other.span.start]
    return bool(words.strip()) and bool(_JOINT.fullmatch(words))
