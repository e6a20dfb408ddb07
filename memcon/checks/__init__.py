"""Editorial rules that need no other readout: one rule a module, in the order of this list.

A rule is a function from a record to findings; the severity of each code stands in `codes.py`.
"""

from collections.abc import Callable, Iterator

from memcon.codes import CODES
from memcon.problems import Finding, Problem
from memcon.record import Record

from .attribution import check_agreements, check_chains, check_holders
from .captures import check_captures
from .clearance import check_clearance
from .evidence import check_evidence
from .form import check_absence, check_folder, check_lengths
from .lineage import check_lineage
from .markings import check_markings
from .quotations import check_prose_quotations, check_quotes
from .references import check_one_person, check_references
from .times import check_due, check_release, check_times
from .topics import check_denials, check_topics
from .wording import check_scales, check_wording

Check = Callable[[Record], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    check_folder,
    check_references,
    check_one_person,
    check_lineage,
    check_captures,
    check_evidence,
    check_quotes,
    check_prose_quotations,
    check_chains,
    check_holders,
    check_agreements,
    check_topics,
    check_denials,
    check_absence,
    check_times,
    check_release,
    check_due,
    check_wording,
    check_scales,
    check_lengths,
    check_markings,
    check_clearance,
)


def check(record: Record) -> list[Problem]:
    """Every finding of every rule about one record, in the order of its file."""
    found = {
        record.document.problem(finding, CODES[finding.code].severity)
        for rule in CHECKS
        for finding in rule(record)
    }
    return sorted(found)
