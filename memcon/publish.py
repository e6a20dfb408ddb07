"""Bytes → files: whole or not at all, in one folder that one build holds at a time."""

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from .problems import BusyError, OutputError

LOCK = ".memcon.lock"


class Publisher:
    """Writes outputs below one folder, which it holds until it is closed.

    Raises BusyError where another build holds the folder, OutputError where it cannot be written.
    """

    def __init__(self, folder: Path, *, force: bool = False) -> None:
        self._folder = folder
        self._force = force
        self._lock: int | None = None
        self._known: set[PurePosixPath] = set()

    def __enter__(self) -> Self:
        if self._folder.is_symlink():
            raise OutputError(f"{self._folder} is a link: name the folder that it leads to")
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        with _told(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock = os.open(self._folder / LOCK, flags, 0o644)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._lock)
            self._lock = None
            raise BusyError(f"another build is writing to {self._folder}") from None
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._lock is not None:
            os.close(self._lock)  # the lock ends with the last descriptor; the file stays
            self._lock = None

    def write(self, path: PurePosixPath, data: bytes) -> bool:
        """Put an output in its place below the folder; false where the same bytes were there."""
        place = self._folder / path
        self.prepare(path.parent)
        if not self._force and _holds(place, data):
            return False
        write_file(place, data, durable=False)
        return True

    def remove(self, path: PurePosixPath) -> None:
        """Take an output away, and its folder where it was the last."""
        place = self._folder / path
        self.prepare(path.parent)
        with _told(place):
            place.unlink(missing_ok=True)
        with suppress(OSError):
            place.parent.rmdir()
            self._known.discard(path.parent)

    def prepare(self, path: PurePosixPath) -> None:
        """Make a folder for outputs, through no link, and sweep what a killed build left."""
        if path in self._known:
            return
        folder = self._folder
        for part in path.parts:
            folder /= part
            with _told(folder):
                with suppress(FileExistsError):
                    folder.mkdir()
                if not stat.S_ISDIR(folder.lstat().st_mode):
                    raise OutputError(
                        f"{folder} leads out of {self._folder} or is no folder; "
                        "nothing was written there"
                    )
        with _told(folder):
            for unfinished in folder.glob(".memcon-*.part"):
                unfinished.unlink(missing_ok=True)
        self._known.add(path)


def write_file(place: Path, data: bytes, *, durable: bool = True) -> None:
    """Put bytes into a file so that a reader sees the old content or the new, never a part.

    `durable` waits until the disk has it, so that it survives a power cut. Outputs do without: the
    next build compares bytes and mends them, and the wait is longer than all the work.
    Raises OutputError, with nothing changed, where that is not possible.
    """
    import tempfile

    with _told(place):
        if place.is_dir() or (place.exists() and not place.is_file()):
            raise OutputError(f"{place} is no ordinary file; nothing was written")
        place.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=".memcon-", suffix=".part", dir=place.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fchmod(file.fileno(), 0o666 & ~_umask())
                if durable:
                    os.fsync(file.fileno())
            Path(name).replace(place)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _holds(place: Path, data: bytes) -> bool:
    try:
        if place.is_symlink() or place.stat().st_size != len(data):
            return False
        return place.read_bytes() == data
    except OSError:
        return False


def _umask() -> int:
    """The mask of new files; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


@contextmanager
def _told(place: Path) -> Iterator[None]:
    """Turns an error of the system into one that names the place."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(f"{place}: {reason}") from None
