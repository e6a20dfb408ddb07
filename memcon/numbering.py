"""Evidence numbers and source lines: what each sentence of a brief stands on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .brief import SourceLine, Trace
from .evidence import Match
from .prose import say_moment
from .record import Record
from .schemas import Source, Statement

SOURCE_KINDS = {
    "official_readout": "official readout",
    "official_transcript": "official transcript",
    "spokesperson_briefing": "spokesperson’s briefing",
    "press_remarks": "remarks to the press",
    "agency_report": "agency report",
    "press_article": "press article",
    "social_post": "social media post",
}

LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}

DENIED = "not_discussed"
AGREED = frozenset({"agreement", "commitment", "next_step"})

Key = tuple[str, str]
"""A statement among the records of a contact: the record's id and its own."""


@dataclass(frozen=True)
class Numbering:
    """The evidence number of each statement and the number of each source, over all records."""

    statements: dict[Key, int]
    sources: dict[Key, str]

    @classmethod
    def of(cls, order: Iterable[Key], records: Sequence[Record]) -> "Numbering":
        """Numbers from 1 in the order given; sources "S1" … in the order of the records."""
        statements = {key: number for number, key in enumerate(order, start=1)}
        keys = [(record.id, source.id) for record in records for source in record.readout.sources]
        return cls(statements, {key: f"S{number}" for number, key in enumerate(keys, start=1)})


def source_lines(records: Sequence[Record], numbering: Numbering) -> Iterator[SourceLine]:
    """A line for each source of the records."""
    for record in records:
        for index, source in enumerate(record.readout.sources):
            number = numbering.sources[record.id, source.id]
            first = index == 0 and record is records[0] and record.readout.absence is None
            yield SourceLine(number, _describe(source, record, account=first), source.url or "")


def _describe(source: Source, record: Record, *, account: bool) -> str:
    parts = [
        ("the account reported here: " if account else "") + SOURCE_KINDS[source.kind],
        source.publisher or "publisher unknown",
        f"“{source.title}”" if source.title else "",
        say_moment(source.published) if source.published else "",
        _foreign(source, record),
        f"{source.translation} translation" if source.translation else "",
        f"reliability {source.reliability}" if source.reliability else "",
        f"credibility {source.credibility}" if source.credibility else "",
    ]
    if source.derived_from:
        origin = record.source(source.derived_from.source)
        parts.append(
            f"{source.derived_from.how} of {origin.publisher or origin.id}" if origin else ""
        )
    if source.capture:
        parts.append(f"sha256 {source.capture.sha256[:12]}…")
    return ", ".join(part for part in parts if part)


def _foreign(source: Source, record: Record) -> str:
    """In which language a source is, where that is not the language of the record."""
    language = source.language
    if language is None or language == record.readout.language:
        return ""
    return f"in {LANGUAGES.get(language, language)}"


def traces(records: Sequence[Record], numbering: Numbering) -> Iterator[Trace]:
    """For each source, in which of its paragraphs the evidence of which statements stands."""
    for record in records:
        places: dict[str, dict[int, list[int]]] = {}
        for statement in record.readout.statements:
            number = numbering.statements.get((record.id, statement.id))
            found = _place(record, statement)
            if number is not None and found is not None:
                origin, paragraph = found
                places.setdefault(origin, {}).setdefault(paragraph, []).append(number)
        for source in record.readout.sources:
            if source.id in places:
                yield Trace(
                    numbering.sources[record.id, source.id],
                    tuple(
                        (paragraph, tuple(sorted(numbers)))
                        for paragraph, numbers in sorted(places[source.id].items())
                    ),
                )


def _place(record: Record, statement: Statement) -> tuple[str, int] | None:
    """The source and the paragraph (0: not known) of a statement's first evidence."""
    evidence = statement.evidence[0]
    source = record.source(evidence.source)
    if source is None:
        return None
    capture = record.stored[source.id].capture
    match = capture.find(evidence) if capture else None
    if capture and isinstance(match, Match):
        return source.id, capture.paragraph(match.start)
    return source.id, 0
