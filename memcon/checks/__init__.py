"""Editorial rules that need no other readout: one rule a module, in the order of this list.

A rule is a function from a record to findings; the severity of each code stands in `codes.py`.
"""

from collections.abc import Callable, Iterator

from memcon.codes import CODES
from memcon.problems import Finding, Problem
from memcon.record import Record

from .captures import check_captures
from .evidence import check_evidence

Check = Callable[[Record], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    check_captures,
    check_evidence,
)


def check(record: Record) -> list[Problem]:
    """Every finding of every rule about one record, in the order of its file."""
    found = {
        record.document.problem(finding, CODES[finding.code].severity)
        for rule in CHECKS
        for finding in rule(record)
    }
    return sorted(found)
