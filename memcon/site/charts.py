"""Charts of our own making: values → marks with their places; templates draw them.

All lengths are units of the view box, one of which is a CSS pixel on a wide screen.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from memcon.prose import MONTHS

from .listing import Ring

WIDTH = 1100
LABELS = 230
"""The room for the labels of the rows."""
_EDGE = 14


@dataclass(frozen=True)
class Tick:
    """A line of the grid with its label."""

    at: float
    label: str


@dataclass(frozen=True)
class Mark:
    """One mark: a ring, a bar or a disc."""

    x: float
    y: float
    size: float
    label: str
    ring: Ring = "both"
    key: str = ""
    """The slug of the contact that it stands for, where it is one."""


@dataclass(frozen=True)
class Lane:
    """One row of a chart."""

    label: str
    y: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Chart:
    """A chart, with the table that says the same."""

    id: str
    kind: str
    """"timeline", "months" or "matrix"."""
    title: str
    description: str
    height: float
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    head: tuple[str, ...]
    """The header cells of the table."""
    table: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Dot:
    """A contact on a timeline."""

    lane: str
    day: date
    when: str
    ring: Ring
    held: str
    """Whose accounts are held, in words."""
    key: str
    title: str


def timeline(dots: Sequence[Dot], lanes: Sequence[str]) -> Chart:
    """A row a pair of parties, a ring a contact, by the day."""
    first, last = _years(dot.day for dot in dots)
    height = 36.0
    drawn = []
    for index, label in enumerate(lanes):
        y = 22 + index * height
        own = sorted((dot for dot in dots if dot.lane == label), key=lambda dot: dot.day)
        drawn.append(Lane(label, y, _stepped(own, y, first, last)))
    return Chart(
        "timeline",
        "timeline",
        "Contacts by day and by pair of parties",
        f"{len(dots)} contacts from {first} to {last}; the list below holds the same.",
        len(lanes) * height + 34,
        _year_ticks(first, last),
        tuple(drawn),
        ("Day", "Parties", "Accounts held", "Contact"),
        tuple((dot.when, dot.lane, dot.held, dot.title) for dot in dots),
    )


def _stepped(dots: Sequence[Dot], y: float, first: int, last: int) -> tuple[Mark, ...]:
    """Rings of one row; those less than 15 units apart step up and down."""
    marks: list[Mark] = []
    near = 15
    places = [_x(dot.day, first, last) for dot in dots]
    close = [b - a < near for a, b in pairwise(places)]
    for index, dot in enumerate(dots):
        crowded = (index > 0 and close[index - 1]) or (index < len(close) and close[index])
        shift = (-6 if len(marks) % 2 == 0 else 6) if crowded else 0
        marks.append(Mark(places[index], y + shift, 6.4, dot.title, dot.ring, dot.key))
    return tuple(marks)


def months(chart: str, title: str, days: Mapping[str, Sequence[date]]) -> Chart:
    """A row a pair of parties, a bar a month, as high as the number of contacts."""
    first, last = _years(day for held in days.values() for day in held)
    counts: dict[str, dict[tuple[int, int], int]] = {}
    for label, held in days.items():
        own = counts.setdefault(label, {})
        for day in held:
            own[day.year, day.month] = own.get((day.year, day.month), 0) + 1
    most = max((number for own in counts.values() for number in own.values()), default=1)
    height, bar = 40.0, 28.0
    lanes = []
    for index, (label, own) in enumerate(counts.items()):
        y = 34 + index * height
        marks = (
            Mark(
                _x(date(year, month, 1), first, last),
                y,
                round(bar * number / most, 1),
                f"{MONTHS[month - 1]} {year}: {number}",
            )
            for (year, month), number in sorted(own.items())
        )
        lanes.append(Lane(label, y, tuple(marks)))
    return Chart(
        chart,
        "months",
        title,
        f"The highest bar is {most} in a month. The table holds every number.",
        len(counts) * height + 40,
        _year_ticks(first, last),
        tuple(lanes),
        ("Month", "Parties", "Contacts"),
        tuple(
            (f"{MONTHS[month - 1]} {year}", label, str(number))
            for label, own in counts.items()
            for (year, month), number in sorted(own.items())
        ),
    )


def matrix(
    chart: str, title: str, columns: Sequence[str], counts: Mapping[str, Sequence[int]]
) -> Chart:
    """A row a topic, a column a side: discs with their number, as large as the number."""
    most = max((number for row in counts.values() for number in row), default=1)
    height, start = 34.0, 330
    wide = (WIDTH - start) / max(len(columns), 1)
    lanes = []
    for index, (label, row) in enumerate(counts.items()):
        y = 50 + index * height
        marks = (
            Mark(
                round(start + column * wide + _EDGE, 1),
                y,
                round(3 + 9 * (number / most) ** 0.5, 1),
                str(number),
            )
            for column, number in enumerate(row)
            if number
        )
        lanes.append(Lane(label, y, tuple(marks)))
    return Chart(
        chart,
        "matrix",
        title,
        "A disc a topic and a side, with the number of statements beside it. "
        "The table holds every number.",
        len(counts) * height + 44,
        tuple(Tick(round(start + index * wide, 1), label) for index, label in enumerate(columns)),
        tuple(lanes),
        ("Topic", *columns),
        tuple((label, *(str(number) for number in row)) for label, row in counts.items()),
    )


def _years(days: Iterable[date]) -> tuple[int, int]:
    years = [day.year for day in days]
    return (min(years), max(years)) if years else (2000, 2000)


def _x(day: date, first: int, last: int) -> float:
    begin, end = date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()
    share = (day.toordinal() - begin) / (end - begin)
    return round(LABELS + _EDGE + share * (WIDTH - LABELS - 2 * _EDGE), 1)


def _year_ticks(first: int, last: int) -> tuple[Tick, ...]:
    step = max(1, -(-(last - first + 1) // 12))
    return tuple(
        Tick(_x(date(year, 1, 1), first, last) - _EDGE / 2, str(year))
        for year in range(first, last + 1, step)
    )
