"""A count claim beside its recount, in words: what the brief prints of an audit."""

from collections.abc import Iterator

from . import prose
from .audit import Audit
from .brief import Cell
from .names import party_adjective
from .record import Record


def cell(record: Record, audit: Audit | None) -> Cell:
    """The column of the event strip: "6th call of 2025", "by that account (records: 6)"."""
    event = record.readout.event
    note = "by that account" if event.count else ""
    if audit:
        note += f" (records: {audit.number})"
    return Cell("Count", prose.say_count(event.count, event.date.value), note)


def line(record: Record, audit: Audit | None) -> str:
    """The claim, the recount and the days counted in one line; empty without a claim."""
    event = record.readout.event
    if event.count is None:
        return ""
    adjective = party_adjective(record.readout.issuer, record.registries)
    claim = f"{prose.say_count(event.count, event.date.value)} by the {adjective} account"
    if audit is None:
        return claim
    days = f" ({audit.days})" if audit.certain else ""
    return f"{claim}; in these records: {audit.number}{days}"


def sentence(audit: Audit | None) -> Iterator[str]:
    """What the records hold of the series, as a sentence of the background."""
    if audit is None:
        return
    if audit.since is None:
        yield "These records do not tell when the term of office began."
        return
    series = prose.say_series(audit.claim, audit.when.event.date.value)
    yield f"The {series} in these records: {audit.number} ({audit.days})."
