"""What a gate reports of a page."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One defect. `view` is how the page was looked at, where that matters."""

    page: str
    gate: str
    text: str
    view: str = ""

    def __str__(self) -> str:
        where = f"{self.page} ({self.view})" if self.view else self.page
        return f"{where}: {self.gate}: {self.text}"


def say(findings: list[Finding]) -> str:
    """The findings, one a line."""
    return "\n".join(str(finding) for finding in sorted(findings))
