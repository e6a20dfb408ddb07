"""What the tags of a PDF say beyond WeasyPrint 70: languages of parts, running lines once.

A reader aloud needs the language of each quotation (WCAG 3.1.2), which PDF writes as /Lang of a
structure element (ISO 32000-1, 14.9.2). It is to say the marking and the notices once, with the
first page: from the second on they are artifacts of pagination (14.8.2.2).
"""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import pydyf
from weasyprint.formatting_structure.boxes import MarginBox
from weasyprint.pdf import tags

Build = Callable[..., Iterator[Any]]


def complete_tags() -> None:
    """Make WeasyPrint write such tags. Called again it does nothing."""
    build = tags._build_box_tree  # noqa: SLF001 - there is no other place; WeasyPrint is pinned
    if not hasattr(build, "__wrapped__"):
        tags._build_box_tree = _completed(build)  # noqa: SLF001


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
        language = box.element.get("lang") if box.element is not None else None
        is_root = box.element_tag in {"html", "body"}
        for element in build(box, parent, pdf, page, numbers, links, marks):
            if language and not is_root:
                element["Lang"] = pydyf.String(language)
            yield element

    return tagged


def _leave_out(box: Any, pdf: Any, page: int, numbers: dict[int, Any], marks: Any) -> None:
    """No tags for a running line; its numbers of marked content stay, and lead nowhere."""
    found = {marks.pop(child)["mcid"] for child in box.descendants() if child in marks}
    numbers.update(dict.fromkeys(found, "null"))
    if not hasattr(pdf, "running"):
        pdf.running = {}
    pdf.running.setdefault(page, set()).update(found)
