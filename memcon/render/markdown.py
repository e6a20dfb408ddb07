"""Brief → Markdown, by the templates `formats/NAME.md.j2`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from memcon.language import ENGLISH, Language

from .environment import environment, fill
from .text import escape_markdown, to_markdown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from memcon.inline import Inline
    from memcon.printable import Printable


class MarkdownRenderer:
    """Renders briefs as Markdown with the user's templates before ours."""

    def __init__(self, folders: Sequence[Path] = (), language: Language = ENGLISH) -> None:
        filters = {"md": escape_markdown, "rich": _rich}
        self._environment = environment(
            folders, autoescape=False, filters=filters, language=language
        )

    def render(self, brief: Printable, format: str) -> str:  # noqa: A002 - the word of the trade
        """The brief as Markdown; blank lines never come in twos."""
        text = fill(self._environment, f"formats/{format}.md.j2", brief=brief)
        lines: list[str] = []
        for line in text.split("\n"):
            if line.strip() or (lines and lines[-1]):
                lines.append(line if line.strip() else "")
        return "\n".join(lines).strip() + "\n"


def _rich(text: Inline | str, _language: str = "") -> str:
    """Free text; Markdown has no way to say in which language words are."""
    return to_markdown(text)
