"""Rules R05, R06, R29: who may hold a statement, who may relay it, and who agrees."""

from collections.abc import Iterator

from memcon.problems import Finding
from memcon.record import Record

# Acts of the talk itself: somebody who was not part of it cannot be their holder.
_IN_THE_TALK = frozenset({"discussed", "agreement"})
_OUTSIDE = frozenset({"spokesperson", "interpreter", "notetaker"})


def check_chains(record: Record) -> Iterator[Finding]:
    """A speaker who relays himself, or stands twice in one chain."""
    for index, statement in enumerate(record.readout.statements):
        for number, person in enumerate(statement.via):
            if person in statement.by:
                message = f'"{person}" both makes statement "{statement.id}" and relays it'
                hint = "leave the speaker out of `via`"
                yield Finding(
                    "relays-own-words", ("statements", index, "via", number), message, hint
                )
            elif person in statement.via[:number]:
                message = f'"{person}" stands twice in the chain of statement "{statement.id}"'
                yield Finding("relays-twice", ("statements", index, "via", number), message)


def check_holders(record: Record) -> Iterator[Finding]:
    """An act of the talk whose holder was not part of the talk."""
    for index, statement in enumerate(record.readout.statements):
        if statement.kind not in _IN_THE_TALK:
            continue
        for number, name in enumerate(statement.by):
            person = record.readout.person(name)
            if person and person.capacity in _OUTSIDE:
                message = (
                    f'"{name}" is the {person.capacity} and cannot hold a statement of kind '
                    f"`{statement.kind}`"
                )
                hint = "put the principals into `by` and the one who tells it into `via`"
                yield Finding(
                    "holder-outside-talk", ("statements", index, "by", number), message, hint
                )


def check_agreements(record: Record) -> Iterator[Finding]:
    """An agreement that does not name at least two who agree, of two parties.

    "It was agreed" names nobody: a draft may say so as long as that is left to confirm.
    """
    for index, statement in enumerate(record.readout.statements):
        if statement.kind != "agreement":
            continue
        people = [record.readout.person(name) for name in statement.by]
        parties = {person.party or person.id for person in people if person}
        if not statement.confirm and len(parties) < 2:  # noqa: PLR2004 - it takes two
            message = f'the agreement "{statement.id}" does not name all who agree'
            hint = "name both sides in `by`; what one side alone says is a `position`"
            yield Finding("one-sided-agreement", ("statements", index, "by"), message, hint)
