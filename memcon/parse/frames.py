"""The frame by which a sentence names whoever relays it: "According to X, …", "…, X said"."""

from collections.abc import Sequence
from dataclasses import dataclass

from .actors import Actor
from .tagging import Token

SAYING = frozenset(
    """
    said says added adds noted stated told stressed explained emphasized emphasised reported
    confirmed announced wrote continued underlined remarked recalled declared admitted insisted
    specified concluded underscored pointed clarified commented tweeted agreed
    """.split()
)
_ADDING = frozenset("adding noting stressing saying emphasizing emphasising explaining".split())
# Cues of their own, which the statement behind the tag keeps.
_TAKING_UP = frozenset("expressing voicing urging reaffirming reiterating hoping welcoming".split())
_TOLD = frozenset({"told", "tells"})
_LONGEST_TAIL = 10
_OBJECTS = frozenset({"DT", "PRP$", "PRP", "JJ", "NN", "NNS"})
_LONGEST_NAME = 7
_NAMING = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "JJ", "POS", "IN", "TO", "PRP$"})
_OPENING = frozenset({'"', "“", "``", "«"})
_CLOSERS = frozenset({",", '"', "”", "''", "’", "»", "?", "!", "."})


@dataclass(frozen=True, slots=True)
class Frame:
    """Who relays a sentence, and the tokens of what is relayed (the end exclusive)."""

    speaker: Actor | None
    first: int
    end: int
    leading: bool
    more: int | None = None
    """Where the speaker goes on behind the tag: "…, U said, adding that …"."""
    verb: str = ""
    """The verb of the frame in lower case."""
    resumed: bool = False
    """Whether a quotation goes on behind the tag: "A," U said, "B"."""


def strip_frame(tokens: Sequence[Token], actors: Sequence[Actor], end: int) -> Frame | None:
    """The frame of a sentence, or nothing where nobody is said to relay it."""
    return _leading(tokens, actors, end) or _trailing(tokens, actors, end)


def _leading(tokens: Sequence[Token], actors: Sequence[Actor], end: int) -> Frame | None:
    """The frame that opens a sentence: "According to him, …"."""
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
    """The tag that closes one: "…, U said", "…, said U", with no more than a short tail."""
    for verb in range(end - 1, 0, -1):
        if tokens[verb].lower not in SAYING:
            continue
        speaker = next((a for a in actors if a.last == verb - 1), None)
        tag, behind = (speaker.first if speaker else verb), verb + 1
        if speaker is None:
            speaker = next((a for a in actors if a.first == verb + 1), None)
            behind = speaker.last + 1 if speaker else behind
        if tokens[verb].lower in _TOLD:
            told = next((a.last + 1 for a in actors if a.first == behind), behind)
            behind = told
        if speaker is not None and speaker.kind == "party":
            speaker, behind = None, verb + 1
        if speaker is not None and tokens[max(0, tag - 1)].text not in _CLOSERS:
            served = _institution(tokens, tag)  # "…, N's aide Tom R. told reporters"
            speaker, tag = (speaker, served) if served else (None, tag)
        if speaker is None:
            tag, behind = _institution(tokens, verb), verb + 1
        if tag == 0 or tokens[tag - 1].text not in _CLOSERS:
            continue
        more = _addition(tokens, behind, end)
        resumed = (
            behind + 1 < end
            and tokens[behind].text in {",", "."}
            and tokens[behind + 1].text in _OPENING
        )
        if (
            more is None
            and not resumed
            and (end - behind > _LONGEST_TAIL or _goes_on(tokens, behind, end))
        ):
            continue
        end_of_words, said = _close(tokens, tag), tokens[verb].lower
        return Frame(speaker, 0, end_of_words, False, more, said, resumed)
    return None


def _institution(tokens: Sequence[Token], verb: int) -> int:
    """Where a speaker that is no person begins: "…, the Foreign Ministry said"; 0 where none."""
    for at in range(verb - 1, max(0, verb - _LONGEST_NAME), -1):
        if tokens[at - 1].text in _CLOSERS:
            words = tokens[at:verb]
            return at if words and {word.tag for word in words} <= _NAMING else 0
        if tokens[at].tag not in _NAMING:
            return 0
    return 0


def _addition(tokens: Sequence[Token], behind: int, end: int) -> int | None:
    """Where what the speaker adds begins: ", adding that Y", ", expressing hope for Y"."""
    if behind + 2 >= end or tokens[behind].text != ",":
        return None
    word = tokens[behind + 1].lower
    if word in _ADDING:
        return behind + 2
    return behind + 1 if word in _TAKING_UP else None


def _goes_on(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether an object or a clause follows the verb, so that it is no mere tag."""
    told = any(token.lower in _TOLD for token in tokens[max(0, first - _LONGEST_NAME) : first])
    if first < end and tokens[first].tag in _OBJECTS and not told:
        return True
    return any(
        tokens[i].lower == "that" or tokens[i].tag in {"VBD", "VBZ", "MD"}
        for i in range(first, end)
    )


def _close(tokens: Sequence[Token], end: int) -> int:
    """The end of what is said, without the comma before the tag; a quotation keeps its own."""
    while end and tokens[end - 1].text == ",":
        end -= 1
    return end
