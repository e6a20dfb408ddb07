"""A span of the stored text → the shortest evidence that leads back to exactly that span."""

from collections.abc import Iterator
from typing import Any

from memcon.evidence import Capture, Match
from memcon.schemas import Evidence

from .fitting import fold, misfit
from .model import Span

REACH = 32
"""How far before and after the words are looked at, in code points."""


def trim(text: str, span: Span) -> Span:
    """The span without white space at its edges."""
    words = text[span.start : span.end]
    return Span(
        span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip())
    )


def anchor(capture: Capture, span: Span) -> str | dict[str, Any] | None:
    """The evidence for a span that neither begins nor ends with white space.

    The bare words where they stand once; else with the words before or after them; else, where
    those are alike too, with their place. None for words that no evidence may hold: too many, or
    hidden ones.
    """
    for selector in _selectors(capture.text, span):
        if misfit(Evidence, selector):
            return None
        if capture.find(Evidence.model_construct(**selector)) == Match(span.start, span.end):
            return selector["exact"] if len(selector) == 1 else selector
    return None


def _selectors(text: str, span: Span) -> Iterator[dict[str, Any]]:
    """From the shortest to the one that cannot fail."""
    exact = fold(text[span.start : span.end])
    before = _last_words(text[max(0, span.start - REACH) : span.start])
    after = _first_words(text[span.end : span.end + REACH])
    yield {"exact": exact}
    if before:
        yield {"exact": exact, "prefix": before}
    if after:
        yield {"exact": exact, "suffix": after}
    if before and after:
        yield {"exact": exact, "prefix": before, "suffix": after}
    yield {"exact": exact, "start": span.start, "end": span.end}


def _last_words(words: str) -> str:
    """The words without a first one that the reach has cut."""
    whole = words.split(maxsplit=1)[1:] if len(words) == REACH and not words[0].isspace() else []
    return fold(whole[0] if whole else words)


def _first_words(words: str) -> str:
    """The words without a last one that the reach has cut."""
    cut = len(words) == REACH and not words[-1].isspace()
    whole = words.rsplit(maxsplit=1)[:1] if cut else []
    return fold(whole[0] if whole else words)
