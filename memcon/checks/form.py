"""The folder's name, the length of title and bottom line, and rule R17 on absences."""

import re
from collections.abc import Iterator
from pathlib import Path

from memcon.problems import Finding
from memcon.record import Record

TITLE_WORDS = 20
BOTTOM_LINE_SENTENCES = 2
_SENTENCE_END = re.compile(r"[.!?][”»\")]?(?=\s+[A-ZА-ЯІЇЄҐÀ-Þ“«\"])")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|U\.S|U\.K|U\.N|St|No|[A-Z])\.$")
_REMARKS = frozenset({"press_remarks", "press_article", "social_post"})


def check_folder(record: Record) -> Iterator[Finding]:
    """An event whose id is not the name of its folder, by which accounts are brought together."""
    folder = record.path.parent.name
    if folder == record.readout.event.id:
        return
    folder = Path(record.document.path).resolve().parent.name
    if folder != record.readout.event.id:
        message = f'the event is "{record.readout.event.id}", but its folder is "{folder}"'
        yield Finding("folder-name", ("event", "id"), message, "name both alike")


def check_lengths(record: Record) -> Iterator[Finding]:
    """A title or a bottom line that is longer than a reader with one minute takes in."""
    readout = record.readout
    if readout.title and (count := len(readout.title.split())) > TITLE_WORDS:
        message = f"the title has {count} words; the limit is {TITLE_WORDS}"
        yield Finding("long-title", ("title",), message)
    if readout.bottom_line:
        count = sentences(readout.bottom_line)
        if count > BOTTOM_LINE_SENTENCES:
            message = f"the bottom line has {count} sentences; the limit is {BOTTOM_LINE_SENTENCES}"
            yield Finding("long-bottom-line", ("bottom_line",), message)


def check_absence(record: Record) -> Iterator[Finding]:
    """An account of a side that is said to have given none."""
    if record.readout.absence is None:
        return
    for index, statement in enumerate(record.readout.statements):
        source = record.source(statement.evidence[0].source)
        if source and source.kind not in _REMARKS:
            message = f'"{statement.id}" is of an account, but the record says that there is none'
            hint = "remove `absence`, or give remarks to the press as their own kind of source"
            yield Finding("statement-beside-absence", ("statements", index), message, hint)


def sentences(text: str) -> int:
    """How many sentences a text has."""
    ends = [
        found
        for found in _SENTENCE_END.finditer(text)
        if not _ABBREVIATION.search(text[: found.start() + 1])
    ]
    return len(ends) + 1
