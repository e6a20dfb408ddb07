"""The pages of a PDF beside those that its own context makes."""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pikepdf

from memcon.language import ENGLISH, language
from memcon.problems import MemconError
from memcon.render import PAPERS
from memcon.render.folders import hash_templates
from memcon.render.html import HtmlRenderer

from .carried import Carried
from .spoken import spoken
from .verdict import Finding, doubt, holds

_ABOUT = "Text of the pages"
_UPWARD = frozenset({"/Parent", "/P", "/Pg", "/StructParent"})


def same_pages(data: bytes, carried: Carried, *, is_covered: bool) -> Finding:
    """Whether the pages are, mark for mark, those that are made of what the file carries.

    `is_covered`: a signature covers the entire file, whose bytes then differ from those made here.
    The process uses memcon's fonts from here on: nothing else may render in it.
    """
    try:
        page = _renderer(carried).render_print(carried.page, carried.format)
    except MemconError as error:
        return doubt(_ABOUT, "context-altered", f"the page cannot be made again: {error}.")
    made_from = hashlib.sha256(page.html.encode()).hexdigest()
    if made_from != carried.manifest["page"]["html_sha256"]:
        words = "what the file carries does not make the page that it was made from."
        return doubt(_ABOUT, "context-altered", words)
    from memcon.render.fonts import prepare_fonts

    if prepare_fonts().sha256 != carried.manifest["fonts"]["sha256"]:
        return same_words(data, carried, ["the fonts"])
    try:
        again = _printer().render(replace(page, attachments=carried.files)).data
        theirs, ours = _marks(data), _marks(again)
    except (MemconError, pikepdf.PdfError, AttributeError, KeyError) as error:
        return doubt(_ABOUT, "text-altered", f"the pages cannot be made again: {error}.")
    if again == data:
        return holds(_ABOUT, "byte for byte what the file's own record gives.")
    return _compare(theirs, ours, is_covered=is_covered)


def same_words(data: bytes, carried: Carried, differing: Sequence[str]) -> Finding:
    """Of a page made by other versions: whether its words are those that its record gives here.

    It stays a doubt: what else is painted on such a page, nobody here can compare.
    """
    made_by = f"made with other versions of {', '.join(differing)}"
    doubtful = doubt(_ABOUT, "other-versions", f"not made again here: {made_by}.")
    if carried.manifest["templates"].get("sha256") != hash_templates(()):
        return doubtful
    try:
        page = _renderer(carried).render_print(carried.page, carried.format)
        again = _printer().render(replace(page, attachments=carried.files)).data
        is_same = spoken(again) == spoken(data)
    except (MemconError, pikepdf.PdfError, AttributeError, LookupError, TypeError, ValueError):
        return doubtful
    if not is_same:
        words = f"{made_by}, and its words are not those that its own record gives here."
        return doubt(_ABOUT, "text-altered", words)
    words = f"{made_by}; its words are those that its record gives here, its look is not compared."
    return doubt(_ABOUT, "other-versions", words)


def _printer() -> Any:
    """A renderer with the fonts of here, in a process that had no other."""
    from memcon.render.fonts import prepare_fonts, use_fonts

    use_fonts(prepare_fonts())
    from memcon.render.pdf import PdfRenderer

    return PdfRenderer()


def _renderer(carried: Carried) -> HtmlRenderer:
    """The renderer with the options of the build; raises UsageError where one is unknown here."""
    options = carried.manifest.get("options", {})
    paper = next((known for known in PAPERS if known == options.get("paper")), PAPERS[0])
    return HtmlRenderer(paper=paper, language=language(options.get("language", ENGLISH.code)))


def _compare(
    theirs: list[tuple[bytes, ...]], ours: list[tuple[bytes, ...]], *, is_covered: bool
) -> Finding:
    """What is to be said of pages in a file that is not the same, byte for byte."""
    if len(theirs) != len(ours):
        words = f"{len(theirs)} pages; its own record gives {len(ours)}."
        return doubt(_ABOUT, "text-altered", words)
    for number, (one, other) in enumerate(zip(theirs, ours, strict=True), start=1):
        if one != other:
            words = f"page {number} is not the one that the file's own record gives."
            return doubt(_ABOUT, "text-altered", words)
    if is_covered:
        return holds(_ABOUT, "mark for mark what the file's own record gives.")
    words = "the pages are those of its record, but other bytes of the file were changed."
    return doubt(_ABOUT, "bytes-changed", words)


def _marks(data: bytes) -> list[tuple[bytes, ...]]:
    """For each page what is painted on it, with which fonts and pictures, and what lies on it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            (_contents(page), *_fonts(page), *_pictures(page), *_laid_on(page))
            for page in pdf.pages
        ]


def _contents(page: pikepdf.Page) -> bytes:
    page.contents_coalesce()
    return page.Contents.read_bytes()


def _pictures(page: pikepdf.Page) -> list[bytes]:
    pictures: Any = page.resources.get("/XObject", {})
    return [pictures[name].read_raw_bytes() for name in sorted(pictures.keys())]


def _laid_on(page: pikepdf.Page) -> list[bytes]:
    """Links and notes that lie on the page; the field of a signature is told of by itself."""
    found = []
    for item in page.obj.get("/Annots", []):
        if item.get("/FT") == pikepdf.Name.Sig:
            continue
        told = [item.get(key) for key in ("/Subtype", "/Rect", "/Contents", "/AP", "/A", "/Dest")]
        found.append(repr([None if part is None else _plain(part) for part in told]).encode())
    return found


def _plain(part: Any) -> Any:
    """A part of a note without the numbers of the objects that it is made of."""
    if isinstance(part, pikepdf.Array):
        return [_plain(item) for item in part]
    if isinstance(part, pikepdf.Dictionary):
        return {key: _plain(part[key]) for key in sorted(part.keys()) if key not in _UPWARD}
    return part.read_bytes() if isinstance(part, pikepdf.Stream) else str(part)


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
