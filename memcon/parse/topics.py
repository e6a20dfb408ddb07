"""What a statement is about: one to three noun phrases copied from its content."""

from collections.abc import Iterator, Sequence

from .model import Span
from .tagging import Token

MOST = 3
_LONGEST = 9
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
_INSIDE = _NOUNS | {"JJ", "JJR", "JJS", "POS", "VBG", "VBN", "HYPH", "CC", "FW", "NFP"}
_LINKING = frozenset("of in on to between with for 's ’s and against from at -".split())
_EMPTY = frozenset(
    """
    importance need issue issues matter matters situation topic topics range number readiness
    willingness fact development developments support commitment concern concerns view views
    efforts opinion assessment details question questions progress account variety
    """.split()
)


def find_topics(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The first noun phrases of a content, the first three of a list."""
    spans = [Span(group[0].start, group[-1].end) for group in _phrases(tokens)]
    return tuple(spans[:MOST])


def _phrases(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    group: list[Token] = []
    for token in tokens:
        linking = token.lower in _LINKING and bool(group)
        if token.tag in _INSIDE and (group or token.tag not in {"CC", "POS", "HYPH"}):
            group.append(token)
        elif linking and not (token.lower == "and" and len(group) > _LONGEST // 2):
            group.append(token)
        elif token.tag in {"DT", "PRP$"} and group and group[-1].lower in _LINKING:
            group.append(token)
        else:
            yield from _trim(group)
            group = []
    yield from _trim(group)


def _trim(group: list[Token]) -> Iterator[list[Token]]:
    """The phrase without a weightless head ("the importance of") and without loose ends."""
    words = group[:_LONGEST]
    while words and words[-1].tag not in _NOUNS:
        words = words[:-1]
    while len(words) > 2 and words[0].lower in _EMPTY and words[1].lower in _LINKING:  # noqa: PLR2004
        words = words[2:]
        while words and words[0].tag in {"DT", "PRP$"}:
            words = words[1:]
    if words and any(token.tag in _NOUNS for token in words) and words[-1].lower not in _EMPTY:
        yield words
