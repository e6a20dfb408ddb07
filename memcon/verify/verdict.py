"""What came of verifying a PDF, in words that a lawyer can read."""

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["holds", "doubt", "not checked"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    about: str
    """"Text of the pages", "Records", "Quotations", "Captures", "Signature" …"""
    outcome: Outcome
    code: str
    """Stable: `text-altered`, `record-altered`, `capture-changed` …; `holds` where all is well."""
    words: str

    def __str__(self) -> str:
        return f"{self.about}: {self.words}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """All that was looked at in one file."""

    path: str
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is in doubt, and the pages themselves were checked."""
        return all(finding.outcome != "doubt" for finding in self.findings)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of what is in doubt."""
        return frozenset(item.code for item in self.findings if item.outcome == "doubt")

    def __str__(self) -> str:
        first = "VERIFIED" if self.holds else "NOT VERIFIED"
        marks = {"holds": "holds", "doubt": "DOUBT", "not checked": "not checked"}
        rows = (f"    {marks[item.outcome]:11}  {item}" for item in self.findings)
        return "\n".join([f"{first}: {self.path}", *rows])


def holds(about: str, words: str) -> Finding:
    """A finding that all is well."""
    return Finding(about, "holds", "holds", words)


def doubt(about: str, code: str, words: str) -> Finding:
    """A finding that something is not as it was made, or cannot be shown to be."""
    return Finding(about, "doubt", code, words)


def unchecked(about: str, code: str, words: str) -> Finding:
    """What could not be looked at, and why; it makes no verdict worse."""
    return Finding(about, "not checked", code, words)
