"""A stretch of a sentence: who is the subject of a verb, and what stands in front of a subject."""

from collections.abc import Sequence
from dataclasses import dataclass

from .actors import Actor
from .tagging import Token
from .verbs import ADVERBS, FINITE

SUBORDINATE = frozenset(
    "that which who whom whose if because when whether where how why unless since until".split()
)
LINKS = frozenset({"and", "but", "while", "or", "yet"})
OPENERS = frozenset(
    {"today", "yesterday", "earlier", "also", "however", "then", "meanwhile", "instead"}
)
QUOTES = frozenset({'"', "“", "”", "``", "''", "«", "»"})
_NOMINATIVES = frozenset("we i he she they it".split())
_PREPOSED = frozenset({"IN", "VBG", "TO"}) | ADVERBS


@dataclass(frozen=True)
class Stretch:
    """Some tokens of a sentence, the end exclusive, and the actors among them."""

    tokens: Sequence[Token]
    actors: Sequence[Actor]
    first: int
    end: int

    def word(self, at: int) -> str:
        """The word at a place in lower case; empty outside the stretch."""
        return self.tokens[at].lower if self.first <= at < self.end else ""

    def has_verb(self, first: int, last: int) -> bool:
        """Whether a finite verb stands among some tokens, the last one included."""
        return any(token.tag in FINITE for token in self.tokens[first : last + 1])

    def subject(self, before: int) -> Actor | None:
        """The actor that is the subject of a verb group: right before it, or before an aside."""
        for actor in reversed(self.actors):
            if actor.last > before:
                continue
            gap = [t for t in self.tokens[actor.last + 1 : before + 1] if t.text not in QUOTES]
            if _is_relative(gap) or (len(gap) == 1 and self._has_apposition(actor, gap[0])):
                return actor
            if any(token.tag in FINITE or token.lower in SUBORDINATE for token in gap):
                return None
            if _is_aside(gap) and not self._is_object(actor.first - 1, aside=bool(gap)):
                return actor
        return None

    def _has_apposition(self, actor: Actor, behind: Token) -> bool:
        """Whether a comma closes what an actor has between commas: "the presidents, X and Y,"."""
        inside = self.tokens[actor.first : actor.last + 1]
        return behind.text == "," and any(token.text == "," for token in inside)

    def _is_object(self, before: int, *, aside: bool) -> bool:
        """Whether what stands in front of an actor makes it an object: "with X", "of X"."""
        if before < self.first or self.word(before) in LINKS | SUBORDINATE:
            return False
        tag = self.tokens[before].tag
        return tag in {"IN", "TO", "POS"} or (aside and tag.startswith("VB"))

    def skip_adverbial(self, before: int) -> int:
        """The first token behind an adverbial at the head of the stretch."""
        tokens = self.tokens
        if tokens[self.first].tag not in _PREPOSED and self.word(self.first) != "as":
            return self.first
        for at in range(self.first, before):
            if tokens[at].text != "," or tokens[at + 1].tag == "CD":
                continue
            if tokens[at + 1].tag not in {"IN", "VBG"} or at + 1 >= before:
                return at + 1
        return self.first


def _is_relative(gap: Sequence[Token]) -> bool:
    """Whether a relative clause between commas stands behind a subject: "X, who …, said"."""
    closed = len(gap) > 2 and gap[0].text == "," and gap[-1].text == ","  # noqa: PLR2004
    return closed and gap[1].lower in {"who", "which", "whose"}


def _is_aside(gap: Sequence[Token]) -> bool:
    """Whether words without a finite verb may stand between a subject and its verb."""
    if not gap:
        return True
    first, last = gap[0], gap[-1]
    if any(token.lower in _NOMINATIVES for token in gap):
        return False
    if first.tag == "POS" or first.lower in LINKS or last.lower in LINKS:
        return False
    if first.text == ",":
        return last.text == "," and len(gap) > 1
    return last.text != "," and (first.tag in {"IN", "RB"} or first.lower in OPENERS | {"("})
