"""The day of a contact, as title, dateline or contact sentence state it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .model import Fact, Span

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = (
    r"(?P<M>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_NTH = r"(?:st|nd|rd|th|<sup>(?:st|nd|rd|th)</sup>)?"
_RANGE = r"(?: ?[-–—] ?| and | to )"
_ABSOLUTE = re.compile(
    rf"\b{_MONTH} (?P<D>[0-9]{{1,2}}){_NTH}"
    rf"(?:{_RANGE}(?:[A-Z][a-z]{{2,8}} )?[0-9]{{1,2}}{_NTH}(?![0-9:]))?"
    r"(?:,? (?P<Y>[12][0-9]{3}))?\b"
    rf"|\b(?P<D2>[0-9]{{1,2}}){_NTH}(?:{_RANGE}[0-9]{{1,2}}{_NTH})? (?:of )?"
    rf"{_MONTH.replace('<M>', '<M2>')}(?:,? (?P<Y2>[12][0-9]{{3}}))?\b"
    r"|\b(?P<Y3>[12][0-9]{3})-(?P<M3>[0-9]{2})-(?P<D3>[0-9]{2})\b",
)
_RELATIVE = re.compile(
    r"\b(?:(?P<today>today|this (?:morning|afternoon|evening)|tonight|earlier today)"
    r"|(?P<yesterday>yesterday|last (?:night|evening)))\b(?!['’]s)",
    re.IGNORECASE,
)
_OWN_DAY = re.compile(
    r"\b(?:today|yesterday)['’]s (?:\w+ ){0,2}(?:call|conversation|meeting|talks?|discussion)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:(?:[Oo]n|[Ll]ast|[Tt]his) )?"
    r"(?P<W>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?!['’]s)",
)
# Words that make a date an attribute of something else: "the December 7 call".
_OF_ANOTHER = re.compile(
    r"(?:\b(?:the|its|their|his|her|our|by|until|since|from|for|before|after)|['’]s?) $"
)
_OLDEST, _NEWEST = 320, 45


@dataclass(frozen=True, slots=True)
class Stated:
    """A day as a text states it."""

    day: date
    span: Span
    how: str
    """absolute, yearless, relative or weekday."""

    def fact(self, words: str, published: date | None) -> Fact:
        """The day as a fact of the event, with what has to be confirmed."""
        said = f"the text says “{words}”"
        if self.how == "absolute":
            return Fact(self.day.isoformat(), self.span)
        dated = f"{published.day} {published:%B %Y}" if published else ""
        why = f"{said} and is dated {dated}"
        confirm = {
            "yearless": "date: the year is that nearest to publication",
            "relative": f"date: “{words}” is counted from the day of publication",
            "weekday": "date: the last such weekday up to the day of publication",
        }[self.how]
        return Fact(self.day.isoformat(), self.span, (confirm,), why)


def find_dates(text: str, within: Span, published: date | None) -> Iterator[Stated]:
    """The days that a stretch states of itself, in order; dates of other things are left out."""
    found = [
        *_absolute(text, within, published),
        *(_relative(text, within, published) if published else ()),
        *(_weekdays(text, within, published) if published else ()),
    ]
    for one in sorted(found, key=lambda stated: stated.span):
        lead = text[max(within.start, one.span.start - 8) : one.span.start]
        if not _OF_ANOTHER.search(lead):
            yield one


def first_own_day(text: str, within: Span, published: date | None) -> Stated | None:
    """The day in "today's call": weaker than a date of the contact sentence, but its own."""
    found = _OWN_DAY.search(text, within.start, within.end)
    if found is None or published is None:
        return None
    back = 1 if found.group().lower().startswith("yesterday") else 0
    word = Span(found.start(), found.start() + len("yesterday" if back else "today"))
    return Stated(published - timedelta(days=back), word, "relative")


def _absolute(text: str, within: Span, published: date | None) -> Iterator[Stated]:
    for found in _ABSOLUTE.finditer(text, within.start, within.end):
        part = found.groupdict()
        month = part["M"] or part["M2"] or part["M3"]
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
        day = int(part["D"] or part["D2"] or part["D3"])
        year = part["Y"] or part["Y2"] or part["Y3"]
        span = Span(found.start(), found.end())
        value = _day(int(year), number, day) if year else _nearest(number, day, published)
        if value is not None:
            yield Stated(value, span, "absolute" if year else "yearless")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(month: int, day: int, published: date | None) -> date | None:
    """The day without a year nearest to publication, seldom after it."""
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    days = [value for year in years if (value := _day(year, month, day))]
    fitting = [value for value in days if -_OLDEST <= (value - published).days <= _NEWEST]
    return min(fitting, key=lambda value: abs((value - published).days), default=None)


def _relative(text: str, within: Span, published: date) -> Iterator[Stated]:
    for found in _RELATIVE.finditer(text, within.start, within.end):
        back = 1 if found.group("yesterday") else 0
        span = Span(found.start(), found.end())
        yield Stated(published - timedelta(days=back), span, "relative")


def _weekdays(text: str, within: Span, published: date) -> Iterator[Stated]:
    for found in _WEEKDAY.finditer(text, within.start, within.end):
        back = (published.weekday() - _DAYS.index(found.group("W").lower())) % 7
        span = Span(found.start(), found.end())
        yield Stated(published - timedelta(days=back), span, "weekday")
