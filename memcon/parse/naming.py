"""A personal name as it is printed at one place, with what stands around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from .model import Gender, Span
from .namewords import generations
from .titles import Title
from .tokens import Token


@dataclass(frozen=True, slots=True)
class Naming:
    """A personal name in the text, with what is printed about the person there."""

    span: Span
    """The whole name with the title before it."""
    extent: Span
    """With the country or the office behind it as well."""
    name: str
    words: tuple[str, ...]
    """The words of the name, without marks and generations."""
    title: str = ""
    roles: tuple[str, ...] = ()
    party: str | None = None
    implied: str | None = None
    gender: Gender = ""
    counterpart: bool = False
    """Whether the text calls the person somebody's counterpart, so of the same office."""
    head: bool = True
    """Whether the person does something here, rather than lends a name to an office."""


def build_naming(
    text: str, tokens: Sequence[Token], name: tuple[int, int], start: int, after: int
) -> Naming:
    """The naming of the tokens of a name, without what is printed about the person."""
    begin, end = name
    words = tuple(
        token.text
        for place, token in enumerate(tokens[begin:end])
        if not place or (token.text not in generations() and token.text != ",")
    )
    first, last = tokens[start].start, tokens[end - 1].end
    return Naming(
        span=Span(first, last),
        extent=Span(first, tokens[after - 1].end),
        name=" ".join(text[tokens[begin].start : last].split()),
        words=words,
    )


def print_title(text: str, tokens: Sequence[Token], title: Title) -> str:
    """The office as printed, without the country before it or behind it."""
    begin, end = title.core
    if begin >= end:
        begin, end = title.start, title.end
    return " ".join(text[tokens[begin].start : tokens[end - 1].end].split())
