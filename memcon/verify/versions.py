"""Two files of one record → which is the later version, as far as their dates tell."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Literal, get_args

from memcon.load import parse
from memcon.problems import UnreadableError
from memcon.schemas import Moment, Readout, ReviewState
from memcon.validate import validate

Standing = Literal["same", "newer", "older", "other"]
_STATES = get_args(ReviewState)


def standing(present: bytes, carried: Readout) -> Standing:
    """How a present file stands to the record that a PDF carries.

    Newer: it was released, drafted, cleared or corrected later, or, with the same dates, has come
    further in review. Same: it says the same and is written otherwise. Other: no date tells, or it
    cannot be read.
    """
    try:
        readout, _ = validate(parse(present, "present.yaml"))
    except UnreadableError:
        return "other"
    if readout is None:
        return "other"
    if readout == carried:
        return "same"
    mine, theirs = _age(readout), _age(carried)
    if mine == theirs:
        return "other"
    return "newer" if mine > theirs else "older"


def _age(readout: Readout) -> tuple[datetime, int, int]:
    """The latest date of a record, how many corrections it has, and how far it has come."""
    latest = max(map(_begin, _moments(readout)), default=datetime.min.replace(tzinfo=UTC))
    return latest, len(readout.corrections), _STATES.index(readout.review.state)


def _moments(readout: Readout) -> Iterator[Moment]:
    review = readout.review
    dates = (readout.released, review.drafted_at, review.cleared_at)
    yield from (date for date in dates if date)
    yield from (item.at for item in readout.corrections)


def _begin(moment: Moment) -> datetime:
    """The instant, or the first one of the day, in UTC."""
    found = moment.instant
    if found is None:
        day = moment.day.earliest
        found = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return found
