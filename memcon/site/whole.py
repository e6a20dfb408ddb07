"""A contact's records → the contact whole: its accounts compared, and a brief of each."""

import hashlib
from collections.abc import Iterator, Sequence

from memcon.audit import Audit
from memcon.compare import compare
from memcon.compare.contact import Compared
from memcon.record import Record, is_comparable
from memcon.recount import say_number
from memcon.schemas import Corrections
from memcon.view import brief

from .contacts import Contents, SourceText
from .places import CONTACTS
from .rights import may_publish


def whole(
    records: Sequence[Record],
    decisions: Corrections,
    audits: Sequence[Audit | None],
    *,
    is_entire: bool,
) -> Contents:
    """All that is known of a contact. `audits` are the count claims of its records, in order.

    Where not all of the contact is on the site (`is_entire`), no text of a source is: it has the
    words of what was left out.
    """
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
        {record.id: tuple(_texts(record)) if is_entire else () for record in records},
    )


def _texts(record: Record) -> Iterator[SourceText]:
    for source in record.readout.sources:
        capture = record.stored[source.id].capture
        if capture and may_publish(source.rights):
            path = CONTACTS / record.readout.event.id / f"{record.id}-{source.id}.txt"
            label = ", ".join(word for word in (source.publisher, source.rights) if word)
            yield SourceText(path, label, capture.text)


def _compare(records: Sequence[Record], decisions: Corrections) -> Compared | None:
    if not is_comparable(records):
        return None
    absent = tuple(record for record in records if record.readout.absence)
    return Compared(compare(records, corrections=decisions), absent, ())


def digest(
    records: Sequence[Record],
    decisions: Corrections,
    audits: Sequence[Audit | None],
    *,
    is_entire: bool,
) -> str:
    """What stands for all that a contact is made from, but for the registries."""
    words = "\0".join([*_words(records, decisions, audits), str(is_entire)])
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
            yield repr((audit.outcome, say_number(audit), audit.days, audit.since, audit.claim))
    yield decisions.model_dump_json()
