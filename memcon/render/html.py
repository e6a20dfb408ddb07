"""Brief → HTML, by the templates `formats/NAME.html.j2`; for the screen, or for the PDF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from memcon.inline import Inline, Worded
from memcon.language import END_ISOLATE, ENGLISH, ISOLATE, Language, direction

from . import Paper, PrintPage
from .environment import environment, fill
from .folders import read_style
from .text import to_bare, to_html

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from memcon.brief import Part
    from memcon.printable import Printable

_ISOLATES = re.compile(rf"(?s)<(title|style)\b.*?</\1>|<[^>]*>|{ISOLATE}|{END_ISOLATE}")
_ELEMENTS = {ISOLATE: '<bdi dir="ltr">', END_ISOLATE: "</bdi>"}


def html_filters(language: Language = ENGLISH) -> dict[str, Callable[..., Any]]:
    """The filters of HTML templates: `rich`, `bare`, and `lang` and `turned`, for attributes."""

    def lang(code: str) -> Markup:
        """The attributes of words in another language; none where it is the brief's own."""
        if not code:
            return Markup()
        turned = direction(code) != language.direction
        mark = Markup(' lang="{}" dir="{}"') if turned else Markup(' lang="{}"')
        return mark.format(code, direction(code))

    def rich(text: Inline | str, code: str = "") -> Markup:
        """Free text as HTML; with a language, marked as the record's own prose in it."""
        words = to_html(text)
        if not code or isinstance(text, Worded) or not isinstance(text, Inline):
            return words
        return Markup("<span{}>{}</span>").format(lang(code), words)

    def turned(parts: Sequence[Part]) -> Markup:
        """The attribute of parts that all run the other way, kept in their order; else none."""
        ways = {direction(part.language or language.code) for part in parts}
        if len(ways) != 1 or language.direction in ways:
            return Markup()
        return Markup(' dir="{}"').format(*ways)

    return {"rich": rich, "bare": to_bare, "lang": lang, "turned": turned}


class HtmlRenderer:
    """Renders briefs as HTML with the user's templates and styles before ours."""

    def __init__(
        self,
        folders: Sequence[Path] = (),
        *,
        style: str = "screen.css",
        paper: Paper = "a4",
        language: Language = ENGLISH,
    ) -> None:
        self._environment = environment(
            folders, autoescape=True, filters=html_filters(language), language=language
        )
        self._style = read_style(style, folders)
        self._paper = paper

    def render(self, brief: Printable, format: str) -> str:  # noqa: A002 - the word of the trade
        """The brief as one file that needs no other: its style stands inside."""
        return self._render(brief, format, print=False, style=self._style)

    def render_print(self, brief: Printable, format: str) -> PrintPage:  # noqa: A002 - the word of the trade
        """The brief as the PDF renderer wants it: running lines first, no style of its own."""
        return PrintPage(self._render(brief, format, print=True, style=""))

    def _render(self, brief: Printable, format: str, *, print: bool, style: str) -> str:  # noqa: A002
        name = f"formats/{format}.html.j2"
        values = {"brief": brief, "print": print, "paper": self._paper, "style": _markup(style)}
        return _isolate(fill(self._environment, name, **values))


def _isolate(page: str) -> str:
    """The page with elements for isolating characters, which do not hold over the end of a line."""
    if ISOLATE not in page:
        return page
    return _ISOLATES.sub(lambda found: _ELEMENTS.get(found[0], found[0]), page)


def _markup(style: str) -> object:
    return Markup(style)  # noqa: S704 - our own style sheet or the user's
