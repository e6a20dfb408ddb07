"""A laid-out document → how much of its pages each section takes, and how many words it has."""

from collections.abc import Iterator
from typing import Any

from . import Section


def measure(document: Any) -> tuple[Section, ...]:
    """The sections in their order, each with its first page and its share of a page's height.

    What stands between two sections counts for the one before. WeasyPrint tells of no heights in
    public, so its boxes are read: a section that breaks over pages has a box on each.
    """
    found: dict[Any, Section] = {}
    for number, page in enumerate(document.pages, start=1):
        root = page._page_box  # noqa: SLF001 - see above
        boxes = list(_blocks(root))
        ends = [*(box.position_y for box in boxes[1:]), _bottom(boxes)] if boxes else []
        for box, end in zip(boxes, ends, strict=True):
            share = (end - box.position_y) / root.height
            before = found.get(box.element)
            found[box.element] = Section(
                _label(box.element),
                box.element.get("id") or "",
                before.page if before else number,
                share + (before.share if before else 0.0),
                len(" ".join(box.element.itertext()).split()),
            )
    return tuple(found.values())


def _blocks(root: Any) -> Iterator[Any]:
    """The boxes of the body's own children on one page, but for those that do not flow."""
    for html in root.children:
        for body in getattr(html, "children", ()):
            if body.element_tag == "body":
                yield from (
                    box
                    for box in body.children
                    if box.element is not None and box.is_in_normal_flow()
                )


def _bottom(boxes: list[Any]) -> float:
    return max((box.position_y + box.margin_height() for box in boxes), default=0.0)


def _label(element: Any) -> str:
    """The words of its heading, without the small ones; of a table, its first row label."""
    heading = next((item for item in element.iter() if item.tag in {"h1", "h2", "th"}), element)
    return " ".join((heading.text or "".join(heading.itertext())).split())
