"""The facts of the event → the `event` of a draft, with what a person has to confirm of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from memcon.evidence import Capture
from memcon.problems import UsageError
from memcon.schemas import KNOWN_PARTIES, Count, DatedValue, Duration

from .anchor import anchor, trim
from .fitting import as_line, fold, given, labelled, misfit
from .model import Draft, Fact, Span
from .slugs import contact_slug
from .told import Told

MOST_EVIDENCE = 20

_NO_ROOM = f"an event has room for {MOST_EVIDENCE} slices"
_PUBLISHED = "the text names no day; the date is that of publication"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something found that the draft cannot hold: which words, and why."""

    span: Span | None
    why: str


@dataclass(frozen=True, slots=True)
class DraftEvent:
    """The `event` as plain data, what must be confirmed of it, and what it cannot hold."""

    data: dict[str, Any]
    confirm: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


def draft_event(draft: Draft, capture: Capture, told: Told) -> DraftEvent:
    """The event as a draft has it.

    Raises UsageError where neither the text, nor its publication, nor the caller gives a day.
    """
    facts = draft.event
    lost: list[LeftOut] = []
    when, doubt = _date(draft, told.day)
    doubts = [labelled("date", words) for words in doubt]
    if told.kind is None:
        doubts += [labelled("kind", words) for words in facts.kind.confirm]
    kind = told.kind or str(facts.kind.value)
    surnames = (person.surname for person in draft.cast.principals)
    data: dict[str, Any] = {
        "id": told.contact or contact_slug(when["value"].split("/")[0][:10], surnames, kind),
        "kind": kind,
        "date": when["value"] if list(when) == ["value"] else when,
    }
    for name, value, why in _measures(draft):
        fact: Fact = getattr(facts, name)
        if why:
            lost.append(LeftOut(fact.span, f"{name}: {why}"))
            continue
        data[name] = value
        doubts += [labelled(name, words) for words in fact.confirm]
    slices: list[Any] = []
    for item in draft.items:
        if item.kind != "contact":
            continue
        if len(slices) == MOST_EVIDENCE:
            lost.append(LeftOut(item.span, _NO_ROOM))
        elif evidence := anchor(capture, trim(draft.document.text, item.span)):
            slices.append(evidence)
        else:
            lost.append(LeftOut(item.span, "no evidence can hold its words"))
    if slices:
        data["evidence"] = slices if len(slices) > 1 else slices[0]
    return DraftEvent(data, tuple(doubts), tuple(lost))


def _date(draft: Draft, day: str | None) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The date with its basis, and what is to be confirmed of it."""
    fact, published = draft.event.date, draft.document.published
    found = str(fact.value) if fact else ""
    if day is not None and day != found:
        why = f"given by hand; the text was read as {found}" if found else "given by hand"
        return _checked({"value": day, "basis": "inferred", "why": why}), ()
    if fact is not None:
        if not fact.why:
            return {"value": found}, fact.confirm
        return {"value": found, "basis": "inferred", "why": as_line(fact.why)}, fact.confirm
    if published is not None:
        value = {"value": published.isoformat(), "basis": "inferred", "why": _PUBLISHED}
        return value, ("the day of publication stands in for it",)
    message = "neither the text nor its header gives a day"
    raise UsageError(f"{message}: give --date, or --published with the day of publication")


def _checked(when: dict[str, Any]) -> dict[str, Any]:
    if misfit(DatedValue, when):
        raise UsageError(f'--date "{when["value"]}" is no date: write it like {date(2025, 7, 3)}')
    return when


def _measures(draft: Draft) -> Iterator[tuple[str, Any, str]]:
    """Place, duration, count and initiator, each with why the draft cannot hold it, if so."""
    facts = draft.event
    if facts.place:
        yield "place", as_line(str(facts.place.value)), ""
    if facts.duration:
        least, most = cast("tuple[int, int | None]", facts.duration.value)
        length: dict[str, Any] = given(wording=_wording(draft, facts.duration)) | {
            "minutes": [least, most]
        }
        yield "duration", length, misfit(Duration, length)
    if facts.count:
        place, unit, basis = cast("tuple[int, str, str]", facts.count.value)
        count: dict[str, Any] = {"value": place, "unit": unit, "basis": basis}
        count |= given(wording=_wording(draft, facts.count))
        yield "count", count, misfit(Count, count)
    if facts.initiator:
        who = str(facts.initiator.value)
        known = who in KNOWN_PARTIES or any(person.id == who for person in draft.cast.people)
        yield "initiator", who, "" if known else f'"{who}" is neither a person nor a party'


def _wording(draft: Draft, fact: Fact) -> str:
    span = fact.span
    return fold(draft.document.text[span.start : span.end]) if span else ""
