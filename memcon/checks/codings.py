"""Rule R46 on event codes: the future is AGREE; one coder codes a statement once."""

from collections.abc import Iterator

from memcon.problems import Finding, Place
from memcon.record import Record
from memcon.schemas import Coding

# PLOVER manual: a future CONSULT, SUPPORT, COOPERATE or AID is coded AGREE.
_AGREE_WHEN_FUTURE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})


def check_codings(record: Record) -> Iterator[Finding]:
    """A future contact that is not AGREE, and a coder who stands twice."""
    for index, statement in enumerate(record.readout.statements):
        coders: set[str] = set()
        for number, coding in enumerate(statement.codes):
            place: Place = ("statements", index, "codes", number)
            if coding.coder in coders:
                message = f'"{coding.coder}" codes "{statement.id}" twice'
                yield Finding("coded-twice", (*place, "coder"), message, "keep one of the two")
            coders.add(coding.coder)
            if _is_future(coding, statement.kind) and coding.event in _AGREE_WHEN_FUTURE:
                message = f'"{statement.id}" lies ahead, and is coded {coding.event}'
                yield Finding("future-not-agree", (*place, "event"), message, "code it AGREE")


def _is_future(coding: Coding, kind: str) -> bool:
    return kind == "next_step" or "future" in coding.context
