"""Dates, durations, counts and attribution chains as correct English."""

import re
from collections.abc import Iterable, Sequence

from .brief import Inline
from .schemas import Count, DatedValue, Duration, Edtf, Moment, Participant

NBSP = "\u00a0"

MONTHS = (
    "January February March April May June July August September October November December"
).split()
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}

KINDS = {
    "phone_call": "phone call",
    "video_call": "video call",
    "meeting": "meeting",
    "multilateral_call": "multilateral call",
    "multilateral_meeting": "multilateral meeting",
    "letter": "letter",
    "other": "contact",
}

# A form of address stays on the line of its name, a day on that of its month.
_BOUND = re.compile(rf"\b(Mr|Mrs|Ms|Dr) (?=[^\W\d_])|\b([0-9]{{1,2}}) (?={'|'.join(MONTHS)})")

# Words that begin a sentence and are no names: they lose their capital after "According to X,".
_STARTERS = frozenset(
    """
    a after all an and any as at before between both by during each either for from he her his if in
    it its most neither no on one once several she since some such that the their then there these
    they this those through to under when while with
    presidents leaders ministers principals parties sides teams negotiations talks officials aides
    """.split(),
)


def inline(text: str) -> Inline:
    """Free text as a brief prints it: no line breaks after "Mr" or inside "3 July"."""
    return Inline(bind(text))


def bind(words: str) -> str:
    """The words with no-break spaces where a line must not break."""
    return _BOUND.sub(rf"\1\2{NBSP}", words)


def say_date(value: Edtf) -> str:
    """A date in words: "3 July 2025", "about July 2025", "16–17 September 2023"."""
    if "/" not in value:
        return _say_one(value)
    first, last = value.split("/")
    if first in ("..", ""):
        return f"by {_say_one(last)}"
    if last in ("..", ""):
        return f"from {_say_one(first)}"
    a, b = Edtf(first), Edtf(last)
    if a.is_day and b.is_day and first[:7] == last[:7]:
        return f"{int(first[8:10])}–{_say_one(last)}"
    if a.is_day and b.is_day and first[:4] == last[:4]:
        return f"{_say_one(first).rsplit(' ', 1)[0]} – {_say_one(last)}"
    return f"{_say_one(first)} – {_say_one(last)}"


def say_days(values: Sequence[Edtf]) -> str:
    """Dates as a list that says a year once: "12 February, 18 March and 3 July 2025"."""
    words = [say_date(value) for value in values]
    for index in range(len(words) - 1):
        year = words[index][-5:]
        if year[1:].isdigit() and words[index + 1].endswith(year):
            words[index] = words[index].removesuffix(year)
    return listed(words)


def _say_one(part: str) -> str:
    mark = part[-1] if part[-1] in "?~%" else ""
    year, *rest = part.rstrip("?~%").split("-")
    words = year
    if rest and rest[0] in SEASONS:
        words = f"{SEASONS[rest[0]]} {year}"
    elif rest and rest[0] != "XX":
        words = f"{MONTHS[int(rest[0]) - 1]} {year}"
        if len(rest) > 1 and rest[1] != "XX":
            words = f"{int(rest[1])}{NBSP}{words}"
    before = "about " if mark in ("~", "%") else ""
    after = " (uncertain)" if mark in ("?", "%") else ""
    return f"{before}{words}{after}"


def say_moment(moment: Moment) -> str:
    """A day, or a day with its time and offset: "3 July 2025, 18:40 (UTC+3)"."""
    day = say_date(moment.day)
    instant = moment.instant
    if instant is None:
        return day
    return f"{day}, {instant:%H:%M} ({say_offset(moment)})"


def say_offset(moment: Moment) -> str:
    """The offset of an instant from UTC: "UTC+3", "UTC−5:30", "UTC"."""
    if moment.endswith("Z"):
        return "UTC"
    sign, hours, minutes = moment[-6], int(moment[-5:-3]), moment[-2:]
    if hours == 0 and minutes == "00":
        return "UTC"
    tail = "" if minutes == "00" else f":{minutes}"
    return f"UTC{'−' if sign == '-' else '+'}{hours}{tail}"


def say_basis(value: DatedValue) -> str:
    """How a date was come by where the account does not print it, else nothing."""
    if value.basis == "stated":
        return ""
    return "year inferred" if value.why and "year" in value.why.lower() else "inferred"


def say_duration(duration: Duration | None) -> tuple[str, str]:
    """The account's words in quotation marks, and the minutes they may mean."""
    if duration is None:
        return "not stated", ""
    if duration.wording is None:
        return say_minutes(duration), ""
    return quoted(duration.wording), say_minutes(duration)


def say_minutes(duration: Duration) -> str:
    """The range in minutes: "50–60 minutes", "60 minutes or more"."""
    if duration.minutes is None:
        return ""
    least, most = duration.minutes
    if most is None:
        return f"{least} minutes or more"
    if least == most:
        return "1 minute" if most == 1 else f"{most} minutes"
    return f"up to {most} minutes" if least == 0 else f"{least}–{most} minutes"


def say_count(count: Count | None, when: Edtf) -> str:
    """The place in a series with the series: "6th call of 2025"."""
    if count is None:
        return "not stated"
    return f"{ordinal(count.value)} {count.unit} {_say_window(count, when)}"


def say_series(count: Count, when: Edtf) -> str:
    """What an account counts: "calls of 2025"."""
    return f"{count.unit}s {_say_window(count, when)}"


def _say_window(count: Count, when: Edtf) -> str:
    return {
        "calendar_year": f"of {when.earliest.year}",
        "term_of_office": "of the term of office",
        "since_date": f"since {say_date(count.since)}" if count.since else "",
        "rolling": f"in {count.days} days",
        "ever": "on record",
    }[count.basis]


def ordinal(number: int) -> str:
    """The number as an ordinal: 1st, 2nd, 3rd, 11th."""
    ending = (
        "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    )
    return f"{number}{ending}"


def listed(words: Sequence[str]) -> str:
    """The words as an English list: "a", "a and b", "a, b and c"."""
    if len(words) < 2:  # noqa: PLR2004
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def quoted(words: str) -> str:
    """The words in quotation marks; marks inside become single ones."""
    inner = words.translate(str.maketrans("“”„«»", "‘’‘‘’"))
    inner = re.sub(r'"([^"]*)"', r"‘\1’", inner).replace('"', "’")
    return f"“{inner}”"


def sentence_start(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]


def clause(sentence: str) -> str:
    """A sentence as a part of a longer one: no full stop, no capital but that of a name."""
    words = sentence.strip()
    if words.endswith(".") and not words.endswith(("..", "U.S.", "a.m.", "p.m.")):
        words = words[:-1]
    first = re.match(r"[A-Za-z]+", words)
    if first and first[0].lower() in _STARTERS and not words.startswith(first[0] + "."):
        words = words[0].lower() + words[1:]
    return words


def full_name(person: Participant) -> str:
    """The person with the title held that day: "Presidential Aide Yury Ushakov"."""
    if not person.title:
        return person.name
    if "," in person.title or " of " in person.title or " for " in person.title:
        return f"{person.name}, {person.title},"
    return f"{person.title} {person.name}"


def short_name(person: Participant) -> str:
    """How a person is named again: the short name given, else the full name without title."""
    return bind(person.short_name or person.name).replace(". ", f".{NBSP}")


def according_to(names: Iterable[str]) -> str:
    """The attribution that opens a sentence; nearest to the speaker first.

    One relayer: "According to B,". Two: "According to B, citing A,". A statement that somebody
    relays is never printed as the speaker's own (rule R07).
    """
    return f"According to {chain(names)},"


def chain(names: Iterable[str]) -> str:
    """Those who relay, from the one we read to the one nearest to the speaker: "B, citing A"."""
    return ", citing ".join(name.rstrip(",") for name in reversed(list(names)))


def plain(words: str) -> str:
    """The words with ordinary spaces, for a terminal."""
    return words.replace(NBSP, " ")
