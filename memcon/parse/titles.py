"""Offices as they are printed: what stands before the head, the head, what it is of."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .places import place_at
from .roles import may_open, role_of
from .steps import after_joint, after_matter, after_parenthesis, after_suffix, head_at
from .tokens import Token

_MOST_PARTS = 6
_MOST_WORDS = 12
_NOBLE = frozenset("King Queen Prince Princess Emperor Emir Sultan Pope".split())
# "Secretary of State of the United States" is of State first, then of the country.
_STATES = frozenset({"secretary", "minister"})
_OF = frozenset("of for to on at".split())
_JOINTS = frozenset({"and", ",", "&"})
_SMALL = frozenset({"and", "of", "'s"})
_INSTITUTIONS = frozenset({"Ministry", "Department", "Office", "Council", "Bureau", "Chamber"})


@dataclass(frozen=True, slots=True)
class Title:
    """An office at a place of the text: token numbers, the end exclusive."""

    start: int
    end: int
    core: tuple[int, int]
    """The office without the country before it or behind it."""
    roles: tuple[str, ...]
    parties: tuple[str, ...]
    """The parties it names, in order; two for "the Xish and Yish Presidents"."""
    implied: str | None
    """The party that alone has an office so called."""
    plural: bool = False
    definite: bool = False
    bare: bool = False
    """Whether it does not say of what: "the President"."""


def title_at(tokens: Sequence[Token], start: int) -> Title | None:
    """The title that begins at a place, with all offices that it joins."""
    if start >= len(tokens) or not may_open(tokens[start]):
        return None
    definite = tokens[start].lower == "the"
    if _is_scene(tokens, start, start + definite):
        return None
    first = _office_at(tokens, start + definite)
    if first is None:
        return None
    parts = [first]
    # "The President, Foreign Minister N": a bare office with its article is somebody else's.
    while len(parts) < _MOST_PARTS and not (definite and first.bare):
        joint = after_joint(tokens, parts[-1].end)
        if joint is None and _is_noble(tokens, parts[-1].end):
            joint = parts[-1].end
        following = _office_at(tokens, joint) if joint is not None else None
        if following is None or parts[-1].plural or following.plural:
            break
        parts.append(following)
    return Title(
        start=first.start,
        end=parts[-1].end,
        core=(first.core[0], _last_office(tokens, parts)),
        roles=tuple(dict.fromkeys(role for part in parts for role in part.roles)),
        parties=tuple(dict.fromkeys(party for part in parts for party in part.parties)),
        implied=next((part.implied for part in parts if part.implied), None),
        plural=first.plural,
        definite=definite,
    )


def _is_scene(tokens: Sequence[Token], start: int, place: int) -> bool:
    """Whether the country named there is where something happens: "in the Kremlin"."""
    article = start == place and start > 0 and tokens[start - 1].lower == "the"
    before = start - 1 - article
    if before < 0 or tokens[before].lower not in ("in", "at"):
        return False
    found = place_at(tokens, place)
    return found is not None and found[0].naming in ("government", "capitals")


def _office_at(tokens: Sequence[Token], start: int) -> Title | None:
    """One office."""
    lead = _before_head(tokens, start)
    head = head_at(tokens, lead.end)
    if head is None or not _same_case(tokens, start, lead.end):
        return None
    place = lead.end
    for _ in range(_MOST_PARTS):
        later = _later_head(tokens, place)
        if later is None:
            break
        place, head = later
    word, plural = head
    if lead.shared and not plural:
        return None
    behind = after_parenthesis(tokens, after_suffix(tokens, place + 1))
    tail = _tail(tokens, behind, word, plural=plural)
    words = [token.lower for token in tokens[lead.core : tail.core]]
    words[place - lead.core] = word
    role = role_of(tuple(words), place - lead.core)
    return Title(
        start=start,
        end=tail.end,
        core=(lead.core, tail.core),
        roles=(role.name, *role.also) if role else (word,),
        parties=(*lead.parties, *tail.parties),
        implied=role.party if role else None,
        plural=plural,
        bare=tail.end == behind,
    )


@dataclass(slots=True)
class _Part:
    """What was read before or behind a head: where it ends, where the bare office does."""

    end: int
    core: int
    parties: list[str] = field(default_factory=list)
    shared: bool = False
    """Whether two parties are joined, so that the head must be plural."""

    def add(self, party: str) -> None:
        if party not in self.parties:
            self.parties.append(party)


def _before_head(tokens: Sequence[Token], start: int) -> _Part:
    """Countries and modifiers up to the head."""
    lead = _Part(start, start)
    while lead.end < min(start + _MOST_WORDS, len(tokens)):
        found = place_at(tokens, lead.end)
        if found is not None:
            lead.add(found[0].party)
            lead.end = after_parenthesis(tokens, found[1])
            if lead.end < len(tokens) and tokens[lead.end].key in ("'s", "'"):
                lead.end += 1
            if found[0].naming != "government":
                lead.core = lead.end
            joint = after_joint(tokens, lead.end)
            if joint is not None and place_at(tokens, joint) is not None:
                lead.end, lead.core, lead.shared = joint, joint, True
        elif head_at(tokens, lead.end) is not None:
            break
        else:
            of = tokens[lead.end].text == "of" and tokens[lead.end - 1].text in _INSTITUTIONS
            after = after_matter(tokens, lead.end + of)
            if after == lead.end + of:
                break
            lead.end = after
    return lead


def _tail(tokens: Sequence[Token], start: int, head: str, *, plural: bool) -> _Part:
    """What the office is of: matters, institutions, countries, the office it serves."""
    tail = _Part(start, start)
    preposition = ""
    for _ in range(_MOST_PARTS * 2):
        at = _tail_step(tokens, tail, plural=plural, fresh=tail.end == start)
        if at is None:
            break
        word = tokens[tail.end].lower
        preposition = word if word in _OF else preposition
        if at < len(tokens) and tokens[at].lower in ("the", "his", "her"):
            at += 1
        of_state = head in _STATES and at < len(tokens) and tokens[at].text == "State"
        place = None if of_state else place_at(tokens, at)
        serves = word in _OF and head_at(tokens, at) is not None
        step = place[1] if place else at + 1 if of_state else after_matter(tokens, at)
        if step == at and not serves:
            break
        tail.end = after_parenthesis(tokens, max(step, at + 1))
        if place is not None and preposition == "of":
            tail.add(place[0].party)
        if place is None or preposition != "of" or place[0].naming not in ("names", "capitals"):
            tail.core = tail.end
    return tail


def _tail_step(tokens: Sequence[Token], tail: _Part, *, plural: bool, fresh: bool) -> int | None:
    """Where the next piece of a tail begins, or nothing where the title is over."""
    if tail.end >= len(tokens):
        return None
    word = tokens[tail.end].lower
    if word in _OF:
        return tail.end + 1
    if fresh:
        return None
    if word in _JOINTS:
        at = after_joint(tokens, tail.end) or tail.end + 1
        return at if plural or not _title_ahead(tokens, at) else None
    return tail.end


def _title_ahead(tokens: Sequence[Token], at: int) -> bool:
    """Whether a new office begins there rather than one more matter of the last."""
    if at < len(tokens) and tokens[at].lower == "the":
        at += 1
    for _ in range(_MOST_WORDS):
        if head_at(tokens, at) is not None:
            return True
        after = after_matter(tokens, at)
        if after == at:
            return False
        at = after
    return False


def _later_head(tokens: Sequence[Token], at: int) -> tuple[int, tuple[str, bool]] | None:
    """The next head of the same office: "Assistant Secretary", "Chief Cabinet Secretary"."""
    after = at + 1
    for _ in range(_MOST_PARTS):
        if after >= len(tokens) or tokens[after].capital != tokens[at].capital:
            return None
        if tokens[after].text in _NOBLE and tokens[at].text not in _NOBLE:
            return None
        found = head_at(tokens, after)
        if found is not None:
            return after, found
        step = after if place_at(tokens, after) else after_matter(tokens, after)
        if step == after:
            return None
        after = step
    return None


def _same_case(tokens: Sequence[Token], start: int, head: int) -> bool:
    """Whether no small word stands before a capital head: "lasting peace under President N"."""
    return not tokens[head].capital or all(
        token.capital or token.key in _SMALL or not token.text[:1].isalpha()
        for token in tokens[start:head]
    )


def _last_office(tokens: Sequence[Token], parts: Sequence[Title]) -> int:
    """Where the bare office ends; a prince's rank behind it belongs to the name."""
    offices = [part for part in parts if not _is_noble(tokens, part.end - 1)] or parts
    return offices[-1].core[1]


def _is_noble(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].text in _NOBLE
