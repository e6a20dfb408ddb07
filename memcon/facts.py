"""Accounts of one contact → what each says of its form, day, length, and so on, side by side.

A fact differs only where both accounts cannot hold: 50 to 60 minutes and "about an hour" do not
differ, and two counts in different series are two facts.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from . import prose
from .language import ENGLISH, N_, Language
from .names import party_name
from .people import party_of, person_key, same_person
from .record import Record
from .schemas import Count, Edtf, Evidence, Statement

FactField = Literal[
    "kind", "date", "duration", "initiator", "count", "participants", "released", "tone"
]
FactRelation = Literal["agree", "differs", "one_side_only"]

Machine = str | int | tuple[str | int | None, ...] | None
"""A value for programs: a code or ISO 8601 text, a number, minutes (least, most), ids, labels."""

_QUOTED = re.compile('“([^“”]+)”|«([^«»]+)»|"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Value:
    """What one account says of a fact."""

    wording: str
    """As a reader sees it; the account's own words stand in quotation marks."""
    machine: Machine
    """`duration`: minutes (least, most), none where only words are given; `initiator`: a party."""
    evidence: tuple[Evidence, ...] = ()
    """The words of the account that carry it, as far as the record tells."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a contact as its accounts have it."""

    field: FactField
    """There may be several facts of the field `count`: one for each series that is counted in."""
    relation: FactRelation
    """`differs`: both cannot hold. `agree`: all accounts that say something can hold together."""
    values: Mapping[str, Value | None]
    """By account, in the order given; none: the account does not say."""
    label: str
    """What a reader calls it: "Duration", "Count (calls of 2025)"."""


LABELS: dict[FactField, str] = {
    # Translators: facts of a contact, as they stand inside a sentence.
    "kind": N_("form"),
    "date": N_("date"),
    "duration": N_("duration"),
    "initiator": N_("initiator"),
    "count": N_("count ({series})"),
    "participants": N_("principals"),
    "released": N_("released"),
    "tone": N_("tone, in quotation"),
}


def facts(
    records: Sequence[Record], names: Sequence[str] = (), language: Language = ENGLISH
) -> tuple[Fact, ...]:
    """The facts that at least one of the accounts states, in a fixed order.

    `names` are what the accounts are called in `Fact.values`: the ids of the records where none are
    given. A record of an absence is no account: its form, day and participants are the house's own
    and left out; what its side told the press of length, count and tone is not.
    """
    accounts = list(zip(names or [record.id for record in records], records, strict=True))
    return tuple(_all(accounts, language))


def exclude(one: Record, other: Record) -> frozenset[FactField]:
    """The facts of which two accounts cannot both hold.

    When an account came out, how it calls the tone and whom it lists are its own affair.
    """
    return frozenset(field for field, differ in _EXCLUSIVE.items() if differ(one, other))


_Accounts = Sequence[tuple[str, Record]]
_Differ = Callable[[Record, Record], bool]


def _all(accounts: _Accounts, language: Language) -> Iterator[Fact]:
    yield from _fact("kind", language, accounts, _kind, _kinds_differ)
    yield from _fact("date", language, accounts, _date, dates_differ)
    yield from _fact("duration", language, accounts, _duration, durations_differ)
    yield from _fact("initiator", language, accounts, _initiator, initiators_differ)
    for series in dict.fromkeys(
        _series(record, language) for _, record in accounts if record.readout.event.count
    ):
        of_series = [
            (name, record, _series(record, language) == series) for name, record in accounts
        ]
        values = {
            name: _count(record, language) if same else None for name, record, same in of_series
        }
        label = prose.sentence_start(language.say(LABELS["count"], series=series[0]))
        yield Fact("count", _relate(accounts, values, counts_differ), values, label)
    yield from _fact("participants", language, accounts, _participants, _principals_differ)
    yield from _fact("released", language, accounts, _released, _releases_differ)
    yield from _fact("tone", language, accounts, _tone, _tones_differ)


def _fact(
    field: FactField,
    language: Language,
    accounts: _Accounts,
    say: Callable[[Record, Language], Value | None],
    differ: _Differ,
) -> Iterator[Fact]:
    values = {name: say(record, language) for name, record in accounts}
    if any(values.values()):
        label = prose.sentence_start(language.say(LABELS[field]))
        yield Fact(field, _relate(accounts, values, differ), values, label)


def _relate(
    accounts: _Accounts, values: Mapping[str, Value | None], differ: _Differ
) -> FactRelation:
    speaking = [record for name, record in accounts if values[name] is not None]
    if len(speaking) == 1:
        return "one_side_only"
    return "differs" if any(differ(*pair) for pair in combinations(speaking, 2)) else "agree"


def _kind(record: Record, language: Language) -> Value | None:
    event = record.readout.event
    if record.readout.absence:
        return None
    return Value(prose.say_kind(event.kind, language), event.kind, event.evidence or ())


def _kinds_differ(one: Record, other: Record) -> bool:
    return one.readout.event.kind != other.readout.event.kind


def _date(record: Record, language: Language) -> Value | None:
    event = record.readout.event
    if record.readout.absence:
        return None
    note = prose.say_basis(event.date, language)
    if event.start:
        wording = prose.say_moment(event.start, language)
    else:
        wording = prose.say_date(event.date.value, language)
    if note:
        wording = language.say("{words} ({note})", words=wording, note=note)
    return Value(wording, str(event.start or event.date.value), event.evidence or ())


def dates_differ(one: Record, other: Record) -> bool:
    """Whether no day or hour of the contact satisfies both accounts.

    Two sides date a contact by their own clocks, so instants go before days.
    """
    first, second = one.readout.event, other.readout.event
    if first.start and second.start and first.start.instant and second.start.instant:
        return abs(first.start.instant - second.start.instant).total_seconds() > _SAME_TALK
    return _apart(first.date.value, second.date.value)


_SAME_TALK = 60 * 60
"""Seconds between two starts that one talk may be given: accounts round, and a call is set up."""


def _apart(one: Edtf, other: Edtf) -> bool:
    return one.latest < other.earliest or other.latest < one.earliest


def _duration(record: Record, language: Language) -> Value | None:
    claim = record.readout.event.duration
    if claim is None:
        return None
    words, minutes = prose.say_duration(claim, language)
    wording = language.say("{words} ({note})", words=words, note=minutes) if minutes else words
    return Value(wording, claim.minutes, _carrying(claim.wording, record))


def durations_differ(one: Record, other: Record) -> bool:
    """Whether no number of minutes satisfies both accounts; words alone never differ."""
    first, second = one.readout.event.duration, other.readout.event.duration
    if not (first and second and first.minutes and second.minutes):
        return False
    (least, most), (other_least, other_most) = first.minutes, second.minutes
    return (most is not None and most < other_least) or (
        other_most is not None and other_most < least
    )


def _initiator(record: Record, language: Language) -> Value | None:
    who = record.readout.event.initiator
    if who is None:
        return None
    person = record.readout.person(who)
    wording = person.name if person else party_name(who, record.registries, language)
    return Value(wording, party_of(who, record), record.readout.event.evidence or ())


def initiators_differ(one: Record, other: Record) -> bool:
    """Whether two accounts name different sides as the one who asked for the contact."""
    first, second = one.readout.event.initiator, other.readout.event.initiator
    if first is None or second is None:
        return False
    people = one.readout.person(first), other.readout.person(second)
    if people[0] and people[1] and same_person(people[0], people[1], one.registries):
        return False
    return party_of(first, one) != party_of(second, other)


def _count(record: Record, language: Language) -> Value | None:
    event = record.readout.event
    if event.count is None:
        return None
    words = prose.say_count(event.count, event.date.value, language)
    if event.count.wording:
        quotation = language.quoted(event.count.wording)
        # Translators: a place in a series, "6th call of 2025", with the account's own words.
        words = language.say("{place}: {quotation}", place=words, quotation=quotation)
    return Value(words, event.count.value, _carrying(event.count.wording, record))


def counts_differ(one: Record, other: Record) -> bool:
    """Whether two accounts count differently in one series."""
    first, second = one.readout.event.count, other.readout.event.count
    return bool(
        first
        and second
        and _series(one, ENGLISH) == _series(other, ENGLISH)
        and first.value != second.value
    )


_EXCLUSIVE: Mapping[FactField, _Differ] = {
    "kind": _kinds_differ,
    "date": dates_differ,
    "duration": durations_differ,
    "initiator": initiators_differ,
    "count": counts_differ,
}


def _series(record: Record, language: Language) -> tuple[str, Count | None]:
    """What is counted, and from when: its words, and the claim without its number and words."""
    event = record.readout.event
    if event.count is None:
        return "", None
    bare = event.count.model_copy(update={"value": 1, "wording": None, "note": None})
    return prose.say_series(event.count, event.date.value, language), bare


def _participants(record: Record, language: Language) -> Value | None:
    people = record.readout.principals()
    if record.readout.absence or not people:
        return None
    keys = tuple(sorted(person_key(person, record.registries) for person in people))
    return Value(language.listed(sorted(person.name for person in people)), keys)


def _principals_differ(one: Record, other: Record) -> bool:
    first, second = one.readout.principals(), other.readout.principals()
    return any(
        not any(same_person(person, match, one.registries) for match in others)
        for people, others in ((first, second), (second, first))
        for person in people
    )


def _released(record: Record, language: Language) -> Value | None:
    moment = record.readout.released
    return Value(prose.say_moment(moment, language), str(moment)) if moment else None


def _releases_differ(one: Record, other: Record) -> bool:
    first, second = one.readout.released, other.readout.released
    if first is None or second is None:
        return False
    if first.instant and second.instant:
        return first.instant != second.instant
    return _apart(first.day, second.day)


def _tone(record: Record, language: Language) -> Value | None:
    said = [item for item in record.readout.statements if item.kind == "tone"]
    if not said:
        return None
    labels = tuple(dict.fromkeys(label for item in said for label in tone_labels(item)))
    evidence = tuple(found for item in said for found in item.evidence)
    return Value(language.say_in("list", "; ").join(map(language.quoted, labels)), labels, evidence)


def tone_labels(statement: Statement) -> tuple[str, ...]:
    """The words that an account has for the tone of the talk, as it prints them."""
    if statement.quote:
        return (statement.quote.text,)
    marked = _QUOTED.findall(statement.text or "")
    if marked:
        return tuple(next(filter(None, groups)) for groups in marked)
    return tuple(item.exact for item in statement.evidence)


def _tones_differ(one: Record, other: Record) -> bool:
    """Whether the two share no label; which of them is the warmer is nobody's to say here."""
    return not _labels(one) & _labels(other)


def _labels(record: Record) -> set[str]:
    return {
        " ".join(label.casefold().split())
        for item in record.readout.statements
        if item.kind == "tone"
        for label in tone_labels(item)
    }


def _carrying(wording: str | None, record: Record) -> tuple[Evidence, ...]:
    """The evidence of the event, else of the statements, in which the wording stands."""
    if wording is None:
        return ()
    words = " ".join(wording.split())
    readout = record.readout
    for slices in (
        readout.event.evidence or (),
        [item for statement in readout.statements for item in statement.evidence],
    ):
        found = tuple(item for item in slices if words in " ".join(item.exact.split()))
        if found:
            return found
    return ()
