"""The media types of the site's files, by their endings; the system's own table is not asked."""

from pathlib import PurePosixPath

_TEXT = "; charset=utf-8"
_KINDS = {
    ".atom": "application/atom+xml",
    ".css": f"text/css{_TEXT}",
    ".html": f"text/html{_TEXT}",
    ".ics": f"text/calendar{_TEXT}",
    ".js": f"text/javascript{_TEXT}",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": f"text/markdown{_TEXT}",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".txt": f"text/plain{_TEXT}",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".yaml": f"text/plain{_TEXT}",
}
HTML, PDF, PLAIN = _KINDS[".html"], _KINDS[".pdf"], _KINDS[".txt"]


def kind_of(address: PurePosixPath) -> str:
    """The media type of a file of the site."""
    return _KINDS.get(address.suffix, "application/octet-stream")
