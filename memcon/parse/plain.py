"""A stretch without a cue: a denial, further contact, the voice of the one before, background."""

from dataclasses import dataclass

from .clauses import is_contact_noun
from .model import Cast, Item, Kind
from .resolve import Memory, all_principals, resolve
from .wording import (
    is_denial,
    is_main_topic,
    is_next_step,
    is_no_comment,
    is_norm,
    is_place_in_series,
    is_planned_contact,
    is_tone,
)
from .words import Words

CARRIED: frozenset[Kind] = frozenset(
    {"position", "information", "request", "commitment", "proposal"},
)
"""Kinds whose voice the next sentence may carry on (GUIDE 3)."""
CONTINUATION = "continuation"
_OPENING = 4


@dataclass(frozen=True, slots=True)
class Plain:
    """How a stretch without a cue is read."""

    kind: Kind
    rule: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a stretch without a cue."""

    cast: Cast
    memory: Memory
    last: Item | None
    """The item before it in the same paragraph."""
    relayed: bool
    """Whether somebody relays it."""


def read_plain(  # noqa: C901, PLR0911 - a list of rules in their order
    words: Words, first: int, end: int, setting: Setting
) -> Plain:
    """The reading of a stretch; the rules stand in their order, the first that fits counts."""
    last = setting.last
    text = words.text(first, end)
    if is_no_comment(text):
        return Plain("context", "background")
    if is_denial(text):
        return Plain("not_discussed", "denial")
    if is_place_in_series(text):
        return Plain("contact", "place in a series", all_principals(setting.cast))
    further = _further_contact(words, first, setting) if is_next_step(text) else None
    if further is not None:
        return further
    if is_planned_contact(text):
        return Plain("next_step", "planned contact")
    if is_main_topic(text):
        return Plain("discussed", "main topic")
    begin = words.skip_opener(first, end)
    opening = tuple(token.lower for token in words.tokens[begin : min(end, begin + _OPENING)])
    if is_contact_noun(opening) or (opening[:1] == ("it",) and is_tone(text)):
        return Plain("tone" if is_tone(text) else "context", "background")
    if setting.relayed or last is None or _is_third(words, first, setting.cast):
        return Plain("context", "background")
    if last.kind in CARRIED:
        return Plain(last.kind, CONTINUATION, last.by)
    if last.kind == "discussed" and is_norm(text):
        return Plain("position", "assertion without a speaker")
    return Plain("context", "background")


def _further_contact(words: Words, first: int, setting: Setting) -> Plain | None:
    """Further contact, where all principals are its subject or the voice before told of it."""
    subject = words.actor_at(first)
    people = resolve(subject, setting.cast, setting.memory).people if subject is not None else ()
    everyone = len(people) > 1 and set(people) >= set(all_principals(setting.cast))
    told = setting.relayed or (setting.last is not None and setting.last.kind == "next_step")
    if not (everyone or told):
        return None
    named = subject is not None and subject.kind != "party"
    return Plain("next_step", "further contact", people if named else ())


def _is_third(words: Words, first: int, cast: Cast) -> bool:
    """Whether a subject is somebody who took no part."""
    subject = words.actor_at(first)
    if subject is None or subject.kind not in {"name", "stranger"}:
        return False
    return subject.kind == "stranger" or cast.person(subject.words).capacity != "principal"
