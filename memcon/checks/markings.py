"""Rule R38: the record's marking is at least that of its strictest part."""

from collections.abc import Iterator

from memcon.problems import Finding, Place
from memcon.record import Record
from memcon.schemas import marking_rank


def check_markings(record: Record) -> Iterator[Finding]:
    """A part that is marked above the record, in another set of labels, or without any on top."""
    readout = record.readout
    parts: list[tuple[Place, str | None]] = [
        (("statements", index, "marking"), item.marking)
        for index, item in enumerate(readout.statements)
    ]
    parts += [
        (("assessment", index, "marking"), item.marking)
        for index, item in enumerate(readout.assessment)
    ]
    parts += [
        (("note", name, index, "marking"), point.marking)
        for name, points in (readout.note.sections().items() if readout.note else ())
        for index, point in enumerate(points)
    ]
    for place, marking in parts:
        if marking is None:
            continue
        if readout.marking is None:
            message = f"this part is marked {marking}, but the record has no marking"
            yield Finding("marking-missing", place, message, "mark the record as strictly or more")
            continue
        part_set, part = marking_rank(marking)
        record_set, whole = marking_rank(readout.marking)
        if part_set != record_set:
            message = f"{marking} and {readout.marking} are labels of two different sets"
            yield Finding("mixed-markings", place, message, "use one set in a record")
        elif part > whole:
            message = f"this part is marked {marking}, the record only {readout.marking}"
            yield Finding("marking-too-low", place, message, f"mark the record {marking}")
