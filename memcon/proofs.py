"""The exact words of each evidence number, and where they stand in their source."""

from collections.abc import Iterator, Sequence

from .brief import Proof, Quoted
from .evidence import Match
from .language import ENGLISH, Language
from .numbering import Numbering
from .passages import told_in
from .record import Record
from .schemas import Evidence


def list_proofs(
    records: Sequence[Record], numbering: Numbering, language: Language = ENGLISH
) -> Iterator[Proof]:
    """A proof for each statement that has a number, in the order of the numbers."""
    statements = {
        (record.id, statement.id): (record, statement)
        for record in records
        for statement in record.readout.statements
    }
    for key, number in sorted(numbering.statements.items(), key=lambda item: item[1]):
        record, statement = statements[key]
        quotes = tuple(_words(evidence, record, language) for evidence in statement.evidence)
        place = place_of(statement.evidence[0], record, numbering)
        yield Proof(f"e{number}", str(number), quotes, place)


def place_of(evidence: Evidence, record: Record, numbering: Numbering) -> str:
    """The source of an evidence, with the paragraph where a copy is held: "S1 ¶2"."""
    source = record.source(evidence.source)
    if source is None:
        return ""
    number = numbering.sources[record.id, source.id]
    capture = record.stored[source.id].capture
    match = capture.find(evidence) if capture else None
    if capture and isinstance(match, Match):
        return f"{number} ¶{capture.paragraph(match.start)}"
    return number


def _words(evidence: Evidence, record: Record, language: Language) -> Quoted:
    source = record.source(evidence.source)
    code = (source.language if source else None) or record.readout.language
    words = language.quoted(" ".join(evidence.exact.split()))
    return Quoted(words, told_in(code, language))
