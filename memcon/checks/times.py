"""Rules R09, R10, R12, R13: times in an order that can have happened."""

from collections.abc import Iterator
from datetime import timedelta

from memcon.problems import Finding
from memcon.record import Record
from memcon.schemas import Moment

# Two sides date a contact by their own clocks: a day of difference says nothing.
_CLOCKS = timedelta(days=1)
_ROUNDING = 5
"""Minutes by which a stated length may miss the clock times."""


def check_times(record: Record) -> Iterator[Finding]:
    """Start, end and date of the contact, and the length it is said to have had."""
    event = record.readout.event
    for name, moment in (("start", event.start), ("end", event.end)):
        if moment is not None and (
            _is_before(moment, Moment(event.date.value))
            or _is_before(Moment(event.date.value), moment)
        ):
            message = f"`{name}` is {moment}, but the contact was on {event.date.value}"
            yield Finding("outside-date", ("event", name), message)
    start = event.start.instant if event.start else None
    end = event.end.instant if event.end else None
    if start is None or end is None:
        return
    if end <= start:
        yield Finding(
            "end-before-start", ("event", "end"), "the contact does not end after it starts"
        )
    elif event.duration and event.duration.minutes:
        least, most = event.duration.minutes
        minutes = (end - start).total_seconds() / 60
        if minutes < least - _ROUNDING or (most is not None and minutes > most + _ROUNDING):
            message = f"the clock times give {minutes:.0f} minutes, which the duration excludes"
            yield Finding("duration-mismatch", ("event", "duration"), message)


def check_release(record: Record) -> Iterator[Finding]:
    """An account that came out before the contact, or was stored before it came out."""
    readout = record.readout
    contact = Moment(readout.event.date.value)
    if readout.released and _is_before(readout.released, contact):
        message = f"released on {readout.released.day}, before the contact"
        yield Finding("released-before-contact", ("released",), message)
    for index, source in enumerate(readout.sources):
        if source.published and source.retrieved and _is_before(source.retrieved, source.published):
            message = f'the copy of "{source.id}" was made before the text came out'
            yield Finding("retrieved-before-published", ("sources", index, "retrieved"), message)


def check_due(record: Record) -> Iterator[Finding]:
    """A next step or commitment that was due before the contact."""
    contact = Moment(record.readout.event.date.value)
    for index, statement in enumerate(record.readout.statements):
        if statement.due and _is_before(Moment(statement.due), contact):
            message = f'"{statement.id}" is due on {statement.due}, before the contact'
            yield Finding("due-before-contact", ("statements", index, "due"), message)


def _is_before(first: Moment, second: Moment) -> bool:
    """Whether the first moment lies before the second by any reading of the clocks."""
    one, other = first.instant, second.instant
    if one and other:
        return one < other
    if "T" not in first and first.day.latest.year == 9999:  # noqa: PLR2004 - an open end
        return False
    if second.day.earliest.year == 1:
        return False
    return first.day.latest + _CLOCKS < second.day.earliest
