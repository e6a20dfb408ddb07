"""The paragraphs of a text: where a line break only wraps a line, and where it ends a paragraph."""

import re
from collections.abc import Iterator

from .model import Span

# A mark that begins a point of a list, so that its line never continues the one before.
_POINT = re.compile(r"(?:[•·▪◦‣*–—-]|\(?(?:[0-9]{1,2}|[a-z])\)|[0-9]{1,2}\.) ")
_ENDED = re.compile(r"""[.!?…:;。][)\]"”»’']{0,3}$""")
# A full line of a hard-wrapped text is hardly longer than this; a longer one is a paragraph.
_WIDEST_WRAP = 100
# A line counts as full when the next word would not have fitted; inside a sentence a tenth is
# given, because some sources wrap at a ragged edge.
_RAGGED = 0.9
_INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff"


def find_paragraphs(text: str, start: int = 0) -> tuple[Span, ...]:
    """The paragraphs from an offset on, without the white space around them.

    A blank line always ends a paragraph. A single line break does so only where the text does not
    wrap its lines: some sources wrap at a fixed width, others write a paragraph on each line.
    """
    lines = tuple(_lines(text, start))
    width = max((len(line) for line in lines), default=0)
    found: list[Span] = []
    before: Span | None = None
    for line in lines:
        if not len(line):
            before = None
        elif before is not None and _continues(text, before, line, width):
            found[-1] = Span(found[-1].start, line.end)
            before = line
        else:
            found.append(line)
            before = line
    return tuple(found)


def _lines(text: str, start: int) -> Iterator[Span]:
    """The lines, each without the white space and the invisible marks around it."""
    at = start
    for line in text[start:].split("\n"):
        words = line.strip().strip(_INVISIBLE).strip()
        begin = at + (line.find(words) if words else 0)
        yield Span(begin, begin + len(words))
        at += len(line) + 1


def _continues(text: str, before: Span, line: Span, width: int) -> bool:
    """Whether a line carries on the one before it."""
    if _POINT.match(text, line.start, line.end):
        return False
    ended = _ENDED.search(text, max(before.start, before.end - 4), before.end)
    if not ended and text[line.start].islower():
        return True
    if width > _WIDEST_WRAP:
        return False
    room = len(text[line.start : line.start + width].split(None, 1)[0]) + 1
    return len(before) + room > width * (1 if ended else _RAGGED)
