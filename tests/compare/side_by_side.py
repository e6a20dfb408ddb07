"""Accounts of one contact of Alpha and Beta, written in a line a statement."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from alpha_beta import REGISTRIES, record

from memcon.compare import Comparison, compare
from memcon.compare.model import Row
from memcon.record import Record
from memcon.schemas import Corrections, Registries

REPORTS = Path(__file__).resolve().parents[2] / "reports"

TOPICS = Registries.model_validate(
    {
        **REGISTRIES.model_dump(),
        "topics": {
            "trade": {"label": "Trade"},
            "tariffs": {"label": "Tariffs", "parent": "trade", "also": ["customs duties"]},
            "fisheries": {"label": "Fisheries", "parent": "trade"},
            "river": {"label": "Water of the river"},
            "the-talk": {"label": "The talk itself"},
        },
    }
)


def said(words: str, kind: str = "position", by: Sequence[str] = (), **more: Any) -> dict[str, Any]:
    """A draft statement: its evidence, kind and holders."""
    return {"kind": kind, "by": list(by), "evidence": words, **more}


def account(issuer: str, *statements: dict[str, Any], **changes: Any) -> Record:
    """The record of an account; its statements are numbered."""
    numbered = [{"id": f"s{number}", **item} for number, item in enumerate(statements, start=1)]
    return record(issuer, TOPICS, statements=numbered, **changes)


def alpha(*statements: dict[str, Any], **changes: Any) -> Record:
    return account("alpha", *statements, **changes)


def beta(*statements: dict[str, Any], **changes: Any) -> Record:
    return account("beta", *statements, **changes)


def only(comparison: Comparison) -> Row:
    """The one row of a comparison."""
    (row,) = comparison.rows
    return row


def refs(row: Row) -> dict[str, list[str]]:
    """The ids of the statements of a row by account."""
    return {name: [item.statement.id for item in cell] for name, cell in row.cells.items()}


def corrected(comparison: Sequence[Record], **lists: Any) -> Comparison:
    """The accounts compared under corrections."""
    return compare(comparison, corrections=Corrections.model_validate(lists))
