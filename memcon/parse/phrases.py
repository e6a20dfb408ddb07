"""Phrases of several words, found at a place of a text by their first word."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from .tokens import Token, spell

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """A table of phrases: the longest one that stands at a place wins."""

    def __init__(self, rows: Iterable[tuple[str, Value]], *, any_case: bool = False) -> None:
        self._any_case = any_case
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = defaultdict(list)
        for phrase, value in rows:
            words = spell(phrase.lower() if any_case else phrase)
            self._by_first[words[0]].append((words, value))
        for group in self._by_first.values():
            group.sort(key=lambda row: -len(row[0]))

    def at(self, tokens: Sequence[Token], place: int) -> tuple[Value, int] | None:
        """The value of the longest phrase at a place, and the place after it."""
        if place >= len(tokens):
            return None
        # Spelt out, because nearly every word of a text is asked here and few begin a phrase.
        word = tokens[place].lower if self._any_case else tokens[place].key
        rows = self._by_first.get(word)
        if rows is None:
            return None
        for words, value in rows:
            end = place + len(words)
            if end <= len(tokens) and all(
                (token.lower if self._any_case else token.key) == word
                for token, word in zip(tokens[place:end], words, strict=True)
            ):
                return value, end
        return None

    def first_words(self) -> frozenset[str]:
        """The words that begin a phrase."""
        return frozenset(self._by_first)
