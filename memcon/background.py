"""What a brief says about the contact and the account as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import prose
from .brief import Cell
from .language import ENGLISH, N_, Language
from .names import party_adjective, party_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .compare.model import Comparison
    from .record import Record
    from .schemas import Check, Participant

_CONCLUSIONS = {
    # Translators: what came of the search for an account.
    "none_found": N_("none found"),
    "refused": N_("declined"),
    "delayed": N_("announced, not yet out"),
}
_ABSENT = {
    # Translators: {party} is an adjective in English ("Russian") and the name of a party, in the
    # nominative, in other languages. A readout is an account that a side gives to the public.
    "none_found": N_("No {party} readout found"),
    "refused": N_("The {party} side declined to give a readout"),
    "delayed": N_("The {party} readout is announced and not yet out"),
}


def subject(record: Record, language: Language = ENGLISH) -> str:
    """The contact in one line: "Phone call of Vladimir Putin and Donald Trump, 3 July 2025"."""
    return prose.sentence_start(_subject(record, language))


def _subject(record: Record, language: Language) -> str:
    """The contact as it stands inside a line."""
    event = record.readout.event
    kind = prose.say_kind(event.kind, language)
    date = prose.say_date(event.date.value, language)
    people = record.readout.principals()
    if not people:
        # Translators: a contact: "phone call, 3 July 2025".
        return language.say("{kind}, {date}", kind=kind, date=date)
    names = language.listed([person.name for person in people])
    # Translators: a contact: "phone call of Ann Archer and Ben Bowman, 3 July 2025".
    return language.say("{kind} of {people}, {date}", kind=kind, people=names, date=date)


def title(record: Record, language: Language = ENGLISH) -> str:
    """A title for a record that has none of its own."""
    contact = _subject(record, language)
    party = _party(record, language)
    if absence := record.readout.absence:
        absent = language.say(_ABSENT[absence.conclusion], party=party)
        return language.say("{sentence}: {contact}", sentence=absent, contact=contact)
    # Translators: a title; {contact} is "phone call of Ann Archer and Ben Bowman, 3 July 2025".
    return language.say("{party} account: {contact}", party=party, contact=contact)


def bottom_line(record: Record, language: Language = ENGLISH) -> str:
    """A bottom line for a record that has none of its own: what it holds, in figures."""
    readout, party = record.readout, _party(record, language)
    if readout.absence:
        absent = language.say(_ABSENT[readout.absence.conclusion], party=party)
        return language.say("{sentence}.", sentence=absent)
    if not readout.statements:
        return language.say(
            "The {party} account reports the contact, and nothing that was said in it.",
            party=party,
        )
    denied = sum(item.kind == "not_discussed" for item in readout.statements)
    if not denied:
        return language.say_many(
            "The {party} account reports {count} statement.",
            "The {party} account reports {count} statements.",
            len(readout.statements),
            party=party,
        )
    return language.say_many(
        "The {party} account reports {count} statement, {denied} of them that a matter was not"
        " discussed.",
        "The {party} account reports {count} statements, {denied} of them that a matter was not"
        " discussed.",
        len(readout.statements),
        party=party,
        denied=denied,
    )


def sentences(
    record: Record,
    others: Sequence[Record],
    comparison: Comparison | None = None,
    language: Language = ENGLISH,
) -> Iterator[str]:
    """Three to five sentences that place the contact."""
    readout, event = record.readout, record.readout.event
    yield _held(record, language)
    wording, minutes = prose.say_duration(event.duration, language)
    if event.duration:
        # Translators: the account's own words, with the minutes they may mean in brackets.
        length = (
            language.say("{words} ({note})", words=wording, note=minutes) if minutes else wording
        )
        if readout.absence:
            yield language.say("Its length as told to the press: {length}.", length=length)
        else:
            yield language.say("Its length by this account: {length}.", length=length)
    if event.initiator:
        yield language.say("Initiator: {who}.", who=initiator(record, language))
    elif not readout.absence:
        yield language.say("The account does not state who initiated it.")
    if event.count:
        place = prose.say_count(event.count, event.date.value, language)
        # Translators: {place} is a place in a series, "6th call of 2025".
        yield language.say("By this account it was the {place}.", place=place)
    yield from other_side(others, record, comparison, language)


def _held(record: Record, language: Language) -> str:
    """Who talked, in which form and when."""
    event = record.readout.event
    people = [_with_title(person, record, language) for person in record.readout.principals()]
    kind = prose.say_kind(event.kind, language)
    date = prose.say_date(event.date.value, language)
    # Translators: {kind} is a kind of contact, "phone call"; {people} are names with titles.
    if not people:
        return language.say("A {kind} was held on {date}.", kind=kind, date=date)
    names = language.listed(people)
    if len(people) == 1:
        return language.say(
            "{people} took part in a {kind} on {date}.", people=names, kind=kind, date=date
        )
    return language.say("{people} held a {kind} on {date}.", people=names, kind=kind, date=date)


def initiator(record: Record, language: Language = ENGLISH) -> str:
    """Who asked for the contact, by this account."""
    who = record.readout.event.initiator
    if who is None:
        return language.say("not stated")
    person = record.readout.person(who)
    return person.name if person else party_name(who, record.registries, language)


def other_cell(others: Sequence[Record], language: Language = ENGLISH) -> Cell:
    """The last column of the event strip: what is known of the other side's account."""
    label = language.say("Other side")
    if not others:
        return Cell(label, language.say("none in these records"))
    first, *more = (
        absent_cell(label, other, language)
        or Cell(
            label,
            language.say("{party} account", party=_party(other, language)),
            # Translators: the account is among the records.
            language.say("held"),
        )
        for other in others
    )
    notes = [first.note, *(f"{cell.value} {cell.note}" for cell in more)]
    return Cell(first.label, first.value, language.say_in("list", "; ").join(notes))


def absent_cell(label: str, record: Record, language: Language = ENGLISH) -> Cell | None:
    """A column of the event strip that says that a side gave no account; none where it did."""
    absence = record.readout.absence
    if absence is None:
        return None
    value = language.say("{party} readout", party=_party(record, language))
    return Cell(label, value, language.say(_CONCLUSIONS[absence.conclusion]))


def other_side(
    others: Sequence[Record],
    record: Record | None = None,
    comparison: Comparison | None = None,
    language: Language = ENGLISH,
) -> Iterator[str]:
    """A sentence for each other record of the contact; one where there is none.

    With the comparison, also what the other account adds, does not mention or contradicts.
    """
    if not others:
        yield language.say("These records hold no account of the other side, nor a search for one.")
    for other in others:
        if found := search(other, language):
            yield found
        elif comparison and record and record.readout.absence is None:
            from .compare.beside import beside

            yield beside(comparison, record, other)
        else:
            yield language.say_many(
                "The {party} account is held, with {count} statement.",
                "The {party} account is held, with {count} statements.",
                len(other.readout.statements),
                party=_party(other, language),
            )


def search(record: Record, language: Language = ENGLISH) -> str:
    """What was searched for an account that was not found; empty where there is one."""
    absence = record.readout.absence
    if absence is None:
        return ""
    checks = [_say_check(check, language) for check in absence.checked]
    # Translators: {sentence} is such as "No Russian readout found".
    return language.say(
        "{sentence} (checked: {places}).",
        sentence=language.say(_ABSENT[absence.conclusion], party=_party(record, language)),
        places=language.say_in("list", "; ").join(checks),
    )


def _say_check(check: Check, language: Language) -> str:
    when = prose.say_moment(check.at, language)
    if not check.by:
        # Translators: a place that was searched, and when.
        return language.say("{what}, {date}", what=check.what, date=when)
    # Translators: a place that was searched, when, and by whom (a name in the nominative).
    return language.say("{what}, {date}, by {who}", what=check.what, date=when, who=check.by)


def _party(record: Record, language: Language) -> str:
    return party_adjective(record.readout.issuer, record.registries, language)


def _with_title(person: Participant, record: Record, language: Language) -> str:
    party = party_name(person.party, record.registries, language) if person.party else ""
    words = [language.isolate(word) for word in (person.title or "", party) if word]
    about = language.say_in("list", ", ").join(words)
    if not about:
        return person.name
    return language.say("{words} ({note})", words=person.name, note=about)
