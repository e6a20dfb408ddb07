"""Where the words of an evidence stand in a capture: exactly, or nowhere.

The match is letter for letter, or letter for letter once runs of white space count as one space
(hard line breaks of a stored text are not its author's). Nothing fuzzier exists: a fuzzy match
attaches a quotation to the wrong sentence.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Literal

from .schemas import Evidence

_SPACE = re.compile(r"\s+")
_HEADER = re.compile(r"(?:[A-Za-z][A-Za-z _-]{0,30}: [^\n]*\n)+\n")


@dataclass(frozen=True, slots=True)
class Match:
    """Where evidence was found: code points of the capture from 0, the end exclusive."""

    start: int
    end: int


Miss = Literal["not-found", "ambiguous", "moved"]
"""Nowhere; in more than one place; elsewhere than `start` and `end` say."""


@dataclass(frozen=True)
class Capture:
    """The text of a stored source, ready to be searched."""

    text: str

    def __reduce__(self) -> tuple[type["Capture"], tuple[str]]:
        """Only the text is kept where a capture is put aside; the rest is made of it."""
        return Capture, (self.text,)

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        """The text with white space folded, and where each of its code points came from."""
        parts: list[str] = []
        origins: list[int] = []
        last = 0
        for gap in _SPACE.finditer(self.text):
            parts.append(self.text[last : gap.start()])
            parts.append(" ")
            origins.extend(range(last, gap.start() + 1))
            last = gap.end()
        parts.append(self.text[last:])
        origins.extend(range(last, len(self.text) + 1))
        return "".join(parts), origins

    @cached_property
    def _paragraphs(self) -> list[int]:
        """Where each paragraph of the body begins: blocks between blank lines, else lines."""
        header = _HEADER.match(self.text)
        body = header.end() if header else 0
        gap = r"\n[ \t]*\n\s*" if re.search(r"\S\s*\n[ \t]*\n\s*\S", self.text[body:]) else r"\n\s*"
        starts = [body]
        starts += [found.end() for found in re.compile(gap).finditer(self.text, body)]
        return [start for start in starts if start < len(self.text)]

    def paragraph(self, position: int) -> int:
        """The number of the paragraph, from 1, in which a code point stands."""
        return max(1, bisect_left(self._paragraphs, position + 1))

    def find(self, evidence: Evidence) -> Match | Miss:
        """The one place where the evidence stands, or why there is not one."""
        words = _SPACE.sub(" ", evidence.exact.strip())
        folded, origins = self._folded
        if evidence.start is not None and evidence.end is not None:
            there = _SPACE.sub(" ", self.text[evidence.start : evidence.end].strip())
            if there == words:
                return Match(evidence.start, evidence.end)
            return "moved" if words in folded else "not-found"
        fitting = (
            at for at in _occurrences(folded, words) if _fits(folded, at, at + len(words), evidence)
        )
        places = list(islice(fitting, 2))
        if len(places) != 1:
            return "ambiguous" if places else "not-found"
        return Match(origins[places[0]], origins[places[0] + len(words) - 1] + 1)


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _fits(text: str, start: int, end: int, evidence: Evidence) -> bool:
    """Whether the words around a place are those that the evidence names."""
    before = _SPACE.sub(" ", evidence.prefix or "").strip()
    after = _SPACE.sub(" ", evidence.suffix or "").strip()
    # Folded, no more than one space stands between the words and those around them.
    nearest = text[max(0, start - len(before) - 1) : start].rstrip()
    return nearest.endswith(before) and text[end : end + len(after) + 1].lstrip().startswith(after)
