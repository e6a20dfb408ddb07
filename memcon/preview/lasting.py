"""A corpus that reads again only what changed, and goes on with what a file last said soundly.

A file with an error keeps its place in the collection by its last version without one, so that its
page, and all that counts or compares it, stays while it is being mended.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath

from memcon.codes import CODES
from memcon.contacts import Outline
from memcon.corpus import Corpus, Elsewhere, Reading, has_errors
from memcon.folders import REGISTRIES, root_of
from memcon.problems import Finding, Location, Problem
from memcon.registries import read_registries
from memcon.schemas import Registries

from .stamps import Stamp, take_stamps


@dataclass(frozen=True)
class _Kept:
    """A reading with all that it was made from."""

    stamp: Stamp | None
    registries: Registries
    reading: Reading
    outline: Outline | None


@dataclass
class Memory:
    """What outlives one look at the files."""

    last: dict[Path, _Kept] = field(default_factory=dict)
    """Of each file, what it says now."""
    sound: dict[Path, _Kept] = field(default_factory=dict)
    """Of each file, what it said when it last had no error."""
    registries: dict[Path, tuple[Stamp, Registries, list[Problem]]] = field(default_factory=dict)


class LastingCorpus(Corpus):
    """Reads readouts as they are at one moment, when the folders have these stamps.

    What is a link out of `roots` is not read: nothing outside of them is shown.

    After a site was read from it, `faults` are the files with an error and `places` says which file
    the page at an address is about.
    """

    def __init__(
        self,
        memory: Memory,
        stamps: Mapping[Path, Stamp],
        roots: Sequence[Path],
        elsewhere: Elsewhere = lambda _: None,
    ) -> None:
        super().__init__(elsewhere)
        self._memory = memory
        self._stamps = stamps
        self._roots = roots
        self.registries = cache(self._read_registries)
        self.faults: dict[Path, list[Problem]] = {}
        self.places: dict[PurePosixPath, Path] = {}

    def _read_file(self, path: Path) -> Reading:
        kept = self._read_kept(path)
        reading = kept.reading
        if reading.is_sound:
            self._memory.sound[path] = kept
        else:
            self.faults[path] = reading.problems
            if path in self._memory.sound:
                kept = self._memory.sound[path]
                # Its own problems are those of today, which `faults` has.
                reading = Reading(kept.reading.record, [])
        self._outlines[path] = kept.outline
        contact = reading.record.readout.event.id if reading.record else path.parent.name
        self.places[PurePosixPath("contacts", contact, f"{path.stem}.html")] = path
        return reading

    def _read_kept(self, path: Path) -> _Kept:
        stamp = self._stamps.get(path.parent)
        registries, _ = self.registries(root_of(path))
        kept = self._memory.last.get(path)
        if kept and stamp and kept.stamp == stamp and kept.registries is registries:
            return kept
        reading = _refused(path) if self._leads_out(path) else super()._read_file(path)
        kept = _Kept(stamp, registries, reading, self._outlines.get(path))
        self._memory.last[path] = kept
        return kept

    def _leads_out(self, path: Path) -> bool:
        """Whether a file is a link out of the folder that is shown."""
        inside = [root for root in self._roots if path.is_relative_to(root)]
        real = path.resolve()
        return bool(inside) and not any(real.is_relative_to(root.resolve()) for root in inside)

    def _read_registries(self, root: Path) -> tuple[Registries, list[Problem]]:
        """The registries of a folder; those of the last sound moment where they have an error."""
        stamp = tuple(take_stamps(root / f"{name}.yaml" for name in REGISTRIES).values())
        known = self._memory.registries.get(root)
        if known and known[0] == stamp:
            return known[1:]
        registries, problems = read_registries(root)
        if known and has_errors(problems):
            registries = known[1]
        self._memory.registries[root] = (stamp, registries, problems)
        return registries, problems

    def _problem(self, path: Path, finding: Finding) -> Problem:
        """A finding at its line, in the text that it was found in."""
        kept = self._memory.sound.get(path)
        if path in self.faults and kept and kept.reading.record:
            document = kept.reading.record.document
            return document.problem(finding, CODES[finding.code].severity)
        return super()._problem(path, finding)


def _refused(path: Path) -> Reading:
    message, hint = "is a link out of the folder", "put the file itself there"
    return Reading(None, [Problem(Location(str(path)), "cannot-read", message, hint)])
