"""The kind of a clause: the kind of its cue, refined by what follows it (GUIDE, 5 and 6)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from .clauses import Clause, is_contact_noun, names_people
from .model import Kind
from .wording import (
    is_earlier_contact,
    is_in_paper,
    is_later,
    is_meeting,
    is_next_step,
    is_tone,
    is_toned_talk,
)
from .words import Words

# Kinds that become a next step where their content is further contact.
_BINDING = frozenset({"agreement", "commitment", "next_step"})
_FORESEEING = frozenset({"confirm", "announce", "hope", "expect", "intend", "plan"})
_ASKED_ABOUT = re.compile(r"\s*(?:\S+ ){0,4}about\b")
_IN_A_MANNER = re.compile(r"\s*in an? ")
_BY_WHOM = re.compile(r"\s*(?:with|by)\b")
_ABOUT = re.compile(r"\b(?:about|regarding|on the (?:situation|issue|need))\b")
_NEAR = 60
_CALLING = frozenset({"call", "phone", "telephone"})


@dataclass(frozen=True, slots=True)
class Reported:
    """What decides the kind of a clause."""

    clause: Clause
    cue: str
    """The words of the cue in lower case."""
    content: str
    """What follows the cue."""
    joint: bool
    """Whether all principals hold it."""
    opened: bool
    """Whether the contact itself was reported before."""
    calls_somebody: bool = True
    """Whether the object of the verb is a person: "called C", not "called it a success"."""

    @classmethod
    def of(cls, clause: Clause, words: Words, end: int, *, joint: bool, opened: bool) -> "Reported":
        """A clause that ends before a token, with the words that decide."""
        cue = words.text(clause.verb, clause.last + 1).lower()
        content = words.text(clause.last + 1, end)
        calls = clause.last + 1 < end and words.names_person(clause.last + 1)
        return cls(clause, cue, content, joint, opened, calls)

    @property
    def about_contact(self) -> bool:
        """Whether its subject is the contact itself."""
        words = self.clause.subject_words
        return bool(words) and is_contact_noun(words)

    @property
    def has_tone(self) -> bool:
        """Whether the contact is said to have been so or so."""
        return is_tone(f"was {self.cue} {self.content}") or is_tone(self.content)


def classify(reported: Reported) -> Kind:
    """The kind of a clause."""
    kind = cast("Kind", reported.clause.cue.kind)
    if reported.about_contact and kind not in _BINDING | {"contact", "discussed"}:
        return "tone" if reported.has_tone else "context"
    if reported.clause.negated and kind in _BINDING | {"courtesy", "proposal", "request"}:
        return "position" if reported.clause.subject is not None else "context"
    refine = _REFINED.get(kind, _assertion)
    return refine(kind, reported)


def _contact(_kind: Kind, reported: Reported) -> Kind:  # noqa: PLR0911 - the order is the rule
    clause, content = reported.clause, reported.content
    if clause.negated:
        return "not_discussed" if _ABOUT.match(content.lstrip()) else "context"
    if reported.opened and is_earlier_contact(f"{reported.cue} {content}"):
        return "context"
    if clause.cue.line in _CALLING and not reported.calls_somebody:
        return "position"
    if clause.modal:
        return "next_step"
    if reported.about_contact:
        return "contact" if clause.cue.line == "last" or not is_tone(content) else "tone"
    if not reported.opened:
        return "contact"
    if is_toned_talk(reported.cue) and not _BY_WHOM.match(content):
        return "tone"
    return "discussed" if _ABOUT.search(content[:_NEAR]) else "contact"


def _discussed(_kind: Kind, reported: Reported) -> Kind:
    cue, content = reported.clause.cue, reported.content
    if not reported.opened and cue.verbs & {"speak", "talk"}:
        return "contact"
    if cue.line.startswith("exchange") and _IN_A_MANNER.match(content) and is_tone(content):
        return "tone"
    if reported.clause.modal and not reported.clause.negated:
        return "next_step" if reported.joint or reported.clause.passive else "position"
    if not reported.clause.negated:
        return "discussed"
    if is_earlier_contact(f"{reported.cue} {content}") or is_in_paper(content.lstrip()):
        return "context"
    # A statement or a letter that "made no mention" denies nothing of the talk.
    subject = reported.clause.subject_words
    by_a_paper = bool(subject) and not reported.clause.passive and not names_people(subject)
    return "context" if by_a_paper and not reported.about_contact else "not_discussed"


def _tone(_kind: Kind, reported: Reported) -> Kind:
    return "tone" if is_toned_talk(reported.cue) else "discussed"


def _binding(kind: Kind, reported: Reported) -> Kind:
    """Agreements and commitments: further contact is a next step; a joint commitment agrees."""
    clause, content = reported.clause, reported.content
    if clause.cue.line == "look forward" and not is_meeting(content):
        return "position"
    between_sides = reported.joint or kind == "agreement" or clause.passive
    if kind == "next_step" or (is_next_step(content) and between_sides):
        return "next_step"
    return "agreement" if kind == "commitment" and reported.joint else kind


def _assertion(kind: Kind, reported: Reported) -> Kind:
    line, content = reported.clause.cue.line, reported.content
    if line in _FORESEEING and is_next_step(content) and is_later(content):
        return "next_step" if line == "confirm" or reported.joint else kind
    if line in {"ask", "request"} and _ASKED_ABOUT.match(content):
        return "discussed"
    if line == "suggest" and content.lstrip().startswith("that "):
        return "position"
    return kind


_REFINED: dict[str, Callable[[Kind, Reported], Kind]] = {
    "contact": _contact,
    "discussed": _discussed,
    "tone": _tone,
    **dict.fromkeys(_BINDING, _binding),
}
