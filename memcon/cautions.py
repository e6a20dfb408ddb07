"""What a reader of a brief is warned of: caveats, and the standing lines of every page."""

from collections.abc import Iterator

from . import prose
from .brief import Caveat
from .language import ENGLISH, Language
from .passages import told_in
from .record import Record


def caveats(record: Record, language: Language = ENGLISH) -> Iterator[Caveat]:
    """What the drafter warns of, then what the record itself shows."""
    readout = record.readout
    own = told_in(readout.language, language)
    for text in readout.caveats:
        yield Caveat(prose.inline(text), language=own)
    yield from map(Caveat, _shown(record, language))
    for item in readout.corrections:
        when = prose.say_moment(item.at, language)
        if item.by:
            # Translators: {who} is a name in the nominative; the record's own prose follows.
            lead = language.say("Corrected {date} by {who}:", date=when, who=item.by)
        else:
            lead = language.say("Corrected {date}:", date=when)
        yield Caveat(prose.inline(item.text), prose.worded(lead), own)


def _shown(record: Record, language: Language) -> Iterator[str]:
    readout = record.readout
    date = readout.event.date
    if date.basis == "inferred" and date.why:
        why = date.why.rstrip(".")
        # Translators: {why} is the record's own prose.
        yield prose.bind(language.say("The date is inferred: {why}.", why=why))
    waiting = sum(len(item.confirm) for item in readout.statements) + len(readout.confirm)
    if waiting:
        yield language.say_many(
            "{count} point of this record is still to be confirmed by a person.",
            "{count} points of this record are still to be confirmed by a person.",
            waiting,
        )
    if readout.confirm:
        points = language.say_in("list", "; ").join(readout.confirm)
        # Translators: {points} are the record's own prose.
        yield language.say("To confirm of the record as a whole: {points}.", points=points)
    if readout.review.state == "withdrawn":
        yield language.say("This record has been withdrawn.")


def notices(record: Record, language: Language = ENGLISH) -> Iterator[str]:
    """The standing lines at the foot of every page."""
    yield language.say("Reconstructed from public accounts; not a transcript.")
    sources = [
        f"S{number}"
        for number, source in enumerate(record.readout.sources, start=1)
        if record.stored[source.id].state == "present"
    ]
    if sources:
        # Translators: {sources} are numbers of sources: "S1 and S2".
        yield language.say(
            "Open-source work. Quotations from {sources} checked letter for letter.",
            sources=language.listed(sources),
        )
    elif any(source.capture for source in record.readout.sources):
        # Translators: a capture is the stored copy of a source.
        yield language.say(
            "Open-source work. Quotations not re-checked in this build: the captures are absent."
        )
    elif record.readout.sources:
        yield language.say(
            "Open-source work. Quotations not re-checked in this build: no copies are stored."
        )
    else:
        yield language.say("Open-source work.")
