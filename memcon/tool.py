"""What of the tool itself decides the bytes of an output: its code, and all that it runs on."""

import os
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def code_folders() -> Iterator[Path]:
    """The folders of our own sources: a developer's edit counts like a new version."""
    yield _PACKAGE
    beside = _PACKAGE.parent / "schemas"
    if not (_PACKAGE / "schemas").is_dir() and beside.is_dir():
        yield beside


def versions() -> str:
    """The versions of Python and of every package installed beside us.

    By the names of their folders, as the core metadata specification lays down, which is much
    quicker than asking `importlib.metadata` for each. All of them count: a list of those that
    matter would be forgotten one day.
    """
    names = {
        name
        for folder in sys.path
        if folder.endswith(("site-packages", "dist-packages"))
        for name in _listed(folder)
        if name.endswith((".dist-info", ".egg-info"))
    }
    return repr((sys.version, zlib.ZLIB_RUNTIME_VERSION, sorted(names)))


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - names are wanted, no paths
    except OSError:
        return []
