"""Offices as they are printed, read into their parts and reduced to roles."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from .phrases import Phrases
from .places import Place, place_at, words_of_places
from .tables import read_table, words_of
from .tokens import Token

_MOST_PARTS = 6
_MOST_WORDS = 12
_PLURALS = {"chiefs": "chief", "kings": "king", "premiers": "premier"}


@dataclass(frozen=True, slots=True)
class Role:
    """A row of the table of roles."""

    name: str
    forms: tuple[tuple[str, ...], ...]
    also: tuple[str, ...]
    party: str | None


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


@cache
def _roles() -> tuple[Role, ...]:
    return tuple(
        Role(
            row["name"],
            tuple(tuple(form.split()) for form in row["forms"]),
            tuple(row.get("also", ())),
            row.get("party"),
        )
        for row in read_table("roles")["role"]
    )


def with_also(name: str) -> tuple[str, ...]:
    """A role and what else its bearer can be called."""
    rows = [role for role in _roles() if role.name == name]
    plain = [role for role in rows if tuple(name.split()) in role.forms] or rows
    return (name, *(plain[0].also if plain else ()))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word.lower() for word in words_of(read_table("roles")[kind]))


@cache
def _regions() -> Phrases[str]:
    return Phrases((region, region) for region in read_table("roles")["regions"])


def region_at(tokens: Sequence[Token], place: int) -> int | None:
    """The place after the region named there: "Middle East"."""
    found = _regions().at(tokens, place)
    return found[1] if found else None


def is_office_word(token: Token) -> bool:
    """Whether a word belongs to offices and institutions rather than to names."""
    word = token.lower
    return word in _words("heads") or word in _words("matters") or word in _words("modifiers")


@cache
def _openers() -> frozenset[str]:
    """Every word that can begin a title, in small letters."""
    places = {word.lower() for word in words_of_places()}
    regions = {word.lower() for word in _regions().first_words()}
    return _words("heads") | _words("matters") | _words("modifiers") | places | regions | {"the"}


def may_open(token: Token) -> bool:
    """Whether a title may begin with a word: a quick look that spares a long one."""
    return token.lower in _openers() or _head(token) is not None


def _head(token: Token) -> tuple[str, bool] | None:
    """The head of a title, and whether it stands in the plural."""
    return _head_of(token.lower)


@lru_cache(maxsize=4096)
def _head_of(word: str) -> tuple[str, bool] | None:
    word = word.removesuffix("-elect").removesuffix("-designate")
    if word in _words("heads"):
        return word, False
    single = _PLURALS.get(word) or (
        f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    )
    single = single.removesuffix("'")
    if single != word and single in _words("heads"):
        return single, True
    return None


def _inner(tokens: Sequence[Token], at: int) -> int:
    """The place after one step of what an office consists of, or the same place."""
    if at >= len(tokens):
        return at
    region = _regions().at(tokens, at)
    if region is not None:
        return region[1]
    place = place_at(tokens, at)
    if place is not None:
        return place[1]
    word = tokens[at].lower
    if word in _words("matters") or word in _words("modifiers"):
        return at + 1
    return at


def _parenthesis(tokens: Sequence[Token], at: int) -> int:
    """The place after a short form in brackets: (ROK), (PRC), [sic]."""
    if at + 2 < len(tokens) and tokens[at].text in "([" and tokens[at + 2].text in ")]":
        return at + 3
    return at


def title_at(tokens: Sequence[Token], start: int) -> Title | None:
    """The title that begins at a place, with all offices that it joins."""
    at = start
    if at >= len(tokens) or not may_open(tokens[at]):
        return None
    definite = tokens[at].lower == "the"
    first = _one(tokens, at + definite)
    if first is None:
        return None
    parts = [first]
    # "The President, Foreign Minister N": a bare office with its article is somebody else's.
    while len(parts) < _MOST_PARTS and not (definite and first.bare):
        joint = _after_joint(tokens, parts[-1].end)
        if joint is None and _is_noble(tokens, parts[-1].end):
            joint = parts[-1].end
        if joint is None:
            break
        following = _one(tokens, joint)
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


def _after_joint(tokens: Sequence[Token], at: int) -> int | None:
    """Where the next office begins after a comma, an "and", or both."""
    begin = at
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    if at < len(tokens) and tokens[at].text in ("and", "&"):
        at += 1
    return at if at > begin else None


def _one(tokens: Sequence[Token], start: int) -> Title | None:
    """One office: what stands before its head, the head, what it is of."""
    at, parties, core, shared = _before_head(tokens, start)
    found = _head(tokens[at]) if at < len(tokens) else None
    if found is None or not _same_case(tokens, start, at):
        return None
    for _ in range(_MOST_PARTS):
        if (later := _later_head(tokens, at)) is None:
            break
        at, found = later
    head_place = at
    at += 1
    if at < len(tokens) and tokens[at].lower in _words("suffixes"):
        at += 1
    elif (
        at + 1 < len(tokens)
        and tokens[at].text == "-"
        and tokens[at + 1].lower in ("elect", "designate", "general")
    ):
        at += 2
    at = _parenthesis(tokens, at)
    head, plural = found
    if shared and not plural:
        return None
    end, core_end, tail_parties = _tail(tokens, at, head, plural=plural)
    words = [token.lower for token in tokens[core:core_end]]
    words[head_place - core] = head
    role = _role_of(tuple(words), head_place - core)
    own = (*parties, *tail_parties)
    return Title(
        start=start,
        end=end,
        core=(core, core_end),
        roles=(role.name, *role.also) if role else (head,),
        parties=own,
        implied=role.party if role else None,
        plural=plural,
        bare=end == at,
    )


def _same_case(tokens: Sequence[Token], start: int, head: int) -> bool:
    """Whether no small word stands before a capital head: "lasting peace under President N"."""
    return not tokens[head].capital or all(
        token.capital or token.text in ("and", "'s", "’s") or not token.text[:1].isalpha()
        for token in tokens[start:head]
    )


def _last_office(tokens: Sequence[Token], parts: Sequence[Title]) -> int:
    """Where the bare office ends; a prince's rank behind it belongs to the name."""
    offices = [part for part in parts if not _is_noble(tokens, part.end - 1)] or parts
    return offices[-1].core[1]


def _is_noble(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].text in _NOBLE


def _later_head(tokens: Sequence[Token], at: int) -> tuple[int, tuple[str, bool]] | None:
    """The next head of the same office: "Assistant Secretary", "Chief Cabinet Secretary"."""
    after = at + 1
    for _ in range(_MOST_PARTS):
        if after >= len(tokens) or tokens[after].capital != tokens[at].capital:
            return None
        if tokens[after].text in _NOBLE and tokens[at].text not in _NOBLE:
            return None
        found = _head(tokens[after])
        if found is not None:
            return after, found
        step = after if place_at(tokens, after) else _inner(tokens, after)
        if step == after:
            return None
        after = step
    return None


def _before_head(tokens: Sequence[Token], start: int) -> tuple[int, list[str], int, bool]:
    """The place of the head, the parties before it, where the bare office begins, "A and B …"."""
    at, core, shared = start, start, False
    parties: list[str] = []
    while at < min(start + _MOST_WORDS, len(tokens)):
        found = place_at(tokens, at)
        if found is not None:
            place, after = found
            parties += [place.party] if place.party not in parties else []
            at = _parenthesis(tokens, after)
            if at < len(tokens) and tokens[at].key in ("'s", "'"):
                at += 1
            if place.naming != "government":
                core = at
            joint = _after_joint(tokens, at)
            if joint is not None and place_at(tokens, joint) is not None:
                at, core, shared = joint, joint, True
            continue
        if at < len(tokens) and _head(tokens[at]) is not None:
            break
        after = _inner(tokens, at)
        if after == at:
            break
        at = after
    return at, parties, core, shared


_NOBLE = frozenset("King Queen Prince Princess Emperor Emir Sultan Pope".split())
# "Secretary of State of the United States" is of State first, then of the country.
_STATES = frozenset({"secretary", "minister"})
_OF = frozenset("of for to on at".split())


def _tail(
    tokens: Sequence[Token], start: int, head: str, *, plural: bool
) -> tuple[int, int, list[str]]:
    """Where a title ends, where its bare office ends, the parties that it names behind."""
    at = end = core = start
    parties: list[str] = []
    steps = 0
    last = ""
    while at < len(tokens) and steps < _MOST_PARTS * 2:
        steps += 1
        after = at
        word = tokens[at].lower
        if word in _OF:
            after, last = after + 1, word
        elif word in ("and", ",", "&") and end > start:
            after = _after_joint(tokens, at) or at + 1
            if not plural and _title_ahead(tokens, after):
                break
        elif end == start:
            break
        if after < len(tokens) and tokens[after].lower in ("the", "his", "her"):
            after += 1
        of_state = head in _STATES and after < len(tokens) and tokens[after].text == "State"
        place = None if of_state else place_at(tokens, after)
        step = after + 1 if of_state else place[1] if place else _inner(tokens, after)
        if step == after and word in _OF and _head_word(tokens, after):
            step = after + 1
        if step == after:
            break
        if place is not None and last == "of" and place[0].party not in parties:
            parties.append(place[0].party)
        bare_place = place is not None and place[0].naming in ("names", "capitals")
        end = at = _parenthesis(tokens, step)
        if not (bare_place and last == "of"):
            core = end
    return end, core, parties


def _head_word(tokens: Sequence[Token], at: int) -> bool:
    """Whether an office stands there as what another one serves: "Advisor to the President"."""
    return at < len(tokens) and _head(tokens[at]) is not None


def _title_ahead(tokens: Sequence[Token], at: int) -> bool:
    """Whether a new office begins there rather than one more matter of the last."""
    if at < len(tokens) and tokens[at].lower == "the":
        at += 1
    for _ in range(_MOST_WORDS):
        if at >= len(tokens):
            return False
        if _head(tokens[at]) is not None:
            return True
        after = _inner(tokens, at)
        if after == at:
            return False
        at = after
    return False


def _role_of(words: tuple[str, ...], head: int) -> Role | None:
    """The first role of the table one of whose forms covers the head of these words."""
    for role in _roles():
        for form in role.forms:
            first = max(0, head - len(form) + 1)
            for begin in range(first, min(head, len(words) - len(form)) + 1):
                if words[begin : begin + len(form)] == form:
                    return role
    return None


def place_before(tokens: Sequence[Token], at: int) -> Place | None:
    """The party named right before a place: "his Xish counterpart"."""
    for begin in range(max(0, at - 3), at):
        found = place_at(tokens, begin)
        if found is not None and found[1] == at:
            return found[0]
    return None
