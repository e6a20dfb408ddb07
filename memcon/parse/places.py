"""Countries, their people, capitals and governments: what names a party, never a person."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from .model import Span
from .phrases import Phrases
from .tables import read_table
from .tokens import Token, tokenize

Naming = Literal["names", "people", "capitals", "government"]

# The words of a state's full name, before "of" or after the word for its people.
_FORMS = frozenset(
    """
    Arab Bolivarian Commonwealth Confederation Co-operative Cooperative Democratic Duchy Federal
    Federation Federative Grand Hashemite Independent Islamic Kingdom People People's Plurinational
    Principality Republic Socialist State Sultanate Union United Oriental Eastern 's
    """.split(),
)
_LONGEST_FORM = 6


@dataclass(frozen=True, slots=True)
class Place:
    """A party named in a text: its code, and by what it is named."""

    party: str
    naming: Naming


@cache
def _known() -> Phrases[Place]:
    return Phrases(
        (phrase, Place(party, naming))
        for party, row in read_table("places").items()
        for naming, phrases in row.items()
        for phrase in phrases
    )


def place_at(tokens: Sequence[Token], place: int) -> tuple[Place, int] | None:
    """The party named at a place, and the place after its name.

    Full state names are read by their form ("Kingdom of X", "the Xish Republic"), so the table
    needs the short name only.
    """
    found = _known().at(tokens, place)
    if found is None:
        return _formal(tokens, place)
    value, end = found
    if value.naming == "people":
        after = end
        while after < min(end + _LONGEST_FORM, len(tokens)) and tokens[after].key in _FORMS:
            after += 1
        if after > end and tokens[after - 1].key in _FORMS - {"'s", "United", "Federal", "State"}:
            return Place(value.party, "names"), after
    return found


def _formal(tokens: Sequence[Token], place: int) -> tuple[Place, int] | None:
    """A party by its full name: forms, "of", perhaps "the", and the short name."""
    at = place
    while at < min(place + _LONGEST_FORM, len(tokens)) and tokens[at].key in _FORMS:
        at += 1
    if at == place or at >= len(tokens) or tokens[at].text != "of":
        return None
    at += 1
    if at < len(tokens) and tokens[at].lower == "the":
        at += 1
    found = _known().at(tokens, at)
    if found is None or found[0].naming not in ("names", "people"):
        return None
    return Place(found[0].party, "names"), found[1]


@cache
def words_of_places() -> frozenset[str]:
    """Every word that can begin the name of a party."""
    return _known().first_words() | _FORMS


def find_places(text: str, within: Span) -> Iterator[tuple[Place, Span]]:
    """The parties named in a stretch, in order."""
    tokens = tokenize(text, within)
    at = 0
    while at < len(tokens):
        found = place_at(tokens, at)
        if found is None:
            at += 1
            continue
        value, end = found
        yield value, Span(tokens[at].start, tokens[end - 1].end)
        at = end


_HOST = re.compile(r"https?://([^/\s:]+)")
_HOSTS = {"kremlin.ru": "RU", "nato.int": "NATO", "un.org": "UN", "europa.eu": "EU"}
_COUNTRY_LABELS = frozenset(
    "gov gob gouv go gc govt government mfa mofa mid president presidency".split()
)


def party_of_address(address: str) -> str | None:
    """The party whose government keeps a web address, where the address says so."""
    found = _HOST.match(address)
    if found is None:
        return None
    host = found.group(1).lower()
    for known, party in _HOSTS.items():
        if host == known or host.endswith(f".{known}"):
            return party
    labels = host.split(".")
    if labels[-1] in ("gov", "mil"):
        return "US"
    code = {"uk": "GB"}.get(labels[-1], labels[-1].upper())
    if code in read_table("places") and _COUNTRY_LABELS & set(labels[:-1]):
        return code
    return None


def party_of_words(words: str) -> str | None:
    """The party that a short label names first: a publisher, an issuer."""
    return next((place.party for place, _ in find_places(words, Span(0, len(words)))), None)
