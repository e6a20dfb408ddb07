"""Rule R15: one spokesperson does not say both that a topic was raised and that it was not."""

from collections.abc import Iterator, Sequence
from itertools import product

from memcon.people import person_key
from memcon.problems import Finding
from memcon.record import Record
from memcon.schemas import Statement

from .topics import RAISED

Said = tuple[Record, int, Statement]


def check_contradictions(records: Sequence[Record]) -> Iterator[tuple[Record, Finding]]:
    """A denial that the same spokesperson contradicts in another source on the same contact."""
    said = [
        (record, index, statement)
        for record in records
        for index, statement in enumerate(record.readout.statements)
        if statement.via
    ]
    denials = [item for item in said if item[2].kind == "not_discussed"]
    raised = [item for item in said if item[2].kind in RAISED]
    for denial, other in product(denials, raised):
        people = _voices(denial) & _voices(other)
        shared = [topic for topic in denial[2].topics if topic in other[2].topics]
        if people and shared and _origin(denial) != _origin(other):
            yield denial[0], _finding(denial, other, min(people), shared[0])


def _voices(said: Said) -> set[str]:
    """Those who relay a statement, each by one word."""
    record, _, statement = said
    people = [record.readout.person(name) for name in statement.via]
    return {person_key(person, record.registries) for person in people if person}


def _origin(said: Said) -> tuple[str, str | None]:
    """The source that a statement stands on."""
    record, _, statement = said
    source = record.source(statement.evidence[0].source)
    return str(record.path), source.id if source else None


def _finding(denial: Said, other: Said, person: str, topic: str) -> Finding:
    record, index, statement = denial
    there = "" if other[0] is record else f" in {other[0].path.name}"
    message = (
        f'"{person}" says in "{statement.id}" that "{topic}" was not discussed, and raises it in '
        f'"{other[2].id}"{there}, from another source'
    )
    hint = "keep both, and say in `caveats` which came later"
    return Finding("denial-contradicted", ("statements", index, "id"), message, hint)
