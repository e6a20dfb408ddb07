"""Our own table of office-holders; whatever is taken from it has to be confirmed."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from .identity import fold
from .tables import read_table


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office, from and until which day."""

    party: str
    role: str
    title: str
    name: str
    since: date
    until: date | None = None

    def serves(self, day: date | None) -> bool:
        """Whether the office was held on a day; without a day, whether it still is."""
        if day is None:
            return self.until is None
        return self.since <= day and (self.until is None or day <= self.until)


@cache
def office_holders() -> tuple[Holder, ...]:
    """The rows of the table."""
    return tuple(
        Holder(row["party"], row["role"], row["title"], row["name"], row["from"], row.get("until"))
        for row in read_table("offices")["holder"]
    )


def holder_of(party: str, roles: tuple[str, ...], day: date | None) -> Holder | None:
    """Who held an office of a party on a day, if just one of the roles named fits."""
    found = [one for one in office_holders() if one.party == party and one.role in roles]
    serving = [one for one in found if one.serves(day)]
    return serving[-1] if serving else None


def holder_named(words: tuple[str, ...], day: date | None) -> Holder | None:
    """The office-holder of that name, one in office on that day first."""
    if not words:
        return None
    found = [one for one in office_holders() if _names(words, one.name)]
    return next((one for one in found if one.serves(day)), found[-1] if found else None)


@cache
def _folded(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in name.split())


def _names(words: tuple[str, ...], name: str) -> bool:
    """Whether the words are this name: its family name, and a given name that fits."""
    full = _folded(name)
    given, *_, last = [fold(word) for word in words] if len(words) > 1 else ("", fold(words[0]))
    if {given, last} == {full[0], full[-1]}:
        return True
    return last == full[-1] and (not given or given[:1] == full[0][:1])
