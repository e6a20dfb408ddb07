"""Which files of a folder are readouts, and which folder holds the contacts.

ROOT/people.yaml  parties.yaml  topics.yaml      the registries
ROOT/moved.yaml                                  old addresses of the site
ROOT/2025-07-03-putin-trump/ru.yaml  us.yaml     the readouts of one contact
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from .problems import FolderError, UsageError

REGISTRIES = ("people", "parties", "topics")
_NOT_READOUTS = frozenset({*(f"{name}.yaml" for name in REGISTRIES), "compare.yaml", "moved.yaml"})


class Folders:
    """Lists each folder once, whoever asks for it."""

    def __init__(self) -> None:
        self._listed: dict[Path, tuple[tuple[Path, ...], tuple[Path, ...]]] = {}

    def readouts(self, folder: Path) -> tuple[Path, ...]:
        """The readouts that lie in a folder, in the order of their names."""
        return self._list(folder)[0]

    def contacts(self, root: Path) -> Iterator[tuple[Path, tuple[Path, ...]]]:
        """The folders of contacts right below a folder, with their readouts."""
        for folder in self._list(root)[1]:
            if paths := self.readouts(folder):
                yield folder, paths

    def below(self, folder: Path) -> Iterator[Path]:
        """The readouts of a folder and of all folders below it."""
        files, folders = self._list(folder)
        inside = set(folders)
        for path in sorted((*files, *folders), key=_by_name):
            if path in inside:
                yield from self.below(path)
            else:
                yield path

    def discover(self, paths: Sequence[Path]) -> list[Path]:
        """The readout files of the paths given: files as they are, folders with all below them.

        Raises UsageError for a path that does not exist, and for a file that readouts share.
        """
        found: dict[Path, None] = {}
        for path in paths:
            if path.is_dir():
                found.update(dict.fromkeys(self.below(path)))
            elif path.name in _NOT_READOUTS:
                raise UsageError(f"{path} is no readout but goes with them: name its folder")
            elif path.exists():
                found[path] = None
            else:
                raise UsageError(f"{path} does not exist")
        return list(found)

    def _list(self, folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        """The readouts and the folders right in a folder; links to folders are left out."""
        if folder not in self._listed:
            files, folders = [], []
            for entry in _entries(folder):
                if entry.is_dir(follow_symlinks=False):
                    folders.append(folder / entry.name)
                elif _is_readout(entry):
                    files.append(folder / entry.name)
            self._listed[folder] = (
                tuple(sorted(files, key=_by_name)),
                tuple(sorted(folders, key=_by_name)),
            )
        return self._listed[folder]


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What a folder holds but for what is hidden; raises FolderError where it cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FolderError(f"{folder} cannot be listed: {reason}") from None


def _is_readout(entry: os.DirEntry[str]) -> bool:
    is_named = entry.name.endswith(".yaml") and entry.name not in _NOT_READOUTS
    return is_named and not entry.is_dir()


def _by_name(path: Path) -> str:
    return path.name


def discover(paths: Sequence[Path]) -> list[Path]:
    """The readout files of the paths given; see `Folders.discover`."""
    return Folders().discover(paths)


def root_of(path: Path) -> Path:
    """The folder that holds the contacts, of a readout: two above it."""
    folder = path.parent
    return folder / ".." if folder.name in ("", "..") else folder.parent


def holds(folder: Path, root: Path) -> bool:
    """Whether a folder is the root or lies above it."""
    above, below = os.path.abspath(folder), os.path.abspath(root)  # noqa: PTH100 - links stay
    return os.path.commonpath([above, below]) == above
