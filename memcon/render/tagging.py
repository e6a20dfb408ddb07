"""The language of the parts of a page, in the tags of its PDF.

WeasyPrint 70 tags the language of the whole page only. A reader aloud needs that of each quotation
(WCAG 3.1.2), which PDF writes as /Lang of a structure element (ISO 32000-1, 14.9.2).
"""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import pydyf
from weasyprint.pdf import tags

Build = Callable[..., Iterator[Any]]


def tag_languages() -> None:
    """Make WeasyPrint write the `lang` of an element into its tag. Called again it does nothing."""
    build = tags._build_box_tree  # noqa: SLF001 - there is no other place; WeasyPrint is pinned
    if not hasattr(build, "__wrapped__"):
        tags._build_box_tree = _with_language(build)  # noqa: SLF001


def _with_language(build: Build) -> Build:
    """The same with languages; WeasyPrint calls it for each box and, from inside, its children."""

    @wraps(build)
    def tagged(box: Any, *rest: Any) -> Iterator[Any]:
        language = box.element.get("lang") if box.element is not None else None
        is_root = box.element_tag in {"html", "body"}
        for element in build(box, *rest):
            if language and not is_root:
                element["Lang"] = pydyf.String(language)
            yield element

    return tagged
