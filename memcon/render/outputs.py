"""Which renderer makes which output; the library of each is imported only where it is wanted."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from memcon.language import ENGLISH, Language

from . import OUTPUTS, Paper, PrintPage
from .html import HtmlRenderer

if TYPE_CHECKING:
    from memcon.printable import Printable

Renderer = Callable[["Printable", str], str | bytes | PrintPage]
"""Turns a brief or a comparison into an output, or a page to print, in the format of a name."""


def open_renderers(
    endings: Collection[str],
    folders: Sequence[Path] = (),
    paper: Paper = "a4",
    language: Language = ENGLISH,
) -> dict[str, Renderer]:
    """The renderer of each ending, in the order in which the outputs are made."""
    return {
        ending: _open(ending, folders, paper, language) for ending in OUTPUTS if ending in endings
    }


def _open(ending: str, folders: Sequence[Path], paper: Paper, language: Language) -> Renderer:
    if ending == "md":
        from .markdown import MarkdownRenderer

        return MarkdownRenderer(folders, language).render
    if ending == "docx":
        from .word import WordRenderer

        return WordRenderer(folders, language).render
    if ending == "eml":
        from .mail import MailRenderer

        return MailRenderer(folders, language).render
    if ending == "txt":
        from .plain import PlainRenderer

        return PlainRenderer(folders, language).render
    if ending == "csv":
        from .table import render_table

        return render_table
    html = HtmlRenderer(folders, paper=paper, language=language)
    return html.render_print if ending == "pdf" else html.render
