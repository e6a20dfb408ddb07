"""Which names are one person's, and by what word a text goes on calling that person."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from .naming import Naming
from .tables import read_table, words_of

_NOBLE = frozenset({"king", "queen", "emperor", "emir", "sultan", "pope"})
_SHORTEST_STEM = 5
_MOST_NAMESAKES = 40
_INITIALS = 2


@dataclass(frozen=True)
class Bearer:
    """The namings that seem to be one person's, in the order of the text."""

    namings: tuple[Naming, ...]

    @cached_property
    def fullest(self) -> Naming:
        """The naming with the fullest name, and of these the one with the fullest title."""
        return max(self.namings, key=lambda one: (len(one.words), len(one.title), len(one.name)))

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the fullest name."""
        return self.fullest.words

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """All roles that the text gives the person, as its fullest mention has them first."""
        found = (*self.fullest.roles, *(role for one in self.namings for role in one.roles))
        return tuple(dict.fromkeys(found))

    @cached_property
    def party(self) -> str | None:
        """The party printed with a name, if any is."""
        return next((one.party for one in self.namings if one.party), None)


@dataclass
class _Group:
    """A person while the names are being sorted: the fullest name comes first."""

    words: tuple[str, ...]
    places: list[int] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    party: str | None = None


@cache
def fold(word: str) -> str:
    """A word without case and accents."""
    plain = unicodedata.normalize("NFKD", word.replace("ı", "i").replace("ø", "o"))
    return "".join(sign for sign in plain if sign.isalnum()).casefold()


def alike(one: str, other: str) -> bool:
    """Whether two words spell one name: the same letters, or the same stem."""
    a, b = fold(one), fold(other)
    if a == b:
        return True
    stem = max(_SHORTEST_STEM, min(len(a), len(b)) - 2)
    return a[:stem] == b[:stem] and abs(len(a) - len(b)) <= 2 and min(len(a), len(b)) >= stem  # noqa: PLR2004


def group_namings(namings: Sequence[Naming]) -> tuple[Bearer, ...]:
    """The namings by person, each person's in the order given; persons by first appearance."""
    groups: list[_Group] = []
    by_word: dict[str, list[_Group]] = defaultdict(list)
    for place in sorted(range(len(namings)), key=lambda place: (-len(namings[place].words), place)):
        naming = namings[place]
        group = _fitting(naming, by_word)
        if group is None:
            group = _Group(naming.words)
            groups.append(group)
            for key in {_key(word) for word in naming.words}:
                by_word[key].append(group)
        group.places.append(place)
        group.roles |= set(naming.roles)
        group.party = group.party or naming.party
    ordered = sorted((sorted(group.places) for group in groups), key=lambda places: places[0])
    return tuple(Bearer(tuple(namings[place] for place in places)) for places in ordered)


def _key(word: str) -> str:
    """What words that are alike have in common."""
    return fold(word)[:_SHORTEST_STEM]


def _fitting(naming: Naming, by_word: Mapping[str, list[_Group]]) -> _Group | None:
    """The group that a name belongs to, one with the same office before others."""
    near = [
        group
        for key in dict.fromkeys((_key(naming.words[-1]), _key(naming.words[0])))
        for group in by_word.get(key, ())[:_MOST_NAMESAKES]
    ]
    fitting = [group for group in near if _same(naming, group)]
    if len(fitting) > 1:
        fitting.sort(key=lambda group: not set(naming.roles) & group.roles)
    return fitting[0] if fitting else None


def _same(naming: Naming, group: _Group) -> bool:
    """Whether a name not longer than the group's own is the same person's."""
    if naming.party and group.party and naming.party != group.party:
        return False
    short, full = naming.words, group.words
    if len(short) == 1:
        known = {full[-1], full[0]} if naming.roles or _NOBLE & group.roles else {full[-1]}
        if set(naming.roles[:1]) & group.roles:
            known |= set(full)
        return any(alike(short[0], word) for word in known)
    if len(short) == len(full) and {fold(a) for a in short} == {fold(b) for b in full}:
        return True
    if alike(short[-1], full[-1]):
        tail = all(alike(a, b) for a, b in zip(short, full[-len(short) :], strict=False))
        return tail or fold(short[0])[:1] == fold(full[0])[:1]
    return all(alike(a, b) for a, b in zip(short, full, strict=False)) and len(full) > len(short)


def surname_of(bearer: Bearer, party: str | None) -> str:
    """The word by which later mentions call the person.

    The text's own short mentions decide; without any, how names are written where the person
    comes from.
    """
    full = bearer.words
    short = Counter(
        " ".join(one.words)
        for one in bearer.namings
        if len(one.words) < len(full) and (len(one.words) == 1 or _is_tail(one.words, full))
    )
    if short:
        fewest = min(len(words.split()) for words in short)
        return max((one for one in short if len(one.split()) == fewest), key=lambda one: short[one])
    return _family_name(full, bearer.roles, party)


def _is_tail(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether these words are the end of the name, its given name left out."""
    return not alike(words[0], full[0]) and all(
        alike(a, b) for a, b in zip(words, full[-len(words) :], strict=True)
    )


def _family_name(words: tuple[str, ...], roles: Sequence[str], party: str | None) -> str:
    if _NOBLE & set(roles):
        return words[0]
    shouted = [word for word in words if len(word) > _INITIALS and word.isupper()]
    if len(shouted) == 1:
        return shouted[0]
    if _family_comes_first(words, party):
        return words[0]
    particles = words_of(read_table("names")["parts"]["particles"])
    for place in range(1, len(words) - 1):
        if words[place].lower() in particles and not words[place].isupper():
            return " ".join(words[place:])
    return words[-1]


def _family_comes_first(words: tuple[str, ...], party: str | None) -> bool:
    """Whether a name is written in the eastern order."""
    parts = read_table("names")["parts"]
    first, last = words[0].lower(), words[-1].lower()
    if party in words_of(parts["family_first"]) or re.search(r"-[^\W\d_A-Z]", words[-1]):
        return True
    if party == "JP" and first in words_of(parts["japanese"]):
        return True
    eastern = words_of(parts["eastern"])
    return first in eastern and last not in eastern
