"""Evidence numbers and source lines: what each sentence of a brief stands on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .brief import SourceLine, Trace
from .dating import say_moment
from .evidence import Match
from .language import ENGLISH, N_, Language
from .record import Record
from .schemas import Source, SourceKind, Statement

SOURCE_KINDS: dict[SourceKind, str] = {
    # Translators: kinds of source, as they stand inside a sentence.
    "official_readout": N_("official readout"),
    "official_transcript": N_("official transcript"),
    "spokesperson_briefing": N_("spokesperson’s briefing"),
    "press_remarks": N_("remarks to the press"),
    "agency_report": N_("agency report"),
    "press_article": N_("press article"),
    "social_post": N_("social media post"),
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

_DERIVATIONS = {
    # Translators: how one text comes from another; {publisher} put out the first one.
    "translation": N_("translation of {publisher}"),
    "digest": N_("digest of {publisher}"),
    "excerpt": N_("excerpt of {publisher}"),
    "rewrite": N_("rewrite of {publisher}"),
    "reprint": N_("reprint of {publisher}"),
}

_TRANSLATORS = {
    # Translators: who translated a source.
    "official": N_("official translation"),
    "agency": N_("agency translation"),
    "own": N_("own translation"),
    "machine": N_("machine translation"),
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


def source_lines(
    records: Sequence[Record], numbering: Numbering, language: Language = ENGLISH
) -> Iterator[SourceLine]:
    """A line for each source of the records."""
    for record in records:
        for index, source in enumerate(record.readout.sources):
            number = numbering.sources[record.id, source.id]
            first = index == 0 and record is records[0] and record.readout.absence is None
            words = _describe(source, record, language, account=first)
            yield SourceLine(number, words, source.url or "")


def _describe(source: Source, record: Record, language: Language, *, account: bool) -> str:
    kind = language.say(SOURCE_KINDS[source.kind])
    parts = [
        # Translators: {kind} is a kind of source, "official readout".
        language.say("the account reported here: {kind}", kind=kind) if account else kind,
        source.publisher or language.say("publisher unknown"),
        language.quoted(source.title) if source.title else "",
        say_moment(source.published, language) if source.published else "",
        _foreign(source, record, language),
        language.say(_TRANSLATORS[source.translation]) if source.translation else "",
        # Translators: the Admiralty code of a source, a letter.
        language.say("reliability {grade}", grade=source.reliability) if source.reliability else "",
        # Translators: the Admiralty code of what a source says, a figure.
        language.say("credibility {grade}", grade=source.credibility) if source.credibility else "",
    ]
    if source.derived_from and (origin := record.source(source.derived_from.source)):
        how = _DERIVATIONS[source.derived_from.how]
        parts.append(language.say(how, publisher=origin.publisher or origin.id))
    if source.capture:
        parts.append(f"sha256 {source.capture.sha256[:12]}…")
    return language.say_in("list", ", ").join(language.isolate(part) for part in parts if part)


def _foreign(source: Source, record: Record, language: Language) -> str:
    """In which language a source is, where that is not the language of the record."""
    code = source.language
    if code is None or code == record.readout.language:
        return ""
    name = language.languages.get(code) or LANGUAGES.get(code, code)
    # Translators: the name of a language as a list has it ("русский"), after which it is declined
    # nowhere; so better "language: {language}" than "in {language}".
    return language.say("in {language}", language=name)


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
