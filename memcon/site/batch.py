"""Batch: files of a site that are made together, or not at all where nothing of them changed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

File = tuple[PurePosixPath, bytes]


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that depend on the same things."""

    name: str
    """The same from build to build."""
    key: str
    """Stands for all that the files are made from: an equal key means equal bytes."""
    make: Callable[[], Iterable[File]]
    closer: Callable[[], str] | None = None
    """A key that is dearer to find, asked for where `key` changed: files may be the same yet."""
