"""Dates and instants in the words of a language, as vague as the record has them."""

from collections.abc import Sequence

from .language import ENGLISH, N_, Language
from .schemas import DatedValue, Edtf, Moment

NBSP = "\u00a0"

_SEASONS = {
    "21": N_("spring {year}"),
    "22": N_("summer {year}"),
    "23": N_("autumn {year}"),
    "24": N_("winter {year}"),
}
_MARKS = "?~%"


def say_date(value: Edtf, language: Language = ENGLISH) -> str:
    """A date in words: "3 July 2025", "about July 2025", "16–17 September 2023"."""
    if "/" not in value:
        return _say_one(value, language)
    first, last = value.split("/")
    if first in ("..", ""):
        # Translators: a span of time of which only the end is known.
        return language.say("by {date}", date=_say_one(last, language))
    if last in ("..", ""):
        # Translators: a span of time of which only the beginning is known.
        return language.say("from {date}", date=_say_one(first, language))
    a, b = Edtf(first), Edtf(last)
    is_year_said_once = a.is_day and b.is_day and first[:4] == last[:4]
    if is_year_said_once and first[:7] == last[:7] and last[-1] not in _MARKS:
        return language.say_in(
            "date",
            "{first}–{last}\u00a0{month} {year}",
            first=int(first[8:10]),
            last=int(last[8:10]),
            month=language.months[int(first[5:7]) - 1],
            year=first[:4],
        )
    begins = _is_year_first(language)
    return language.say_in(
        "date",
        "{first} – {last}",
        first=_say_one(first, language, with_year=begins or not is_year_said_once),
        last=_say_one(last, language, with_year=not (begins and is_year_said_once)),
    )


def say_days(values: Sequence[Edtf], language: Language = ENGLISH) -> str:
    """Dates as a list that says a year once: "12 February, 18 March and 3 July 2025"."""
    years = [value[:4] if len(value) == 10 and value.is_day else "" for value in values]  # noqa: PLR2004
    besides = ["", *years] if _is_year_first(language) else [*years[1:], ""]
    words = [
        _say_one(value, language, with_year=False)
        if year and year == beside
        else say_date(value, language)
        for value, year, beside in zip(values, years, besides, strict=False)
    ]
    return language.listed(words)


def _is_year_first(language: Language) -> bool:
    return language.say_in("date", "{day}\u00a0{month} {year}").startswith("{year}")


def _say_one(part: str, language: Language, *, with_year: bool = True) -> str:
    mark = part[-1] if part[-1] in _MARKS else ""
    words = _say_plain(part.rstrip(_MARKS), language, with_year=with_year)
    if mark in ("~", "%"):
        # Translators: an approximate date.
        words = language.say("about {date}", date=words)
    if mark in ("?", "%"):
        words = language.say("{date} (uncertain)", date=words)
    return words


def _say_plain(part: str, language: Language, *, with_year: bool) -> str:
    year, *rest = part.split("-")
    if not rest or rest[0] == "XX":
        return language.say_in("date", "{year}", year=year)
    if rest[0] in _SEASONS:
        return language.say(_SEASONS[rest[0]], year=year)
    month = int(rest[0]) - 1
    if len(rest) == 1 or rest[1] == "XX":
        alone = language.months_alone[month]
        # Translators: {month} stands as it does without a day: in Russian in the nominative.
        return language.say_in("date", "{month} {year}", month=alone, year=year)
    day, beside = int(rest[1]), language.months[month]
    if not with_year:
        # Translators: {month} stands as it does beside a day: in Russian in the genitive.
        return language.say_in("date", "{day}\u00a0{month}", day=day, month=beside)
    return language.say_in("date", "{day}\u00a0{month} {year}", day=day, month=beside, year=year)


def say_moment(moment: Moment, language: Language = ENGLISH) -> str:
    """A day, or a day with its time and offset: "3 July 2025, 18:40 (UTC+3)"."""
    day = say_date(moment.day, language)
    instant = moment.instant
    if instant is None:
        return day
    return language.say_in(
        "date",
        "{day}, {time} ({offset})",
        day=day,
        time=f"{instant:%H:%M}",
        offset=say_offset(moment),
    )


def say_offset(moment: Moment) -> str:
    """The offset of an instant from UTC, in every language: "UTC+3", "UTC−5:30", "UTC"."""
    if moment.endswith("Z"):
        return "UTC"
    sign, hours, minutes = moment[-6], int(moment[-5:-3]), moment[-2:]
    if hours == 0 and minutes == "00":
        return "UTC"
    tail = "" if minutes == "00" else f":{minutes}"
    return f"UTC{'−' if sign == '-' else '+'}{hours}{tail}"


def say_basis(value: DatedValue, language: Language = ENGLISH) -> str:
    """How a date was come by where the account does not print it, else nothing."""
    if value.basis == "stated":
        return ""
    if value.why and "year" in value.why.lower():
        return language.say("year inferred")
    # Translators: of a date.
    return language.say("inferred")
