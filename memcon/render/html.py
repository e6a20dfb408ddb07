"""Brief → HTML, by the templates `formats/NAME.html.j2`; for the screen, or for the PDF."""

from collections.abc import Sequence
from pathlib import Path

from memcon.printable import Printable

from . import Paper, PrintPage
from .environment import environment, fill
from .folders import read_style
from .text import to_bare, to_html


class HtmlRenderer:
    """Renders briefs as HTML with the user's templates and styles before ours."""

    def __init__(
        self, folders: Sequence[Path] = (), *, style: str = "screen.css", paper: Paper = "a4"
    ) -> None:
        filters = {"rich": to_html, "bare": to_bare}
        self._environment = environment(folders, autoescape=True, filters=filters)
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
        return fill(self._environment, name, **values)


def _markup(style: str) -> object:
    from markupsafe import Markup

    return Markup(style)  # noqa: S704 - our own style sheet or the user's
