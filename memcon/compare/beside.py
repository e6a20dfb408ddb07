"""What another account of the contact has, lacks or contradicts, in one line for a brief."""

from collections.abc import Sequence

from memcon.record import Record

from .model import Account, Comparison, Row

_AGAINST = frozenset({"conflict", "denial_vs_mention"})


def beside(comparison: Comparison, record: Record, other: Record) -> str:
    """The line about `other` in the brief of `record`.

    Silence is worded without motive: "does not mention" (see `docs/comparing.md`).
    """
    mine, theirs = _account(comparison, record), _account(comparison, other)
    adds = [row for row in comparison.rows if row.cells[theirs.id] and not row.cells[mine.id]]
    lacks = [row for row in comparison.rows if row.cells[mine.id] and not row.cells[theirs.id]]
    against = [
        row
        for row in comparison.rows
        if row.relation in _AGAINST and row.cells[mine.id] and row.cells[theirs.id]
    ]
    parts = [f"adds {_subjects(adds, mine, comparison)}" if adds else "adds nothing"]
    parts += [f"does not mention {_subjects(lacks, theirs, comparison)}"] if lacks else []
    parts.append(
        f"contradicts this one on {_subjects(against, None, comparison)}"
        if against
        else "no contradiction found"
    )
    return f"The {theirs.label} {'; '.join(parts)}."


def _account(comparison: Comparison, record: Record) -> Account:
    return next(
        account for account in comparison.accounts if account.record.document is record.document
    )


def _subjects(rows: Sequence[Row], silent: Account | None, comparison: Comparison) -> str:
    """The first matter by name and the number of the others.

    A matter of which the silent account has something all the same is not named as unmentioned:
    rather one is that it has nothing of, or it is said that a point is meant.
    """
    touched = {
        row.subject for row in comparison.rows if silent is not None and row.cells[silent.id]
    }
    ranked = sorted(rows, key=_is_slight)
    names = list(dict.fromkeys(row.subject for row in ranked if row.subject not in touched))
    points = len(rows) - sum(row.subject in names for row in rows)
    total = len(names) + points
    first = f"“{names[0].strip('“”')}”" if names else f"a point on “{ranked[0].subject}”"
    return first if total == 1 else f"{first} and {total - 1} more"


def _is_slight(row: Row) -> bool:
    """Whether it is a courtesy or a word about the talk: named only where nothing else is."""
    kinds = {said.statement.kind for cell in row.cells.values() for said in cell}
    return kinds <= {"courtesy", "tone", "context"}
