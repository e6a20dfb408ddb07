"""Rules R04, R08: quotation marks stand only around words that the evidence proves."""

import re
from collections.abc import Iterator

from memcon.problems import Finding, Place
from memcon.record import Record
from memcon.schemas import Statement

from .wording import reported

_GAP = re.compile(r"(?:(?<!\s)\s++)?(?:\[\s*…\s*\]|\[\.\.\.\]|…|\.\.\.)\s*")
_QUOTED = re.compile('“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|"([^"]+)"')
_MARK = re.compile('[“«„"]')
_APOSTROPHES = str.maketrans("’‘", "''")


def check_quotes(record: Record) -> Iterator[Finding]:
    """A quotation that does not lie inside its own evidence, letter for letter."""
    for index, statement in enumerate(record.readout.statements):
        quote = statement.quote
        if quote is None:
            continue
        place: Place = ("statements", index, "quote")
        words, field = (quote.original, "original") if quote.original else (quote.text, "text")
        held = [_fold(item.exact) for item in statement.evidence]
        if not _stands_in(words, held):
            message = f'the quotation of "{statement.id}" does not lie inside its evidence'
            hint = "copy it from the evidence letter for letter, or quote more as evidence"
            yield Finding("quote-outside-evidence", (*place, field), message, hint)
        source = record.source(statement.evidence[0].source)
        language = (source.language if source else None) or record.readout.language
        if not quote.translated and quote.language not in (None, language):
            message = f"the quotation is marked as {quote.language}, its source as {language}"
            hint = "mark a translation: `translated: true`, with the `original`"
            yield Finding("quote-language", (*place, "language"), message, hint)


def check_prose_quotations(record: Record) -> Iterator[Finding]:
    """Words in quotation marks, in our own prose, that no evidence of the record holds."""
    readout = record.readout
    marked = [(place, text) for place, text in reported(record) if _MARK.search(text)]
    if not marked:
        return
    proved = [text for statement in readout.statements for text in _proved(statement)]
    proved += [_fold(item.exact) for item in readout.event.evidence or ()]
    proved += [
        _fold(claim.wording)
        for claim in (readout.event.duration, readout.event.count)
        if claim and claim.wording
    ]
    for place, text in marked:
        for found in _QUOTED.finditer(text):
            words = next(group for group in found.groups() if group)
            if not _stands_in(words, proved):
                message = f"“{words}” stands in quotation marks, but no evidence holds it"
                hint = "quote letter for letter, or say it in our own words"
                yield Finding("unproven-quotation", place, message, hint)


def _proved(statement: Statement) -> Iterator[str]:
    yield from (_fold(item.exact) for item in statement.evidence)
    if statement.quote:
        yield _fold(statement.quote.text)


def _stands_in(words: str, texts: list[str]) -> bool:
    """Whether every part of the words, between ellipses, stands in one of the texts."""
    parts = [_fold(part).strip(" .,;") for part in _GAP.split(words)]
    return all(
        any(part in text or _lower_first(part) in text for text in texts) for part in parts if part
    )


def _fold(text: str) -> str:
    return " ".join(text.split()).translate(_APOSTROPHES)


def _lower_first(text: str) -> str:
    """The words as they stand inside a sentence."""
    return text[:1].lower() + text[1:]
