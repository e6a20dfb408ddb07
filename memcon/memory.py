"""What earlier builds left to a build: hashes of files, findings on contacts, finished outputs.

A row is kept only if all that it was made from is still as it was when its key was formed: an edit
during the build must not put new bytes under an old key.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from .cache import Objects, hash_bytes
from .manifest import Manifest
from .problems import FolderError
from .render import Printed, Section
from .sight import (
    Listing,
    Listings,
    digest,
    hash_file,
    look,
    look_at,
    now,
    settles,
    within,
)

MANIFEST = "manifest.sqlite"
_BATCH = 400


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that outputs are made from: all of it, or a few files of it."""

    folder: str
    names: tuple[str, ...] = ()
    """The files that count; none: all, with those of the folders below."""
    hidden: bool = False
    """Whether hidden files count too."""

    def look(self) -> dict[str, Listing]:
        """What lies there now. Raises OSError where it cannot be listed."""
        if self.names:
            return look_at(self.folder, self.names)
        return look(self.folder, hidden=self.hidden)


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of a place, by their paths from there, with the hashes of their bytes."""

    place: Place
    files: Mapping[str, str]
    stamps: str
    """One hash over the stamps of the files."""
    settles: int
    """The time from which on the stamps can be relied on."""
    is_odd: bool = False
    """Whether the hashes do not tell all, because it holds a link to a folder."""

    @property
    def sha256(self) -> str:
        """One hash over all names and hashes."""
        return hash_bytes(repr(sorted(self.files.items())).encode("utf-8", "surrogateescape"))


@dataclass(frozen=True, slots=True)
class Made:
    """One finished output: the hash of its bytes, and what fills how many pages (0: no pages)."""

    sha256: str
    pages: int = 0
    sections: tuple[Section, ...] = ()


def key_of(kind: str, *parts: str) -> bytes:
    """The key of a row: a hash over all that its value follows from."""
    return sha256(repr((kind, *parts)).encode("utf-8", "surrogateescape")).digest()


@dataclass
class Memory:
    """Reads what earlier builds kept below a folder, and keeps what this one finds out.

    Without a folder nothing is known and nothing kept; `is_fresh`: nothing is known but all is
    kept.
    """

    folder: Path | None = None
    tell: Callable[[str], None] = lambda _: None
    is_fresh: bool = False
    is_steady: bool = True
    """Whether nothing changed under the build so far."""
    grounds: list[Contents] = field(default_factory=list)
    """What everything kept is made from."""
    watched: list[Contents] = field(default_factory=list)
    """What it is made from besides, of which the stamps are known alone."""
    _waiting: list[tuple[Sequence[Contents], bytes, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        place = self.folder / MANIFEST if self.folder else None
        self._manifest = Manifest(place, self.tell)
        self._objects = Objects(self.folder)

    def contents(self, place: Place, listings: Listings, looked: int) -> Contents:
        """What a place holds; only files whose stamps are new or doubtful are read.

        `looked` is when the look began that gave the listings.
        """
        folder = place.folder
        found = dict(within(listings, folder))
        stamps = digest(found.items())
        key = key_of("place", folder, repr(place.names), repr(place.hidden))
        until = settles(found.values())
        is_odd = any(listing.is_odd for listing in found.values())
        row = self.notes(key)
        if row is not None and row["stamps"] == stamps and until < row["looked"]:
            return Contents(place, row["files"], stamps, until, is_odd)
        files = {
            f"{path}/{name}"[len(folder) + 1 :]: hash_file(f"{path}/{name}")
            for path, listing in found.items()
            for name, *_ in listing.files
        }
        self._manifest.put(key, _dump({"stamps": stamps, "looked": looked, "files": files}))
        return Contents(place, files, stamps, until, is_odd)

    def stand_on(self, place: Place) -> Contents:
        """The contents of a place that everything kept is made from, such as the templates.

        Raises FolderError where it cannot be listed.
        """
        for ground in self.grounds:
            if ground.place == place:
                return ground
        looked = now()
        try:
            listings = place.look()
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise FolderError(f"{place.folder} cannot be listed: {reason}") from None
        ground = self.contents(place, listings, looked)
        self.grounds.append(ground)
        return ground

    def watch(self, place: Place) -> None:
        """Note the state of a place that everything kept is made from, and read no file of it."""
        found = place.look()
        stamps, until = digest(found.items()), settles(found.values())
        self.watched.append(Contents(place, {}, stamps, until))

    def findings(self, key: bytes) -> Any:
        """What was kept under a key; nothing where there is nothing, or all is to be made anew."""
        return None if self.is_fresh else self.notes(key)

    def notes(self, key: bytes) -> Any:
        """What was kept under a key, also where all is to be made anew."""
        value = self._manifest.get(key)
        return None if value is None else json.loads(value)

    def keep(self, sources: Sequence[Contents], key: bytes, value: object) -> None:
        """Keep a finding made from these contents and the ground that all stands on."""
        self._waiting.append((sources, key, _dump(value)))
        if len(self._waiting) >= _BATCH:
            self.commit()

    def output(self, key: bytes) -> Made | None:
        """The output that was made of a key."""
        row = self.findings(key)
        if row is None:
            return None
        sha256, pages, sections = row
        return Made(sha256, pages, tuple(Section(*item) for item in sections))

    def keep_output(
        self, sources: Sequence[Contents], keys: Iterable[bytes], printed: Printed
    ) -> Made:
        """Keep an output with its bytes under all keys that it was made of."""
        made = Made(hash_bytes(printed.data), printed.pages, printed.sections)
        if self.folder is not None:
            try:
                self._objects.put(made.sha256, printed.data)
            except OSError as error:
                self.tell(f"{self.folder}: {error.strerror}; outputs are no longer kept there")
                self._objects = Objects(None)
            for key in keys:
                sections = [astuple(item) for item in made.sections]
                self.keep(sources, key, [made.sha256, made.pages, sections])
        return made

    def data(self, made: Made) -> bytes | None:
        """The bytes of an output; none where they were lost."""
        return self._objects.get(made.sha256)

    def commit(self) -> None:
        """Write what waits, but for what an edit has overtaken."""
        waiting, self._waiting = self._waiting, []
        if not all(map(self._still_holds, self.grounds)):
            self.is_steady = False
            self.grounds.clear()
            self._manifest.close()
            return
        kept: dict[str, bool] = {}
        for sources, key, value in waiting:
            for source in sources:
                if source.place.folder not in kept:
                    kept[source.place.folder] = self._still_holds(source)
            if all(kept[source.place.folder] for source in sources):
                self._manifest.put(key, value)
        self.is_steady = self.is_steady and all(kept.values())
        self._manifest.commit(now())

    def close(self) -> None:
        """Let go of the files."""
        self._manifest.close()

    def sweep(self) -> None:
        """Remove what killed builds left half written in the cache."""
        self._objects.sweep(now())

    def _still_holds(self, known: Contents) -> bool:
        """Whether a place holds the same files, with the same bytes, as when it was seen."""
        looked = now()
        try:
            return self.contents(known.place, known.place.look(), looked).files == known.files
        except OSError:
            return False


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()
