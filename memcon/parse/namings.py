"""Personal names in a stretch of text, each with the office and the country printed with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from .appositions import apposition_at
from .model import Gender, Span
from .namewords import generations, is_bare_name, name_end
from .phrases import Phrases
from .places import place_at
from .roles import may_open
from .tables import read_table
from .titles import Title, title_at
from .tokens import Token, tokenize

_MOST_NAMES = 8
_MOST_JOINTS = 3
_FULL_NAME = 2


@dataclass(frozen=True, slots=True)
class Naming:
    """A personal name in the text, with what is printed about the person there."""

    span: Span
    """The whole name with the title before it."""
    extent: Span
    """With the country or the office behind it as well."""
    name: str
    words: tuple[str, ...]
    """The words of the name, without marks and generations."""
    title: str = ""
    roles: tuple[str, ...] = ()
    party: str | None = None
    implied: str | None = None
    gender: Gender = ""
    counterpart: bool = False
    """Whether the text calls the person somebody's counterpart, so of the same office."""
    head: bool = True
    """Whether the person does something here, rather than lends a name to an office."""


@cache
def _honorifics() -> Phrases[Gender]:
    return Phrases(read_table("names")["honorifics"].items())


def find_namings(text: str, within: Span) -> tuple[Naming, ...]:
    """The names of a stretch in order; a run of capital words counts as a name to be proved."""
    return namings_of(text, tokenize(text, within))


def namings_of(text: str, tokens: Sequence[Token]) -> tuple[Naming, ...]:
    """The same, of tokens that were read before."""
    found: list[Naming] = []
    at = 0
    while at < len(tokens):
        if not (tokens[at].capital or may_open(tokens[at])):
            at += 1
            continue
        namings, after = _namings_at(text, tokens, at)
        found += namings
        at = max(after, at + 1)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands before a name: the honorifics and the titles."""

    start: int
    end: int
    title: Title | None = None
    gender: Gender = ""
    honoured: bool = False

    @property
    def titled(self) -> bool:
        return self.title is not None or self.honoured


def _namings_at(text: str, tokens: Sequence[Token], at: int) -> tuple[list[Naming], int]:
    """The names that begin at a place, and the place after them."""
    lead = _lead(tokens, at)
    if lead.title is not None and lead.title.plural:
        return _several(text, tokens, lead, lead.title)
    end = name_end(tokens, lead.end, titled=lead.titled)
    if end is not None:
        known = lead.titled or _counterpart_of(tokens, at) or is_bare_name(tokens, at, end)
        return _one(text, tokens, lead, (lead.end, end)) if known else ([], end)
    place = _behind_comma(tokens, lead, lead.title) if lead.title else None
    return _one(text, tokens, lead, place) if place else ([], lead.end)


def _lead(tokens: Sequence[Token], start: int) -> _Lead:
    """Honorifics, titles, honorifics again: "His Majesty King", "Foreign Minister H.E. Mr."."""
    title: Title | None = None
    gender: Gender = ""
    end, honoured = start, False
    for _ in range(_MOST_NAMES):
        found = _honorifics().at(tokens, end)
        if found is not None:
            gender = gender or found[0]
            end, honoured = found[1], True
            continue
        following = title_at(tokens, end)
        if following is None or (title is not None and following.roles[0] != "prince"):
            break
        title, end = title or following, following.end
        if end < len(tokens) - 1 and tokens[end].text == "," and _honorifics().at(tokens, end + 1):
            end += 1
    return _Lead(start, end, title, gender, honoured)


def _behind_comma(tokens: Sequence[Token], lead: _Lead, title: Title) -> tuple[int, int] | None:
    """The name behind its office and a comma: "the Prime Minister of X, N. N.,"."""
    comma = lead.end
    if comma >= len(tokens) or tokens[comma].text != ",":
        return None
    if not (title.parties or title.definite or _counterpart_of(tokens, lead.start)):
        return None
    inner = _lead(tokens, comma + 1)
    if inner.title is not None and inner.title.roles[0] != "prince":
        return None
    end = name_end(tokens, inner.end, titled=inner.titled)
    if end is None or (end - inner.end < _FULL_NAME and not inner.honoured):
        return None
    # "initiated by the President of X, N. N. and O. O. had …": there the comma ends the clause.
    closed = end >= len(tokens) or tokens[end].text in ",.;:)"
    return (inner.end, end) if closed or inner.title else None


def _one(
    text: str, tokens: Sequence[Token], lead: _Lead, name: tuple[int, int]
) -> tuple[list[Naming], int]:
    """One person, with the country or the office that follows the name."""
    title = lead.title
    behind = apposition_at(tokens, name[1])
    counterpart = _counterpart_of(tokens, lead.start)
    # A prince's rank gives way to the office that is printed behind the name.
    ranked = title is None or (behind.title is not None and title.roles[0] == "prince")
    printed = behind.title if ranked else title
    roles = tuple(
        role for office in (title, behind.title) if office is not None for role in office.roles
    )
    first = lead.start + (title is not None and tokens[lead.start].lower == "the")
    found = replace(
        _build(text, tokens, name, first, behind.end),
        title=_print_title(text, tokens, printed) if printed else "",
        roles=tuple(dict.fromkeys(roles)),
        party=(title and next(iter(title.parties), None)) or counterpart or behind.party,
        counterpart=counterpart is not None,
        implied=(title and title.implied) or (behind.title and behind.title.implied) or None,
        gender=lead.gender or _gender_of(roles),
    )
    if behind.served is None:
        return [found], behind.end
    office = behind.served[0] - 1
    serving = title_at(tokens, office)
    served = replace(
        _build(text, tokens, behind.served, office, behind.served[1]),
        title=tokens[office].text,
        roles=serving.roles if serving else (),
        party=behind.party,
        head=False,
    )
    return [found, served], behind.end


def _counterpart_of(tokens: Sequence[Token], start: int) -> str | None:
    """The country of "his Xish counterpart" before an office or a name."""
    place = start - 1
    if place >= 0 and tokens[place].text == ",":
        place -= 1
    if place < 1 or tokens[place].text != "counterpart":
        return None
    for begin in range(max(0, place - _MOST_JOINTS), place):
        found = place_at(tokens, begin)
        if found is not None and found[1] == place:
            return found[0].party
    return None


_GENDERED: dict[str, Gender] = {
    "king": "m", "prince": "m", "emperor": "m", "sultan": "m", "emir": "m", "pope": "m",
    "crown prince": "m", "queen": "f",
}  # fmt: skip


def _gender_of(roles: Sequence[str]) -> Gender:
    return next((_GENDERED[role] for role in roles if role in _GENDERED), "")


def _several(
    text: str, tokens: Sequence[Token], lead: _Lead, title: Title
) -> tuple[list[Naming], int]:
    """Names after a title in the plural, each with its country where there are as many."""
    begin = lead.end + (lead.end < len(tokens) and tokens[lead.end].text == ":")
    places = list(_listed(tokens, begin))
    if not places:
        return [], lead.end
    parties: list[str | None] = list(title.parties)
    if len(parties) != len(places):
        parties = [parties[0] if len(parties) == 1 else None] * len(places)
    printed = _singular(_print_title(text, tokens, title))
    starts = [title.start, *(first for first, _ in places[1:])]
    found = [
        replace(
            _build(text, tokens, name, start, name[1]),
            title=printed,
            roles=title.roles,
            party=party,
        )
        for name, start, party in zip(places, starts, parties, strict=True)
    ]
    return found, places[-1][1]


def _listed(tokens: Sequence[Token], begin: int) -> Iterator[tuple[int, int]]:
    """The names of a list, joined by commas and "and"."""
    for _ in range(_MOST_NAMES):
        honoured = _honorifics().at(tokens, begin)
        begin = honoured[1] if honoured else begin
        end = name_end(tokens, begin, titled=True)
        if end is None:
            return
        yield begin, end
        begin = end
        for _ in range(_MOST_JOINTS):
            if begin < len(tokens) and tokens[begin].text in (",", "and", "&"):
                begin += 1
        if begin == end:
            return


def _singular(title: str) -> str:
    return f"{title[:-3]}y" if title.endswith("ies") else title.removesuffix("s")


def _build(
    text: str, tokens: Sequence[Token], name: tuple[int, int], start: int, after: int
) -> Naming:
    """The naming of the tokens of a name, without what is printed about the person."""
    begin, end = name
    words = tuple(
        token.text
        for place, token in enumerate(tokens[begin:end])
        if not place or (token.text not in generations() and token.text != ",")
    )
    first, last = tokens[start].start, tokens[end - 1].end
    return Naming(
        span=Span(first, last),
        extent=Span(first, tokens[after - 1].end),
        name=" ".join(text[tokens[begin].start : last].split()),
        words=words,
    )


def _print_title(text: str, tokens: Sequence[Token], title: Title) -> str:
    begin, end = title.core
    if begin >= end:
        begin, end = title.start, title.end
    return " ".join(text[tokens[begin].start : tokens[end - 1].end].split())
