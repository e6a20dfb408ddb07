"""The facts of the contact itself: its form, day, length, number, initiator and place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from .counts import find_count
from .dates import Stated, find_dates, first_own_day
from .durations import find_duration
from .initiators import find_initiator
from .kinds import find_kind
from .model import Cast, Document, EventFacts, Fact, Span
from .openings import CONTACT_CUE, contact_sentences, head_span
from .roles import head_of
from .tokens import tokenize

_PLACE = re.compile(
    r"\b(?:in|at) (?P<place>(?:the )?[A-ZÀ-Þ][\w.'’-]{1,20}"
    r"(?:,? (?:of |the )?[A-ZÀ-Þ][\w.'’-]{1,20}){0,4})"
)
_NO_PLACE = re.compile(
    r"(?:the )?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|President|Secretary)\b"
)


def find_event(document: Document, cast: Cast) -> EventFacts:
    """What title and account say about the contact as such; nothing is filled in unmarked.

    Each fact names the words it stands on, and says what of it a person must confirm.
    """
    contact = tuple(contact_sentences(document, cast))
    kind = find_kind(document, cast, contact)
    return EventFacts(
        kind=kind,
        date=_find_date(document, contact),
        duration=find_duration(document),
        count=find_count(document, [head_span(document, sentence) for sentence in contact]),
        initiator=find_initiator(document, cast, contact),
        place=_find_place(document, contact) if kind.value in _MEETINGS else None,
    )


_MEETINGS = frozenset({"meeting", "multilateral_meeting"})


def _find_date(document: Document, contact: Sequence[Span]) -> Fact | None:
    """The day: of the title, of the contact sentence, of "today's call"; else of publication."""
    published = document.published or _printed_day(document)
    title = document.title
    stated = next(find_dates(title, Span(0, len(title)), published), None)
    if stated:
        fact = stated.fact(title[stated.span.start : stated.span.end], published)
        return replace(fact, span=None)
    for number, sentence in enumerate(contact):
        head = head_span(document, sentence)
        for stated in _by_calendar(find_dates(document.flat, head, published)):
            # Further down a full date may be another contact's; "today" hardly is.
            if number == 0 or stated.how in ("relative", "weekday"):
                return stated.fact(document.words(stated.span), published)
    for paragraph in document.paragraphs:
        stated = first_own_day(document.flat, paragraph, published)
        if stated:
            return stated.fact(document.words(stated.span), published)
    if published is None:
        return None
    why = "the text names no day; it is that of publication"
    return Fact(published.isoformat(), None, ("date: the text names no day",), why)


def _by_calendar(found: Iterator[Stated]) -> Iterator[Stated]:
    """The same days; where a weekday stands beside its date ("Tuesday (19 May)"), the date."""
    days = list(found)
    for number, one in enumerate(days):
        beside = days[number + 1] if number + 1 < len(days) else None
        if one.how == "weekday" and beside and beside.span.start - one.span.end <= len(", ("):
            continue
        yield one


def _printed_day(document: Document) -> date | None:
    """The day with its year that a dateline prints, where the header has none."""
    for block in document.blocks:
        if block.kind == "dateline":
            for stated in find_dates(document.flat, block.span, None):
                return stated.day
    return None


def _find_place(document: Document, contact: Sequence[Span]) -> Fact | None:
    """Where a meeting was held, as printed."""
    for sentence in contact[:1]:
        cue = CONTACT_CUE.search(document.flat, sentence.start, sentence.end)
        head = head_span(document, sentence)
        if cue is None:
            continue
        for found in _PLACE.finditer(document.flat, cue.end(), head.end):
            if not _NO_PLACE.match(found.group("place")):
                start, end = found.span("place")
                words = tokenize(document.flat, Span(start, end))
                office = next((one for one in words if head_of(one.lower)), None)
                end = max(start + 1, office.start - 1) if office else end
                if document.flat[end - 1] == "." and document.flat[end - 2].islower():
                    end -= 1
                return Fact(document.flat[start:end], Span(start, end))
    return None
