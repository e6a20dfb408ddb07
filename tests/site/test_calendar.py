"""The calendar of dated next steps."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from three_contacts import BARE, FULL, site

from memcon.site.addresses import Addresses
from memcon.site.calendar import _fold, calendar


def read(path: Path, addresses: Addresses, **options: str) -> tuple[bytes, Calendar]:
    [(_, raw)] = calendar(site(path, **options), addresses)
    return raw, Calendar.from_ical(raw)


def test_a_step_is_an_event_of_its_day(tmp_path: Path) -> None:
    """What is due on a day is a whole-day event that says who reports it."""
    raw, parsed = read(tmp_path, FULL)
    assert rb"meet\, in Gammaville\; then" in raw.replace(b"\r\n ", b"")
    first, second = parsed.walk("VEVENT")
    assert first["SUMMARY"] == "Ministers are to meet, in Gammaville; then again."
    assert first["DTSTART"].dt == date(2030, 2, 3)
    assert first["DTEND"].dt == date(2030, 2, 4)
    assert first["DESCRIPTION"].startswith("By the Alphan account. Phone call of Ann Archer")
    assert first["URL"] == f"{FULL.base}contacts/2030-01-02-alpha-beta/alpha.html#s3"
    assert (second["DTSTART"].dt, second["DTEND"].dt) == (date(2031, 6, 1), date(2031, 7, 1))


def test_events_have_what_the_standard_requires(tmp_path: Path) -> None:
    """RFC 5545: UID, unique, and DTSTAMP; the record's own date stands for the latter."""
    _, parsed = read(tmp_path, BARE)
    events = parsed.walk("VEVENT")
    assert len({event["UID"] for event in events}) == len(events) == 2
    assert f"{events[0]['DTSTAMP'].dt:%Y-%m-%dT%H:%M%z}" == "2030-01-06T08:30+0000"
    assert all("URL" not in event for event in events)
    assert not parsed.errors
    assert parsed["PRODID"]
    assert parsed["VERSION"] == "2.0"


def test_lines_are_folded_by_octets(tmp_path: Path) -> None:
    """No line has more than 75 octets, and all end as the standard says."""
    raw, _ = read(tmp_path, FULL)
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_folding_keeps_every_letter(line: str) -> None:
    """A folded line, put together again, is the line."""
    folded = _fold(line)
    assert folded.replace("\r\n ", "") == line
    assert all(len(part.encode()) <= 75 for part in folded.split("\r\n"))


def test_a_marked_step_is_not_in_the_calendar(tmp_path: Path) -> None:
    """What lies above the ceiling has no event."""
    raw, _ = read(tmp_path, BARE)
    assert b"irconium" not in raw
