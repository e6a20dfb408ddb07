"""Brief → Markdown, HTML, PDF. A renderer knows briefs, not readouts."""

from dataclasses import dataclass

FORMATS = ("onepage", "record", "bluf", "compare")
"""The outlines that come with the package, the default first."""

OUTPUTS = ("md", "html", "docx", "eml", "txt", "pdf")
"""The endings of the outputs, in the order in which they are made."""

ONE_PAGE = frozenset({"onepage"})
"""The formats whose briefs are to fit one page."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a PDF carries inside."""

    name: str
    media_type: str
    description: str
    data: bytes


@dataclass(frozen=True, slots=True)
class PrintPage:
    """All that decides the bytes of one PDF, but for styles, fonts and versions of libraries."""

    html: str
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and how many pages it fills."""

    data: bytes
    pages: int
