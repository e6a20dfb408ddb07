"""What the tags of a PDF say beyond WeasyPrint 70: languages, running lines once, words in order.

A reader aloud needs the language of each quotation (WCAG 3.1.2), which PDF writes as /Lang of a
structure element (ISO 32000-1, 14.9.2). It is to say the marking and the notices once, with the
first page: from the second on they are artifacts of pagination (14.8.2.2). Glyphs that run from
right to left are drawn in the order in which they are seen, and some stand for two letters: the tag
of such a line has its words written out (/ActualText, 14.9.4). They are not written into the page:
readers without tags, such as Poppler, would turn them round once more.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache, wraps
from io import BytesIO
from typing import Any

import pydyf
from weasyprint.formatting_structure.boxes import LineBox, MarginBox, TextBox
from weasyprint.pdf import tags
from weasyprint.pdf.stream import Stream

Build = Callable[..., Iterator[Any]]
Mark = Callable[[Any, Any, str], AbstractContextManager[None]]

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
"""What is seen of these in words that run from right to left (Unicode's BidiMirroring.txt)."""


def complete_tags() -> None:
    """Make WeasyPrint write such tags. Called again it does nothing."""
    build = tags._build_box_tree  # noqa: SLF001 - there is no other place; WeasyPrint is pinned
    if not hasattr(build, "__wrapped__"):
        tags._build_box_tree = _completed(build)  # noqa: SLF001
        Stream.marked = _naming(Stream.marked)


def mark_running_lines(pdf: Any) -> None:
    """Mark the places of the running lines on the pages whose tags leave them out."""
    running: dict[int, set[int]] = getattr(pdf, "running", {})
    for page, number in enumerate(pdf.pages["Kids"][::3]):
        found = running.get(page, set())
        content = pdf.objects[int(pdf.objects[number]["Contents"].split()[0])].stream
        for at, part in enumerate(content):
            if part == b"BDC" and content[at - 1].get("MCID") in found:
                content[at - 2 : at] = "/Artifact", pydyf.Dictionary({"Type": "/Pagination"})


def _completed(build: Build) -> Build:
    """The same with both; WeasyPrint calls it for each box and, from inside, its children."""

    @wraps(build)
    def tagged(  # noqa: PLR0913, PLR0917 - as WeasyPrint calls it
        box: Any, parent: Any, pdf: Any, page: int, numbers: Any, links: Any, marks: Any
    ) -> Iterator[Any]:
        is_margin = isinstance(box, MarginBox)
        if page and (is_margin or box.style["position"] == "fixed"):
            _leave_out(box, pdf, page, numbers, marks)
            return
        if is_margin:
            for child in box.children:
                yield from tagged(child, parent, pdf, page, numbers, links, marks)
            return
        if box.link_annotation and box.element_tag != "a":
            _drop_link(box, pdf, page)
        _keep_words(box, pdf, page, marks)
        language = box.element.get("lang") if box.element is not None else None
        is_root = box.element_tag in {"html", "body"}
        for element in build(box, parent, pdf, page, numbers, links, marks):
            if language and not is_root:
                element["Lang"] = pydyf.String(language)
            if element["S"] == "/Link":
                _set_apart(element, pdf, numbers)
            yield element

    return tagged


def _drop_link(box: Any, pdf: Any, page: int) -> None:
    """Take from a part of a link the second annotation that WeasyPrint gives it."""
    kept: Any = pdf.objects[pdf.pages["Kids"][::3][page]]
    kept["Annots"].remove(box.link_annotation.reference)
    box.link_annotation.clear()
    box.link_annotation = None


def _leave_out(box: Any, pdf: Any, page: int, numbers: dict[int, Any], marks: Any) -> None:
    """No tags for a running line; its numbers of marked content stay, and lead nowhere."""
    found = {marks.pop(child)["mcid"] for child in box.descendants() if child in marks}
    numbers.update(dict.fromkeys(found, "null"))
    if not hasattr(pdf, "running"):
        pdf.running = {}
    pdf.running.setdefault(page, set()).update(found)


def write_out_words(pdf: Any) -> None:
    """Give the words of the lines that run from right to left to the tags that hold them."""
    words: dict[tuple[str, int], str] = getattr(pdf, "words_of_lines", {})
    for item in pdf.objects if words else ():
        if isinstance(item, pydyf.Dictionary) and item.get("S") == "/Span" and len(item["K"]) == 1:
            line = words.get((item["Pg"], item["K"][0]))
            if line is not None:
                item["ActualText"] = pydyf.String(line)


def _set_apart(element: Any, pdf: Any, numbers: dict[int, Any]) -> None:
    """Give a line a tag of its own where it stands in that of a link, which holds more."""
    for at, kid in enumerate(element["K"]):
        if (element["Pg"], kid) in getattr(pdf, "words_of_lines", {}):
            line = pydyf.Dictionary(
                {
                    "Type": "/StructElem",
                    "S": "/Span",
                    "K": pydyf.Array([kid]),
                    "Pg": element["Pg"],
                    "P": element.reference,
                }
            )
            pdf.add_object(line)
            element["K"][at] = numbers[kid] = line.reference


def _keep_words(box: Any, pdf: Any, page: int, marks: Mapping[Any, Any]) -> None:
    """Remember the words of the lines of a box by the numbers of their marked content."""
    for child in getattr(box, "children", ()):
        for text in child.children if isinstance(child, LineBox) else [child]:
            if isinstance(text, TextBox) and text in marks and _is_turned(text):
                if not hasattr(pdf, "words_of_lines"):
                    pdf.words_of_lines = {}
                key = pdf.page_references[page], marks[text]["mcid"]
                pdf.words_of_lines[key] = text.text


def _naming(mark: Mark) -> Mark:
    """The same, where the glyphs of lines from right to left have names."""

    @contextmanager
    @wraps(mark)
    def marked(stream: Any, box: Any, tag: str) -> Iterator[None]:
        with mark(stream, box, tag):
            yield
        if isinstance(box, TextBox) and box.style["direction"] == "rtl":
            _name_glyphs(stream)

    return marked


def _is_turned(box: Any) -> bool:
    """Whether a line has letters from right to left, or signs that such a line puts elsewhere."""
    if not box.text.isascii() and any(
        unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in box.text
    ):
        return True
    return box.style["direction"] == "rtl" and not box.text.replace(" ", "").isalnum()


def _name_glyphs(stream: Any) -> None:
    """Let each glyph of a line from right to left be called what it is seen as.

    A text names a bracket by what it means. A glyph that has no letter of its own, such as the
    points of one, would have no name, which no profile allows: it gets a joiner, which is none.
    """
    for font in stream._fonts.values():  # noqa: SLF001 - as above
        for glyph, letter in font.to_unicode.items():
            if not letter:
                font.to_unicode[glyph] = "\u200d"
            elif letter in _MIRRORED and glyph != _glyphs(font.file_content).get(letter, glyph):
                font.to_unicode[glyph] = _MIRRORED[letter]


@lru_cache(maxsize=32)
def _glyphs(program: bytes) -> Mapping[str, int]:
    """The glyphs that a font has for brackets."""
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(program), fontNumber=0, lazy=True)
    known = font.getBestCmap()
    return {item: font.getGlyphID(known[ord(item)]) for item in _MIRRORED if ord(item) in known}
