"""Rule R43: how many pages a format may fill, measured on the PDF."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from .problems import Location, Problem, Severity
from .render import Printed, Section

SHOWN = 3
"""Sections named in the advice: the longest ones."""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many pages, or a share of one."""

    pages: float
    before: str = ""
    """The id of the annex: what stands there does not count."""
    of: str = ""
    """The id of the one section that is meant; empty: the paper as a whole."""
    words: int = 0
    """The most words it may have; 0: any number."""


LIMITS: dict[str, Limit] = {
    "onepage": Limit(1),
    "bluf": Limit(2),
    "submission": Limit(2, before="annex"),
    "briefing-note": Limit(2),
    "meeting-brief": Limit(1, of="points"),
    "lines": Limit(2),
    "daily-item": Limit(0.75),
    "precall": Limit(1),
    "card": Limit(1, words=60),
}
"""The formats that have a limit; `record`, `cable`, `compare` and `coding-sheet` have none."""


class Drafted(Protocol):
    """What may be a draft, such as a brief."""

    @property
    def draft(self) -> bool:
        """Whether it is one."""


def overlong(path: str, made: Drafted | None, name: str, printed: Printed) -> Problem | None:
    """What to tell of a PDF that is over its format's limit, with the sections to shorten.

    A draft is only warned. Without a brief the paper is made from many records: a warning too.
    """
    limit = LIMITS.get(name)
    if limit is None:
        return None
    part = _counted(limit, printed.sections)
    words, used = sum(section.words for section in part), _used(limit, printed)
    if limit.words and words > limit.words:
        message = f"as {name} it has {words} words; the limit is {limit.words}"
    elif used > limit.pages:
        what = "main text" if limit.before else (part[0].label if limit.of else "paper")
        message = f"as {name} its {what} fills {_say(used)}; the limit is {_say(limit.pages)}"
    else:
        return None
    longest = sorted(part, key=lambda section: section.share, reverse=True)[:SHOWN]
    listed = ", ".join(f"{item.label} ({item.share:.0%} of a page)" for item in longest)
    hint = f"shorten the longest parts: {listed}"
    severity: Severity = "warning" if made is None or made.draft else "error"
    return Problem(Location(path), "over-page-limit", message, hint, severity)


def _counted(limit: Limit, sections: Sequence[Section]) -> list[Section]:
    if limit.of:
        return [section for section in sections if section.id == limit.of]
    annex = (index for index, section in enumerate(sections) if section.id == limit.before)
    return list(sections[: next(annex, None)] if limit.before else sections)


def _used(limit: Limit, printed: Printed) -> float:
    """The pages filled; whole ones, but where the limit is a share or of one section."""
    counted = _counted(limit, printed.sections)
    if limit.of or (limit.pages < 1 and printed.pages == 1):
        return sum(section.share for section in counted)
    if len(counted) < len(printed.sections):
        return printed.sections[len(counted)].page - 1
    return printed.pages


def _say(pages: float) -> str:
    """A number of pages as a reader says it: "2 pages", "¾ of a page", "84% of a page"."""
    if pages == LIMITS["daily-item"].pages:
        return "¾ of a page"
    if pages < 1:
        return f"{pages:.0%} of a page"
    return f"{math.ceil(pages)} page{'' if math.ceil(pages) == 1 else 's'}"
