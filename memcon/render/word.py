"""Brief → DOCX: real headings, tables and footnotes, from the page that the PDF is made of."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.table import Table
from docx.text.paragraph import Paragraph

from memcon.brief import Brief, Proof
from memcon.language import ENGLISH, Language
from memcon.printable import Printable

from .blocks import Block, Grid, Leaf, Run, read_blocks
from .footnotes import TURNS, Footnotes, bookmark
from .html import HtmlRenderer
from .text import to_bare
from .wordfile import pack, set_cell_shade, set_header_row
from .wordstyles import SECTION_STYLES, set_styles

if TYPE_CHECKING:
    from docx.section import _Footer, _Header

_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands in the properties where the record has no day; a ZIP knows none before."""


class WordRenderer:
    """Renders briefs as Word documents with the user's templates before ours."""

    def __init__(self, folders: Sequence[Path] = (), language: Language = ENGLISH) -> None:
        self._html = HtmlRenderer(folders, language=language)

    def render(self, brief: Printable, format: str) -> bytes:  # noqa: A002 - the word of the trade
        """The brief as a DOCX file: the same words in the same order as its PDF.

        An evidence number is a footnote with the exact words, where the brief does not print them
        itself as a comparison does. Equal input gives equal bytes.
        """
        leaf = read_blocks(self._html.render_print(brief, format).html)
        proofs = brief.proofs if isinstance(brief, Brief) else ()
        document = _Writer(leaf, proofs).write()
        _set_properties(document, brief, leaf)
        return pack(document)


_SHORT, _LONG, _MARGIN = Mm(210), Mm(297), Mm(22)
_SIDE = Mm(38)
"""The width of the column of labels."""


class _Writer:
    """One document as it is written, block by block."""

    def __init__(self, leaf: Leaf, proofs: Sequence[Proof]) -> None:
        self._leaf = leaf
        self._document = docx.Document()
        self._footnotes = Footnotes(self._document, right_to_left=leaf.is_right_to_left)
        self._proofs = {f"[{proof.number}]": proof for proof in proofs}
        self._anchors = 0

    def write(self) -> Document:
        set_styles(self._document, self._leaf.language, right_to_left=self._leaf.is_right_to_left)
        self._set_page()
        self._write_running()
        for block in self._leaf.blocks:
            if isinstance(block, Grid):
                self._write_grid(block)
            else:
                self._write_block(block)
        return self._document

    def _set_page(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = _SHORT, _LONG
        if self._leaf.is_wide:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = _LONG, _SHORT
        section.left_margin = section.right_margin = _MARGIN
        section.top_margin, section.bottom_margin = Mm(26), Mm(24)

    def _write_running(self) -> None:
        section, running = self._document.sections[0], self._leaf.running
        places: dict[str, _Header | _Footer] = {
            "kind": section.header,
            "marking": section.header,
            "marking end": section.footer,
            "notices": section.footer,
        }
        for place in places.values():
            if place.paragraphs and not place.paragraphs[0].text:  # the one that comes with it
                first = place.paragraphs[0]._p  # noqa: SLF001
                first.getparent().remove(first)
        for name, place in places.items():
            if name in running:
                paragraph = self._direct(place.add_paragraph(style="Running"))
                self._write_runs(paragraph, running[name])
                if name.startswith("marking"):
                    paragraph.style = "Marking"
        for place in places.values():
            if not place.paragraphs:
                place.add_paragraph(style="Running")

    def _write_block(self, block: Block) -> None:
        if block.level:
            style = "Title" if block.level == 1 else f"Heading {block.level - 1}"
        else:
            usual = "List Bullet" if block.is_item else "Normal"
            style = SECTION_STYLES.get(block.section, usual)
        self._write_runs(self._paragraph(style), block.runs)

    def _paragraph(self, style: str) -> Paragraph:
        return self._direct(self._document.add_paragraph(style=style))

    def _direct(self, paragraph: Paragraph) -> Paragraph:
        if self._leaf.is_right_to_left:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001
        return paragraph

    def _write_grid(self, grid: Grid) -> None:
        width = max(map(len, grid.rows))
        table = self._document.add_table(rows=len(grid.rows), cols=width, style="Table Grid")
        if grid.has_side:
            self._set_widths(table, width)
        if self._leaf.is_right_to_left:
            table._tblPr.append(OxmlElement("w:bidiVisual"))  # noqa: SLF001
        for row, cells in zip(table.rows, grid.rows, strict=True):
            is_head = grid.has_head and row._index == 0  # noqa: SLF001
            if is_head:
                set_header_row(row)
            for index, runs in enumerate(cells):
                cell = row.cells[index]
                paragraph = self._direct(cell.paragraphs[0])
                paragraph.style = "Table Text"
                self._write_runs(paragraph, runs)
                if is_head or (grid.has_side and index == 0):
                    set_cell_shade(cell)
        self._document.add_paragraph(style="Table Gap")

    def _set_widths(self, table: Table, columns: int) -> None:
        """A narrow first column, the others alike."""
        whole = (_LONG if self._leaf.is_wide else _SHORT) - 2 * _MARGIN
        rest = Length((whole - _SIDE) // max(1, columns - 1))
        table.autofit = False
        for index, column in enumerate(table.columns):
            column.width = rest if index else _SIDE  # LibreOffice heeds this one
            for cell in column.cells:
                cell.width = rest if index else _SIDE  # and Word this

    def _write_runs(self, paragraph: Paragraph, runs: Sequence[Run]) -> None:
        for run in runs:
            if run.anchor:
                self._mark_place(paragraph, run.anchor)
            elif run.evidence and run.text in self._proofs:
                self._footnotes.refer(paragraph, run.text, self._proofs[run.text])
            elif run.link:
                self._write_link(paragraph, run)
            else:
                self._format(paragraph.add_run(run.text.translate(TURNS)), run)

    def _mark_place(self, paragraph: Paragraph, name: str) -> None:
        paragraph._p.extend(bookmark(_bookmark(name), self._anchors))  # noqa: SLF001
        self._anchors += 1

    def _write_link(self, paragraph: Paragraph, run: Run) -> None:
        link = OxmlElement("w:hyperlink")
        if run.link.startswith("#"):
            link.set(qn("w:anchor"), _bookmark(run.link[1:]))
        else:
            part = paragraph.part
            target = part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link.set(qn("r:id"), target)
        made = paragraph.add_run(run.text.translate(TURNS))
        made.style = "Evidence" if run.evidence else "Hyperlink"
        self._format(made, run)
        link.append(made._r)  # noqa: SLF001
        paragraph._p.append(link)  # noqa: SLF001

    def _format(self, made: Any, run: Run) -> None:
        is_slanted = "italic" in run.marks and not self._leaf.is_right_to_left
        made.italic = True if is_slanted else None
        made.bold = True if "bold" in run.marks else None
        if "small" in run.marks:
            made.style = "Small"
        if "code" in run.marks:
            made.font.name = "Courier New"
        if self._leaf.is_right_to_left and run.direction != "ltr":
            made._r.get_or_add_rPr().append(OxmlElement("w:rtl"))  # noqa: SLF001
        if run.language:
            language = OxmlElement("w:lang")
            language.set(qn("w:val"), run.language)
            language.set(qn("w:bidi"), run.language)
            language.set(qn("w:eastAsia"), run.language)
            made._r.get_or_add_rPr().append(language)  # noqa: SLF001


def _bookmark(name: str) -> str:
    """A name that Word takes: letters, digits and underscores, 40 at most."""
    return f"m_{name.replace('-', '_')}"[:40]


def _set_properties(document: Document, brief: Printable, leaf: Leaf) -> None:
    made = datetime.fromisoformat(brief.created).replace(tzinfo=UTC) if brief.created else _EARLIEST
    properties = document.core_properties
    properties.title = to_bare(brief.title)[:255]
    properties.subject = to_bare(brief.bottom_line)[:255]
    properties.author = "memcon"
    properties.last_modified_by = "memcon"
    properties.comments = brief.marking
    properties.category = brief.state
    properties.language = leaf.language
    properties.created = properties.modified = made
