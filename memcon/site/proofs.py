"""The words of the sources behind the numbers of a readout's page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memcon import prose
from memcon.brief import Brief, Quoted
from memcon.evidence import Match
from memcon.numbering import SOURCE_KINDS, Numbering
from memcon.record import Record
from memcon.schemas import Evidence, Statement


@dataclass(frozen=True)
class Words:
    """Exact words of one source."""

    quote: Quoted
    source: str
    """"S1, official readout, Kremlin"."""
    place: str
    """Paragraph and characters where a copy is held, else empty."""
    url: str


@dataclass(frozen=True)
class Proof:
    """What one statement stands on."""

    statement: str
    """The statement's fragment id."""
    words: tuple[Words, ...]


def list_proofs(brief: Brief, record: Record, others: Sequence[Record]) -> dict[int, Proof]:
    """The proof of each evidence number of a brief."""
    numbering = Numbering.of((), [record, *others])
    statements: dict[str, tuple[Record, Statement]] = {
        f"{other.id}-{item.id}": (other, item)
        for other in others
        for item in other.readout.statements
    }
    statements |= {item.id: (record, item) for item in record.readout.statements}
    passages = [
        *(passage for block in brief.topics for passage in block.passages),
        *(passage for group in brief.denials for passage in group.passages),
        *brief.agreed,
        *brief.remarks,
    ]
    return {
        part.number: prove(part.id, *statements[part.id], numbering)
        for passage in passages
        for part in passage.parts
    }


def prove(fragment: str, record: Record, statement: Statement, numbering: Numbering) -> Proof:
    """The words that a statement stands on."""
    return Proof(fragment, tuple(_words(record, statement, numbering)))


def _words(record: Record, statement: Statement, numbering: Numbering) -> Iterator[Words]:
    for evidence in statement.evidence:
        source = record.source(evidence.source)
        if source is None:
            continue
        language = source.language or record.readout.language
        yield Words(
            Quoted(prose.quoted(" ".join(evidence.exact.split())), language),
            ", ".join(
                word
                for word in (
                    numbering.sources[record.id, source.id],
                    SOURCE_KINDS[source.kind],
                    source.publisher or "publisher unknown",
                )
                if word
            ),
            _place(record, source.id, evidence),
            source.url or "",
        )


def _place(record: Record, source: str, evidence: Evidence) -> str:
    capture = record.stored[source].capture
    match = capture.find(evidence) if capture else None
    if capture is None or not isinstance(match, Match):
        return ""
    paragraph = capture.paragraph(match.start)
    return f"paragraph {paragraph}, characters {match.start}–{match.end}"
