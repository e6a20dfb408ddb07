"""Who may hold a statement in a sentence: by name, office, group, pronoun or country."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from .model import Mention, Span
from .tables import read_sections
from .tagging import Token

ActorKind = Literal["name", "office", "group", "pronoun", "party", "several", "stranger"]
_MODIFIERS = frozenset(
    {"JJ", "JJS", "''", "NNP", "NNPS", "CD", "POS", "NN", "VBG", "PRP$", "HYPH", "VBN"}
)
_MAX_MODIFIERS = 6
_DETERMINERS = frozenset({"the", "both", "all", "these", "each", "our"})
NEGATIVES = frozenset("no none neither nor nothing nobody".split())
_VERBS = frozenset({"VBD", "VBN", "VBP", "VBZ"})
_NUMBERS = frozenset({"both", "two", "three", "four", "five"})
_SINGULAR = frozenset({"he", "she"})
_JOINTS = frozenset({"and", ",", ", and", "as well as", "together with", "along with", "&"})


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The word lists of `lexicon/actors.txt` by their headings."""
    return {
        name: frozenset(word for line in lines for word in line.split())
        for name, lines in read_sections("actors").items()
    }


@dataclass(frozen=True, slots=True)
class Actor:
    """A phrase that names somebody: the numbers of its first and last token, inclusive."""

    first: int
    last: int
    kind: ActorKind
    words: str
    """The phrase in lower case without its determiner; for a name the person's id."""
    party: str | None = None
    """The party that the phrase names, if it names one."""
    members: tuple["Actor", ...] = ()
    """For several: each of those joined by "and"."""


@dataclass(frozen=True)
class _Named:
    """What a sentence names for certain, by the offset at which the name begins."""

    people: Mapping[int, Mention]
    places: Mapping[int, tuple[int, str]]
    """The offset behind the name, and the party's code."""

    def place(self, tokens: Sequence[Token], first: int, last: int) -> str | None:
        """The first party named among some tokens."""
        found = (self.places.get(token.start) for token in tokens[first : last + 1])
        return next((code for end, code in filter(None, found) if end <= tokens[last].end), None)


def find_actors(
    tokens: Sequence[Token], mentions: Sequence[Mention], places: Sequence[tuple[str, Span]] = ()
) -> list[Actor]:
    """The actors of a sentence from left to right; "A and B" is one actor.

    `places` are the parties that the sentence names, each by its code and where it stands.
    """
    named = _Named(
        {mention.span.start: mention for mention in mentions},
        {span.start: (span.end, code) for code, span in places},
    )
    return list(_join(tokens, list(_single(tokens, named))))


def _single(tokens: Sequence[Token], named: _Named) -> Iterator[Actor]:
    here = 0
    while here < len(tokens):
        found = (
            _name(tokens, here, named)
            or _pronoun(tokens, here)
            or _phrase(tokens, here, named)
            or _place(tokens, here, named)
        )
        if found:
            found = _with_team(tokens, found)
            yield found
        here = found.last + 1 if found else here + 1


def _name(tokens: Sequence[Token], here: int, named: _Named) -> Actor | None:
    """A person by name; "the" may stand before the title, "of Country" after the name."""
    mention = named.people.get(tokens[here].start)
    if mention is None and tokens[here].lower == "the" and here + 1 < len(tokens):
        mention = named.people.get(tokens[here + 1].start)
    if mention is None:
        return None
    last = _last_before(tokens, here, mention.span.end)
    of = last + 1
    if of + 2 < len(tokens) and tokens[of].lower == "of":
        country = of + 1 + (tokens[of + 1].lower == "the")
        if place := named.places.get(tokens[country].start):
            last = _last_before(tokens, country, place[0])
    return Actor(here, last, "name", mention.person)


def _last_before(tokens: Sequence[Token], first: int, offset: int) -> int:
    """The last token from `first` on that begins before an offset."""
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].start < offset:
        last += 1
    return last


def _pronoun(tokens: Sequence[Token], here: int) -> Actor | None:
    word = tokens[here].lower
    if word in _SINGULAR or word == "they":
        return Actor(here, here, "pronoun", word)
    if word == "the" and here + 1 < len(tokens) and tokens[here + 1].lower == "latter":
        return Actor(here, here + 1, "pronoun", "the latter")
    last = here + (
        word == "the" and tokens[here + 1 : here + 2] != [] and tokens[here + 1].lower == "two"
    )
    if word in {"both", "all"} or last > here:
        behind = last + 1
        while behind < len(tokens) and tokens[behind].tag == "RB":
            behind += 1
        if behind < len(tokens) and tokens[behind].tag in _VERBS:
            return Actor(here, last, "group", "the two" if last > here else word)
    return None


def _phrase(tokens: Sequence[Token], here: int, named: _Named) -> Actor | None:
    """A determiner, modifiers and a head: "the two leaders", "the Russian President".

    An office with a name behind it that nobody of the cast bears is a stranger.
    """
    lists = word_lists()
    head = _head(tokens, here)
    if head is None:
        return None
    last = _tail(tokens, head) or head
    words = " ".join(token.lower for token in tokens[here : last + 1]).removeprefix("the ")
    party = named.place(tokens, here, last)
    if tokens[head].lower in lists["groups"] | lists["counted"]:
        return Actor(here, last, "group", words, party)
    behind = last + 1
    while behind < len(tokens) and tokens[behind].tag == "NNP" and tokens[behind].text[0].isupper():
        behind += 1
    if behind > last + 1 and tokens[last + 1].start not in named.people:
        return Actor(here, behind - 1, "stranger", words, party)
    return Actor(here, last, "office", words, party)


def _head(tokens: Sequence[Token], here: int) -> int | None:
    """The office or the group that a phrase beginning here is about."""
    lists = word_lists()
    if tokens[here].lower in NEGATIVES:
        return None
    determined = tokens[here].lower in _DETERMINERS
    if here and not determined and not tokens[here].text[:1].isupper():
        return None
    head, begun = None, here + determined
    for at in range(begun, min(len(tokens), begun + _MAX_MODIFIERS)):
        word = tokens[at].lower
        counted = word in lists["counted"] and at > here and tokens[at - 1].lower in _NUMBERS
        if word in lists["offices"] or (determined and (word in lists["groups"] or counted)):
            head = at
        elif tokens[at].tag not in _MODIFIERS and not _is_possessive(tokens, at):
            break
    return head


def _is_possessive(tokens: Sequence[Token], at: int) -> bool:
    """Whether a plural only owns what follows: "the three countries' leaders"."""
    return at + 1 < len(tokens) and tokens[at + 1].text in {"'", "’", "'s", "’s"}


def _tail(tokens: Sequence[Token], head: int) -> int | None:
    """The end of an "of …" that belongs to an office: "of the Republic of India", "of state"."""
    last = None
    at = head + 1
    while at < len(tokens) and tokens[at].lower in {"of", "for"}:
        at += 1
        begun = at
        while at < len(tokens) and (
            tokens[at].lower in {"the", "'s", "’s"}
            or tokens[at].text[:1].isupper()
            or tokens[at].lower in {"state", "states", "government", "foreign", "affairs"}
            or (
                tokens[at].lower in {"and", "&"}
                and at + 1 < len(tokens)
                and _is_place(tokens, at + 1)
            )
        ):
            at += 1
        if at == begun:
            break
        last = at - 1
    return last


def _is_place(tokens: Sequence[Token], at: int) -> bool:
    at += tokens[at].lower == "the"
    return at < len(tokens) and tokens[at].text[:1].isupper()


def _place(tokens: Sequence[Token], here: int, named: _Named) -> Actor | None:
    """A country, a capital or a government, with a collective noun after it where there is one."""
    at = here + (tokens[here].lower == "the")
    if at >= len(tokens) or tokens[at].start not in named.places:
        return None
    end, code = named.places[tokens[at].start]
    last = _last_before(tokens, at, end)
    collective = word_lists()["collective"]
    for ahead in (last + 1, last + 2):
        if ahead < len(tokens) and tokens[ahead].lower in collective:
            last = ahead
            break
    return Actor(here, last, "party", " ".join(t.lower for t in tokens[here : last + 1]), code)


def _join(tokens: Sequence[Token], actors: list[Actor]) -> Iterator[Actor]:
    """Actors with "and", or with commas and "and", between them become one."""
    run: list[Actor] = []
    for actor in actors:
        if run and _joined(tokens, run[-1], actor):
            run.append(actor)
            continue
        yield from _merge(tokens, run)
        run = [actor]
    yield from _merge(tokens, run)


def _with_team(tokens: Sequence[Token], actor: Actor) -> Actor:
    """The actor with those who only go with him: "Secretary R. and his team"."""
    behind = tokens[actor.last + 1 : actor.last + 4]
    team = len(behind) == 3 and behind[0].lower == "and" and behind[1].tag == "PRP$"  # noqa: PLR2004
    if team and behind[2].lower in word_lists()["collective"]:
        return replace(actor, last=actor.last + 3)
    return actor


def _between(tokens: Sequence[Token], left: Actor, right: Actor) -> str:
    return " ".join(token.lower for token in tokens[left.last + 1 : right.first])


def _joined(tokens: Sequence[Token], left: Actor, right: Actor) -> bool:
    return right.kind != "pronoun" and _between(tokens, left, right) in _JOINTS


def _merge(tokens: Sequence[Token], run: list[Actor]) -> Iterator[Actor]:
    """One actor for a run that ends in "… and X"; a mere row with commas stays apart.

    "A, and B" alone is where one clause ends and the next begins: it joins only from three on.
    """
    while run:
        for end in range(len(run), 1, -1):
            between = _between(tokens, run[end - 2], run[end - 1])
            if between not in {",", ", and"} or (between == ", and" and end > 2):  # noqa: PLR2004
                joined = tuple(run[:end])
                words = " and ".join(actor.words for actor in joined)
                yield Actor(joined[0].first, joined[-1].last, "several", words, None, joined)
                run = run[end:]
                break
        else:
            yield run[0]
            run = run[1:]
