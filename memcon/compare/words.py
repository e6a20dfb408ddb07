"""Words of an account → weighted terms, the same for words of one meaning.

Deterministic, and local to the words themselves: the weights are a fixed table (`words.toml`), so
that a statement more or less in an account never changes what the others weigh.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,]\d+)*|(?P<end>[.!?:;…](?=\s)|\.\.\.)")
_PREFIX = re.compile(r"\b(de|non|anti|counter|re|pre|co)[-‑](?=[a-z])")
_SPELLING = str.maketrans({"’": "'", "‑": "-", "–": "-", "\u00a0": " "})
_TITLES = frozenset(
    "president minister chairman secretary king chancellor premier mr mrs ms general".split()
)

PLAIN = 1.0
"""The weight of a word that the table does not list."""
NAMED = 1.5
"""The weight of such a word with a capital inside a sentence."""
PERSON = 0.5
"""The weight of each word of a name behind a title: somebody mentioned is not yet a matter."""
NUMBER = 0.6
"""The weight of a number, and of a name of a month or a day."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase with one meaning; two of one `key` mean the same."""

    key: str
    weight: float
    word: str
    """The words as the text has them."""
    is_named: bool = False
    """Whether it is a name or a number: what an account adds when it is more specific."""


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The part of a word that its forms share; by suffixes in English, by length elsewhere."""
    word = word.split("'", 1)[0] if word.isascii() else word
    if not word.isascii():
        return word[:6]
    word = _without_plural(word)
    for ending in ("isation", "ization", "ising", "izing", "ised", "ized", "ise", "ize"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:  # noqa: PLR2004
            return word[: -len(ending)]
    for ending, kept in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= kept:
            return _without_double(word[: -len(ending)])
    return word


_ENDINGS = (
    ("ations", 4),
    ("ation", 4),
    ("ative", 4),
    ("ating", 4),
    ("ated", 4),
    ("ate", 4),
    ("ement", 4),
    ("ment", 4),
    ("ions", 4),
    ("ion", 4),
    ("ingly", 3),
    ("ing", 3),
    ("edly", 3),
    ("ed", 3),
    ("ly", 4),
    ("ive", 4),
    ("al", 5),
    ("e", 3),
)


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:  # noqa: PLR2004
        return word[:-1]
    return word


def _without_double(word: str) -> str:
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":  # noqa: PLR2004
        return word[:-1]
    return word


@dataclass(frozen=True)
class Vocabulary:
    """The table of weights and meanings, by stems."""

    weights: Mapping[str, float]
    meanings: Mapping[tuple[str, ...], tuple[str, float]]
    heads: Mapping[str, int]
    """How many words the longest phrase has that begins with a stem."""


@cache
def vocabulary() -> Vocabulary:
    """The table that comes with the package."""
    table = tomllib.loads(files("memcon.compare").joinpath("words.toml").read_text("utf-8"))
    weights: dict[str, float] = {}
    for weight, words in table["weights"].items():
        for word in words.split():
            weights.setdefault(word, float(weight))
            weights.setdefault(f"={stem(word)}", float(weight))
    meanings: dict[tuple[str, ...], tuple[str, float]] = {}
    heads: dict[str, int] = {}
    for name, (weight, *phrases) in table["meanings"].items():
        for phrase in phrases:
            key = tuple(_phrase_key(word) for word in phrase.split())
            meanings.setdefault(key, (f"~{name}", float(weight)))
            heads[key[0]] = max(heads.get(key[0], 0), len(key))
    return Vocabulary(weights, meanings, heads)


def _phrase_key(word: str) -> str:
    return word if word == "nationals" else stem(word)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the table has on a word, whatever stands around it."""

    key: str
    weight: float | None
    longest: int
    """How many words the longest phrase has that may begin here."""
    is_title: bool


@lru_cache(maxsize=16384)
def _look_up(word: str) -> _Entry:
    lower = word.lower()
    key, table = _phrase_key(lower), vocabulary()
    weight = table.weights.get(lower, table.weights.get(f"={key}"))
    return _Entry(key, weight, table.heads.get(key, 0), lower in _TITLES)


def terms(text: str, quiet: Mapping[str, float] | None = None) -> tuple[Term, ...]:
    """The terms of a text in its order.

    `quiet` gives the weights of the words that the contact itself makes common, such as the names
    of those who spoke.
    """
    return tuple(_terms(_tokens(text), quiet or {}))


def _terms(tokens: Sequence[tuple[str, bool]], quiet: Mapping[str, float]) -> Iterator[Term]:
    meanings = vocabulary().meanings
    entries = [_look_up(word) for word, _ in tokens]
    keys = [entry.key for entry in entries]
    at, follows_title = 0, False
    while at < len(tokens):
        (word, is_first), entry = tokens[at], entries[at]
        if entry.is_title:
            follows_title = True
            at += 1
            continue
        length = entry.longest
        while length and (meaning := meanings.get(tuple(keys[at : at + length]))) is None:
            length -= 1
        if length and meaning:
            words = " ".join(word for word, _ in tokens[at : at + length])
            yield Term(meaning[0], meaning[1], _shown(words, is_first=is_first))
            follows_title = False
        else:
            length = 1
            follows_title = follows_title and word[0].isupper()
            weight = _weight(word, entry, quiet, is_first=is_first)
            if weight:
                is_number = word[0].isdigit()
                key = f"#{word.rstrip('.,')}" if is_number else entry.key
                is_named = is_number or (word[0].isupper() and not is_first)
                weight = min(weight, PERSON) if follows_title else weight
                yield Term(key, weight, _shown(word, is_first=is_first), is_named)
        at += length


def _weight(word: str, entry: _Entry, quiet: Mapping[str, float], *, is_first: bool) -> float:
    """What a single word weighs: the contact goes before the table, and the table before both."""
    if word[0].isdigit():
        return NUMBER
    weight = quiet.get(entry.key, entry.weight)
    if weight is not None:
        return weight
    if len(word) == 1 and word.isascii():
        return 0.0
    return NAMED if word[0].isupper() and not is_first else PLAIN


def _shown(word: str, *, is_first: bool) -> str:
    """The word as it may stand inside a sentence."""
    return word[:1].lower() + word[1:] if is_first and not word.isupper() else word


def _tokens(text: str) -> list[tuple[str, bool]]:
    """The words with whether each begins a sentence."""
    flat = unicodedata.normalize("NFKC", text).translate(_SPELLING)
    flat = _PREFIX.sub(r"\1", flat.replace("De-", "De").replace("U.S.", "US"))
    tokens: list[tuple[str, bool]] = []
    is_first = True
    for found in _TOKEN.finditer(flat):
        word = found[0]
        if found.lastgroup == "end":
            is_first = True
        elif word[0] > "\u2e7f":  # scripts without spaces: pairs of signs
            tokens += [(word[index : index + 2], False) for index in range(max(1, len(word) - 1))]
        else:
            tokens.append((word, is_first))
            is_first = False
    return tokens


def weigh(found: Iterable[Term]) -> dict[str, float]:
    """Each meaning once, with its weight."""
    weights: dict[str, float] = {}
    for term in found:
        weights[term.key] = max(weights.get(term.key, 0.0), term.weight)
    return weights
