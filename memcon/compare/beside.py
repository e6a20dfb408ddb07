"""What another account of the contact has, lacks or contradicts, in one line for a brief."""

from collections.abc import Sequence

from memcon.language import QUOTATION_MARKS
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
    say = comparison.language.say
    parts = [
        say("adds {matters}", matters=_subjects(adds, mine, comparison))
        if adds
        else say("adds nothing")
    ]
    if lacks:
        matters = _subjects(lacks, theirs, comparison)
        # Translators: without motive: never "omits" or "conceals".
        parts.append(say("does not mention {matters}", matters=matters))
    parts.append(
        say("contradicts this one on {matters}", matters=_subjects(against, None, comparison))
        if against
        else say("no contradiction found")
    )
    points = comparison.language.say_in("list", "; ").join(parts)
    # Translators: {account} is such as "Russian account"; {points} are such as "adds “trade”",
    # "does not mention “energy” and 2 more", "no contradiction found".
    return say("The {account} {points}.", account=theirs.label, points=points)


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
    language = comparison.language
    if names:
        first = language.quoted(names[0].strip(QUOTATION_MARKS))
    else:
        matter = language.quoted(ranked[0].subject.strip(QUOTATION_MARKS))
        # Translators: a matter of which an account has something, but not this point.
        first = language.say("a point on {matter}", matter=matter)
    if total == 1:
        return first
    # Translators: {matter} is the first of several; {count} are the others.
    return language.say_many(
        "{matter} and {count} more",
        "{matter} and {count} more",
        total - 1,
        matter=first,
    )


def _is_slight(row: Row) -> bool:
    """Whether it is a courtesy or a word about the talk: named only where nothing else is."""
    kinds = {said.statement.kind for cell in row.cells.values() for said in cell}
    return kinds <= {"courtesy", "tone", "context"}
