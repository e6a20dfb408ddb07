"""Brief → Markdown, HTML, PDF. A renderer knows briefs, not readouts."""

from dataclasses import dataclass
from typing import Literal, get_args

FORMATS = (
    "onepage",
    "record",
    "bluf",
    "cable",
    "submission",
    "briefing-note",
    "meeting-brief",
    "lines",
    "daily-item",
    "compare",
    "precall",
    "coding-sheet",
    "card",
)
"""The outlines that come with the package, the default first."""

Paper = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = get_args(Paper)
"""The sizes that a PDF is laid out for."""

OUTPUTS = ("md", "html", "docx", "eml", "txt", "csv", "pdf")
"""The endings of the outputs, in the order in which they are made."""

TABLES = frozenset({"coding-sheet"})
"""The formats that there are as `csv`, too; of the others a build makes none."""

Relationship = Literal["Source", "Data"]
"""Source: the page was made from it. Data: it belongs to the page (ISO 19005-3, annex E)."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a PDF carries inside."""

    name: str
    media_type: str
    description: str
    data: bytes
    relationship: Relationship = "Data"


@dataclass(frozen=True, slots=True)
class PrintPage:
    """All that decides the bytes of one PDF, but for styles, fonts and versions of libraries."""

    html: str
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under one label."""

    label: str
    id: str
    """Its fragment id; mostly empty."""
    page: int
    """The page on which it begins, from 1."""
    share: float
    """Its height in pages."""
    words: int = 0


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, how many pages it fills, and what fills them."""

    data: bytes
    pages: int
    sections: tuple[Section, ...] = ()
