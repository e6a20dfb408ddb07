"""How sure a reading is, as factors in words, and what a person must confirm (GRAMMAR, 6 and 7)."""

from collections.abc import Iterator, Sequence

from .clauses import Clause
from .model import Kind
from .resolve import Holder
from .tagging import Token

Factors = tuple[tuple[str, float], ...]

DENIAL = "denial: the account says that it was not discussed"
CARRIED_OVER = "speaker: carried over from the sentence before"
FLOATING = "speaker: a quotation without a speaker of its own"
_LONG = 60
"""Words of content from which on the end of a statement is less sure."""
_AT_A_GLANCE, _CHECK = 0.85, 0.6

HOW = {
    "name": "named",
    "office": "named by office",
    "group": "named as a group",
    "several": "named one by one",
    "pronoun": "from a pronoun",
    "party": "from a country or capital",
    "passive": "the text names nobody",
    "unresolved": "not found",
    "institution": "an institution",
}


def band(confidence: float) -> str:
    """What a person has to do: at a glance, check, decide."""
    if confidence >= _AT_A_GLANCE:
        return "confirm at a glance"
    return "check" if confidence >= _CHECK else "decide"


def rate(
    clause: Clause, holder: Holder, tokens: Sequence[Token], end: int, *, rules_only: bool
) -> Factors:
    """The factors of a clause: how its content is built, how its holder was found, what weakens."""
    return tuple(_rate(clause, holder, tokens, end, rules_only=rules_only))


def _rate(
    clause: Clause, holder: Holder, tokens: Sequence[Token], end: int, *, rules_only: bool
) -> Iterator[tuple[str, float]]:
    yield _route(clause, tokens, end)
    yield f"holder: {HOW[holder.how]}", round(holder.factor, 3)
    if clause.inherits:
        yield "holder: that of the clause before", 0.95
    if end - clause.last > _LONG:
        yield f"more than {_LONG} words of content", 0.85
    if clause.modal:
        yield "future or conditional", 0.9
    if rules_only:
        yield "rules only, words not tagged by a model", 0.9


def _route(clause: Clause, tokens: Sequence[Token], end: int) -> tuple[str, float]:
    following = tokens[clause.last + 1].lower if clause.last + 1 < end else ""
    if clause.cue.line.endswith("that") or following == "that":
        return "a cue with that", 0.92
    if clause.passive:
        return "a passive", 0.85
    if following == "to":
        return "a cue with an infinitive", 0.85
    if following in {"on", "about", "for", "with", "of", "upon"}:
        return "a cue with a preposition", 0.85
    return "a cue with an object", 0.88


def to_confirm(kind: Kind, clause: Clause, holder: Holder) -> tuple[str, ...]:
    """What a person must look at in a clause; a denial always."""
    return tuple(_to_confirm(kind, clause, holder))


def _to_confirm(kind: Kind, clause: Clause, holder: Holder) -> Iterator[str]:
    if kind == "not_discussed":
        yield DENIAL
    if holder.confirm and kind != "contact":
        yield holder.confirm
    if kind == "agreement":
        yield "who agreed: by this account alone"
    if clause.modal and kind not in {"next_step", "not_discussed"}:
        yield "future or conditional: not yet done"
