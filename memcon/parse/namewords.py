"""Which runs of words can be a personal name."""

from collections.abc import Sequence
from functools import cache

from .model import Gender
from .phrases import Phrases
from .places import place_at
from .roles import is_office_word, region_at
from .tables import read_table, words_of
from .tokens import Token

_LONGEST_NAME = 7
_MOST_PARTICLES = 3
_SHORT_FORM = 4
_JUNIOR = frozenset({"Jr.", "Jr", "Sr.", "Sr"})
# Office words and others that are family names as well.
_NAMES_TOO = frozenset({"King", "Major", "West", "Prince"})
_FIRST_TOO = frozenset({"He", "May", "An"})
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
    Speaks Spoke Had Has Have Receives Received Holds Meets Met Talks Hosts Welcomes Visits Discuss
    Discusses Discussed Congratulates Congratulated Briefs Joins Attends Makes Conducts Confers
    Takes Act Accord Accords Agreement Charter Corridor Day Dam Declaration Dialogue Framework Group
    Initiative Order Peninsula Plan Plant Program Programme Protocol Sea Strait Talks University
    Week Year Republic Territory Valley River Island Islands Mount Lake Bay Gulf Canal Airport
    """,
)


@cache
def honorifics() -> Phrases[Gender]:
    """What stands before a name and is no office, with the gender that it tells."""
    return Phrases(read_table("names")["honorifics"].items())


@cache
def particles() -> frozenset[str]:
    """The small words inside surnames."""
    return words_of(read_table("names")["parts"]["particles"])


@cache
def generations() -> frozenset[str]:
    """What follows a name to tell a son from a father."""
    return words_of(read_table("names")["parts"]["generations"])


def name_end(tokens: Sequence[Token], start: int, *, titled: bool) -> int | None:
    """Where the name that begins at a place ends, or nothing.

    Right behind a title nearly every capital word is a name; elsewhere much is not.
    """
    at = start
    while at < min(start + _LONGEST_NAME, len(tokens)):
        if at > start and tokens[at - 1].text[-1] != "." and not tokens[at - 1].text[-1].isalpha():
            break
        if tokens[at].text in generations() and at > start:
            at += 1
            break
        after = _after_particles(tokens, at, first=at == start, titled=titled)
        if after == at and _is_name_word(tokens, at, first=at == start, titled=titled):
            after = at + 1
        if after == at:
            break
        at = after
    if at == start:
        return None
    junior = at + 1 < len(tokens) and tokens[at].text == "," and tokens[at + 1].text in _JUNIOR
    return at + 2 if junior else at


def _after_particles(tokens: Sequence[Token], at: int, *, first: bool, titled: bool) -> int:
    """The place after particles and the word they belong to, or the same place."""
    word = tokens[at].text
    if tokens[at].lower not in particles():
        return at
    if not (word[:1].isupper() or titled or (not first and not word.isupper())):
        return at
    after = at + 1
    while after < min(at + _MOST_PARTICLES, len(tokens)) and tokens[after].lower in particles():
        after += 1
    if after < len(tokens) and _is_name_word(tokens, after, first=False, titled=titled):
        return after + 1
    return at


def _is_name_word(tokens: Sequence[Token], at: int, *, first: bool, titled: bool) -> bool:
    token = tokens[at]
    word = token.text
    if not token.capital:
        return "-" in word and word.split("-", 1)[1][:1].isupper() and (titled or not first)
    if len(word) > 1 and word.isupper() and not word.endswith(".") and not word.isalpha():
        return False
    if word in _NO_NAME:
        return titled and first and word in _FIRST_TOO
    if place_at(tokens, at) is not None or region_at(tokens, at) is not None:
        return titled and first and _is_given_name(tokens, at)
    return not is_office_word(token) or (not first and word in _NAMES_TOO)


def _is_given_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a country's name right behind a title is a given name: "Minister Israel N."."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        following is not None
        and following.capital
        and following.text not in _NO_NAME
        and not is_office_word(following)
        and place_at(tokens, at + 1) is None
    )


def is_bare_name(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a run of capital words may be a name though no title says so."""
    words = [token.text for token in tokens[start:end] if token.text != ","]
    before = tokens[start - 1] if start else None
    behind = tokens[end] if end < len(tokens) else None
    beside = [token for token in (before, behind) if token and token.capital]
    if len(words) == 1 or any(is_office_word(token) for token in beside):
        return False
    return not any(
        1 < len(word) < _SHORT_FORM and word.isalpha() and word.isupper() for word in words
    )
