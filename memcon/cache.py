"""Outputs by their content: each one a plain file named for its hash, `objects/ab/HASH`.

The cache is one for each user, not for each output folder: what was made for one folder, checkout
or branch need not be made again for the next, and an output folder holds outputs only. All of it
can be deleted at any time. A file is hashed whenever it is used, so one that is damaged, cut off
or half written is as good as absent; nothing waits for the disk.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

FOLDER = "build"
"""The folder of this cache beside those of other things that can be made again."""
_HASH = 64
_LEFT = 3600 * 10**9
"""Nanoseconds after which a half-written file is nobody's any more."""


def cache_dir() -> Path:
    """The folder for what can be made again: $MEMCON_CACHE, or the user's cache folder."""
    if named := os.environ.get("MEMCON_CACHE"):
        return Path(named)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "memcon"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "memcon"


class Amount(NamedTuple):
    """How much of something there is."""

    files: int
    bytes: int


class Objects:
    """Bytes by their hash, below a folder; none are kept where there is no folder."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """The bytes of a hash; none where they are absent or damaged, which ends a damaged file."""
        if self._folder is None:
            return None
        place = self._place(name)
        try:
            data = place.read_bytes()
        except OSError:
            return None
        if sha256(data).hexdigest() != name:
            with suppress(OSError):
                place.unlink()
            return None
        return data

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under their hash. Raises OSError where the disk takes no more."""
        if self._folder is None:
            return
        place = self._place(name)
        with suppress(OSError):
            if place.stat().st_size == len(data):
                os.utime(place)
                return
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        import tempfile

        waiting = self._folder / "tmp"
        waiting.mkdir(mode=0o700, exist_ok=True)
        descriptor, half = tempfile.mkstemp(dir=waiting)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            Path(half).replace(place)
        except BaseException:
            Path(half).unlink(missing_ok=True)
            raise

    def amount(self) -> Amount:
        """How many objects there are, and how large they are together."""
        sizes = [state.st_size for _, state in self._states()]
        return Amount(len(sizes), sum(sizes))

    def prune(self, *, before: int, size: int | None) -> Amount:
        """Remove what was last used before a time in nanoseconds, then the oldest above a size."""
        states = sorted(self._states(), key=lambda item: item[1].st_mtime_ns)
        left = sum(state.st_size for _, state in states)
        files = gone = 0
        for place, state in states:
            if state.st_mtime_ns < before or (size is not None and left > size):
                with suppress(OSError):
                    place.unlink()
                    files, gone = files + 1, gone + state.st_size
                left -= state.st_size
        return Amount(files, gone)

    def verify(self) -> tuple[int, int]:
        """How many objects there are, and how many of them were damaged; those are removed."""
        names = [place.name for place, _ in self._states()]
        return len(names), sum(self.get(name) is None for name in names)

    def sweep(self, now: int) -> None:
        """Remove what killed builds left half written."""
        if self._folder is not None:
            for half in _files(self._folder / "tmp"):
                with suppress(OSError):
                    if abs(now - half.stat().st_mtime_ns) > _LEFT:
                        half.unlink()

    def _place(self, name: str) -> Path:
        if self._folder is None:
            raise ValueError(name)
        return self._folder / "objects" / name[:2] / name

    def _states(self) -> Iterator[tuple[Path, os.stat_result]]:
        top = self._folder / "objects" if self._folder else None
        for folder in sorted(top.iterdir()) if top and top.is_dir() else ():
            for place in _files(folder):
                if len(place.name) == _HASH:
                    with suppress(OSError):
                        yield place, place.stat()


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def hash_bytes(data: bytes) -> str:
    """The name of an object."""
    return sha256(data).hexdigest()
