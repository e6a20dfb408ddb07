"""The comparison of a contact's folder, with the corrections that lie beside its readouts."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from memcon.corrections import load_corrections, refs_of, text_of
from memcon.language import ENGLISH, Language
from memcon.problems import Problem
from memcon.record import Record
from memcon.schemas import Corrections
from memcon.sheet import Sheet

from . import compare
from .model import Comparison
from .view import sheet


@dataclass(frozen=True)
class Compared:
    """A comparison with what stands around it."""

    comparison: Comparison
    absent: tuple[Record, ...]
    """The records that an account was looked for and not found."""
    problems: tuple[Problem, ...]
    """Those of `compare.yaml`."""
    corrections: bytes = b""
    """`compare.yaml` as it was loaded; empty where there is none, or it may not be given away."""

    @property
    def records(self) -> tuple[Record, ...]:
        """All that it was made from: the accounts, then the records that none was found."""
        return (*(account.record for account in self.comparison.accounts), *self.absent)

    def sheet(self) -> Sheet:
        """The comparison as its templates see it."""
        return sheet(self.comparison, self.absent)


def compare_contact(
    records: Sequence[Record], folder: Path | None, language: Language = ENGLISH
) -> Compared:
    """The accounts among the records side by side, corrected by the folder's `compare.yaml`.

    `language` is the one that the comparison speaks.

    Raises UsageError where fewer than two of them are accounts.
    """
    absent = tuple(record for record in records if record.readout.absence)
    known = {ref for record in records for ref in refs_of(record)}
    corrections, problems = load_corrections(folder, known) if folder else (None, [])
    comparison = compare(records, corrections=corrections, language=language)
    written = text_of(folder) if corrections not in (None, Corrections()) else b""
    return Compared(comparison, absent, tuple(problems), written)
