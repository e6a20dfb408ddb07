"""The house's own lines: what they rest on, what they answer, and how many there may be."""

from collections.abc import Iterator

from memcon.problems import Finding, Place
from memcon.record import Record
from memcon.schemas import Note
from memcon.validate import did_you_mean

from .form import sentences

KEY_MESSAGES = 3
SUMMARY_SENTENCES = 5
_CITE = ("key_messages", "lines", "if_asked", "do_not_say")
_ANSWER = ("if_asked", "responses")


def check_note(record: Record) -> Iterator[Finding]:
    """Lines that rest on nothing, or on what is not there; answers without their question."""
    note = record.readout.note
    if note is None:
        return
    known = [statement.id for statement in record.readout.statements]
    for name, points in note.sections().items():
        for index, point in enumerate(points):
            place: Place = ("note", name, index)
            for number, cited in enumerate(point.based_on):
                if cited not in known:
                    message = f'a line of `{name}` rests on statement "{cited}", which is not there'
                    hint = did_you_mean(cited, known) or f"there are {', '.join(known[:12])}"
                    yield Finding("unknown-statement", (*place, "based_on", number), message, hint)
            if name in _CITE and not point.based_on:
                message = f"a line of `{name}` cites no statement"
                hint = "name the statements it rests on: `based_on: [s1]`"
                yield Finding("line-without-statement", place, message, hint)
            if name in _ANSWER and point.answers is None:
                message = f"a line of `{name}` does not say what it answers"
                yield Finding("answer-without-question", place, message, "add `answers`")
    yield from _limits(note)


def _limits(note: Note) -> Iterator[Finding]:
    if (count := len(note.key_messages)) > KEY_MESSAGES:
        message = f"there are {count} key messages; the limit is {KEY_MESSAGES}"
        yield Finding("too-many-messages", ("note", "key_messages"), message)
    count = sum(sentences(point.text) for point in note.summary)
    if count > SUMMARY_SENTENCES:
        message = f"the summary has {count} sentences; the limit is {SUMMARY_SENTENCES}"
        yield Finding("long-summary", ("note", "summary"), message)
