"""The words of one sentence on their way to statements: tokens, actors and quotations."""

from collections.abc import Sequence
from dataclasses import dataclass

from .actors import Actor
from .clauses import Clause, find_clauses
from .model import Document, Sentence, Span
from .stretch import QUOTES
from .tagging import Token

LONG_QUOTE = 4
"""From how many words on a quotation is somebody's statement, not a borrowed word (GRAMMAR 3.3)."""
MAX_TOKENS = 600
"""A longer sentence is no prose; it is listed as not placed, so that the time stays linear."""
_OPENER = 6
_BEHIND = 2
"""How far behind a stretch its closing mark may stand: behind a full stop."""
_CLOSING = frozenset({'"', "”", "''", "»"})
_STOPS = frozenset({".", "!", "?"})
_LEADING = frozenset({",", "that", "and", "but", ";"}) | QUOTES
_BEFORE_WHICH = frozenset("in during at to on after".split())
_LINKING = frozenset(
    ", ; : ( – — - and but while as well or in during at to on which where after that also".split()
)


@dataclass(frozen=True)
class Words:
    """One sentence; places are numbers of its tokens, an end is exclusive."""

    document: Document
    sentence: Sentence
    tokens: Sequence[Token]
    actors: Sequence[Actor]
    quotations: Sequence[Span]
    """The quotations of its paragraph that lie in it or hold it, with their marks."""

    @property
    def end(self) -> int:
        """The end without the full stop; one that closes a quotation stays."""
        end = len(self.tokens)
        while end and self.tokens[end - 1].text in _STOPS:
            end -= 1
        return end

    @property
    def quotes(self) -> tuple[Span, ...]:
        """The parts of long quotations that lie in the sentence, with their marks."""
        whole = self.sentence.span
        parts = (
            Span(max(one.start, whole.start), min(one.end, whole.end))
            for one in self.quotations
            if one.meets(whole)
        )
        return tuple(one for one in parts if len(self.document.words(one).split()) >= LONG_QUOTE)

    @property
    def is_all_quoted(self) -> bool:
        """Whether the text stands in quotation marks as a whole: then they tell nobody's words."""
        paragraphs = self.document.paragraphs
        whole = any(
            len(one) >= len(paragraphs[self.sentence.paragraph]) - 1 for one in self.quotations
        )
        return whole and self.document.flat[paragraphs[0].start] in QUOTES

    def clauses(self, first: int, end: int) -> list[Clause]:
        """The reporting clauses between two tokens; fewer than two hold none."""
        return find_clauses(self.tokens, self.actors, first, end) if end - first > 1 else []

    def text(self, first: int, end: int) -> str:
        """The flat words between two tokens."""
        return self.document.words(self.span(first, end)) if first < end else ""

    def span(self, first: int, end: int) -> Span:
        """The characters between two tokens."""
        return Span(self.tokens[first].start, self.tokens[end - 1].end)

    def whole_span(self, first: int, end: int) -> Span:
        """The characters between two tokens, with the marks of a quotation that fills them."""
        span = self.span(first, end)
        for quote in () if self.is_all_quoted else self.quotes:
            if span.start == quote.start + 1:
                span = Span(quote.start, span.end)
            if quote.start <= span.start and 0 < quote.end - span.end <= _BEHIND:
                span = Span(span.start, quote.end)
        return span

    def inside(self, first: int, end: int) -> tuple[int, int]:
        """The stretch without its quotation marks and the comma or stop before the last one."""
        first += self.tokens[first].text in QUOTES
        while end > first and self.tokens[end - 1].text in QUOTES | _STOPS | {","}:
            end -= 1
        return first, end

    def actor_at(self, first: int) -> Actor | None:
        """The actor that begins at a token, or right behind the quotation mark there."""
        first += self.tokens[first].text in QUOTES
        return next((actor for actor in self.actors if actor.first == first), None)

    def names_person(self, first: int) -> bool:
        """Whether a person is named from a token on, by name, office, pronoun or as counterpart."""
        actor = self.actor_at(first)
        if actor is not None:
            return actor.kind != "party"
        near = [token.lower for token in self.tokens[first : first + 4]]
        return near[:1] in (["him"], ["her"], ["them"]) or "counterpart" in near

    def trim(self, first: int, end: int) -> int:
        """The end without the words that only link to what follows."""
        while end - 1 > first and self.tokens[end - 1].lower in _LINKING:
            word = self.tokens[end - 1].lower
            if word == "well" and self.tokens[end - 2].lower != "as":
                break
            behind = self.tokens[end].lower if end < len(self.tokens) else ""
            if word in _BEFORE_WHICH and behind != "which":  # "the talks will go on"
                break
            end -= 1
        return end

    def skip_links(self, first: int, end: int) -> int:
        """The first token that does not only link to what stands before."""
        while first < end and self.tokens[first].lower in _LEADING:
            first += 1
        return first

    def skip_opener(self, first: int, end: int) -> int:
        """The first token behind a short adverbial such as "In general,"."""
        if self.tokens[first].tag not in {"IN", "RB"}:
            return first
        for at in range(first + 1, min(end - 1, first + _OPENER)):
            if self.tokens[at].text == ",":
                return at + 1
        return first

    def quote_in(self, span: Span) -> Span | None:
        """The inside of the first long quotation that lies in a span, as far as the span goes."""
        for quote in () if self.is_all_quoted else self.quotes:
            if quote.start >= span.start - 1 and quote.end <= span.end + 1:
                closed = self.document.text[quote.end - 1] in _CLOSING
                opened = self.document.text[quote.start] in QUOTES
                begin, end = quote.start + opened, quote.end - closed
                return Span(max(begin, span.start), min(end, span.end))
        return None

    def is_quotation(self, first: int, end: int) -> bool:
        """Whether a stretch is one quotation from mark to mark."""
        begin, stop = self.tokens[first].start, self.tokens[end - 1].end
        return any(
            abs(begin - one.start) <= 1 and abs(one.end - stop) <= _BEHIND for one in self.quotes
        )
