"""The facts of the contact itself: its form, day, length, number, initiator and place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from memcon.schemas import EventKind

from .counts import find_count
from .dates import Stated, find_dates, first_own_day
from .durations import find_duration
from .initiators import find_initiator
from .model import Cast, Document, EventFacts, Fact, Span

_VIDEO = re.compile(
    r"\b(?:video\w*|virtual(?:ly)?|teleconference|tele-?summit|online)\b|\bvia (?:secure )?video\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\b(?:tele)?phon(?:e|es|ed|ing)\b", re.IGNORECASE)
_CALL = re.compile(
    r"\b(?:(?:tele)?phon(?:e|es|ed|ing)\b(?: calls?| conversations?| talks?)?|calls?|called|speaks?"
    r"|spoke|spoken|conversations?)\b(?! on\b)",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:meetings?|meets?|met|receives?|received|visits?|summit|welcomes|hosts|talks"
    r"|bilateral|delegation|audience)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"\b(?:letters?|telegrams?|messages?|wrote|sends|sent (?:a|his|her) \w+)\b", re.IGNORECASE
)
_CUE = re.compile(
    r"\b(?:spoke|speaks|spoken|talked|met|meets|called|phoned|telephoned|calls?|conversations?"
    r"|talks?|meetings?|discussions?|video ?conference|teleconference|led|received|consultations)\b",
    re.IGNORECASE,
)
# Where a contact sentence turns from the contact to its matter.
_TURN = re.compile(
    r"\b(?:about(?! (?:an?|half|one|two|three|[0-9]))|regarding|concerning|on the situation"
    r"|following|to (?:discuss|congratulate|follow"
    r"|reinforce|reaffirm|express|thank|convey|review|stress|continue|further|advance|coordinate"
    r"|celebrat)\w*|during which|in which|where|which|highlighting|ahead of|building on)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\W{0,4}(?:Following|After|Ahead of|Building on|In response to|As a follow-up|Before|Since)"
    r"\b[^,]{0,200},"
)
_SEPARATE = re.compile(
    r"\b(?:separate|separately|individually|each of (?:the|these) calls|in each call|calls with)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\b(?:trilateral|quadrilateral|multilateral|three-way|four-way|group|conference) "
    r"(?:phone |video |telephone )?(?:call|meeting|talks|conversation)\b|\btrilateral\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|at) (?P<place>(?:the )?[A-ZÀ-Þ][\w.'’-]{1,20}"
    r"(?:,? (?:of |the )?[A-ZÀ-Þ][\w.'’-]{1,20}){0,4})"
)
_NO_PLACE = re.compile(
    r"(?:the )?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|President|Secretary)\b"
)
_SENTENCES = 6
_WINDOW = 80
_SIDES = 2


def find_event(document: Document, cast: Cast) -> EventFacts:
    """What title and account say about the contact as such; nothing is filled in unmarked.

    Each fact names the words it stands on, and says what of it a person must confirm.
    """
    contact = tuple(_contact_sentences(document, cast))
    kind = _find_kind(document, cast, contact)
    return EventFacts(
        kind=kind,
        date=_find_date(document, contact),
        duration=find_duration(document),
        count=find_count(document, contact),
        initiator=find_initiator(document, cast, contact),
        place=_find_place(document, contact) if kind.value in _MEETINGS else None,
    )


_MEETINGS = frozenset({"meeting", "multilateral_meeting"})


def _contact_sentences(document: Document, cast: Cast) -> Iterator[Span]:
    """The first sentences that name principals in a report of a contact."""
    principals = {person.id for person in cast.principals}
    named = [one.span for one in cast.mentions if one.person in principals]
    rest: list[Span] = []
    for sentence in document.sentences[:_SENTENCES]:
        cue = _CUE.search(document.flat, sentence.span.start, sentence.span.end)
        if cue and any(sentence.span.holds(span) for span in named):
            rest.append(sentence.span)
    if not rest and document.sentences:
        rest = [document.sentences[0].span]
    yield from rest


def _head(document: Document, sentence: Span) -> Span:
    """The part of a contact sentence that is about the contact: neither an aside nor its matter."""
    aside = _ASIDE.match(document.flat, sentence.start, sentence.end)
    start = aside.end() if aside else sentence.start
    cue = _CUE.search(document.flat, start, sentence.end)
    turn = _TURN.search(document.flat, cue.end() if cue else start, sentence.end)
    return Span(start, turn.start() if turn else sentence.end)


def _find_kind(document: Document, cast: Cast, contact: Sequence[Span]) -> Fact:
    """The form: by the title, else by the contact sentence; how many took part decides the rest."""
    heads = [_head(document, span) for span in contact[:1]]
    told = " ".join(document.words(head) for head in heads)
    way = _way(document.title) or _way(told)
    confirm = () if way else ("kind: neither title nor text says how the contact was held",)
    near = _cue_window(document, contact)
    if way in ("call", "meeting") and _VIDEO.search(near):
        way = "video"
    if way == "talks":
        way = "call" if _CALL.search(told) else "meeting"
    joint = _JOINT.search(document.title) or _JOINT.search(told)
    several = len(cast.principals) > _SIDES or joint is not None
    opening = " ".join(document.words(span) for span in contact[:2])
    if _SEPARATE.search(document.title) or _SEPARATE.search(opening):
        several = False
    value = _KINDS[way or "", several]
    titled = bool(_way(document.title))
    return Fact(value, None if titled or not heads else heads[0], confirm)


_KINDS: dict[tuple[str, bool], EventKind] = {
    ("call", False): "phone_call",
    ("call", True): "multilateral_call",
    ("video", False): "video_call",
    ("video", True): "multilateral_call",
    ("meeting", False): "meeting",
    ("meeting", True): "multilateral_meeting",
    ("letter", False): "letter",
    ("letter", True): "letter",
    ("", False): "other",
    ("", True): "other",
}


def _way(words: str) -> str | None:
    """How a contact was held, by the first word that tells; a video call need not say call."""
    if not words:
        return None
    firsts = {
        way: found.start()
        for way, pattern in (("call", _CALL), ("meeting", _MEETING), ("letter", _LETTER))
        if (found := pattern.search(words))
    }
    if not firsts:
        return "video" if _VIDEO.search(words) else None
    if "letter" not in firsts and _VIDEO.search(words):
        return "video"
    if "letter" not in firsts and _PHONE.search(words):
        return "call"
    first = min(firsts, key=lambda way: firsts[way])
    if first == "meeting" and re.match(r"talks\b", words[firsts[first] :], re.IGNORECASE):
        return "call" if "call" in firsts else "talks"
    return first


def _cue_window(document: Document, contact: Sequence[Span]) -> str:
    """The words right at the cue of the contact sentence."""
    if not contact:
        return ""
    head = _head(document, contact[0])
    cue = _CUE.search(document.flat, head.start, head.end)
    if cue is None:
        return ""
    return document.flat[max(head.start, cue.start() - 30) : min(head.end, cue.end() + _WINDOW)]


def _find_date(document: Document, contact: Sequence[Span]) -> Fact | None:
    """The day: of the title, of the contact sentence, of "today's call"; else of publication."""
    published = document.published or _printed_day(document)
    title = document.title
    stated = next(find_dates(title, Span(0, len(title)), published), None)
    if stated:
        fact = stated.fact(title[stated.span.start : stated.span.end], published)
        return replace(fact, span=None)
    for number, sentence in enumerate(contact):
        head = _head(document, sentence)
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
        cue = _CUE.search(document.flat, sentence.start, sentence.end)
        head = _head(document, sentence)
        if cue is None:
            continue
        for found in _PLACE.finditer(document.flat, cue.end(), head.end):
            if not _NO_PLACE.match(found.group("place")):
                start, end = found.span("place")
                if document.flat[end - 1] == "." and document.flat[end - 2].islower():
                    end -= 1
                return Fact(document.flat[start:end], Span(start, end))
    return None
