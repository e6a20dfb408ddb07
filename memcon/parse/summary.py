"""What the parser says when it is done: found, to confirm, without a place, left out."""

import re
import textwrap
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from memcon import prose
from memcon.names import party_name
from memcon.problems import visible
from memcon.schemas import Participant, Readout, Registries

from .draft import DraftReadout
from .fitting import fold
from .model import Document, Draft, Span

WIDTH = 100
_NO_HOUSE = Registries()


def summary(draft: Draft, made: DraftReadout) -> str:
    """The summary of one run, for a person to read at the terminal."""
    return "\n".join(visible(line) for line in _lines(draft, made, made.readout))


class Lines:
    """The lines of a stored text, by the spans that begin on them."""

    def __init__(self, text: str) -> None:
        self._ends = [found.start() for found in re.finditer("\n", text)]

    def number(self, span: Span) -> int:
        """The line on which a span begins, from 1."""
        return bisect_left(self._ends, span.start) + 1


def count_of_kinds(readout: Readout) -> str:
    """The statements by kind, the commonest first: "4 position, 2 discussed"."""
    kinds = Counter(item.kind for item in readout.statements)
    return ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in kinds.most_common())


def _lines(draft: Draft, made: DraftReadout, readout: Readout) -> Iterator[str]:
    yield from (f"{label + ':':<14}{value}" for label, value in _facts(readout))
    by = f"read by {'the rules alone' if draft.layer == 'rules' else draft.layer}"
    kinds = f" ({count_of_kinds(readout)})" if readout.statements else ""
    yield f"{'statements:':<14}{len(readout.statements) or 'none'}{kinds}; {by}"
    waiting = [*((item, "") for item in readout.confirm)]
    waiting += [(words, f"{item.id}: ") for item in readout.statements for words in item.confirm]
    yield f"to confirm: {len(waiting) or 'nothing'}"
    for words, where in waiting:
        yield from _wrapped(f"{where}{words}")
    total = len(draft.document.sentences)
    yield f"sentences without a place: {len(draft.unplaced) or 'none'} of {total}"
    yield from _places(draft.document, [(item.span, "") for item in draft.unplaced])
    if made.left_out:
        yield f"found and left out: {len(made.left_out)}"
        yield from _places(draft.document, [(item.span, item.why) for item in made.left_out])


def _facts(readout: Readout) -> Iterator[tuple[str, str]]:
    event = readout.event
    kind = prose.KINDS[event.kind]
    basis = f"; inferred: {event.date.why}" if event.date.why else ""
    yield "contact", f"{kind}, {prose.say_date(event.date.value)}{basis}".replace(prose.NBSP, " ")
    wording, minutes = prose.say_duration(event.duration)
    yield "duration", f"{wording} ({minutes})" if event.duration and minutes else wording
    yield "count", prose.say_count(event.count, event.date.value).replace(prose.NBSP, " ")
    who = readout.person(event.initiator or "")
    initiator = party_name(event.initiator, _NO_HOUSE) if event.initiator else "not stated"
    yield "initiator", who.name if who else initiator
    yield "account", f"{party_name(readout.issuer, _NO_HOUSE)}, {readout.level.replace('_', ' ')}"
    for capacity in ("principal", "spokesperson", "other"):
        people = [_named(one) for one in readout.participants if one.capacity == capacity]
        if people or capacity == "principal":
            yield capacity, "; ".join(people) or "none found"


def _named(person: Participant) -> str:
    about = [word for word in (person.title, person.party) if word]
    return f"{person.name} ({', '.join(about)})" if about else person.name


def _places(document: Document, spans: list[tuple[Span | None, str]]) -> Iterator[str]:
    lines = Lines(document.text)
    for span, why in spans:
        where = f"line {lines.number(span)}: " if span else ""
        words = f"“{fold(document.text[span.start : span.end])}”" if span else ""
        yield from _wrapped(where + ": ".join(filter(None, (why, words))))


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent="  ",
        subsequent_indent="      ",
        break_long_words=False,
        break_on_hyphens=False,
    )
