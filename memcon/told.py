"""Problems as a build keeps them: the place of each, and its words once for all that share them.

A collection without its stored copies has the same warning at every readout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .problems import Problem

Words = tuple[str, str, str, str]
"""Code, message, hint and severity."""
Told = list[Any]
"""The readout by its number among those asked for, or the path of another file; line, column; the
number of the words."""


class Wording:
    """The words of problems, each by a number."""

    def __init__(self, words: Iterable[Sequence[str]] = ()) -> None:
        self.words: list[Words] = [
            (code, message, hint, severity) for code, message, hint, severity in words
        ]
        self._numbers = {words: number for number, words in enumerate(self.words)}

    def pack(self, problems: Iterable[Problem], paths: Sequence[str]) -> list[Told]:
        """Problems of a contact, the readouts of which have these paths."""
        places = {path: number for number, path in enumerate(paths)}
        return [
            [
                places.get(item.where.path, item.where.path),
                *(item.where.line, item.where.column),
                self._number((item.code, item.message, item.hint, item.severity)),
            ]
            for item in problems
        ]

    def unpack(self, told: Iterable[Told], paths: Sequence[str]) -> Iterator[list[Any]]:
        """The problems that `pack` was given, as `unpack_problems` takes them."""
        for place, line, column, number in told:
            yield [
                paths[place] if isinstance(place, int) else place,
                line,
                column,
                *self.words[number],
            ]

    def take(self, told: Iterable[Told], other: Wording) -> list[Told]:
        """Problems that `other` packed, numbered anew, so that words nobody says are let go."""
        return [[*place, self._number(other.words[number])] for *place, number in told]

    def _number(self, words: Words) -> int:
        number = self._numbers.setdefault(words, len(self.words))
        if number == len(self.words):
            self.words.append(words)
        return number
