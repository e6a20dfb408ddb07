"""A count claim beside its recount, in words: what the brief prints of an audit."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import prose
from .audit import Audit
from .language import ENGLISH, Language
from .names import party_adjective
from .record import Record

if TYPE_CHECKING:
    from .brief import Cell


def say_number(audit: Audit, language: Language = ENGLISH) -> str:
    """How many the records hold: "6", "5–6" where a date is vague, "not checkable"."""
    if audit.since is None:
        # Translators: whether the records bear out a place in a series.
        return language.say("not checkable")
    least, most = len(audit.certain), len(audit.certain) + len(audit.doubtful)
    return str(least) if least == most else f"{least}–{most}"


def cell(record: Record, audit: Audit | None, language: Language = ENGLISH) -> "Cell":
    """The column of the event strip: "6th call of 2025", "by that account (records: 6)"."""
    from .brief import Cell

    event = record.readout.event
    note = ""
    if event.count:
        # Translators: stands under a place in a series that an account claims.
        note = language.say("by that account")
    if audit:
        number = say_number(audit, language)
        # Translators: {number} of the series are among the records held here.
        note = language.say("by that account (records: {number})", number=number)
    label = language.say("Count")
    return Cell(label, prose.say_count(event.count, event.date.value, language), note)


def line(record: Record, audit: Audit | None, language: Language = ENGLISH) -> str:
    """The claim, the recount and the days counted in one line; empty without a claim."""
    event = record.readout.event
    if event.count is None:
        return ""
    # Translators: {place} is a place in a series, "6th call of 2025"; {party} is an adjective
    # in English and the name of a party, in the nominative, in other languages.
    claim = language.say(
        "{place} by the {party} account",
        place=prose.say_count(event.count, event.date.value, language),
        party=party_adjective(record.readout.issuer, record.registries, language),
    )
    if audit is None:
        return claim
    number = say_number(audit, language)
    if not audit.certain:
        return language.say("{claim}; in these records: {number}", claim=claim, number=number)
    days = prose.say_days(audit.days, language)
    return language.say(
        "{claim}; in these records: {number} ({days})", claim=claim, number=number, days=days
    )


def sentence(audit: Audit | None, language: Language = ENGLISH) -> Iterator[str]:
    """What the records hold of the series, as a sentence of the background."""
    if audit is None:
        return
    if audit.since is None:
        yield language.say("These records do not tell when the term of office began.")
        return
    # Translators: {series} is what is counted, "calls of 2025"; {days} lists their days.
    yield language.say(
        "The {series} in these records: {number} ({days}).",
        series=prose.say_series(audit.claim, audit.when.event.date.value, language),
        number=say_number(audit, language),
        days=prose.say_days(audit.days, language),
    )
