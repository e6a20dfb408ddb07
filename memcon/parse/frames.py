"""The frame by which a sentence names whoever relays it: "According to X, …", "…, X said"."""

from collections.abc import Sequence
from dataclasses import dataclass

from .actors import Actor
from .cues import verb_forms
from .tokens import Token

SAYING = frozenset(
    """
    said says added adds noted stated told stressed explained emphasized emphasised reported
    confirmed announced wrote continued underlined remarked recalled declared admitted insisted
    specified concluded underscored pointed clarified commented
    """.split()
)
_LONGEST_TAIL = 10
_CLOSERS = frozenset({",", '"', "”", "''", "’", "»", "?", "!", "."})


@dataclass(frozen=True, slots=True)
class Frame:
    """Who relays a sentence, and the tokens of what is relayed (the end exclusive)."""

    speaker: Actor | None
    first: int
    end: int
    leading: bool


def strip_frame(tokens: Sequence[Token], actors: Sequence[Actor], end: int) -> Frame | None:
    """The frame of a sentence, or nothing where nobody is said to relay it."""
    return _leading(tokens, actors, end) or _trailing(tokens, actors, end)


def _leading(tokens: Sequence[Token], actors: Sequence[Actor], end: int) -> Frame | None:
    """"According to him, …"."""
    if len(tokens) < 4 or [t.lower for t in tokens[:2]] != ["according", "to"]:  # noqa: PLR2004
        return None
    comma = next((i for i in range(2, end) if tokens[i].text == ","), None)
    if comma is None:
        return None
    speaker = next((a for a in actors if a.first >= 2 and a.last < comma), None)  # noqa: PLR2004
    if speaker is None and tokens[2].lower in {"him", "her"}:
        speaker = Actor(2, 2, "pronoun", "he" if tokens[2].lower == "him" else "she")
    return Frame(speaker, comma + 1, end, leading=True)


def _trailing(tokens: Sequence[Token], actors: Sequence[Actor], end: int) -> Frame | None:
    """"…, U said" and "…, said U", with no more than a short tail behind it."""
    for verb in range(end - 1, max(0, end - 1 - _LONGEST_TAIL - 8), -1):
        word = tokens[verb].lower
        if word not in SAYING or word not in _known():
            continue
        before = next((a for a in actors if a.last == verb - 1), None)
        if before and before.first > 0 and tokens[before.first - 1].text in _CLOSERS:
            if end - verb - 1 <= _LONGEST_TAIL and not _goes_on(tokens, verb + 1, end):
                return Frame(before, 0, _close(tokens, before.first), leading=False)
        after = next((a for a in actors if a.first == verb + 1), None)
        if after and verb > 0 and tokens[verb - 1].text in _CLOSERS and end - after.last <= _LONGEST_TAIL:
            return Frame(after, 0, _close(tokens, verb), leading=False)
    return None


def _known() -> frozenset[str]:
    return SAYING | frozenset(verb_forms())


def _goes_on(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a clause follows the verb, so that it is no mere tag."""
    return any(tokens[i].lower == "that" or tokens[i].tag in {"VBD", "VBZ", "MD"} for i in range(first, end))


def _close(tokens: Sequence[Token], end: int) -> int:
    """The end of what is said, without the comma before the tag; a quotation keeps its own."""
    while end and tokens[end - 1].text == ",":
        end -= 1
    return end
