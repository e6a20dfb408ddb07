"""The pages of a PDF beside those that its own context makes."""

import hashlib
import io
from dataclasses import replace
from typing import Any

import pikepdf

from memcon.problems import RenderError
from memcon.render.html import HtmlRenderer

from .carried import Carried
from .verdict import Finding, doubt, holds

_ABOUT = "Text of the pages"


def same_pages(data: bytes, carried: Carried) -> Finding:
    """Whether the pages are, mark for mark, those that are made of what the file carries.

    The process uses memcon's fonts from here on: nothing else may render in it.
    """
    page = HtmlRenderer().render_print(carried.page, carried.format)
    made_from = hashlib.sha256(page.html.encode()).hexdigest()
    if made_from != carried.manifest["page"]["html_sha256"]:
        words = "what the file carries does not make the page that it was made from."
        return doubt(_ABOUT, "context-altered", words)
    from memcon.render.fonts import prepare_fonts, use_fonts

    fonts = prepare_fonts()
    if fonts.sha256 != carried.manifest["fonts"]["sha256"]:
        return doubt(_ABOUT, "other-versions", "not made again here: other fonts.")
    use_fonts(fonts)
    from memcon.render.pdf import PdfRenderer

    try:
        again = PdfRenderer().render(replace(page, attachments=carried.files)).data
        theirs, ours = _marks(data), _marks(again)
    except (RenderError, pikepdf.PdfError) as error:
        return doubt(_ABOUT, "text-altered", f"the pages cannot be made again: {error}.")
    if again == data:
        return holds(_ABOUT, "byte for byte what the file's own record gives.")
    return _compare(data, theirs, ours)


def _compare(
    data: bytes, theirs: list[tuple[bytes, ...]], ours: list[tuple[bytes, ...]]
) -> Finding:
    """What is to be said of pages in a file that is not the same, byte for byte."""
    if len(theirs) != len(ours):
        words = f"{len(theirs)} pages; its own record gives {len(ours)}."
        return doubt(_ABOUT, "text-altered", words)
    for number, (one, other) in enumerate(zip(theirs, ours, strict=True), start=1):
        if one != other:
            words = f"page {number} is not the one that the file's own record gives."
            return doubt(_ABOUT, "text-altered", words)
    from memcon.signing.check import is_signed

    if is_signed(data):
        return holds(_ABOUT, "mark for mark what the file's own record gives.")
    words = "the pages are those of its record, but other bytes of the file were changed."
    return doubt(_ABOUT, "bytes-changed", words)


def _marks(data: bytes) -> list[tuple[bytes, ...]]:
    """For each page what is painted on it, and the fonts and notes it is painted with."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [(_contents(page), *_fonts(page)) for page in pdf.pages]


def _contents(page: pikepdf.Page) -> bytes:
    page.contents_coalesce()
    return page.Contents.read_bytes()


def _fonts(page: pikepdf.Page) -> list[bytes]:
    """The programs of the fonts: an altered one prints other letters for the same codes."""
    fonts: Any = page.resources.get("/Font", {})
    found = []
    for name in sorted(fonts.keys()):
        font = fonts[name]
        found.append(font.ToUnicode.read_bytes() if "/ToUnicode" in font else b"")
        for below in font.get("/DescendantFonts", []):
            descriptor: Any = below.get("/FontDescriptor", {})
            found += [
                descriptor[key].read_bytes()
                for key in ("/FontFile2", "/FontFile3")
                if key in descriptor
            ]
    return found
