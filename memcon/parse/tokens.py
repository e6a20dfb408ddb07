"""The words and marks of a stretch of text, each with its place."""

import re
from functools import lru_cache
from typing import NamedTuple

from .model import Span

_WORD = re.compile(
    r"(?:[A-Z]\.){1,6}(?:[A-Z](?!\w))?"
    r"|(?:Mr|Mrs|Ms|Dr|Jr|Sr|Gen|Lt|Col|Adm|Brig|Maj|Capt|Prof|Hon|Smt|St)\."
    r"|[^\W\d_]+(?:[-'’][^\W\d_]+)*"
    r"|[0-9]+(?:[.,:][0-9]+)*"
    r"|\S",
)
_POSSESSIVE = ("'s", "’s", "'S", "’S")


class Token(NamedTuple):
    """A word, a number or a mark; a possessive ending is a token of its own."""

    text: str
    start: int
    end: int
    key: str
    """The word with plain apostrophes, as the tables spell it."""
    lower: str
    """The key in small letters."""
    capital: bool
    """Whether it is a word that begins with a capital letter."""


def _token(text: str, start: int) -> Token:
    key = text.replace("’", "'") if "’" in text else text
    return Token(text, start, start + len(text), key, key.lower(), text[0].isupper())


@lru_cache(maxsize=64)
def tokenize(text: str, within: Span) -> tuple[Token, ...]:
    """The tokens of a stretch, in order."""
    found: list[Token] = []
    for match in _WORD.finditer(text, within.start, within.end):
        word, start = match.group(), match.start()
        if len(word) > len("’s") and word.endswith(_POSSESSIVE):
            cut = match.end() - len("’s")
            found += (_token(word[:-2], start), _token(word[-2:], cut))
        else:
            found.append(_token(word, start))
    return tuple(found)


def spell(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase of a table, as a text would have them."""
    return tuple(token.key for token in tokenize(phrase, Span(0, len(phrase))))
