"""What lies in the output folder already, and which of it is ours."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .jobs import Job
from .memory import Contents, Memory, Place, key_of
from .sight import Listing, look, now

TOP = "briefs"


@dataclass(frozen=True, slots=True)
class State:
    """The state of all outputs at one time."""

    looked: int
    is_odd: bool
    """Whether links or half-written files lie among them."""


def look_at_outputs(folder: str) -> tuple[dict[str, Listing], State]:
    """The outputs below a folder, with the state that they are in; none where they cannot be seen.

    `folder` is absolute.
    """
    looked = now()
    try:
        listings = look(f"{folder}/{TOP}")
    except OSError:
        return {}, State(looked, is_odd=True)
    is_odd = any(listing.is_odd or listing.links for listing in listings.values())
    return listings, State(looked, is_odd)


class Shelf:
    """The outputs of one folder, by their hashes; files are read only where stamps do not do."""

    def __init__(
        self,
        memory: Memory,
        folder: Path,
        seen: tuple[Mapping[str, Listing], State] | None = None,
    ) -> None:
        """`seen` is what `look_at_outputs` gave, where that was just done."""
        self._memory = memory
        self._folder = os.path.abspath(folder)  # noqa: PTH100 - links stay
        self._listings, state = seen or look_at_outputs(self._folder)
        self._looked = state.looked
        self.loose: set[str] = set()
        """Folders of contacts that hold outputs of other folders' readouts too."""
        self._contents: dict[str, Contents] = {}

    def holds(self, place: PurePosixPath, sha256: str) -> bool:
        """Whether an ordinary file with these bytes lies in a place."""
        folder = f"{self._folder}/{place.parent}"
        listing = self._listings.get(folder)
        if listing is None or place.name in listing.links:
            return False
        return self._files(folder).get(place.name) == sha256

    def unfinished(self) -> Iterator[PurePosixPath]:
        """The folders in which a killed build left half-written files, or somebody links."""
        for folder, listing in self._listings.items():
            if listing.is_odd:
                yield PurePosixPath(folder[len(self._folder) + 1 :])

    def note(self, jobs: Iterable[tuple[Job, str]]) -> None:
        """Remember what was put here, by its hash, and which readouts it came from."""
        by_folder: dict[PurePosixPath, dict[str, list[object]]] = {}
        for job, sha256 in jobs:
            rows = by_folder.setdefault(job.place.parent, {})
            rows[job.place.name] = [sha256, *_sources(job)]
        for parent, rows in by_folder.items():
            known = self._memory.notes(self._key(parent)) or {}
            if any(known.get(name) != row for name, row in rows.items()):
                self._memory.keep((), self._key(parent), known | rows)

    def left(
        self,
        places: Mapping[PurePosixPath, Job],
        refused: Sequence[Path],
        standing: Collection[str] = (),
    ) -> list[str]:
        """Outputs of ours, as we wrote them, whose readouts are gone or may no longer be built.

        Nothing is looked for in the folders that are known to stand as they did.
        """
        owners = {place.parent: job.contact.contents.place.folder for place, job in places.items()}
        bad = {os.path.abspath(path) for path in refused}  # noqa: PTH100 - links stay
        found = []
        for folder, listing in self._listings.items():
            above, name = os.path.split(folder)
            if name in standing and above == f"{self._folder}/{TOP}":
                continue
            parent = PurePosixPath(folder[len(self._folder) + 1 :])
            strange = [name for name, *_ in listing.files if parent / name not in places]
            known = (self._memory.notes(self._key(parent)) if strange else None) or {}
            for name in strange:
                sha256, needed, *sources = known.get(name, ("", 0))
                if any(os.path.dirname(path) != owners.get(parent) for path in sources):  # noqa: PTH120
                    self.loose.add(parent.name)
                there = [path for path in sources if path not in bad and os.path.lexists(path)]
                if len(there) < needed and self.holds(parent / name, sha256):
                    found.append(str(parent / name))
        return found

    def _files(self, folder: str) -> Mapping[str, str]:
        if folder not in self._contents:
            self._contents[folder] = self._memory.contents(
                Place(folder), self._listings, self._looked
            )
        return self._contents[folder].files

    def _key(self, parent: PurePosixPath) -> bytes:
        return key_of("ours", self._folder, str(parent))


def _sources(job: Job) -> list[object]:
    """How many readouts an output needs, and the files of those that it came from."""
    accounts = [job.account] if job.account else [*job.contact.examined.accounts]
    paths = [os.path.abspath(job.contact.folder / item.name) for item in accounts]  # noqa: PTH100
    return [1 if job.account else 2, *paths]
