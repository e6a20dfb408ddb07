"""Rules R06, R25, R26, R36: ids are unique, and every id that is referred to is there."""

from collections.abc import Iterable, Iterator, Sequence

from memcon.problems import Finding, Place
from memcon.record import Record
from memcon.schemas import KNOWN_PARTIES
from memcon.validate import did_you_mean


def check_references(record: Record) -> Iterator[Finding]:
    """Ids that stand twice, and names of people, statements or sources that are not listed."""
    readout = record.readout
    for name in ("participants", "sources", "statements"):
        yield from _duplicates(name, [item.id for item in getattr(readout, name)])
    people = [person.id for person in readout.participants]
    for index, statement in enumerate(readout.statements):
        for role in ("by", "via"):
            for number, person in enumerate(getattr(statement, role)):
                if person not in people:
                    message = (
                        f'statement "{statement.id}" is {role} "{person}", who is not a participant'
                    )
                    place: Place = ("statements", index, role, number)
                    yield Finding("unknown-participant", place, message, _near(person, people))
    yield from _initiator(record, people)
    known = [statement.id for statement in readout.statements]
    for index, item in enumerate(readout.assessment):
        for number, name in enumerate(item.based_on):
            if name not in known:
                message = f'the assessment rests on statement "{name}", which is not there'
                place = ("assessment", index, "based_on", number)
                yield Finding("unknown-statement", place, message, _near(name, known))


def check_one_person(record: Record) -> Iterator[Finding]:
    """One person under two ids, which would count as two holders of a statement."""
    seen: dict[str, str] = {}
    for index, person in enumerate(record.readout.participants):
        for mark in (person.name.casefold(), person.wikidata):
            if mark is None:
                continue
            first = seen.setdefault(mark, person.id)
            if first != person.id:
                message = f'participants "{first}" and "{person.id}" are the same person'
                yield Finding("person-twice", ("participants", index, "id"), message)
                break


def _duplicates(name: str, ids: Sequence[str]) -> Iterator[Finding]:
    for index, item in enumerate(ids):
        if item in ids[:index]:
            message = f'the id "{item}" stands twice in `{name}`'
            yield Finding("duplicate-id", (name, index, "id"), message, "each id names one thing")


def _initiator(record: Record, people: list[str]) -> Iterator[Finding]:
    who = record.readout.event.initiator
    parties = KNOWN_PARTIES.union(record.registries.parties)
    if who is not None and who not in people and who not in parties:
        message = f'the initiator "{who}" is neither a participant nor a party'
        hint = did_you_mean(who, people) or "use the id of a participant or the code of a party"
        yield Finding("unknown-initiator", ("event", "initiator"), message, hint)


def _near(name: str, known: Iterable[str]) -> str:
    words = list(known)
    return did_you_mean(name, words) or f"there are {', '.join(words[:12]) or 'none'}"
