"""Folders → what tells whether anything in them changed: names, sizes and times. Reads no file.

Events of the system say when to look, never what changed: some are lost, and an editor that saves
by renaming makes several of one.
"""

import os
from collections.abc import Iterable
from pathlib import Path

Stamp = tuple[object, ...]


def take_stamps(places: Iterable[Path]) -> dict[Path, Stamp]:
    """The stamp of each place and of every folder below it; a folder's holds those inside."""
    found: dict[Path, Stamp] = {}
    for place in places:
        if place not in found:
            found[place] = _folder(place, found) if place.is_dir() else _file(place)
    return found


def _folder(folder: Path, found: dict[Path, Stamp]) -> Stamp:
    """The stamp of a folder without what is hidden; links to folders are not followed."""
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        return ("closed", error.errno)
    parts: list[object] = []
    for entry in inside:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        is_folder = entry.is_dir(follow_symlinks=False)
        parts.append((entry.name, _folder(path, found) if is_folder else _file(path)))
    found[folder] = tuple(parts)
    return found[folder]


def _file(path: Path) -> Stamp:
    try:
        state = path.stat()
    except OSError as error:
        return ("closed", error.errno)
    return (state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
