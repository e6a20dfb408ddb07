"""A site's files → its pages, and what their links and tables lack."""

from finding import Finding
from pages_of import broken_links, tables_without_headers
from serving import Files


def html(files: Files) -> list[str]:
    """The addresses of the pages."""
    return sorted(str(path) for path in files if path.suffix == ".html")


def structure(files: Files) -> list[Finding]:
    """Links that lead nowhere, tables that nobody can read by their headers."""
    found = [("links", line) for line in broken_links(files)]
    found += [("tables", line) for line in tables_without_headers(files)]
    return [
        Finding(path, gate, text)
        for gate, line in found
        for path, _, text in [line.partition(": ")]
    ]
