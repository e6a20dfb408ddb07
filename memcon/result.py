"""What came of a build."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from .problems import Problem, RenderError


@dataclass
class Result:
    """The outputs made, kept and failed, the readouts refused, and all problems."""

    built: list[PurePosixPath] = field(default_factory=list)
    unchanged: list[PurePosixPath] = field(default_factory=list)
    failed: dict[PurePosixPath, RenderError] = field(default_factory=dict)
    refused: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left: list[PurePosixPath] = field(default_factory=list)
    """Outputs of ours in the folder whose readouts are gone or refused."""
    removed: list[PurePosixPath] = field(default_factory=list)
    """Those of them that were removed because that was asked for."""

    @property
    def is_clean(self) -> bool:
        """Whether every readout got all its briefs."""
        return not (self.failed or self.refused or has_errors(self.problems))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops a build."""
    return any(problem.severity == "error" for problem in problems)
