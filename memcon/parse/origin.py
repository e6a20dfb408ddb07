"""Whose account a text is, who speaks there for the issuer, and what sort of text it is."""

import re
from dataclasses import dataclass

from memcon.problems import UsageError
from memcon.schemas import Level, SourceKind

from .model import Draft
from .told import Told

# What the header says of the issuer, in the order in which it is asked.
_LEVELS: tuple[tuple[Level, str], ...] = (
    ("aide_on_record", r"\baides?\b"),
    (
        "press",
        r"\bpress (?:report|article)\b|\bnewspaper\b|\breuters\b|\bassociated press\b|\bafp\b",
    ),
    (
        "state_agency",
        r"\b(?:tass|xinhua|anadolu|belta|irna|kcna|spa|sana|wam|ukrinform|news agency)\b",
    ),
    ("government", r"\bvice president\b|\bprime minister\b|\bcabinet\b|\bchancell|\bgov\.uk\b"),
    ("head_of_state_office", r"\bwhite house\b|\bkremlin\b|\bpresident|\broyal|\b[eé]lys[eé]e\b"),
    (
        "ministry",
        r"\bdepartment of\b|\bministry\b|\bforeign office\b|\btreasury\b|\btrade representative\b",
    ),
)
_KINDS: dict[Level, SourceKind] = {
    "state_agency": "agency_report",
    "press": "press_article",
    "aide_on_record": "press_article",
    "aide_on_background": "press_article",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """The issuer, the level and the kind of text, with what of that a person has to confirm."""

    issuer: str
    level: Level
    kind: SourceKind
    confirm: tuple[str, ...] = ()


def find_origin(draft: Draft, told: Told) -> Origin:
    """Where an account comes from: what the caller says stands over what the text shows.

    Raises UsageError where neither tells whose account it is: that decides who the brief says it
    is by, so it is never guessed from who is named first.
    """
    confirm: list[str] = []
    issuer, level = told.issuer, told.level
    if issuer is None:
        issuer, shown = _issuer(draft)
        confirm.append(f"issuer: {issuer}, {shown}")
    if level is None:
        level, shown = _level(draft)
        confirm.append(f"level: {shown}")
    return Origin(issuer, level, _KINDS.get(level, "official_readout"), tuple(confirm))


def _issuer(draft: Draft) -> tuple[str, str]:
    if draft.cast.issuer:
        words = draft.document.header.get("issuer")
        return draft.cast.issuer, f"from the header “{words}”" if words else "from the text"
    relayers = {
        person.party
        for person in draft.cast.people
        if person.capacity == "spokesperson" and person.party
    }
    if len(relayers) == 1:
        return relayers.pop(), "the party of who relays the account"
    message = "the text does not tell whose account it is"
    raise UsageError(f"{message}: name the party with --issuer, such as --issuer RU")


def _level(draft: Draft) -> tuple[Level, str]:
    words = draft.document.header.get("issuer", "")
    for level, pattern in _LEVELS:
        if re.search(pattern, words, re.IGNORECASE):
            return level, f"from the header “{words}”"
    if any(item.via for item in draft.items):
        return "aide_on_record", "somebody named relays the account"
    return "press", "the text does not show who speaks for the issuer"
