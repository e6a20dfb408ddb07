"""The sentences that no statement touches: they are listed, so that nothing is lost silently."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from .model import Item, Sentence


def find_unplaced(sentences: Sequence[Sentence], items: Sequence[Item]) -> tuple[Sentence, ...]:
    """The sentences without a word of any item; the items stand in the order of the text."""
    starts = [item.span.start for item in items]
    reached = list(accumulate((item.span.end for item in items), max, initial=0))
    return tuple(
        sentence
        for sentence in sentences
        if reached[bisect_left(starts, sentence.span.end)] <= sentence.span.start
    )
