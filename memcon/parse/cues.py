"""The cues by which readouts report: the table `lexicon/frames.txt`, and where a cue stands."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from .tables import read_sections

if TYPE_CHECKING:
    from .tagging import Token

MAX_GAP = 8
"""How many words may stand between the parts of a cue ("held a warm and productive meeting")."""

# A cue's noun is looked for up to the end of the noun phrase, no further.
_ENDS_GAP = frozenset({"IN", "TO", "VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB", ".", ":", ";"})
_NOT_ENDS = frozenset({"of"})
_ADVERBS = frozenset({"RB", "RBR"})
_TODAY = frozenset({"today", "yesterday", "earlier", "this", "morning", "afternoon", "evening"})


@dataclass(frozen=True, slots=True)
class Element:
    """One part of a cue after its verb: words, any of which will do."""

    words: frozenset[str]
    after_gap: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A line of the table: what it makes, its verbs, and what must follow."""

    kind: str
    line: str
    verbs: frozenset[str]
    elements: tuple[Element, ...]

    @property
    def weight(self) -> int:
        """How many words of the text the cue explains."""
        return 1 + sum(not element.optional for element in self.elements)


def _read_line(kind: str, line: str) -> Cue:
    elements: list[Element] = []
    gap = False
    for part in line.split():
        if part == "~":
            gap = True
            continue
        optional = part.startswith("[")
        words = frozenset(part.strip("[]()").split("|"))
        elements.append(Element(words, gap, optional))
        gap = False
    verb, *rest = elements
    return Cue(kind, line, verb.words, tuple(rest))


@cache
def cues() -> tuple[Cue, ...]:
    """Every cue of the table, in its order."""
    return tuple(
        _read_line(kind, line)
        for kind, lines in read_sections("frames").items()
        if kind != "irregular"
        for line in lines
    )


@cache
def _by_verb() -> dict[str, tuple[Cue, ...]]:
    table: dict[str, list[Cue]] = defaultdict(list)
    for cue in cues():
        for verb in cue.verbs:
            table[verb].append(cue)
    return {
        verb: tuple(sorted(found, key=lambda cue: -cue.weight)) for verb, found in table.items()
    }


_FORM_NAMES = ("VB", "VBD", "VBN", "VBG")


@cache
def _forms_of() -> dict[str, dict[str, set[str]]]:
    """Each form of each verb: word → verb → its Penn tags."""
    irregular: dict[str, list[list[str]]] = defaultdict(list)
    for line in read_sections("frames")["irregular"]:
        words = line.split()
        irregular[words[0]].append(words)
    table: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for verb in _by_verb():
        rows = irregular.get(verb) or [[verb, *_inflect(verb)]]
        for row in rows:
            for name, word in zip(_FORM_NAMES, row, strict=True):
                table[word][verb].add(name)
        table[_third_person(verb)][verb].add("VBZ")
    table["has"]["have"].add("VBZ")
    table["is"]["be"].add("VBZ")
    table["are"]["be"].add("VBP")
    return {word: dict(verbs) for word, verbs in table.items()}


@cache
def verb_forms() -> dict[str, frozenset[str]]:
    """The Penn tags that each form of a cue's verb may have."""
    return {word: frozenset().union(*verbs.values()) for word, verbs in _forms_of().items()}


def _inflect(verb: str) -> tuple[str, str, str]:
    if verb.endswith("ee"):
        return f"{verb}d", f"{verb}d", f"{verb}ing"
    if verb.endswith("e"):
        return f"{verb}d", f"{verb}d", f"{verb[:-1]}ing"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied", f"{verb[:-1]}ied", f"{verb}ing"
    return f"{verb}ed", f"{verb}ed", f"{verb}ing"


def _third_person(verb: str) -> str:
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "o")) else f"{verb}s"


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in a sentence: the numbers of its first and last token, the last one included."""

    cue: Cue
    verb: int
    last: int


def find_cue(tokens: Sequence["Token"], at: int, nouns_before: Sequence[str] = ()) -> Found | None:
    """The longest cue whose verb is the token, or nothing.

    `nouns_before` are the words of the subject of a passive: they count as if they followed.
    """
    token = tokens[at]
    best: Found | None = None
    for verb in _forms_of().get(token.lower, ()):
        for cue in _by_verb()[verb]:
            if best and cue.weight <= best.cue.weight:
                break
            last = _match(tokens, at, cue, nouns_before)
            if last is not None:
                best = Found(cue, at, last)
                break
    return best


def _match(tokens: Sequence["Token"], at: int, cue: Cue, nouns_before: Sequence[str]) -> int | None:
    here = at + 1
    for element in cue.elements:
        found = _next(tokens, here, element)
        if found is None and element.words.intersection(nouns_before):
            continue
        if found is not None:
            here = found + 1
        elif not element.optional:
            return None
    return here - 1


def _next(tokens: Sequence["Token"], here: int, element: Element) -> int | None:
    """The token that an element matches, looking no further than it may."""
    limit = MAX_GAP if element.after_gap else 0
    skipped = 0
    for index in range(here, len(tokens)):
        token = tokens[index]
        if token.lower in element.words:
            return index
        if token.tag in _ADVERBS or token.lower in _TODAY:
            continue
        if skipped >= limit or (token.tag in _ENDS_GAP and token.lower not in _NOT_ENDS):
            return None
        skipped += 1
    return None
