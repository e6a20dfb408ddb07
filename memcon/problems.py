"""What a user can fix, and the causes for which the tool gives up."""

import re
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]
Place = tuple[str | int, ...]
"""A place in a readout: keys and list positions from the top, such as ("statements", 2, "by")."""


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """The line and column, from 1, of a code point."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place that an editor can open: line and column from 1, 0 for the file as a whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        path = visible(self.path)
        return f"{path}:{self.line}:{self.column}" if self.line else path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something to fix in a readout: where, what, and what to do."""

    where: Location
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        warning = "warning: " if self.severity == "warning" else ""
        first = f"{self.where}: {warning}{self.code}: {self.message}"
        return f"{first}\n    hint: {self.hint}" if self.hint else first


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem at a place inside a readout, before the place has a line and a column."""

    code: str
    place: Place
    message: str
    hint: str = ""
    at_key: bool = field(default=False)
    """Whether the key itself is meant, not what it holds."""


def visible(text: str) -> str:
    """The text with every character that a terminal would act on written as its escape."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


_LONG = re.compile(r"(\S{80})\S{40,}")
_MOST = 900


def told(text: str) -> str:
    """The text as a message bears it: visible, no word of a file without end, no file as a whole.

    What is shown of a readout may be as long as the readout.
    """
    if len(text) > _MOST:
        text = _LONG.sub("\\1…", text[: 2 * _MOST])[:_MOST] + "…"
    return visible(text)


class MemconError(Exception):
    """The base of all that the tool raises on purpose; `exit_code` is how the command ends."""

    exit_code = 3


class UnreadableError(MemconError):
    """A file cannot be read as a readout at all."""

    exit_code = 1

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


class SourceError(MemconError):
    """A source text gives no readout, by what it is or by what it holds."""

    exit_code = 1


class UsageError(MemconError):
    """The command was called in a way that has no meaning."""

    exit_code = 2


class FolderError(MemconError):
    """A folder of readouts, copies or templates cannot be listed."""

    exit_code = 3


class OutputError(MemconError):
    """The output folder cannot be written."""

    exit_code = 3


class PortError(MemconError):
    """The preview cannot have its port."""


class BusyError(MemconError):
    """Another build holds the output folder."""

    exit_code = 75


class RenderError(MemconError):
    """A brief could not be rendered; the others were."""

    exit_code = 1


class ClusterError(MemconError):
    """A cluster cannot be reached, or cannot do what a build asks of it."""

    exit_code = 3
