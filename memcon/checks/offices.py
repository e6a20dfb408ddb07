"""Rules R22 and R23: a person stands under an office held on the day of the contact."""

from collections.abc import Iterator

from memcon import prose
from memcon.problems import Finding
from memcon.record import Record
from memcon.schemas import Participant, Person, Role


def check_offices(record: Record) -> Iterator[Finding]:
    """A title that `people.yaml` has for other days or for another party, or does not have.

    A person whom the registry lists without offices, or not at all, is let pass.
    """
    day = record.readout.event.date.value
    first, last = day.earliest, day.latest
    for index, person in enumerate(record.readout.participants):
        entry = _entry(person, record)
        if entry is None or not entry.roles or person.title is None:
            continue
        held = [role for role in entry.roles if role.held_on(first) or role.held_on(last)]
        place = ("participants", index, "title")
        if any(_is(role, person) for role in held):
            continue
        then = prose.listed([role.title for role in held]) or "no office"
        if any(_is(role, person) for role in entry.roles):
            message = f"{person.name} was not {person.title} on {prose.plain(prose.say_date(day))}"
            hint = f"people.yaml has {then} for that day: correct the title or the dates"
            yield Finding("office-not-held", place, message, hint)
        else:
            message = f'people.yaml does not know {person.name} as "{person.title}"'
            hint = f"it has {then} for that day: use its wording, or add the office with its dates"
            yield Finding("office-unknown", place, message, hint)


def _entry(person: Participant, record: Record) -> Person | None:
    people = record.registries.people
    return people.get(person.id) or people.get(record.registries.person_of(person.name) or "")


def _is(role: Role, person: Participant) -> bool:
    same_party = role.party is None or person.party is None or role.party == person.party
    return same_party and role.title.casefold() == (person.title or "").casefold()
