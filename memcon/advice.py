"""What a house adds to a record → lines with their evidence numbers, as a brief prints them."""

from collections.abc import Iterator
from datetime import UTC

from . import prose
from .brief import Graded, Note, Passage, Point
from .language import ENGLISH, Language
from .numbering import Numbering
from .passages import Narrator, told_in
from .record import Record
from .schemas import Moment, Statement
from .schemas import Point as Written

_CANNOT_BE_JUDGED = 6
_KNOWN, _QUESTIONABLE = range(1, 3), range(3, _CANNOT_BE_JUDGED)
_UNGRADED = range(_CANNOT_BE_JUDGED, _CANNOT_BE_JUDGED + 1)
"""Credibility in the Admiralty code: 1 confirmed, 2 probable, 3 possible … 5 improbable."""


def note(record: Record, numbering: Numbering, language: Language = ENGLISH) -> Note:
    """The house's own part of a brief; all empty where the record has none."""
    written = record.readout.note
    if written is None:
        return Note()
    sections = written.sections()
    cited = {name for points in sections.values() for point in points for name in point.based_on}
    return Note(
        to=language.listed(written.to),
        info=language.listed(written.info),
        reference=written.reference or "",
        precedence=written.precedence or "",
        sent=_date_time_group(written.sent, language) if written.sent else "",
        cut_off=prose.say_moment(written.cut_off, language) if written.cut_off else "",
        cited=_told(record, numbering, cited, language),
        **{
            name: tuple(_points(record, numbering, points, language))
            for name, points in sections.items()
        },
    )


def graded(record: Record, numbering: Numbering, language: Language = ENGLISH) -> Graded:
    """What the assessment rests on, by how credible each statement or its source is held."""
    cited = {name for item in record.readout.assessment for name in item.based_on}
    grades = {item.id: _grade(item, record) for item in record.readout.statements}

    def of(grade: range) -> tuple[Passage, ...]:
        chosen = {name for name in cited if grades.get(name) in grade}
        return _told(record, numbering, chosen, language)

    return Graded(of(_KNOWN), of(_QUESTIONABLE), of(_UNGRADED))


def _grade(statement: Statement, record: Record) -> int:
    """The credibility of a statement, else that of its source; not judged is taken as 6."""
    source = record.source(statement.evidence[0].source)
    given = statement.credibility or (source.credibility if source else None)
    return given or _CANNOT_BE_JUDGED


def _points(
    record: Record, numbering: Numbering, points: tuple[Written, ...], language: Language
) -> Iterator[Point]:
    own = told_in(record.readout.language, language)
    for point in points:
        numbers = sorted(
            numbering.statements[record.id, name]
            for name in point.based_on
            if (record.id, name) in numbering.statements
        )
        yield Point(
            prose.inline(point.text),
            prose.bind(point.answers or ""),
            tuple(numbers),
            point.marking or "",
            own,
        )


def _told(
    record: Record, numbering: Numbering, chosen: set[str], language: Language
) -> tuple[Passage, ...]:
    """The statements chosen in the order of the account, one a paragraph with its own number."""
    narrator = Narrator(record, numbering, language=language)
    statements = (item for item in record.readout.statements if item.id in chosen)
    return tuple(narrator.passages([statement])[0] for statement in statements)


def _date_time_group(moment: Moment, language: Language) -> str:
    """Day, hour and minute in GMT, month and year: "030900Z JAN 30"."""
    instant = moment.instant
    if instant is None:
        return prose.say_moment(moment, language)
    at = instant.astimezone(UTC)
    return f"{at:%d%H%M}Z {prose.MONTHS[at.month - 1][:3].upper()} {at:%y}"
