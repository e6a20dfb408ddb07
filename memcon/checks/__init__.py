"""Editorial rules: one rule a module, in the order of three lists.

Rules of one record, rules over the accounts of one contact, rules over a whole collection. A rule
is a function to findings; the severity of each code stands in `codes.py`.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from memcon.codes import CODES
from memcon.problems import Finding, Problem
from memcon.record import Record

from .attribution import check_agreements, check_chains, check_holders
from .captures import check_captures
from .clearance import check_clearance
from .codings import check_codings
from .confirmation import check_confirmation
from .contradictions import check_contradictions
from .counts import check_counts
from .derivations import check_derivations
from .differences import check_differences
from .duplicates import check_duplicates
from .evidence import check_evidence
from .form import check_absence, check_folder, check_lengths
from .holdings import Holdings
from .lineage import check_lineage
from .markings import check_markings
from .notes import check_note
from .offices import check_offices
from .orphans import check_orphans
from .quotations import check_prose_quotations, check_quotes
from .references import check_one_person, check_references
from .times import check_due, check_release, check_times
from .topics import check_denials, check_known_topics, check_topics
from .wording import check_scales, check_wording

Check = Callable[[Record], Iterator[Finding]]
ContactCheck = Callable[[Sequence[Record]], Iterator[tuple[Record, Finding]]]
CorpusCheck = Callable[[Holdings], Iterator[tuple[Path, Finding]]]

CHECKS: tuple[Check, ...] = (
    check_folder,
    check_references,
    check_one_person,
    check_offices,
    check_lineage,
    check_derivations,
    check_captures,
    check_evidence,
    check_quotes,
    check_prose_quotations,
    check_chains,
    check_holders,
    check_agreements,
    check_topics,
    check_known_topics,
    check_denials,
    check_absence,
    check_times,
    check_release,
    check_due,
    check_wording,
    check_scales,
    check_lengths,
    check_note,
    check_codings,
    check_markings,
    check_clearance,
)

CONTACT_CHECKS: tuple[ContactCheck, ...] = (
    check_differences,
    check_contradictions,
    check_confirmation,
)

CORPUS_CHECKS: tuple[CorpusCheck, ...] = (
    check_counts,
    check_duplicates,
    check_orphans,
)


def check(record: Record) -> list[Problem]:
    """Every finding of every rule about one record, in the order of its file."""
    found = {
        record.document.problem(finding, CODES[finding.code].severity)
        for rule in CHECKS
        for finding in rule(record)
    }
    return sorted(found)


def check_contact(records: Sequence[Record]) -> list[Problem]:
    """Every finding over the accounts of one contact, each in the record that it is about."""
    found = {
        record.document.problem(finding, CODES[finding.code].severity)
        for rule in CONTACT_CHECKS
        for record, finding in rule(records)
    }
    return sorted(found)


def check_corpus(holdings: Holdings) -> Iterator[tuple[Path, Finding]]:
    """Every finding over a collection, with the file it is about; nothing is read here."""
    for rule in CORPUS_CHECKS:
        yield from rule(holdings)
