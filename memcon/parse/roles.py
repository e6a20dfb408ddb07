"""What offices come down to: the table of roles, and the words that offices are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from .phrases import Phrases
from .places import words_of_places
from .tables import read_table, words_of
from .tokens import Token

_PLURALS = {"chiefs": "chief", "kings": "king", "premiers": "premier"}


@dataclass(frozen=True, slots=True)
class Role:
    """A row of the table of roles."""

    name: str
    forms: tuple[tuple[str, ...], ...]
    also: tuple[str, ...]
    party: str | None


@cache
def known_roles() -> tuple[Role, ...]:
    """The rows of the table, a narrower role before a wider one."""
    return tuple(
        Role(
            row["name"],
            tuple(tuple(form.split()) for form in row["forms"]),
            tuple(row.get("also", ())),
            row.get("party"),
        )
        for row in read_table("roles")["role"]
    )


@lru_cache(maxsize=4096)
def role_of(words: tuple[str, ...], head: int) -> Role | None:
    """The first role of the table one of whose forms covers the head of these words."""
    for role in known_roles():
        for form in role.forms:
            first = max(0, head - len(form) + 1)
            for begin in range(first, min(head, len(words) - len(form)) + 1):
                if words[begin : begin + len(form)] == form:
                    return role
    return None


def with_also(name: str) -> tuple[str, ...]:
    """A role and what else its bearer can be called."""
    rows = [role for role in known_roles() if role.name == name]
    plain = [role for role in rows if tuple(name.split()) in role.forms] or rows
    return (name, *(plain[0].also if plain else ()))


@cache
def office_words(kind: str) -> frozenset[str]:
    """The words of a kind, in small letters: heads, suffixes, modifiers, matters."""
    return frozenset(word.lower() for word in words_of(read_table("roles")[kind]))


@cache
def _regions() -> Phrases[str]:
    return Phrases((region, region) for region in read_table("roles")["regions"])


def region_at(tokens: Sequence[Token], place: int) -> int | None:
    """The place after the region named there: "Middle East"."""
    found = _regions().at(tokens, place)
    return found[1] if found else None


@cache
def _all_words() -> frozenset[str]:
    return office_words("heads") | office_words("matters") | office_words("modifiers")


def is_office_word(token: Token) -> bool:
    """Whether a word belongs to offices and institutions rather than to names."""
    return token.lower in _all_words()


@cache
def _openers() -> frozenset[str]:
    """Every word that can begin a title, in small letters."""
    places = {word.lower() for word in words_of_places() | _regions().first_words()}
    return _all_words() | places | {"the"}


def may_open(token: Token) -> bool:
    """Whether a title may begin with a word: a quick look that spares a long one."""
    return token.lower in _openers() or head_of(token.lower) is not None


@lru_cache(maxsize=4096)
def head_of(word: str) -> tuple[str, bool] | None:
    """The head of a title that a word in small letters is, and whether it is in the plural."""
    word = word.removesuffix("-elect").removesuffix("-designate")
    heads = office_words("heads")
    if word in heads:
        return word, False
    single = _PLURALS.get(word) or (
        f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    )
    single = single.removesuffix("'")
    return (single, True) if single != word and single in heads else None
