"""How long a contact lasted, as its account puts it."""

import re

from .model import Document, Fact, Span
from .numerals import NUMBER, read_number

_HEDGE = (
    r"(?P<hedge>almost|nearly|just under|close to|about|around|some|approximately|approx\.|roughly"
    r"|just over|a little over|a bit over|slightly over|a little more than|slightly more than"
    r"|a bit more than|well over|more than|over|at least|no less than|less than|under|up to"
    r"|no more than)"
)
_AMOUNT = (
    r"(?:(?P<half>half(?: of)? an hour|a half[- ]hour|half-hour)"
    r"|(?P<hour_half>an hour and a half|(?P<and_half>NUM) and a half[- ]hours?)"
    r"|(?P<hours>NUM|an?)(?:-| )hours?(?:-long)?(?:,? (?:and )?(?P<rest>NUM)(?:-| )minutes?)?"
    r"|(?P<long>hour)-long"
    r"|(?P<minutes>NUM)(?:-| )minutes?(?:-long)?)"
).replace("NUM", NUMBER)
_PHRASE = rf"(?:{_HEDGE} )?{_AMOUNT}"
_CONTACT = (
    r"(?:telephone |phone |video |summit |face-to-face |bilateral )?"
    r"(?:calls?|conversation|talks?|meeting|discussions?|negotiations|consultations"
    r"|video ?conference|summit|exchange)"
)
# The three ways to say it: it lasted so long; they spoke for so long; a call so long.
_WAYS = (
    re.compile(
        r"\b(?:last(?:ed|ing|s)?|took|taking|ran|running|continued|went on|stretched|took up"
        rf"|(?:was|were) held|duration of)(?: for| on for)? {_PHRASE}\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:spoke|speaking|talked|talking|met|conversed|conferred|chatted|commencing|starting"
        r"|beginning|from|calls?|conversation|talks|meeting|discussions?|video ?conference)\b"
        rf"[^;]{{0,60}}?\b(?:for|of) (?:a total of )?{_PHRASE}\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_PHRASE}(?:,? ?(?:long )?(?:[a-z-]{{1,20}} ){{0,3}}?)?(?: of)? ?\b{_CONTACT}\b",
        re.IGNORECASE,
    ),
)
# What shows that an amount of time measures something else.
_OTHER = re.compile(
    r"^(?:[ -](?:ceasefire|truce|pause|notice|ultimatum|deadline|delay|flight|drive|window|period)"
    r"| (?:later|earlier|ago|before|after|a day|each|per|away))",
    re.IGNORECASE,
)
_SLACK, _SPREAD, _HOUR = 10, 5, 60


def find_duration(document: Document) -> Fact | None:
    """The least and the most minutes, None for an open end; the span is the wording.

    Only a measure counts: "a lengthy conversation" says nothing.
    """
    for sentence in document.prose:
        for way in _WAYS:
            found = way.search(document.flat, sentence.span.start, sentence.span.end)
            if found and not _OTHER.match(document.flat[found.end() : found.end() + 24]):
                span = _wording(found)
                low, high = _bounds(found)
                confirm = () if low == high else ("duration: approximate in the text",)
                return Fact((low, high), span, confirm)
    return None


def _wording(found: re.Match[str]) -> Span:
    parts = ("hedge", "half", "hour_half", "hours", "rest", "long", "minutes")
    starts = [found.start(part) for part in parts if found.group(part)]
    text = found.string
    last = max(found.end(part) for part in parts if found.group(part))
    unit = re.compile(r"(?:[- ]?(?:hours?|minutes?|and a half))?(?:-long)?").match(text, last)
    return Span(min(starts), unit.end() if unit else last)


def _minutes(found: re.Match[str]) -> int:
    if found.group("half"):
        return _HOUR // 2
    if found.group("hour_half"):
        whole = found.group("and_half")
        return int((read_number(whole) if whole else 1) * _HOUR) + _HOUR // 2
    if found.group("long"):
        return _HOUR
    if found.group("minutes"):
        return int(read_number(found.group("minutes")))
    rest = found.group("rest")
    return int(read_number(found.group("hours")) * _HOUR) + int(read_number(rest) if rest else 0)


def _bounds(found: re.Match[str]) -> tuple[int, int | None]:
    """The bounds that the hedge sets; the widths are those of the annotation guide."""
    minutes = _minutes(found)
    hedge = (found.group("hedge") or "").lower()
    if not hedge:
        return minutes, minutes
    if hedge in ("almost", "nearly", "just under", "close to"):
        return max(0, minutes - _SLACK), minutes
    if hedge in ("about", "around", "some", "approximately", "approx.", "roughly"):
        return max(0, minutes - _SPREAD), minutes + _SPREAD
    if hedge in ("less than", "under", "up to", "no more than"):
        return 0, minutes
    if hedge in ("more than", "over", "at least", "no less than", "well over"):
        return minutes, None
    return minutes, minutes + _SLACK
