"""All that was found in a text → a readout that a person only has to confirm.

Nothing is retyped: every evidence and quotation is a slice of the stored text. What a readout
cannot hold is dropped and named, never mended.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from memcon import __version__
from memcon.checks import CHECKS
from memcon.codes import CODES
from memcon.evidence import Capture
from memcon.load import Document as Loaded
from memcon.problems import SourceError, UsageError
from memcon.record import Record, Stored
from memcon.schemas import Participant, Readout, Source

from .draft_event import DraftEvent, LeftOut, draft_event
from .draft_statement import draft_statement, settle_topics
from .fitting import as_line, given, misfit
from .model import Draft, Item, Person
from .origin import Origin
from .told import Told

SOURCE = "account"
MOST_STATEMENTS, MOST_PEOPLE, MOST_CONFIRM = 500, 200, 200

_NO_ROOM = f"a readout has room for {MOST_STATEMENTS} statements"


@dataclass(frozen=True)
class DraftReadout:
    """A readout as plain data, the item behind each of its statements, and what it lacks."""

    data: dict[str, Any]
    items: dict[str, Item]
    left_out: tuple[LeftOut, ...]

    @property
    def readout(self) -> Readout:
        """The readout; it is valid."""
        return Readout.model_validate(self.data)


def draft_readout(draft: Draft, origin: Origin, told: Told) -> DraftReadout:
    """The draft of a readout from all that was found, its statements in the order of the text.

    Raises SourceError where the text holds no statement, UsageError where it gives no day.
    """
    capture = Capture(draft.document.text)
    event = draft_event(draft, capture, told)
    lost = list(event.left_out)
    items: list[tuple[dict[str, Any], Item]] = []
    for item in draft.items:
        if item.kind == "contact":
            continue
        if len(items) == MOST_STATEMENTS:
            lost.append(LeftOut(item.span, _NO_ROOM))
            continue
        statement, why = draft_statement(draft, capture, item)
        if why:
            lost.append(LeftOut(item.span, why))
        else:
            items.append((statement, item))
    record = _record(draft, origin, told, event, items)
    refused = dict(_refused(record, draft.document.text))
    lost += [LeftOut(items[place][1].span, why) for place, why in refused.items()]
    items = [pair for place, pair in enumerate(items) if place not in refused]
    data = _record(draft, origin, told, event, items)
    named = {
        statement["id"]: item
        for statement, (_, item) in zip(data.get("statements", ()), items, strict=True)
    }
    return DraftReadout(data, named, tuple(sorted(lost, key=_place)))


def _record(
    draft: Draft,
    origin: Origin,
    told: Told,
    event: DraftEvent,
    items: list[tuple[dict[str, Any], Item]],
) -> dict[str, Any]:
    """The whole readout in the order of the house; raises SourceError where it reports nothing."""
    reports = any(item.kind != "context" for _, item in items)
    if not reports and "evidence" not in event.data:
        count = len(draft.document.sentences)
        raise SourceError(f"no account of a contact was found in the {count} sentences of the text")
    people = list(_participants(draft, event, [item for _, item in items]))[:MOST_PEOPLE]
    doubts = [
        *origin.confirm,
        *event.confirm,
        *(f"{person.id}: {words}" for person in people for words in person.confirm),
    ]
    statements = [
        {"id": f"s{number}", **statement}
        for number, (statement, _) in enumerate(settle_topics(items), start=1)
    ]
    return {
        "memcon": 1,
        "issuer": origin.issuer,
        "level": origin.level,
        "language": "en",
        "event": event.data,
        "participants": list(map(_participant, people)),
        "sources": [_source(draft, origin, told)],
        **given(statements=statements),
        "review": {
            "state": "draft",
            "drafted_by": as_line(f"memcon parse {__version__} ({draft.layer})"),
        },
        **given(confirm=[as_line(words) for words in doubts][:MOST_CONFIRM]),
    }


def _participants(draft: Draft, event: DraftEvent, items: list[Item]) -> Iterator[Person]:
    """Those who took part or relay, and whoever else the draft refers to."""
    named = {name for item in items for name in (*item.by, *item.via)}
    named.add(str(event.data.get("initiator", "")))
    principals = draft.cast.principals
    others = (person for person in draft.cast.people if person not in principals)
    for person in (*principals, *others):
        taken = person.capacity != "other" or person.id in named
        if taken and not misfit(Participant, _participant(person)):
            yield person


def _participant(person: Person) -> dict[str, Any]:
    return given(
        id=person.id,
        name=as_line(person.name),
        title=as_line(person.title or ""),
        party=person.party,
        capacity=person.capacity,
    )


def _source(draft: Draft, origin: Origin, told: Told) -> dict[str, Any]:
    """The text itself as a source, pinned by the hash of what is stored."""
    header, raw = draft.document.header, draft.document.text.encode()
    published = draft.document.published
    source = {"id": SOURCE, "kind": origin.kind} | given(
        publisher=as_line(header.get("issuer", "")),
        title=as_line(draft.document.title),
        language=told.language,
        published=published.isoformat() if published else None,
        url=header.get("url", "").strip(),
        rights=as_line(header.get("terms", "") or header.get("rights", "")),
        capture={
            "path": told.capture or f"captures/{told.file or origin.issuer.lower()}.txt",
            "sha256": hashlib.sha256(raw).hexdigest(),
        },
    )
    while why := misfit(Source, source):
        field = why.split(":")[0]
        if field == "url" and told.url:
            raise UsageError(
                f'--url "{told.url}" is no address: write it like https://example.org/1'
            )
        source.pop(field)
    return source


def _refused(data: dict[str, Any], text: str) -> Iterator[tuple[int, str]]:
    """The places of the statements that a rule refuses, each with the first rule's message."""
    try:
        readout = Readout.model_validate(data)
    except ValidationError as error:
        raise SourceError(f"the text gives no valid readout: {error.errors()[0]['msg']}") from None
    digest = data["sources"][0]["capture"]["sha256"]
    stored = {SOURCE: Stored("present", Capture(text), digest)}
    record = Record(Loaded(f"{readout.event.id}/draft.yaml", data, "", ""), readout, stored)
    seen: set[int] = set()
    for rule in CHECKS:
        for finding in rule(record):
            stops = CODES[finding.code].severity == "error"
            if stops and finding.place[:1] == ("statements",) and finding.place[1] not in seen:
                place = int(finding.place[1])
                seen.add(place)
                yield place, finding.message


def _place(left: LeftOut) -> tuple[int, str]:
    return (left.span.start if left.span else -1, left.why)
