"""The user's template folders as one value that travels: packed here, unpacked there, verified."""

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .problems import UsageError

MAX_BYTES = 200_000_000


@dataclass(frozen=True)
class Luggage:
    """The files of some folders: number of the folder, place in it, bytes."""

    folders: int
    files: tuple[tuple[int, str, bytes], ...]

    @property
    def sha256(self) -> str:
        """A hash over every place and every byte."""
        digest = hashlib.sha256(str(self.folders).encode())
        for number, place, data in self.files:
            digest.update(f"\0{number}\0{place}\0{len(data)}\0".encode())
            digest.update(data)
        return digest.hexdigest()


def pack(folders: Sequence[Path]) -> Luggage:
    """All files of the folders; links that lead out of them stay behind, as nothing may read them.

    Raises UsageError where they are too large to be templates.
    """
    found = []
    total = 0
    for number, folder in enumerate(folders):
        for path in _files(folder):
            total += path.stat().st_size
            if total > MAX_BYTES:
                limit = f"{MAX_BYTES // 1_000_000} MB"
                raise UsageError(f"{folder}: more than {limit} of templates do not travel")
            found.append((number, path.relative_to(folder).as_posix(), path.read_bytes()))
    return Luggage(len(folders), tuple(found))


def unpack(luggage: Luggage, home: Path) -> tuple[Path, ...]:
    """The folders again, below a private one that is named by its hash and unpacked once.

    What lies there already is compared byte for byte, and replaced where it differs.
    Raises ValueError where a place would lead out of its folder.
    """
    place = home / luggage.sha256[:16]
    folders = tuple(place / str(number) for number in range(luggage.folders))
    if place.is_dir() and not place.is_symlink() and pack(folders) == luggage:
        return folders
    home.mkdir(parents=True, exist_ok=True)
    room = Path(tempfile.mkdtemp(prefix=".memcon-", dir=home))  # its owner's alone
    try:
        for number in range(luggage.folders):
            (room / str(number)).mkdir()
        for number, name, data in luggage.files:
            if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
                raise ValueError(f"{name} leads out of its folder")
            path = room / str(number) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if place.is_symlink():
            place.unlink()
        shutil.rmtree(place, ignore_errors=True)
        with contextlib.suppress(OSError):  # where another process was as quick, its folder stays
            room.rename(place)
    finally:
        shutil.rmtree(room, ignore_errors=True)
    if pack(folders) != luggage:
        raise ValueError(f"{place} does not hold what was sent")
    return folders


def _files(folder: Path) -> Iterator[Path]:
    home = folder.resolve()
    for root, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if name != "__pycache__")
        for name in sorted(files):
            path = Path(root, name)
            if path.is_file() and path.resolve().is_relative_to(home):
                yield path
