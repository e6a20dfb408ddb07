"""How much two statements of different accounts are about the same thing, and why.

Local to the two statements and the registries: nothing else in the accounts changes it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from memcon.schemas import Registries

from .features import WHOLE, Features

LINK = 0.4
"""From here on two statements may stand in one row."""
_ENOUGH = 1.6
"""The shared weight from which on words alone can join: two telling words."""
_NAMING = 1.6
"""Up to this weight the words of a matter that is only named count as enough by themselves."""
_LEAST = 0.55
"""What a matter that is only named must weigh."""
_TELLING = 0.6
_MUCH = 0.2
"""What many shared words add, however long the statements are."""
_LEAF = 0.3
_BROAD = 0.12
_OTHER_TOPIC = 0.7
_OTHER_HOLDER = 0.8

_MATTERS = frozenset(
    {
        "discussed",
        "not_discussed",
        "position",
        "request",
        "proposal",
        "commitment",
        "agreement",
        "next_step",
        "information",
    },
)


@dataclass(frozen=True)
class Likeness:
    """How much two statements share."""

    score: float
    words: tuple[str, ...]
    """The words or meanings they share, the weightiest first."""
    telling: frozenset[str]
    """Those of the words that tell one matter from another."""
    topics: tuple[str, ...]
    """The topics they share."""
    is_balanced: bool
    """Whether they share most of both, not only of the shorter one."""
    parts: tuple[int, int]
    """Which segment of the one meets which of the other; WHOLE where all of it does."""


class Weighted(Protocol):
    """Words with their weights: a statement, or a segment of one."""

    @property
    def weights(self) -> Mapping[str, float]:
        """The weight of each meaning."""

    @property
    def total(self) -> float:
        """The sum of the weights."""


class Topics:
    """The registry of topics, asked how two of them stand to each other."""

    def __init__(self, registries: Registries) -> None:
        self._entries = registries.topics
        self._parents = {
            entry.parent for entry in registries.topics.values() if entry.parent is not None
        }

    def is_broad(self, topic: str) -> bool:
        """Whether narrower topics stand under it."""
        return topic in self._parents

    def is_known(self, topic: str) -> bool:
        """Whether the registry has it."""
        return topic in self._entries

    def above(self, topic: str) -> set[str]:
        """The wider topics."""
        found: set[str] = set()
        entry = self._entries.get(topic)
        while entry is not None and entry.parent is not None and entry.parent not in found:
            found.add(entry.parent)
            entry = self._entries.get(entry.parent)
        return found


def compare_statements(a: Features, b: Features, topics: Topics) -> Likeness:
    """How much two statements are alike; the same whichever comes first."""
    common = tuple(topic for topic in a.topics if topic in b.topics)
    if _are_the_same(a, b):
        words = frozenset(a.weights)
        return Likeness(1.0, tuple(sorted(words)), words, common, True, (WHOLE, WHOLE))
    if not common and a.weights.keys().isdisjoint(b.weights):
        return NOTHING
    factor = _kinds(a.statement.kind, b.statement.kind) * _holders(a, b)
    if not common and _stand_apart(a, b, topics):
        factor *= _OTHER_TOPIC
    is_put = _is_put(a, b) or _is_put(b, a)
    is_narrow = not is_put and any(not topics.is_broad(topic) for topic in common)

    def enough(mine: Weighted, theirs: Weighted) -> float:
        if is_narrow:
            return _ENOUGH / 2
        named = _is_naming(a, mine) or _is_naming(b, theirs)
        return max(_LEAST, min(mine.total, theirs.total, _ENOUGH)) if named else _ENOUGH

    best, i, j = max(
        (
            (_overlap(mine, theirs, enough(mine, theirs)), i, j)
            for i, mine in _parts(a)
            for j, theirs in _parts(b)
        ),
        key=lambda found: (found[0].score, -found[1], -found[2]),
    )
    score = best.score * factor
    if common:
        score += _LEAF if is_narrow else 0.0 if is_put else _BROAD
        if (is_narrow and (_is_a_naming(a, b) or _is_joint(a, b))) or _are_namings(a, b):
            score = max(score, LINK)
    if a.statement.kind == b.statement.kind == "tone":
        score = max(score, LINK)
    return Likeness(min(score, 1.0), best.words, best.telling, common, best.is_balanced, (i, j))


def _are_the_same(a: Features, b: Features) -> bool:
    """Whether two statements are one, word for word: however little it says, it answers itself."""
    mine, theirs = a.statement, b.statement
    return (
        mine.evidence == theirs.evidence
        and mine.text == theirs.text
        and mine.kind == theirs.kind
        and a.holders == b.holders
        and a.topics == b.topics
    )


def _parts(item: Features) -> Iterator[tuple[int, Weighted]]:
    yield WHOLE, item
    yield from enumerate(item.segments)


@dataclass(frozen=True, slots=True)
class _Overlap:
    score: float
    words: tuple[str, ...]
    telling: frozenset[str]
    is_balanced: bool


NOTHING = Likeness(0.0, (), frozenset(), (), False, (WHOLE, WHOLE))


def _overlap(a: Weighted, b: Weighted, enough: float) -> _Overlap:
    """How much two parts share, from 0 to 1: of both, and of the shorter one.

    Less where what they share does not weigh enough.
    """
    few, many = (a, b) if len(a.weights) <= len(b.weights) else (b, a)
    shared = {
        key: min(weight, many.weights[key])
        for key, weight in few.weights.items()
        if key in many.weights
    }
    weight = sum(shared.values())
    if not weight:
        return _NO_OVERLAP
    shorter, longer = sorted((a.total, b.total))
    score = (0.55 * 2 * weight / (shorter + longer) + 0.45 * weight / shorter) * min(
        1.0, weight / enough
    )
    telling = frozenset(key for key, value in shared.items() if value >= _TELLING)
    much = sum(shared[key] for key in telling) - _ENOUGH
    score += _MUCH * min(1.0, max(0.0, much) / _ENOUGH)
    words = tuple(sorted(shared, key=lambda key: (-shared[key], key)))
    return _Overlap(score, words, telling, weight / longer >= _MOST)


_NO_OVERLAP = _Overlap(0.0, (), frozenset(), False)
_MOST = 0.5


def _is_naming(item: Features, part: Weighted) -> bool:
    """Whether a part only names a matter: a short one of a statement without a stand."""
    is_short = _LEAST <= part.total <= _NAMING
    return is_short and item.statement.kind in {"discussed", "information"}


def _kinds(a: str, b: str) -> float:
    """How far two kinds of statement can be about one thing."""
    if a == b:
        return 1.0
    if a in _MATTERS and b in _MATTERS:
        return 0.97
    if "tone" in (a, b):
        return 0.5
    return 0.75


def _holders(a: Features, b: Features) -> float:
    """Less where different people say it and neither statement names the other's."""
    if not a.holders or not b.holders or a.holders & b.holders or a.voices & b.voices:
        return 1.0
    return _OTHER_HOLDER


def _is_a_naming(a: Features, b: Features) -> bool:
    """Whether one of two only names the matter, on which the other may have a stand of its own."""
    return "discussed" in {a.statement.kind, b.statement.kind}


def _are_namings(a: Features, b: Features) -> bool:
    """Whether both only name the matter: then a wide topic is all that either says."""
    return a.statement.kind == b.statement.kind == "discussed"


def _is_joint(a: Features, b: Features) -> bool:
    """Whether both report it of the same two or more people, so that one stand is meant."""
    return len(a.holders) > 1 and a.holders == b.holders and a.statement.kind == b.statement.kind


def _is_put(item: Features, other: Features) -> bool:
    """Whether an account puts words into the mouth of the other account's side alone.

    It does not where the other statement has words of the same speaker.
    """
    is_foreign = bool(item.holders) and item.parties == {other.issuer} != {item.issuer}
    answered = other.holders == item.holders or other.statement.kind not in {
        "discussed",
        "information",
    }
    return is_foreign and not (answered and bool(item.holders & other.holders))


def _stand_apart(a: Features, b: Features, topics: Topics) -> bool:
    """Whether both have topics of the registry, none of them under another."""
    mine = {topic for topic in a.topics if topics.is_known(topic)}
    theirs = {topic for topic in b.topics if topics.is_known(topic)}
    if not mine or not theirs:
        return False
    above = {wide for topic in mine for wide in topics.above(topic)}
    beyond = {wide for topic in theirs for wide in topics.above(topic)}
    return not (above & theirs or beyond & mine)
