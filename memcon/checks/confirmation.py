"""Rule R30: an agreement is confirmed only when the accounts of both sides have it."""

from collections.abc import Iterator, Sequence

from memcon.problems import Finding
from memcon.record import Record
from memcon.schemas import Statement

_JOINT = frozenset({"agreement", "next_step", "commitment"})


def check_confirmation(records: Sequence[Record]) -> Iterator[tuple[Record, Finding]]:
    """Agreements of an account on topics on which the other side's account has none.

    Where a side gave no account, there is nothing to hold an agreement against. Topics count as the
    same when one stands under the other, but for the widest ones.
    """
    accounts = [record for record in records if record.readout.absence is None]
    for record in accounts:
        alone = [
            (index, statement)
            for index, statement in enumerate(record.readout.statements)
            if statement.kind == "agreement"
            and (others := _other_sides(statement, record, accounts))
            and not any(_agrees_too(statement, other) for other in others)
        ]
        if alone:
            names = ", ".join(f'"{statement.id}"' for _, statement in alone)
            sides = sorted({other.readout.issuer for other in accounts} - {record.readout.issuer})
            message = f"{names}: agreed by this account, not by that of {', '.join(sides)}"
            hint = "enter it there if that text has it; if not, the difference is theirs"
            place = ("statements", alone[0][0], "id")
            yield record, Finding("agreement-unconfirmed", place, message, hint)


def _other_sides(statement: Statement, record: Record, accounts: Sequence[Record]) -> list[Record]:
    """The accounts of the other parties that are said to agree."""
    people = [record.readout.person(name) for name in statement.by]
    parties = {person.party for person in people if person} - {record.readout.issuer}
    return [other for other in accounts if other.readout.issuer in parties]


def _agrees_too(statement: Statement, other: Record) -> bool:
    topics = _topics(statement, other)
    return any(
        topics & _topics(item, other) for item in other.readout.statements if item.kind in _JOINT
    )


def _topics(statement: Statement, record: Record) -> set[str]:
    """The topics of a statement with those above them, without the widest."""
    found: set[str] = set(statement.topics)
    for topic in statement.topics:
        found.update(record.registries.topic_line(topic)[:-1])
    return found
