"""Personal names in a stretch of text, each with the office and the country printed with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .appositions import apposition_at
from .model import Gender, Span
from .namewords import honorifics, is_bare_name, name_end
from .naming import Naming, build_naming, print_title
from .places import place_at
from .roles import may_open
from .titles import Title, title_at
from .tokens import Token, tokenize

_MOST_NAMES = 8
_MOST_JOINTS = 3
_FULL_NAME = 2


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
    # "the X of Y, N. N., the Z of W, O. O.": what follows such a name is the next one's office.
    return _one(text, tokens, lead, place, office=False) if place else ([], lead.end)


def _lead(tokens: Sequence[Token], start: int) -> _Lead:
    """Honorifics, titles, honorifics again: "His Majesty King", "Foreign Minister H.E. Mr."."""
    title: Title | None = None
    gender: Gender = ""
    end, honoured = start, False
    for _ in range(_MOST_NAMES):
        found = honorifics().at(tokens, end)
        if found is not None:
            gender = gender or found[0]
            end, honoured = found[1], True
            continue
        following = title_at(tokens, end)
        if following is None or (title is not None and following.roles[0] != "prince"):
            break
        title, end = title or following, following.end
        if end < len(tokens) - 1 and tokens[end].text == "," and honorifics().at(tokens, end + 1):
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
    text: str,
    tokens: Sequence[Token],
    lead: _Lead,
    name: tuple[int, int],
    *,
    office: bool = True,
) -> tuple[list[Naming], int]:
    """One person, with the country or the office that follows the name."""
    title = lead.title
    printed_parties = title.parties if title else ()
    behind = apposition_at(tokens, name[1], printed_parties, office=office)
    counterpart = _counterpart_of(tokens, lead.start)
    # A prince's rank gives way to the office that is printed behind the name.
    ranked = title is None or (behind.title is not None and title.roles[0] == "prince")
    printed = behind.title if ranked else title
    roles = tuple(
        role for office in (title, behind.title) if office is not None for role in office.roles
    )
    first = lead.start + (title is not None and tokens[lead.start].lower == "the")
    found = replace(
        build_naming(text, tokens, name, first, behind.end),
        title=print_title(text, tokens, printed) if printed else "",
        roles=tuple(dict.fromkeys(roles)),
        party=(title and next(iter(title.parties), None)) or counterpart or behind.party,
        counterpart=counterpart is not None,
        implied=(title and title.implied) or (behind.title and behind.title.implied) or None,
        gender=lead.gender or _gender_of(roles),
    )
    if behind.served is None:
        return [found], behind.end
    head = behind.served[0] - 1
    serving = title_at(tokens, head)
    served = replace(
        build_naming(text, tokens, behind.served, head, behind.served[1]),
        title=tokens[head].text,
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
    printed = _singular(print_title(text, tokens, title))
    starts = [title.start, *(first for first, _ in places[1:])]
    found = [
        replace(
            build_naming(text, tokens, name, start, name[1]),
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
        honoured = honorifics().at(tokens, begin)
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
