"""What python-docx leaves to chance or leaves out: fixed file times, head rows, shaded cells."""

import io
import zipfile

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell, _Row

_SHADE = "EFF3F4"
_FILE_TIME = (1980, 1, 1, 0, 0, 0)


def pack(document: Document) -> bytes:
    """The document as the bytes of a DOCX, with the same time on every file inside."""
    raw = io.BytesIO()
    document.save(raw)
    made = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            item = zipfile.ZipInfo(name, _FILE_TIME)
            item.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(item, source.read(name))
    return made.getvalue()


def set_header_row(row: _Row) -> None:
    """Make a row the head of its table: read out as such, and repeated on each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001


def set_cell_shade(cell: _Cell) -> None:
    """Give a heading cell the ground of a panel."""
    shade = OxmlElement("w:shd")
    for attribute, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
        shade.set(qn(f"w:{attribute}"), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001
