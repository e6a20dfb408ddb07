"""Personal names in a stretch of text, each with the office and the country printed with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from .model import Gender, Span
from .phrases import Phrases
from .places import place_at
from .roles import Title, is_office_word, place_before, region_at, title_at
from .tables import read_table, words_of
from .tokens import Token, tokenize

_LONGEST_NAME = 7
_MOST_NAMES = 8
# Capitalised words that are no names: how sentences begin, what contacts are called, when they are.
_NO_NAME = words_of(
    """
    A About According Additionally After All Also Although An And Any As At Before Between Both But
    By Call Calls Conversation Conversations Discussion Discussions During Each Earlier Even Every
    Finally Following For From Further Furthermore He Held Her His How However I If In Is It Its
    Later Meanwhile Meeting Meetings Moreover Nevertheless No Not Now On Once One Only Our Over
    Phone Readout Regarding Remarks She Since Some Statement Such Summit Talk Talks Telephone That
    The Their Then There These They This Those Three Through Throughout Thus To Today Tomorrow
    Trilateral Two Under Until Video Videoconference Virtual Visit We Welcome What When Where Which
    While Who With Within Without Working Yesterday You
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    Feb Apr Aug Sept Oct Nov Dec
    AND THE OF
    Act Accord Accords Agreement Charter Corridor Day Dam Declaration Dialogue Framework Group
    Initiative Order Peninsula Plan Plant Program Programme Protocol Sea Strait Talks University
    Week Year Republic Territory Valley River Island Islands Mount Lake Bay Gulf Canal Airport
    """,
)


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
    possessive: bool = False
    head: bool = True
    """Whether the person does something here, rather than lends a name to an office."""


@cache
def _honorifics() -> Phrases[Gender]:
    return Phrases(read_table("names")["honorifics"].items())


@cache
def _particles() -> frozenset[str]:
    return words_of(read_table("names")["parts"]["particles"])


@cache
def _generations() -> frozenset[str]:
    return words_of(read_table("names")["parts"]["generations"])


def find_namings(text: str, within: Span) -> tuple[Naming, ...]:
    """The names of a stretch in order; a run of capital words counts as a name to be proved."""
    tokens = tokenize(text, within)
    found: list[Naming] = []
    at = 0
    while at < len(tokens):
        namings, after = _namings_at(text, tokens, at)
        found += namings
        at = max(after, at + 1)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands before a name: the honorifics and the titles."""

    end: int
    title: Title | None = None
    gender: Gender = ""
    honoured: bool = False


def _namings_at(text: str, tokens: Sequence[Token], at: int) -> tuple[list[Naming], int]:
    """The names that begin at a place, several after a title in the plural."""
    lead = _lead(tokens, at)
    title = lead.title
    if title is not None and title.plural:
        return _several(text, tokens, at, lead)
    begin = lead.end
    name = _name(tokens, begin, titled=title is not None or lead.honoured)
    if name is None and title is not None:
        return _after_comma(text, tokens, at, lead)
    if name is None:
        return [], max(lead.end, at + 1)
    known = title is not None or lead.honoured or _counterpart_party(tokens, at)
    if not known and not _is_bare_name(tokens, at, name):
        return [], max(name, at + 1)
    return _one(text, tokens, at, lead, (begin, name))


def _lead(tokens: Sequence[Token], at: int) -> _Lead:
    """Honorifics, titles, honorifics again: "His Majesty King", "Foreign Minister H.E. Mr."."""
    title: Title | None = None
    gender: Gender = ""
    end = at
    honoured = False
    for _ in range(_MOST_NAMES):
        found = _honorifics().at(tokens, end)
        if found is not None:
            gender = gender or found[0]
            end, honoured = found[1], True
            continue
        following = title_at(tokens, end) if title is None else None
        if following is None:
            break
        title, end = following, following.end
        if end < len(tokens) - 1 and tokens[end].text == "," and _honorifics().at(tokens, end + 1):
            end += 1
    return _Lead(end, title, gender, honoured)


def _name(tokens: Sequence[Token], start: int, *, titled: bool) -> int | None:
    """Where the name that begins at a place ends, or nothing."""
    at = start
    while at < min(start + _LONGEST_NAME, len(tokens)):
        word = tokens[at].text
        if at > start and not tokens[at - 1].text[-1].isalpha() and tokens[at - 1].text[-1] != ".":
            break
        if word in _generations() and at > start:
            at += 1
            break
        if word.lower() in _particles() and (
            (at > start and not word.isupper()) or word[:1].isupper() or titled
        ):
            if at + 1 < len(tokens) and _is_name_word(tokens, at + 1, first=False, titled=titled):
                at += 2
                continue
            if not _is_name_word(tokens, at, first=at == start, titled=titled):
                break
        if not _is_name_word(tokens, at, first=at == start, titled=titled):
            break
        at += 1
    if at == start:
        return None
    if (
        at + 1 < len(tokens)
        and tokens[at].text == ","
        and tokens[at + 1].text in ("Jr.", "Jr", "Sr.", "Sr")
    ):
        at += 2
    return at


def _is_name_word(tokens: Sequence[Token], at: int, *, first: bool, titled: bool) -> bool:
    token = tokens[at]
    word = token.text
    if not token.capital:
        return "-" in word and word.split("-", 1)[1][:1].isupper() and (titled or not first)
    if len(word) > 1 and word.isupper() and not word.endswith(".") and not word.isalpha():
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if word in _NO_NAME:
        return titled and first and word in ("He", "May", "An")
    if titled and first and following is not None and following.capital:
        # "Foreign Minister Israel K.": a country may be a given name, right after the title.
        if (
            place_at(tokens, at)
            and not is_office_word(following)
            and following.text not in _NO_NAME
        ):
            return place_at(tokens, at + 1) is None
    if place_at(tokens, at) is not None or region_at(tokens, at) is not None:
        return False
    return not is_office_word(token) or (not first and word in ("King", "Major", "West", "Prince"))


def _is_bare_name(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a run of capital words may be a name though no title says so."""
    words = [token for token in tokens[start:end] if token.text != ","]
    if start and tokens[start - 1].capital and is_office_word(tokens[start - 1]):
        return False
    if len(words) < 2 or tokens[start].text.endswith("."):  # noqa: PLR2004 - given and family name
        return len(words) >= 2  # noqa: PLR2004
    following = tokens[end] if end < len(tokens) else None
    if following is not None and (following.capital and is_office_word(following)):
        return False
    return not any(
        len(word.text) > 1 and word.text.isupper() and word.text.isalpha() and len(word.text) < 4
        for word in words
    )


def _after_comma(
    text: str, tokens: Sequence[Token], at: int, lead: _Lead
) -> tuple[list[Naming], int]:
    """A name behind its office and a comma: "the Prime Minister of X, N. N.,"."""
    end, title = lead.end, lead.title
    if title is None or end >= len(tokens) or tokens[end].text != ",":
        return [], max(end, at + 1)
    if not (title.parties or title.definite or _counterpart(tokens, at)):
        return [], max(end, at + 1)
    inner = _lead(tokens, end + 1)
    begin = inner.end if inner.title is None or not inner.title.plural else end + 1
    name = _name(tokens, begin, titled=inner.honoured or inner.title is not None)
    if name is None or (name - begin < 2 and not inner.honoured):  # noqa: PLR2004
        return [], max(end, at + 1)
    if inner.title is not None and "prince" not in inner.title.roles:
        return [], max(end, at + 1)
    if name < len(tokens) and tokens[name].text not in ",.;:)" and inner.title is None:
        # "initiated by the President of X, N. N. and O. O. had …": the comma ends the clause.
        return [], max(end, at + 1)
    return _one(text, tokens, at, replace(lead, gender=lead.gender or inner.gender), (begin, name))


def _counterpart(tokens: Sequence[Token], at: int) -> bool:
    return at > 1 and tokens[at - 2].text == "counterpart"


def _one(
    text: str, tokens: Sequence[Token], at: int, lead: _Lead, place: tuple[int, int]
) -> tuple[list[Naming], int]:
    """One person, with the country or the office that follows the name."""
    begin, end = place
    title = lead.title
    start = tokens[at].start
    if title is not None and title.definite and tokens[at].text.lower() == "the":
        start = tokens[at + 1].start
    after, parties, apposed, others = _behind(text, tokens, end)
    party = next(iter(title.parties), None) if title else None
    party = party or _counterpart_party(tokens, at)
    printed = title or apposed
    naming = _build(text, tokens, (begin, end), start, after)
    roles = (*(title.roles if title else ()), *(apposed.roles if apposed else ()))
    return [
        replace(
            naming,
            title=_print_title(text, tokens, printed) if printed else "",
            roles=tuple(dict.fromkeys(roles)),
            party=party or next(iter(parties), None),
            implied=(title and title.implied) or (apposed and apposed.implied) or None,
            gender=lead.gender or _gender_of(roles),
        ),
        *others,
    ], after


def _counterpart_party(tokens: Sequence[Token], at: int) -> str | None:
    """The country of "his Xish counterpart," before the office."""
    place = at - 1
    if place >= 0 and tokens[place].text == ",":
        place -= 1
    if place < 1 or tokens[place].text != "counterpart":
        return None
    found = place_before(tokens, place)
    return found.party if found else None


_GENDERED: dict[str, Gender] = {
    "king": "m", "prince": "m", "emperor": "m", "sultan": "m", "emir": "m", "pope": "m",
    "crown prince": "m", "queen": "f",
}  # fmt: skip


def _gender_of(roles: Sequence[str]) -> Gender:
    return next((_GENDERED[role] for role in roles if role in _GENDERED), "")


def _behind(
    text: str, tokens: Sequence[Token], end: int
) -> tuple[int, tuple[str, ...], Title | None, list[Naming]]:
    """Where what is said behind a name ends, its parties, its office, further names in it."""
    at = end
    parties: tuple[str, ...] = ()
    if at < len(tokens) and tokens[at].text in ("of", "from"):
        begin = at + 1
        if begin < len(tokens) and tokens[begin].text.lower() == "the":
            begin += 1
        place = place_at(tokens, begin)
        if place is not None and place[0].naming in ("names", "people"):
            at, parties = place[1], (place[0].party,)
            if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
                at += 3
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "("):
        return at, parties, None, []
    begin = at + 1
    if tokens[begin].text.lower() in ("a", "an"):
        begin += 1
    title = title_at(tokens, begin)
    if title is None or title.plural:
        return at, parties, None, []
    after = title.end
    # An office that serves another one may name its bearer.
    serving = after < len(tokens) and "to" in {
        token.text for token in tokens[title.start : title.end]
    }
    name = _name(tokens, after, titled=True) if after < len(tokens) else None
    if name is not None and not serving:
        return at, parties, None, []
    if name is not None:
        naming = _build(text, tokens, (after, name), tokens[title.end - 1].start, name)
        served = title_at(tokens, title.end - 1)
        after, more, _, _ = _behind(text, tokens, name)
        other = replace(
            naming,
            title=tokens[title.end - 1].text,
            roles=served.roles if served else (),
            party=next(iter(more), None),
            head=False,
        )
        return after, parties or more, title, [other]
    if after < len(tokens) and tokens[after].text == ",":
        further = title_at(tokens, after + 1)
        if (
            further is not None
            and not further.plural
            and _name(tokens, further.end, titled=True) is None
        ):
            after = further.end
    if tokens[begin - 1].text == "(" and after < len(tokens) and tokens[after].text == ")":
        after += 1
    return after, parties or title.parties, title, []


def _several(text: str, tokens: Sequence[Token], at: int, lead: _Lead) -> tuple[list[Naming], int]:
    """Names after a title in the plural, each with its country where there are as many."""
    title = lead.title
    places: list[tuple[int, int]] = []
    begin = lead.end
    if title is None:
        return [], at + 1
    if begin < len(tokens) and tokens[begin].text == ":":
        begin += 1
    after = begin
    while len(places) < _MOST_NAMES:
        honoured = _honorifics().at(tokens, begin)
        begin = honoured[1] if honoured else begin
        name = _name(tokens, begin, titled=True)
        if name is None:
            break
        places.append((begin, name))
        after = begin = name
        while begin < len(tokens) and tokens[begin].text in (",", "and", "&"):
            begin += 1
        if begin == name:
            break
    if not places:
        return [], max(lead.end, at + 1)
    parties: Sequence[str | None] = title.parties
    if len(parties) != len(places):
        parties = [parties[0] if len(parties) == 1 else None] * len(places)
    start = tokens[title.start].start
    printed = _print_title(text, tokens, title)
    found = []
    for (first, last), party in zip(places, parties, strict=True):
        begin_at = start if not found else tokens[first].start
        naming = _build(text, tokens, (first, last), begin_at, last)
        found.append(
            replace(naming, title=_singular(printed), roles=title.roles, party=party),
        )
    return found, after


def _singular(title: str) -> str:
    if title.endswith("ies"):
        return f"{title[:-3]}y"
    return title.removesuffix("s")


def _build(
    text: str, tokens: Sequence[Token], name: tuple[int, int], start: int, after: int
) -> Naming:
    """The naming of the tokens of a name, without what is printed about the person."""
    begin, end = name
    words = tuple(
        token.text
        for token in tokens[begin:end]
        if token.text not in _generations() and token.text != ","
    )
    last = tokens[end - 1].end
    return Naming(
        span=Span(start, last),
        extent=Span(start, tokens[after - 1].end),
        name=" ".join(text[tokens[begin].start : last].split()),
        words=words,
        possessive=end < len(tokens) and tokens[end].key in ("'s", "'"),
    )


def _print_title(text: str, tokens: Sequence[Token], title: Title) -> str:
    begin, end = title.core
    if begin >= end:
        begin, end = title.start, title.end
    return " ".join(text[tokens[begin].start : tokens[end - 1].end].split())
