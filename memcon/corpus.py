"""The readouts of a folder, grouped by contact, with the registries they share.

A collection may hold tens of thousands of readouts, so they are read contact by contact and let go
again; what the rules over the whole need of each is kept in outline. No file is read twice for
itself: the next contact's rules find its accounts where the last step left them.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from .audit import Audit, audit
from .checks import check, check_contact, check_corpus
from .checks.holdings import Holdings, Usage
from .codes import CODES
from .contacts import Outline, Series, outline, outline_of_data, outline_of_text
from .folders import REGISTRIES, Folders, discover, holds, root_of
from .load import load
from .problems import Finding, Location, Problem, UnreadableError
from .record import Record, read_captures
from .registries import read_registries
from .result import has_errors
from .schemas import Registries
from .validate import validate

__all__ = ["Corpus", "discover", "has_errors", "validate_all"]

Elsewhere = Callable[[str], Path | None]

_HELD = 128
"""Readouts kept at a time: more than any contact has accounts."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file: its record, also where a rule refuses it, and its own problems."""

    record: Record | None
    problems: list[Problem]

    @property
    def is_sound(self) -> bool:
        """Whether the record may be used."""
        return self.record is not None and not has_errors(self.problems)


class Corpus:
    """Reads readouts when asked for, and knows what else lies around them."""

    def __init__(
        self, elsewhere: Elsewhere = lambda _: None, folders: Folders | None = None
    ) -> None:
        self.folders = folders or Folders()
        self._elsewhere = elsewhere
        self.read = lru_cache(maxsize=_HELD)(self._read_file)
        self._document = lru_cache(maxsize=_HELD)(load)
        self._outlines: dict[Path, Outline | None] = {}
        self._series = cache(self._read_series)
        self._near: Collection[Path] | None = None
        self.registries = cache(read_registries)

    def record(self, path: Path) -> tuple[Record | None, list[Problem]]:
        """The record of a file, none where it has errors, and all problems of its own."""
        reading = self.read(path)
        return (reading.record if reading.is_sound else None), reading.problems

    def others(self, path: Path) -> list[Record]:
        """The other records of the contact that have no errors."""
        paths = self.folders.readouts(path.parent)
        return [record for record in self._sound(paths) if record.document.path != str(path)]

    def contacts(self, root: Path) -> Iterator[tuple[str, list[Record]]]:
        """Each contact of a folder by its id, with its records that have no errors; read lazily."""
        for folder, paths in self.folders.contacts(root):
            yield folder.name, self._sound(paths)

    def series(self, root: Path) -> Series:
        """All contacts of a folder in outline. Of a readout not yet read, only that part is."""
        return self._series(root)

    def outline(self, path: Path) -> Outline | None:
        """Who talked and when, by one readout; none where it cannot be told."""
        return self._outline(path, root_of(path))

    def remember(self, path: Path, outline: Outline | None) -> None:
        """Take an outline that an earlier build read, so that the file need not be."""
        self._outlines.setdefault(path, outline)

    def narrow(self, folders: Collection[Path]) -> None:
        """Count among these contacts only: those of other people need not be read for it."""
        self._near = folders

    def audit(self, path: Path) -> Audit | None:
        """The count claim of a readout counted again on all of its folder; none without a claim."""
        root = root_of(path)
        mine = self._outline(path, root)
        if mine is None or mine.claim is None:
            return None
        return audit(mine, self.series(root), self.registries(root)[0])

    def check_contact(self, folder: Path) -> list[Problem]:
        """The problems over the accounts of one contact."""
        records = self._sound(self.folders.readouts(folder))
        return check_contact(records)

    def check_root(
        self, root: Path, paths: Sequence[Path], usage: Usage | None, *, whole: bool
    ) -> list[Problem]:
        """The problems of some readouts that show only beside all others of their folder."""
        outlines = [self._outline(path, root) for path in paths]
        claims = [item for item in outlines if item is not None and item.claim]
        if not claims and not whole:
            return []
        places = {name: root / f"{name}.yaml" for name in REGISTRIES}
        registries, _ = self.registries(root)
        holdings = Holdings(self.series(root), claims, registries, whole, usage, places)
        return sorted(self._problem(path, finding) for path, finding in check_corpus(holdings))

    def _problem(self, path: Path, finding: Finding) -> Problem:
        """A finding at its line. The file is read again: few have problems over a whole."""
        severity = CODES[finding.code].severity
        try:
            document = self._document(path)
        except UnreadableError:  # its outline was read all the same
            where = Location(str(path))
            return Problem(where, finding.code, finding.message, finding.hint, severity)
        return document.problem(finding, severity)

    def _sound(self, paths: Iterable[Path]) -> list[Record]:
        readings = map(self.read, paths)
        return [found.record for found in readings if found.record and found.is_sound]

    def _read_file(self, path: Path) -> Reading:
        registries, _ = self.registries(root_of(path))
        try:
            document = load(path)
        except UnreadableError as error:
            self._outlines[path] = _glance(path, registries)
            return Reading(None, list(error.problems))
        readout, problems = validate(document)
        if readout is None:
            self._outlines[path] = outline_of_data(path, document.data, registries)
            return Reading(None, problems)
        self._outlines[path] = outline(path, readout.event, readout.participants, registries)
        stored = read_captures(readout, path.parent, self._elsewhere)
        record = Record(document, readout, stored, registries)
        return Reading(record, check(record))

    def _outline(self, path: Path, root: Path) -> Outline | None:
        """The outline of a readout: what is left of it once read, else a look at that part only."""
        if path not in self._outlines:
            found = _glance(path, self.registries(root)[0])
            if found is None:
                self.read(path)
            else:
                self._outlines[path] = found
        return self._outlines[path]

    def _read_series(self, root: Path) -> Series:
        if self._near is None:
            paths = (path for _, paths in self.folders.contacts(root) for path in paths)
        else:
            near = (folder for folder in self._near if root_of(folder / "_") == root)
            paths = (path for folder in near for path in self.folders.readouts(folder))
        return Series(found for path in paths if (found := self._outline(path, root)))


def _glance(path: Path, registries: Registries) -> Outline | None:
    """The outline of a file by a look at that part only; none where that is not safe."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    return outline_of_text(path, text, registries)


def validate_all(paths: Sequence[Path], corpus: Corpus) -> Iterator[tuple[Path, list[Problem]]]:
    """The problems of each readout; then, by their folder, those of its contact and of all.

    Registries are checked once. Rules over a whole collection look at it where all of it is asked
    for; for a single readout they look at its contact, and at the rest where it counts contacts.
    """
    by_root: dict[Path, dict[Path, list[Path]]] = {}
    for path in corpus.folders.discover(paths):
        by_root.setdefault(root_of(path), {}).setdefault(path.parent, []).append(path)
    for root, by_folder in by_root.items():
        _, problems = corpus.registries(root)
        if problems:
            yield root, problems
        usage = Usage()
        complete = True
        for folder, found in by_folder.items():
            for path in found:
                reading = corpus.read(path)
                yield path, reading.problems
                if reading.record:
                    usage.add(reading.record)
                else:
                    complete = False
            if problems := corpus.check_contact(folder):
                yield folder, problems
        whole = any(path.is_dir() and holds(path, root) for path in paths)
        every = [path for found in by_folder.values() for path in found]
        if problems := corpus.check_root(
            root, every, usage if whole and complete else None, whole=whole
        ):
            yield root, problems
