"""Dated next steps → iCalendar (RFC 5545), to subscribe to.

They are whole-day events, because calendars on the web do not show to-dos. A date as vague as a
month spans the month; one without an end stands on its first day.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import PurePosixPath

from memcon.prose import plain
from memcon.schemas import Edtf

from .addresses import Addresses
from .api import Output
from .leads import Step
from .model import Site
from .moments import day, instant

PATH = PurePosixPath("calendar", "next-steps.ics")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_LINE = 75
"""Octets of a line, without its break (section 3.1)."""


def calendar(site: Site, addresses: Addresses) -> Iterator[Output]:
    """The calendar; without events where no step has a date."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//memcon//next steps//EN",
        f"X-WR-CALNAME:{_text(f'{site.title}: next steps')}",
    ]
    for step in site.steps:
        if step.due is not None:
            lines += _event(site, step, step.due, addresses)
    lines.append("END:VCALENDAR")
    yield PATH, "".join(f"{_fold(line)}\r\n" for line in lines).encode()


def _event(site: Site, step: Step, due: Edtf, addresses: Addresses) -> Iterator[str]:
    page, said = step.mention.readout, step.mention.said
    subject = plain(site.contact(page.contact).subject)
    last = day(due)
    first = last if "/" in due and due.split("/")[0] in ("", "..") else due.earliest
    adjective = site.party(page.party).adjective
    stamp = instant(page.updated).replace("-", "").replace(":", "")
    yield "BEGIN:VEVENT"
    yield f"UID:{addresses.tag(page.contact, page.slug, said.id)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(said.words)}"
    yield f"DESCRIPTION:{_text(f'By the {adjective} account. {subject}.')}"
    if addresses.is_absolute:
        yield f"URL:{addresses.absolute(page.path, step.mention.fragment)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(words: str) -> str:
    """Words as a value of type TEXT (section 3.3.11)."""
    return words.translate(_ESCAPES)


def _fold(line: str) -> str:
    """A line in pieces of at most 75 octets, never cut inside a letter."""
    pieces, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LINE:
            pieces.append(" ")
            size = 1
        pieces[-1] += letter
        size += octets
    return "\r\n".join(pieces)
