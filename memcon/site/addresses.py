"""Paths of a site → links and lasting names.

A link is absolute where the site knows its own address, else relative to the file it stands in: a
site works from a subfolder, and from a disk. A name (RFC 4151, `tag:` URI) says nothing of where
the site lies, so it survives a move to another host.
"""

import posixpath
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

NOBODY = "memcon.invalid,2025"
"""The authority of names where none is set: a domain that nobody can own (RFC 2606)."""
_AUTHORITY = re.compile(
    r"(?:[A-Za-z0-9._-]+@)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?"
    r",[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
)


def is_authority(text: str) -> bool:
    """Whether a text is a tagging entity of RFC 4151: "example.org,2025-01-01"."""
    return bool(_AUTHORITY.fullmatch(text))


@dataclass(frozen=True, slots=True)
class Addresses:
    """How the files of one site name each other."""

    base: str = ""
    """The site's own address with a slash at its end; a path alone, or nothing, is not known."""
    authority: str = NOBODY
    """A domain or an address of mail that is the publisher's, with a day on which it was: RFC 4151.

    Once set it stays, whatever becomes of the domain: readers know old entries by it.
    """

    @property
    def is_absolute(self) -> bool:
        """Whether the site knows its own address."""
        return "://" in self.base

    def link(self, path: PurePosixPath, start: PurePosixPath, fragment: str = "") -> str:
        """The link to a file of the site from another of its files."""
        if self.is_absolute:
            return self.absolute(path, fragment)
        return self.relative(path, start, fragment)

    def relative(self, path: PurePosixPath, start: PurePosixPath, fragment: str = "") -> str:
        """The link that holds wherever the site lies."""
        return _quoted(posixpath.relpath(str(path), str(start.parent))) + _hash(fragment)

    def absolute(self, path: PurePosixPath, fragment: str = "") -> str:
        """The full address of a file; a folder's own page goes by the folder."""
        place = path.parent if path.name == "index.html" else path
        words = "" if str(place) == "." else str(place)
        words += "/" if words and place is not path else ""
        return self.base + _quoted(words) + _hash(fragment)

    def tag(self, *parts: str) -> str:
        """The lasting name of a thing: "tag:example.org,2025:2025-07-03-a-b/ru"."""
        return f"tag:{self.authority}:{_quoted('/'.join(parts))}"


def _quoted(words: str) -> str:
    return quote(words, safe="/.-_~")


def _hash(fragment: str) -> str:
    return f"#{quote(fragment)}" if fragment else ""
