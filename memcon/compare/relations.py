"""The relation of the accounts in a row: how what they have on one matter stands to each other."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from .align import Link
from .features import Features
from .model import Ref, Relation
from .words import Term

Cells = Mapping[str, Sequence[Features]]

_SAME = 0.8
"""The share of the telling words of both that makes two statements say the same."""
_HELD = 0.4
"""The share of the telling words of the shorter one that makes them say nothing different."""
_HELD_BOTH = 0.3
"""The share of the telling words of the longer one that it must have besides."""
_OPPOSED = 0.6
"""The share of the telling words of both from which on a negation on one side is a conflict."""
_TELLING = 0.55

DENIAL = "not_discussed"


def relate(cells: Cells, links: Sequence[Link], features: Mapping[Ref, Features]) -> Relation:
    """The relation of a row, from the statements alone; silence is never a denial."""
    filled = {account: said for account, said in cells.items() if said}
    if len(filled) == 1:
        return _alone(cells, next(iter(filled)))
    said = list(filled.values())
    if all(_signatures(said[0]) == _signatures(other) for other in said[1:]):
        return "agree"
    pairs = [(features[link.a], features[link.b]) for link in links]
    denials = [(a.statement.kind == DENIAL, b.statement.kind == DENIAL) for a, b in pairs]
    if any(a != b for a, b in denials):
        return "denial_vs_mention"
    if any(contradict(a, b) for a, b in pairs):
        return "conflict"
    likenesses = {_compare(a, b) for a, b in combinations(said, 2)}
    worst: tuple[Relation, ...] = ("scope_differs", "compatible", "agree")
    return next(relation for relation in worst if relation in likenesses)


def _alone(cells: Cells, account: str) -> Relation:
    """Whether the one account speaks for itself, or for a side whose account is silent."""
    silent = {other.split("/", 1)[0] for other, said in cells.items() if not said}
    for item in cells[account]:
        if not item.parties or item.issuer in item.parties or not item.parties <= silent:
            return "one_side_only"
    return "attributed_unconfirmed"


def _signatures(said: Sequence[Features]) -> set[tuple[object, ...]]:
    return {
        (item.statement.kind, item.holders, item.statement.text, item.statement.evidence)
        for item in said
    }


def contradict(a: Features, b: Features) -> bool:
    """Whether two statements cannot both be right: other numbers of one thing, or yes and no."""
    mine, theirs = dict(_counted(a.terms)), dict(_counted(b.terms))
    if any(mine[thing] != theirs[thing] for thing in mine.keys() & theirs.keys()):
        return True
    return a.is_negated != b.is_negated and min(_shares([a], [b])) >= _OPPOSED


def _counted(terms: Sequence[Term]) -> Iterator[tuple[str, str]]:
    """What is counted, with its number: the word behind a number that is no part of a date."""
    for number, thing in pairwise(terms):
        if number.key.startswith("#") and not thing.is_named and not thing.key.startswith("#"):
            yield thing.key, number.key


def _compare(said: Sequence[Features], other: Sequence[Features]) -> Relation:
    """How far the statements of two accounts, each taken together, say the same."""
    least, most = sorted(_shares(said, other))
    holders, others = _holders(said), _holders(other)
    same_kind = _kinds(said) == _kinds(other)
    if least >= _SAME and same_kind and (holders == others or not holders or not others):
        return "agree"
    meets = not holders or not others or bool(holders & others)
    if most >= _HELD and least >= _HELD_BOTH and meets and _are_of_one_sort(said, other):
        return "compatible"
    return "scope_differs"


def _shares(said: Sequence[Features], other: Sequence[Features]) -> tuple[float, float]:
    """Which share of the telling words of each side the other side has too."""
    mine, theirs = _telling(said), _telling(other)
    shared = sum(min(mine[key], theirs[key]) for key in mine.keys() & theirs.keys())
    return (
        shared / sum(mine.values()) if mine else 0.0,
        shared / sum(theirs.values()) if theirs else 0.0,
    )


def _telling(said: Sequence[Features]) -> dict[str, float]:
    return {
        key: weight for item in said for key, weight in item.weights.items() if weight >= _TELLING
    }


def _holders(said: Sequence[Features]) -> frozenset[str]:
    return frozenset[str]().union(*(item.holders for item in said))


def _kinds(said: Sequence[Features]) -> set[str]:
    return {item.statement.kind for item in said}


_SORTS: Mapping[str, str] = {
    "discussed": "named",
    "information": "named",
    "not_discussed": "denied",
    "position": "stand",
    "request": "stand",
    "proposal": "stand",
    "commitment": "outcome",
    "agreement": "outcome",
    "next_step": "outcome",
    "courtesy": "courtesy",
    "tone": "tone",
    "context": "context",
}


def _are_of_one_sort(said: Sequence[Features], other: Sequence[Features]) -> bool:
    """Whether both name a matter, take a stand on it, or report an outcome."""
    mine = {_SORTS[kind] for kind in _kinds(said)}
    return bool(mine & {_SORTS[kind] for kind in _kinds(other)})
