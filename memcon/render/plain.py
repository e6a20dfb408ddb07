"""Brief → plain text in lines of 72 characters, for a mail or a terminal."""

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from memcon.brief import Brief, Proof
from memcon.language import ENGLISH, Language
from memcon.printable import Printable

from .blocks import Block, Grid, Leaf, Run, read_blocks
from .html import HtmlRenderer

WIDTH = 72
"""Characters a line (RFC 3676 section 4.2: 78 at most, 72 leaves room for quoting)."""


class PlainRenderer:
    """Renders briefs as plain text with the user's templates before ours."""

    def __init__(self, folders: Sequence[Path] = (), language: Language = ENGLISH) -> None:
        self._language = language
        self._html = HtmlRenderer(folders, language=language)

    def render(self, brief: Printable, format: str) -> str:  # noqa: A002 - the word of the trade
        """The brief as text: the words of its PDF in their order, then those of each evidence."""
        leaf = read_blocks(self._html.render_print(brief, format).html)
        proofs = brief.proofs if isinstance(brief, Brief) else ()
        return _write(leaf, proofs, self._language)


def _write(leaf: Leaf, proofs: Sequence[Proof], language: Language) -> str:
    parts = [_running(leaf, "marking"), _running(leaf, "kind")]
    parts += [
        "\n".join(_table(block, language)) if isinstance(block, Grid) else _paragraph(block)
        for block in leaf.blocks
    ]
    if proofs:
        lines = (f"[{item.number}] {_quotes(item)} {item.place}" for item in proofs)
        parts.append(
            "\n".join(
                [_underlined(language.say("Evidence"), "-"), *(_wrap(line, 4) for line in lines)]
            )
        )
    parts += [_running(leaf, "notices"), _running(leaf, "marking end")]
    return "\n\n".join(part for part in parts if part) + "\n"


def _running(leaf: Leaf, name: str) -> str:
    return _wrap(_said(leaf.running.get(name, ())))


def _paragraph(block: Block) -> str:
    words = _said(block.runs)
    if block.level:
        return _underlined(words, "=" if block.level == 1 else "-" if block.level == 2 else "")  # noqa: PLR2004
    return _wrap(f"- {words}", 2) if block.is_item and block.section == "not" else _wrap(words)


def _table(grid: Grid, language: Language) -> Iterator[str]:
    """Each cell with its heading: a line of text cannot be read down a column."""
    rows = [[_said(cell).replace("\n", "; ") for cell in row] for row in grid.rows]
    heads = rows.pop(0) if grid.has_head else []
    if heads and grid.has_side and heads[0]:
        yield _underlined(heads[0], "")
    if grid.has_side and not heads:
        comma = language.say_in("list", ", ")
        for row in rows:
            yield _wrap(_labelled(row[0], comma.join(row[1:]), language), 4)
        return
    for row in rows:
        cells = list(zip(heads, row, strict=False)) if heads else [("", cell) for cell in row]
        side = cells.pop(0)[1] if grid.has_side else ""
        if side:
            yield _wrap(side)
        for head, cell in cells:
            lead = "  " if side else ""
            yield _wrap(f"{lead}{_labelled(head, cell, language) if head else cell}", 4)


def _labelled(label: str, words: str, language: Language) -> str:
    # Translators: a cell of a table in plain text, after its heading.
    return language.say("{label}: {words}", label=label, words=words)


def _said(runs: Sequence[Run]) -> str:
    """The words of runs; a forced line break is a line break."""
    lines = "".join(run.text for run in runs).split("\n")
    return "\n".join(line.strip() for line in lines)


def _quotes(proof: Proof) -> str:
    return " … ".join(quote.text for quote in proof.quotes)


def _underlined(words: str, stroke: str) -> str:
    lines = _wrap(words).split("\n")
    return "\n".join([*lines, *([stroke * max(map(len, lines))] if stroke else [])])


def _wrap(words: str, indent: int = 0) -> str:
    """The words in lines; no address, no quotation of one word and no number is broken."""
    return "\n".join(
        textwrap.fill(
            line,
            WIDTH,
            subsequent_indent=" " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in words.split("\n")
    )
