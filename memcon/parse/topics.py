"""What a statement is about: one to three short noun phrases copied from its content (GUIDE 7)."""

from collections.abc import Iterator, Sequence

from .model import Span
from .tagging import Token

MOST = 3
_LONGEST = 8
_OWNED = 2
"""An owner and its mark: "Russia's contribution" is about the contribution."""
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
_QUALIFIERS = frozenset({"JJ", "JJR", "JJS", "HYPH", "FW", "NFP"})
_LINKING = frozenset("of in on to between with for against from at".split())
_MONTHS = frozenset(
    """
    January February March April May June July August September October November December
    """.split(),
)
# Heads that weigh nothing: "the importance of X" is about X.
_WEIGHTLESS = frozenset(
    """
    importance need issue issues matter matters situation topic topics range number readiness
    willingness fact development developments support commitment concern concerns view views
    efforts effort opinion assessment assessments details question questions progress account
    variety course mention possibility exchange aspects problem problems contents subject status
    state implementation idea air touch contact conversation call talk talks meeting year today
    time way ways part length order days weeks months hours extent detail leaders presidents sides
    parties counterpart agreement discussion
    """.split(),
)


def find_topics(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The first noun phrases of a content, the first three of a list."""
    spans = [Span(group[0].start, group[-1].end) for group in _phrases(tokens)]
    return tuple(spans[:MOST])


def _phrases(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    group: list[Token] = []
    for place, token in enumerate(tokens):
        if _continues(tokens, place, group):
            group.append(token)
            continue
        yield from _trim(group)
        group = [token] if token.tag in _NOUNS | _QUALIFIERS else []
    yield from _trim(group)


def _continues(tokens: Sequence[Token], place: int, group: Sequence[Token]) -> bool:
    """Whether a token belongs to the phrase before it."""
    token = tokens[place]
    if not group:
        return token.tag in _NOUNS | _QUALIFIERS
    if token.tag in _NOUNS | _QUALIFIERS or token.tag == "POS":
        return group[-1].tag != "CC" or token.tag != "POS"
    if token.tag == "CC":
        return _joins_modifiers(tokens, place)
    behind_link = group[-1].lower in _LINKING
    if token.tag in {"DT", "PRP$"}:
        return behind_link
    if token.tag == "VBG":
        return behind_link
    return token.lower in _LINKING and not behind_link


def _joins_modifiers(tokens: Sequence[Token], place: int) -> bool:
    """Whether "and" joins two modifiers of one noun: "tax and migration reform"."""
    left, right = tokens[max(0, place - 1) : place], tokens[place + 1 : place + 3]
    modifiers = {"JJ", "NN", "NNP"}
    return bool(
        left
        and len(right) == 2  # noqa: PLR2004
        and left[0].tag in modifiers
        and right[0].tag in modifiers
        and right[1].tag in _NOUNS
    )


def _trim(group: Sequence[Token]) -> Iterator[list[Token]]:
    """The phrase without weightless heads, without loose ends, no longer than it may be."""
    words = list(group)
    if len(words) > _OWNED and words[1].tag == "POS":
        words = words[2:]
    while len(words) > 1 and _is_weightless(words):
        words = words[1:]
    words = words[:_LONGEST]
    while words and words[-1].tag not in _NOUNS:
        words = words[:-1]
    if words and not all(_is_empty(word) for word in words):
        yield words


def _is_empty(word: Token) -> bool:
    return word.lower in _WEIGHTLESS or word.tag == "CD" or word.text in _MONTHS


def _is_weightless(words: Sequence[Token]) -> bool:
    head = words[0]
    behind = words[1].lower in _LINKING or words[1].tag in {"DT", "PRP$"}
    return (
        (head.lower in _WEIGHTLESS and behind)
        or head.tag in {"DT", "PRP$", "POS", "CC", "VBG", "IN", "TO"}
        or head.lower in _LINKING
    )
