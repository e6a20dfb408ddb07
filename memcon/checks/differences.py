"""Rule R19: where two accounts of one contact cannot both hold, a reader is told."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from memcon import prose
from memcon.facts import Fact, FactField, exclude, facts
from memcon.problems import Finding, Place
from memcon.record import Record

_PLACES: dict[FactField, Place] = {
    "kind": ("event", "kind"),
    "date": ("event", "date"),
    "duration": ("event", "duration"),
    "initiator": ("event", "initiator"),
    "count": ("event", "count", "value"),
}
_CLOCKS = "two sides may date one contact by their own clocks: give `start` with its offset"
_OWN = "correct the one that is mistaken; if both are as printed, the difference is theirs"


def check_differences(records: Sequence[Record]) -> Iterator[tuple[Record, Finding]]:
    """Form, day, length, initiator or count on which two accounts exclude each other."""
    for one, other in combinations(records, 2):
        fields = exclude(one, other)
        for fact in facts([one, other], ["one", "other"]) if fields else ():
            if fact.field in fields:
                yield other, _finding(fact, one)


def _finding(fact: Fact, one: Record) -> Finding:
    theirs, ours = fact.values["one"], fact.values["other"]
    words = f"{ours and ours.wording}, but {theirs and theirs.wording} in {one.path.name}"
    message = prose.plain(f"{fact.label[:1].lower()}{fact.label[1:]}: {words}")
    hint = _CLOCKS if fact.field == "date" else _OWN
    return Finding("accounts-differ", _PLACES[fact.field], message, hint)
