"""Days and instants of records → those of feeds, calendars and sitemaps."""

from datetime import UTC, date, datetime, time

from memcon.schemas import Edtf, Moment


def day(moment: str) -> date:
    """The last day that a moment may mean, by its own clock; the first one where it has no end."""
    value: Edtf = Moment(moment).day
    return value.earliest if value.latest == date.max else value.latest


def instant(moment: str) -> str:
    """A moment as RFC 3339 in UTC; a day, however vague, as the midnight that begins it."""
    known = Moment(moment).instant or datetime.combine(day(moment), time(), UTC)
    return known.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
