"""The readouts of a folder, grouped by contact, with the registries they share."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .checks import check
from .load import load
from .problems import Problem, UnreadableError, UsageError
from .record import Record, read_captures
from .schemas import Registries
from .validate import problems_of, validate

REGISTRIES = ("people", "parties", "topics")
_NOT_READOUTS = frozenset({*(f"{name}.yaml" for name in REGISTRIES), "compare.yaml"})

Elsewhere = Callable[[str], Path | None]


def discover(paths: Sequence[Path]) -> list[Path]:
    """The readout files of the paths given: files as they are, folders with all below them.

    Raises UsageError for a path that does not exist.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(_readouts_below(path)))
        elif path.exists():
            found[path] = None
        else:
            raise UsageError(f"{path} does not exist")
    return list(found)


def _readouts_below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.yaml")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.name not in _NOT_READOUTS and not hidden and not path.is_dir():
            yield path


def siblings(path: Path) -> list[Path]:
    """The other readouts of the same contact."""
    return [
        other
        for other in sorted(path.parent.glob("*.yaml"))
        if other.name != path.name and other.name not in _NOT_READOUTS and not other.is_dir()
    ]


def root_of(path: Path) -> Path:
    """The folder of contacts that a readout's own folder stands in; the registries lie there."""
    contact = path.parent
    return contact / ".." if contact.name in ("", "..") else contact.parent


class Corpus:
    """Reads each file once, whoever asks for it."""

    def __init__(self, elsewhere: Elsewhere = lambda _: None) -> None:
        self._elsewhere = elsewhere
        self._read = cache(self._read_record)
        self.registries = cache(self._read_registries)

    def record(self, path: Path) -> tuple[Record | None, list[Problem]]:
        """The record of a file, none where it has errors, and all its problems."""
        return self._read(path)

    def others(self, path: Path) -> list[Record]:
        """The other records of the contact that have no errors."""
        found = (self._read(other)[0] for other in siblings(path))
        return [record for record in found if record is not None]

    def _read_record(self, path: Path) -> tuple[Record | None, list[Problem]]:
        registries, _ = self.registries(root_of(path))
        try:
            document = load(path)
        except UnreadableError as error:
            return None, list(error.problems)
        readout, problems = validate(document)
        if readout is None:
            return None, problems
        stored = read_captures(readout, path.parent, self._elsewhere)
        record = Record(document, readout, stored, registries)
        problems = check(record)
        return (None if has_errors(problems) else record), problems

    def _read_registries(self, root: Path) -> tuple[Registries, list[Problem]]:
        """The registries of a folder of contacts; empty where it has none or they have errors."""
        tables: dict[str, Any] = {}
        problems: list[Problem] = []
        for name in REGISTRIES:
            path = root / f"{name}.yaml"
            if not path.is_file():
                continue
            try:
                document = load(path)
                Registries.model_validate({name: document.data})
                tables[name] = document.data
            except UnreadableError as error:
                problems += error.problems
            except ValidationError as error:
                problems += _registry_problems(error, document, name)
        return Registries.model_validate(tables), problems


def _registry_problems(error: ValidationError, document: Any, name: str) -> list[Problem]:
    """The problems of a registry, at their places in its own file."""
    shifted = type(document)(document.path, {name: document.data}, document.text, document.sha256)
    text = f"{name}:\n" + re.sub(r"(?m)^", " ", document.text)
    inner = type(document)(document.path, shifted.data, text, document.sha256)
    return [
        Problem(
            type(item.where)(
                item.where.path, max(item.where.line - 1, 1), max(item.where.column - 1, 1)
            ),
            item.code,
            item.message,
            item.hint,
        )
        for item in problems_of(error, inner, Registries)
    ]


def validate_all(paths: Sequence[Path], corpus: Corpus) -> Iterator[tuple[Path, list[Problem]]]:
    """The problems of each readout of the paths; of each registry once."""
    roots: dict[Path, None] = {}
    for path in discover(paths):
        root = root_of(path)
        if root not in roots:
            roots[root] = None
            _, problems = corpus.registries(root)
            if problems:
                yield root, problems
        yield path, corpus.record(path)[1]


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops a build."""
    return any(problem.severity == "error" for problem in problems)
