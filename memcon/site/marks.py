"""What a site remembers of how it was made: the keys of its files, alone and in batches."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError


@dataclass(frozen=True, slots=True)
class Mark:
    """One batch as it was written."""

    key: str
    files: tuple[str, ...]
    closer: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """All keys of a site."""

    files: dict[str, str] = field(default_factory=dict)
    batches: dict[str, Mark] = field(default_factory=dict)


def read_marks(path: Path) -> Marks:
    """The keys that a site was written with; none where they cannot be read."""
    try:
        return TypeAdapter(Marks).validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return Marks()


def write_marks(path: Path, marks: Marks) -> None:
    """Write the keys beside what they are of."""
    data = {"memcon": "site", **asdict(marks)}
    path.write_text(json.dumps(data, sort_keys=True) + "\n", "utf-8")
