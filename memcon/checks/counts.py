"""Rule R18: a place in a series holds when the records are counted again."""

from collections.abc import Iterator
from pathlib import Path

from memcon import prose
from memcon.audit import Audit, audit
from memcon.problems import Finding
from memcon.recount import say_number

from .holdings import Holdings


def check_counts(holdings: Holdings) -> Iterator[tuple[Path, Finding]]:
    """A count claim that the records do not bear out, with the contacts that were counted."""
    for outline in holdings.claims:
        found = audit(outline, holdings.series, holdings.registries)
        if found and found.outcome in ("records_lower", "records_higher"):
            yield outline.path, _finding(found)


def _finding(found: Audit) -> Finding:
    claim = prose.say_count(found.claim, found.when.event.date.value)
    days = prose.say_days(found.days)
    doubt = prose.say_days([contact.outlines[0].event.date.value for contact in found.doubtful])
    message = f"{claim} by this account; in these records: {say_number(found)} ({days}"
    message += f"; date too vague: {doubt})" if doubt else ")"
    look = "are missing" if found.outcome == "records_lower" else "stand twice"
    hint = f"look for contacts that {look}, or for another series that the account counts in"
    return Finding("count-differs", ("event", "count", "value"), prose.plain(message), hint)
