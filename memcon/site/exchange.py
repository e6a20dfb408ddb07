"""Two folders that change names."""

import ctypes
import os
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def exchange(one: Path, other: Path) -> None:
    """Swap the names of two folders in one step, as renameat2 of Linux does (man 2 renameat2).

    Where the system or the file system cannot, in two renames; see `mend`.
    """
    if not _swapped(one, other):
        aside = _aside(other)
        other.rename(aside)
        one.rename(other)
        aside.rename(one)


def mend(folder: Path) -> None:
    """Put a folder back that was moved aside by an exchange which was killed half-way."""
    aside = _aside(folder)
    if aside.is_dir() and not folder.exists():
        aside.rename(folder)


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")


def _swapped(one: Path, other: Path) -> bool:
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    done: int = call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0
