"""A quick way to the C libraries of WeasyPrint."""

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def _not_searched(name: str) -> str | None:  # noqa: ARG001 - the name of the one it stands for
    return None


@contextmanager
def found_by_name() -> Iterator[None]:
    """While it lasts, libraries are found by the names that the loader knows, on Linux.

    WeasyPrint asks for each library under several names, the loader's own among them. For the
    others `find_library` would run `ldconfig` and a C compiler, some fifty times: a third of the
    time of the import.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _not_searched
    try:
        yield
    finally:
        ctypes.util.find_library = search
