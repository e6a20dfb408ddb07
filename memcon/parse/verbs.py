"""A verb with its auxiliaries: its form, its voice, and whether it denies or foretells."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from .tagging import Token

Form = Literal["finite", "participle", "infinitive"]

ADVERBS = frozenset({"RB", "RBR", "RBS"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "’s"})
HAVE = frozenset({"have", "has", "had", "having"})
DO = frozenset({"do", "does", "did"})
_AUXILIARIES = BE | HAVE | DO | NEGATIONS
_TO_BE = frozenset("to also is are was were still yet".split())


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group; places are numbers of tokens."""

    first: int
    """The first token of the group, an adverb in front left out."""
    before: int
    """The token in front of the group and of its adverbs."""
    form: Form
    passive: bool = False
    negated: bool = False
    modal: bool = False
    """Whether it tells of the future or of what may be."""
    present: bool = False
    perfect_now: bool = False
    """Whether it tells of what has been done."""
    perfect: bool = False
    """Whether it tells of what had been done before."""
    bare: bool = False
    """Whether it is a past participle without an auxiliary: "reached", "given"."""


def read_verb(tokens: Sequence[Token], at: int, lowest: int) -> Verb | None:
    """The verb group that ends in a token, no part of it before `lowest`; nothing if no verb."""
    tag = tokens[at].tag
    first = _group_start(tokens, at, lowest)
    group = {token.lower for token in tokens[first:at]}
    negated = bool(NEGATIONS & group) and not _is_only(tokens, first, at)
    modal = any(token.tag == "MD" for token in tokens[first:at])
    while first < at and tokens[first].tag in ADVERBS and tokens[first].lower not in NEGATIONS:
        first += 1
    before = _skip_adverbs(tokens, first - 1, lowest)
    behind_to = before >= lowest and tokens[before].lower == "to"
    if behind_to and tag in {"VB", "VBP"}:
        return Verb(before, before - 1, "infinitive", negated=negated)
    if tag == "VBN" and BE & group:
        if behind_to:  # "are also to be held"
            while before >= lowest and tokens[before].lower in _TO_BE:
                before -= 1
            first, modal = before + 1, True
        present = bool({"is", "are"} & group)
        return Verb(
            first,
            before,
            "finite",
            True,
            negated,
            modal,
            present,
            perfect_now=bool({"has", "have"} & group),
            perfect="had" in group,
        )
    return _active(tag, group, Verb(first, before, "finite", False, negated, modal))


def _group_start(tokens: Sequence[Token], at: int, lowest: int) -> int:
    first = at
    while first > lowest:
        token = tokens[first - 1]
        if token.tag not in ADVERBS | {"MD"} and token.lower not in _AUXILIARIES:
            break
        first -= 1
    return first


def _is_only(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a "not" denies nothing: "not only discussed X but agreed on Y"."""
    group = [token.lower for token in tokens[first : at + 1]]
    return any(pair == ("not", "only") for pair in pairwise(group))


def _skip_adverbs(tokens: Sequence[Token], at: int, lowest: int) -> int:
    while at >= lowest and tokens[at].tag in ADVERBS:
        at -= 1
    return at


def _active(tag: str, group: set[str], verb: Verb) -> Verb | None:
    """The form of an active verb by its tag and its auxiliaries."""
    form: Form = "participle" if tag == "VBG" and not BE & group else "finite"
    bare = tag == "VBN" and not HAVE & group
    present = tag in {"VBZ", "VBP", "VBG"} and "did" not in group
    if tag == "VB":
        if not (verb.modal or DO & group):
            return None
        present = "did" not in group
    elif tag not in {"VBG", "VBD", "VBN", "VBZ", "VBP"}:
        return None
    return Verb(
        verb.first,
        verb.before,
        form,
        negated=verb.negated,
        modal=verb.modal and form == "finite",
        present=present and form == "finite",
        perfect="had" in group,
        bare=bare,
    )
