"""A record → what of it lies at or below a site's ceiling.

What has no marking of its own has that of the record. So a record above the ceiling is left out,
but for statements that are marked lower themselves: they stay, with the bare contact that they
belong to and nothing that was written about the whole.
"""

from dataclasses import dataclass, replace

from memcon.load import Document
from memcon.record import Record
from memcon.schemas import (
    Absence,
    Assessment,
    Check,
    DatedValue,
    Event,
    Readout,
    Statement,
    marking_rank,
)


@dataclass(frozen=True)
class Cleared:
    """What is left of a record, and how much is not."""

    record: Record | None
    statements: int = 0
    assessments: int = 0
    is_entire: bool = False
    """Whether all of it is left."""


def is_above(marking: str | None, ceiling: str) -> bool:
    """Whether a label is stricter than the ceiling, or of a set that has no order with it."""
    if not marking or not ceiling:
        return False
    own_set, own = marking_rank(marking)
    set_, most = marking_rank(ceiling)
    return own_set != set_ or own > most


def lower(record: Record, ceiling: str) -> Cleared:
    """The record without what lies above the ceiling; none where nothing of it may be shown.

    What a house adds for its papers is advice to its own people: no site shows it, marked or not.
    """
    readout = record.readout.model_copy(update={"note": None})
    statements = tuple(
        item
        for item in readout.statements
        if not is_above(item.marking or readout.marking, ceiling)
    )
    if not is_above(readout.marking, ceiling):
        assessment = _assessment(readout, statements, ceiling)
        kept = readout.model_copy(update={"statements": statements, "assessment": assessment})
    elif statements:
        kept = _bare(readout, statements, ceiling)
    else:
        return Cleared(None)
    return Cleared(
        replace(record, readout=kept, document=_blank(record.document)),
        len(readout.statements) - len(kept.statements),
        len(readout.assessment) - len(kept.assessment),
        is_entire=(kept.statements, kept.assessment, kept.marking)
        == (readout.statements, readout.assessment, readout.marking),
    )


def _assessment(
    readout: Readout, statements: tuple[Statement, ...], ceiling: str
) -> tuple[Assessment, ...]:
    """The judgements that may be shown and rest on something that is shown."""
    shown = {item.id for item in statements}
    found = []
    for item in readout.assessment:
        basis = tuple(id for id in item.based_on if id in shown)  # noqa: A001 - the field's own name
        if basis and not is_above(item.marking or readout.marking, ceiling):
            found.append(item.model_copy(update={"based_on": basis}))
    return tuple(found)


def _bare(readout: Readout, statements: tuple[Statement, ...], ceiling: str) -> Readout:
    """The statements with no more of the record than they need."""
    people = {id for item in statements for id in (*item.by, *item.via)}  # noqa: A001
    named = {evidence.source for item in statements for evidence in item.evidence}
    markings = [item.marking for item in statements if item.marking]
    return readout.model_copy(
        update={
            "title": None,
            "bottom_line": None,
            "event": _bare_event(readout.event),
            "absence": _bare_absence(readout.absence),
            "participants": tuple(
                person
                for person in readout.participants
                if person.capacity == "principal" or person.id in people
            ),
            "sources": tuple(
                source for source in readout.sources if source.id in named or None in named
            ),
            "statements": statements,
            "assessment": _assessment(readout, statements, ceiling),
            "caveats": (),
            "corrections": (),
            "confirm": (),
            "marking": max(markings, key=marking_rank),
        }
    )


def _bare_absence(absence: Absence | None) -> Absence | None:
    """What came of a search, and when; not where it was made, nor by whom."""
    if absence is None:
        return None
    checked = tuple(Check(what="left out here", at=item.at) for item in absence.checked)
    return absence.model_copy(update={"checked": checked})


def _bare_event(event: Event) -> Event:
    date = event.date
    why = "left out here" if date.why else None
    return Event.model_construct(
        id=event.id,
        kind=event.kind,
        date=DatedValue.model_construct(value=date.value, basis=date.basis, why=why),
        start=None,
        end=None,
        place=None,
        duration=None,
        count=None,
        initiator=None,
        evidence=None,
    )


def _blank(document: Document) -> Document:
    """The document by its name alone: its text may hold what was left out."""
    return Document(document.path, None, "", document.sha256)
