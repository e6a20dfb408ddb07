"""What lies in a folder, as the file system tells it without a file being read.

A file's stamp is its name with the times of its last writing and its last change, its size and its
inode. Nobody can set the time of change, so an edit that keeps size and date is seen all the same.
Stamps are only compared for being equal, never by which is newer: a clock that jumps fools nobody.
"""

import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b, sha256
from typing import NamedTuple

_FINE, _COARSE = 50_000_000, 2_000_000_000
"""Nanoseconds for which a file may be written again under the same times: kernels stamp files once
a tick, which is no longer than 10 ms; the coarsest file systems tell times to two seconds."""
UNFINISHED = (".memcon-", ".part")
"""How the name of a file begins and ends that a killed build left half written."""

Stamp = tuple[str, int, int, int, int]
"""Name, time of writing and time of change in nanoseconds, size, inode; -1: there is none."""


class Listing(NamedTuple):
    """One folder, without those below it."""

    files: list[Stamp]
    folders: list[str]
    settles: int
    """The time in nanoseconds from which on no file can be written again under the same stamp."""
    is_odd: bool
    """Whether it holds a link to a folder or a file half written: then stamps do not tell all."""
    links: tuple[str, ...] = ()
    """Those of the files that are links; their stamps are those of what they lead to."""


Listings = Mapping[str, Listing]
"""Folders by their paths, those below a folder after it."""


def look(top: str, *, hidden: bool = False) -> dict[str, Listing]:
    """A folder with all below it; nothing where there is no such folder.

    Links to folders are not followed. Raises OSError where a folder cannot be listed.
    """
    found: dict[str, Listing] = {}
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            listing = found[folder] = _list(folder, hidden=hidden)
        except FileNotFoundError:
            continue
        waiting += [f"{folder}/{name}" for name in reversed(listing.folders)]
    return found


def _list(folder: str, *, hidden: bool) -> Listing:
    files: list[Stamp] = []
    folders: list[str] = []
    links: list[str] = []
    settles, is_odd = 0, False
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name[0] == "." and not hidden:
                is_odd = is_odd or (name.startswith(UNFINISHED[0]) and name.endswith(UNFINISHED[1]))
                continue
            if not entry.is_file(follow_symlinks=False):
                if entry.is_dir(follow_symlinks=False):
                    if name != "__pycache__":
                        folders.append(name)
                    continue
                if entry.is_symlink():
                    links.append(name)
                    is_odd = is_odd or entry.is_dir()
            try:
                state = entry.stat()
            except OSError:  # a link that leads nowhere
                files.append((name, -1, -1, -1, -1))
                continue
            written, changed = state.st_mtime_ns, state.st_ctime_ns
            files.append((name, written, changed, state.st_size, state.st_ino))
            until = changed + (_FINE if changed % 1_000_000 else _COARSE)  # as `_settles` has it
            if written > changed or not written % 1_000_000:
                until = max(until, _settles(written))
            if until > settles:  # noqa: PLR1730 - `max` would be called for each file
                settles = until
    files.sort()
    folders.sort()
    return Listing(files, folders, settles, is_odd, tuple(links))


def look_at(folder: str, names: Iterable[str]) -> dict[str, Listing]:
    """Some files of a folder only; one that is not there has no stamp."""
    files: list[Stamp] = []
    is_odd = False
    for name in names:
        try:
            state = os.stat(f"{folder}/{name}")  # noqa: PTH116 - as `look` does
        except OSError:
            continue
        is_odd = is_odd or stat.S_ISDIR(state.st_mode)
        files.append((name, state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino))
    settles = max((_settles(time) for stamp in files for time in stamp[1:3]), default=0)
    return {folder: Listing(files, [], settles, is_odd)}


def within(listings: Listings, folder: str) -> Iterator[tuple[str, Listing]]:
    """A folder with all below it, out of what was looked at; nothing where it was not there."""
    listing = listings.get(folder)
    if listing is not None:
        yield folder, listing
        for name in listing.folders:
            yield from within(listings, f"{folder}/{name}")


def digest(listings: Iterable[tuple[str, Listing]]) -> str:
    """One hash over all stamps, with the folders that they stand in."""
    parts = [(path, listing.files) for path, listing in listings]
    return _hash(parts)


def hash_names(listings: Mapping[str, Listing]) -> str:
    """One hash over the names of all files and folders, whatever the files hold."""
    parts = [
        (path, [name for name, *_ in listing.files], listing.folders, listing.is_odd)
        for path, listing in listings.items()
    ]
    return _hash(parts)


def _hash(parts: object) -> str:
    # 128 bits: a build keeps five for each contact, and reads them all to find nothing changed.
    return blake2b(repr(parts).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def settles(listings: Iterable[Listing]) -> int:
    """The time from which on the stamps of all can be relied on.

    A look that began later has seen the last that can be written under them. A time in the future,
    as after a jump of the clock, is never relied on.
    """
    return max((listing.settles for listing in listings), default=0)


def _settles(time: int) -> int:
    """When a file with this time can no longer be written again under it.

    A time that is not of whole milliseconds comes from a fine clock.
    """
    return time + (_FINE if time % 1_000_000 else _COARSE)


now: Callable[[], int] = time.time_ns
"""The time of a look, by the clock that stamps the files of this machine."""


def hash_file(path: str) -> str:
    """The SHA-256 of a file's bytes; for what is no ordinary file, a word that says so."""
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 - a pipe must not hold us
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                return "no file"
            total = sha256()
            while part := file.read(1 << 20):
                total.update(part)
            return total.hexdigest()
    except OSError as error:
        return f"error {error.errno}"
