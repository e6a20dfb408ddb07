"""Lengths and places in a series in the words of a language."""

from .dating import say_date
from .language import ENGLISH, N_, Language
from .schemas import Count, CountUnit, Duration, Edtf

_PLACES: dict[CountUnit, str] = {
    # Translators: a place in a series. {ordinal} is an English one ("6th"); in other languages use
    # the plain number, {number}. {window} is a span such as "of 2025" or "on record".
    "call": N_("{ordinal} call {window}"),
    "meeting": N_("{ordinal} meeting {window}"),
    "visit": N_("{ordinal} visit {window}"),
    "contact": N_("{ordinal} contact {window}"),
}
_SERIES: dict[CountUnit, str] = {
    # Translators: what is counted. {window} is a span such as "of 2025" or "on record".
    "call": N_("calls {window}"),
    "meeting": N_("meetings {window}"),
    "visit": N_("visits {window}"),
    "contact": N_("contacts {window}"),
}


def say_duration(duration: Duration | None, language: Language = ENGLISH) -> tuple[str, str]:
    """The account's words in quotation marks, and the minutes they may mean."""
    if duration is None:
        return language.say("not stated"), ""
    if duration.wording is None:
        return say_minutes(duration, language), ""
    return language.quoted(duration.wording), say_minutes(duration, language)


def say_minutes(duration: Duration, language: Language = ENGLISH) -> str:
    """The range in minutes: "50–60 minutes", "60 minutes or more"."""
    if duration.minutes is None:
        return ""
    least, most = duration.minutes
    if most is None:
        return language.say_many("{count} minute or more", "{count} minutes or more", least)
    if least == most:
        return language.say_many("{count} minute", "{count} minutes", most)
    if least == 0:
        return language.say_many("up to {count} minute", "up to {count} minutes", most)
    return language.say_many("{least}–{count} minute", "{least}–{count} minutes", most, least=least)


def say_count(count: Count | None, when: Edtf, language: Language = ENGLISH) -> str:
    """The place in a series with the series: "6th call of 2025"."""
    if count is None:
        return language.say("not stated")
    return language.say(
        _PLACES[count.unit],
        ordinal=ordinal(count.value),
        number=count.value,
        window=_say_window(count, when, language),
    )


def say_series(count: Count, when: Edtf, language: Language = ENGLISH) -> str:
    """What an account counts: "calls of 2025"."""
    return language.say(_SERIES[count.unit], window=_say_window(count, when, language))


def _say_window(count: Count, when: Edtf, language: Language) -> str:
    match count.basis:
        case "calendar_year":
            # Translators: "the 6th call of 2025".
            return language.say_in("window", "of {year}", year=when.earliest.year)
        case "term_of_office":
            # Translators: "the 6th call of the term of office".
            return language.say_in("window", "of the term of office")
        case "since_date":
            since = say_date(count.since, language) if count.since else ""
            # Translators: "the 6th call since 1 June 2029".
            return language.say_in("window", "since {date}", date=since) if since else ""
        case "rolling":
            days = count.days or 1
            # Translators: "the 6th call in 45 days".
            return language.say_many("in {count} day", "in {count} days", days)
        case "ever":
            # Translators: "the 6th call on record".
            return language.say_in("window", "on record")


def ordinal(number: int) -> str:
    """The number as an English ordinal: 1st, 2nd, 3rd, 11th."""
    ending = (
        "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    )
    return f"{number}{ending}"
