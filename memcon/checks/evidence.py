"""Rules R01 and R03: every evidence stands in its capture, exactly and in one place."""

from collections.abc import Iterator

from memcon.problems import Finding, Place
from memcon.record import Record
from memcon.schemas import Evidence

_MESSAGES = {
    "not-found": (
        "evidence-not-found",
        "these words do not stand in source {source}",
        "copy them from the capture letter for letter",
    ),
    "ambiguous": (
        "evidence-ambiguous",
        "these words stand more than once in source {source}",
        "add `prefix` or `suffix`, the words just before or after",
    ),
    "moved": (
        "evidence-moved",
        "these words stand in source {source}, but not at `start` and `end`",
        "correct `start` and `end`, or leave them out",
    ),
}


def all_evidence(record: Record) -> Iterator[tuple[Place, Evidence]]:
    """Every evidence of a record with its place: the event's, then the statements'."""
    for index, item in enumerate(record.readout.event.evidence or ()):
        yield ("event", "evidence", index, "exact"), item
    for number, statement in enumerate(record.readout.statements):
        for index, item in enumerate(statement.evidence):
            yield ("statements", number, "evidence", index, "exact"), item


def check_evidence(record: Record) -> Iterator[Finding]:
    """Evidence without a source, or not found once and exactly in its source's capture."""
    for place, evidence in all_evidence(record):
        source = record.source(evidence.source)
        if source is None:
            yield _without_source(record, place, evidence)
            continue
        capture = record.stored[source.id].capture
        answer = capture.find(evidence) if capture else None
        if isinstance(answer, str):
            code, message, hint = _MESSAGES[answer]
            yield Finding(code, place, message.format(source=f'"{source.id}"'), hint)


def _without_source(record: Record, place: Place, evidence: Evidence) -> Finding:
    known = ", ".join(source.id for source in record.readout.sources)
    if evidence.source is None:
        message = "evidence must name its `source`, because there is more than one"
        return Finding("evidence-without-source", place, message, f"the sources are {known}")
    message = f'evidence is of source "{evidence.source}", which is not listed'
    return Finding("unknown-source", (*place[:-1], "source"), message, f"the sources are {known}")
