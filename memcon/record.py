"""A readout with the file it stands in and the captures it rests on."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Literal

from .evidence import Capture
from .load import Document
from .schemas import Readout, Registries, Source

CaptureState = Literal["present", "missing", "changed", "unreadable", "none"]


@dataclass(frozen=True)
class Stored:
    """What was found of a source's stored copy: its state, its text where it may be relied on."""

    state: CaptureState
    capture: Capture | None = None
    sha256: str = ""


@dataclass(frozen=True)
class Record:
    """One readout, its document, and the stored copies of its sources by their ids."""

    document: Document
    readout: Readout
    stored: Mapping[str, Stored]
    registries: Registries = field(default_factory=Registries)

    @property
    def path(self) -> PurePosixPath:
        """The file as messages name it."""
        return PurePosixPath(self.document.path)

    @property
    def id(self) -> str:
        """The name of the file without its ending; also that of the outputs."""
        return self.path.stem

    def source(self, id: str | None) -> Source | None:  # noqa: A002 - the field's own name
        """The source of an id; the only one where none is named."""
        sources = self.readout.sources
        if id is None:
            return sources[0] if len(sources) == 1 else None
        return next((source for source in sources if source.id == id), None)

    @cached_property
    def content_sha256(self) -> str:
        """The hash that clearance binds to: everything but the review, in one canonical form.

        Canonical: JSON with sorted keys and no spaces, fields at their defaults left out, UTF-8.
        """
        content = self.readout.model_dump(mode="json", exclude={"review"}, exclude_defaults=True)
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def is_comparable(records: Sequence[Record]) -> bool:
    """Whether there are two accounts to compare."""
    return sum(record.readout.absence is None for record in records) > 1


def read_captures(
    readout: Readout,
    folder: Path,
    elsewhere: Callable[[str], Path | None] = lambda _: None,
) -> dict[str, Stored]:
    """The stored copies of a readout's sources, by the ids of the sources.

    `folder` is the readout's own; `elsewhere` may know, by its hash, where a copy lies that is not
    kept there.
    """
    return {source.id: _read(source, folder, elsewhere) for source in readout.sources}


def _read(source: Source, folder: Path, elsewhere: Callable[[str], Path | None]) -> Stored:
    if source.capture is None:
        return Stored("none")
    path: Path | None = folder / source.capture.path
    if path is not None and not path.is_file():
        path = elsewhere(source.capture.sha256)
    if path is None:
        return Stored("missing")
    try:
        if not path.resolve().is_relative_to(folder.resolve()) and path.is_relative_to(folder):
            return Stored("unreadable")
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return Stored("unreadable")
    digest = hashlib.sha256(raw).hexdigest()
    if digest != source.capture.sha256:
        return Stored("changed", sha256=digest)
    return Stored("present", Capture(text), digest)


def index_captures(folder: Path) -> Callable[[str], Path | None]:
    """A finder of stored copies by their SHA-256 among the files of a folder."""
    known: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.stat().st_size <= 20_000_000:  # noqa: PLR2004
            known.setdefault(hashlib.sha256(path.read_bytes()).hexdigest(), path)
    return known.get
