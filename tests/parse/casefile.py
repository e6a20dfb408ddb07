"""Cases of the parser as text: a title, a full stop on its own line, the input, the expected."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """One case; its name is its title and the line where it begins."""

    title: str
    text: str
    expected: str
    line: int

    def __str__(self) -> str:
        return f"{self.line}: {self.title}"


def read_cases(name: str) -> tuple[Case, ...]:
    """The cases of a file, in order."""
    return tuple(_split((CASES / name).read_text("utf-8")))


def _split(text: str) -> Iterator[Case]:
    parts: list[list[str]] = [[]]
    begin = 1
    for number, line in enumerate(text.split("\n"), 1):
        if line != ".":
            parts[-1].append(line)
            continue
        parts.append([])
        if len(parts) == 4:
            title, source, expected = ("\n".join(part).strip("\n") for part in parts[:3])
            yield Case(title, source, expected, begin)
            parts, begin = [[]], number + 1
