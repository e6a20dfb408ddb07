"""Short ids for people, made from their names."""

from collections.abc import Collection
from itertools import count

from .identity import fold


def slug_of(surname: str, name: str, taken: Collection[str]) -> str:
    """An id from the surname, from the whole name where that is taken."""
    for words in (surname, name):
        slug = "-".join(filter(None, (_ascii(word) for word in words.replace("-", " ").split())))
        if slug and slug not in taken:
            return slug
    return next(slug for n in count(len(taken) + 1) if (slug := f"person-{n}") not in taken)


def _ascii(word: str) -> str:
    return "".join(sign for sign in fold(word) if sign.isascii())
