"""Files → the site's folder: the new site takes the place of the old one in one step.

The new site is built in a folder beside the old one; a file that did not change is a second name of
the old one's file. Then the two folders change names. A build that is interrupted leaves the old
site as it was, and what it began is swept by the next one.
"""

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from memcon.problems import BusyError, OutputError

from .batch import Batch
from .exchange import exchange, mend
from .marks import Mark, Marks, read_marks, write_marks

MARK = ".memcon-site"
"""Stands in every site of ours: no other folder is ever replaced."""


class SitePublisher:
    """Takes the files of a site one by one; `replace` puts them in the place of the old site.

    Raises BusyError where another build is at it, OutputError where the folder cannot be written or
    holds something that is no site of ours.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._new = self._folder.with_name(f".{self._folder.name}.new")
        self._lock: int | None = None
        self._seen: set[PurePosixPath] = set()
        self._old = Marks()
        self._marks = Marks()
        self.written = 0
        self.unchanged = 0
        self.removed = 0

    def __enter__(self) -> Self:
        with _told(self._folder):
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            place = self._folder.with_name(f".{self._folder.name}.lock")
            self._lock = os.open(
                place, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644
            )
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._lock)
            raise BusyError(f"another build is writing {self._folder}") from None
        try:
            with _told(self._folder):
                mend(self._folder)
                self._refuse_strange()
                _remove(self._new)
                self._new.mkdir()
                self._old = read_marks(self._folder / MARK)
        except BaseException:
            self._unlock()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            _remove(self._new)
        finally:
            self._unlock()

    def keep(self, path: PurePosixPath, key: str) -> bool:
        """Keep a file of the old site that was written with this key; false where there is none."""
        old, new = self._folder / path, self._new / path
        if self._old.files.get(str(path)) != key or old.is_symlink() or not old.is_file():
            return False
        with _told(new):
            new.parent.mkdir(parents=True, exist_ok=True)
            if not _share(old, new):
                return False
        self._take(path, key)
        self.unchanged += 1
        return True

    def write(self, path: PurePosixPath, data: bytes, *, key: str = "") -> bool:
        """Put a file into the new site; false where the old one holds the same bytes.

        `key` stands for all that the bytes were made from, for the next build to `keep` them by.
        """
        self._take(path, key)
        old, new = self._folder / path, self._new / path
        with _told(new):
            new.parent.mkdir(parents=True, exist_ok=True)
            if _holds(old, data) and _share(old, new):
                self.unchanged += 1
                return False
            new.write_bytes(data)
        self.written += 1
        return True

    def publish(self, batch: Batch) -> None:
        """Put the files of a batch into the new site: those of the old one where its key is known.

        What was to be kept and has gone from the old site is made again with all the batch.
        """
        known = self._old.batches.get(batch.name)
        is_same = known is not None and known.key == batch.key
        closer = ""
        if known and is_same:
            closer = known.closer
        elif batch.closer:
            closer = batch.closer()
            is_same = known is not None and known.closer == closer
        if known and is_same and self._keep_all(known.files):
            self._marks.batches[batch.name] = replace(known, key=batch.key)
            return
        files = []
        for path, data in batch.make():
            self.write(path, data)
            files.append(str(path))
        self._marks.batches[batch.name] = Mark(batch.key, tuple(files), closer)

    def _keep_all(self, files: Iterable[str]) -> bool:
        paths = [PurePosixPath(name) for name in files]
        if any((self._folder / path).is_symlink() for path in paths):
            return False
        for count, path in enumerate(paths):
            old, new = self._folder / path, self._new / path
            with _told(new):
                new.parent.mkdir(parents=True, exist_ok=True)
                if not _share(old, new):
                    for shared in paths[:count]:
                        (self._new / shared).unlink()
                    return False
        for path in paths:
            self._take(path, "")
        self.unchanged += len(paths)
        return True

    def replace(self) -> None:
        """Put the new site in the place of the old one."""
        with _told(self._folder):
            write_marks(self._new / MARK, self._marks)
            if self._folder.is_dir():
                self.removed = sum(1 for path in _files(self._folder) if path not in self._seen)
                exchange(self._new, self._folder)
                _remove(self._new)  # the old site, by now
            else:
                self._new.rename(self._folder)

    def _take(self, path: PurePosixPath, key: str) -> None:
        if path.is_absolute() or ".." in path.parts or path in self._seen:
            raise OutputError(f"{path} cannot be a place of the site, or is one already")
        self._seen.add(path)
        if key:
            self._marks.files[str(path)] = key

    def _refuse_strange(self) -> None:
        if self._folder.is_dir():
            if any(self._folder.iterdir()) and not (self._folder / MARK).is_file():
                raise OutputError(f"{self._folder} holds something else: name an empty folder")
        elif self._folder.exists():
            raise OutputError(f"{self._folder} is no folder; nothing was written")

    def _unlock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)  # the lock ends with the last descriptor; the file stays
            self._lock = None


def _files(folder: Path) -> Iterator[PurePosixPath]:
    for path in folder.rglob("*"):
        if path.is_file() and path.name != MARK:
            yield PurePosixPath(path.relative_to(folder))


def _holds(place: Path, data: bytes) -> bool:
    try:
        if place.is_symlink() or place.stat().st_size != len(data):
            return False
        return place.read_bytes() == data
    except OSError:
        return False


def _share(old: Path, new: Path) -> bool:
    """Give the file a second name; false where the file system has none."""
    try:
        new.hardlink_to(old)
    except OSError:
        return False
    return True


def _remove(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


@contextmanager
def _told(place: Path) -> Iterator[None]:
    """Turns an error of the system into one that names the place."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(f"{place}: {reason}") from None
