"""Page: what stands at one address of the site, before it is rendered."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any


@lru_cache(maxsize=65536)
def _relative(target: str, folder: str) -> str:
    return posixpath.relpath(target, folder)


@dataclass(frozen=True)
class Page:
    """One page: its place, its template, and what the template sees."""

    path: PurePosixPath
    template: str
    """The name under `templates/site/`, without its ending."""
    title: str
    description: str
    section: str
    """The entry of the main navigation that it stands under, else empty."""
    marking: str
    """The highest label of what it shows."""
    context: Mapping[str, Any] = field(default_factory=dict)

    def link(self, target: PurePosixPath | str, fragment: str = "") -> str:
        """The address of another place of the site as seen from this page.

        Relative, so that the site works below any address and from a folder of files.
        """
        there = _relative(str(target), str(self.path.parent))
        if fragment and PurePosixPath(target) == self.path:
            return f"#{fragment}"
        return f"{there}#{fragment}" if fragment else there
