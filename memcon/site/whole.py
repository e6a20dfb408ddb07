"""A contact's records → the contact whole: its accounts compared, and a brief of each."""

import hashlib
from collections.abc import Iterator, Sequence

from memcon.audit import Audit
from memcon.compare import compare, is_comparable
from memcon.compare.contact import Compared
from memcon.record import Record
from memcon.schemas import Corrections
from memcon.view import brief

from .contacts import Contents


def whole(
    records: Sequence[Record], decisions: Corrections, audits: Sequence[Audit | None]
) -> Contents:
    """All that is known of a contact. `audits` are the count claims of its records, in order."""
    compared = _compare(records, decisions)
    comparison = compared.comparison if compared else None
    return Contents(
        {record.id: record for record in records},
        {
            record.id: brief(
                record, [other for other in records if other is not record], comparison, audit=audit
            )
            for record, audit in zip(records, audits, strict=True)
        },
        compared,
    )


def _compare(records: Sequence[Record], decisions: Corrections) -> Compared | None:
    if not is_comparable(records):
        return None
    absent = tuple(record for record in records if record.readout.absence)
    return Compared(compare(records, corrections=decisions), absent, ())


def digest(
    records: Sequence[Record], decisions: Corrections, audits: Sequence[Audit | None]
) -> str:
    """What stands for all that a contact is made from, but for the registries."""
    words = "\0".join(_words(records, decisions, audits))
    return hashlib.sha256(words.encode()).hexdigest()


def _words(
    records: Sequence[Record], decisions: Corrections, audits: Sequence[Audit | None]
) -> Iterator[str]:
    for record, audit in zip(records, audits, strict=True):
        yield str(record.path)
        yield record.readout.model_dump_json()
        for source, stored in record.stored.items():
            yield f"{source} {stored.state} {stored.sha256}"
        if audit:
            yield repr((audit.outcome, audit.number, audit.days, audit.since, audit.claim))
    yield decisions.model_dump_json()
