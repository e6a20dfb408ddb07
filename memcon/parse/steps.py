"""Single steps through the words of an office, from one place to the next."""

from collections.abc import Sequence

from .places import place_at
from .roles import head_of, office_words, region_at
from .tokens import Token


def head_at(tokens: Sequence[Token], at: int) -> tuple[str, bool] | None:
    """The head that stands at a place, and whether in the plural."""
    return head_of(tokens[at].lower) if at < len(tokens) else None


def after_matter(tokens: Sequence[Token], at: int) -> int:
    """The place after one step of what an office consists of, or the same place."""
    if at >= len(tokens):
        return at
    region = region_at(tokens, at)
    if region is not None:
        return region
    place = place_at(tokens, at)
    if place is not None:
        return place[1]
    word = tokens[at].lower
    return at + (word in office_words("matters") or word in office_words("modifiers"))


def after_joint(tokens: Sequence[Token], at: int) -> int | None:
    """Where the next office begins after a comma, an "and", or both."""
    begin = at
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    if at < len(tokens) and tokens[at].text in ("and", "&"):
        at += 1
    return at if at > begin else None


def after_suffix(tokens: Sequence[Token], at: int) -> int:
    """The place after "General", "-elect" and the like behind a head."""
    if at < len(tokens) and tokens[at].lower in office_words("suffixes"):
        return at + 1
    joined = at + 1 < len(tokens) and tokens[at].text == "-"
    return at + 2 if joined and tokens[at + 1].lower in office_words("suffixes") else at


def after_parenthesis(tokens: Sequence[Token], at: int) -> int:
    """The place after a short form in brackets: (ROK), (PRC), [sic]."""
    if at + 2 < len(tokens) and tokens[at].text in "([" and tokens[at + 2].text in ")]":
        return at + 3
    return at
