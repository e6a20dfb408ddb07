"""Every problem code: what it means, why it matters, what to do.

`memcon explain CODE` and `docs/problems.md` are both made from this table.
"""

import textwrap
from dataclasses import dataclass

from .problems import Severity, UsageError


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a code means. `wrong` and `right` are lines of a readout, before and after."""

    severity: Severity
    summary: str
    meaning: str
    wrong: str = ""
    right: str = ""


CODES: dict[str, Explanation] = {
    "capture-missing": Explanation(
        "warning",
        "The stored copy of a source is not here.",
        "The hash still pins the text, but this build cannot compare the quotations with it, and "
        "the brief says so. Press texts are often not ours to publish: a checkout may lack them.",
    ),
    "capture-changed": Explanation(
        "error",
        "The stored copy of a source is not the one that was pinned.",
        "Either the copy was edited, or the publisher changed the text without notice.",
    ),
    "capture-unreadable": Explanation(
        "error",
        "The stored copy of a source cannot be read.",
        "A capture is a UTF-8 text file inside the readout's folder.",
    ),
    "evidence-not-found": Explanation(
        "error",
        "The words of an evidence do not stand in its source.",
        "A sentence of a brief stands on an exact quotation, or it is not printed. White space may "
        "differ; letters, marks and quotation marks may not.",
    ),
    "evidence-ambiguous": Explanation(
        "error",
        "The words of an evidence stand more than once in its source.",
        "A reader must be able to find the one place that is meant.",
    ),
    "evidence-moved": Explanation(
        "error",
        "The words of an evidence do not stand where `start` and `end` say.",
        "Offsets are code points of the capture, from 0, the end exclusive.",
    ),
    "evidence-without-source": Explanation(
        "error",
        "An evidence does not say which source it is from.",
        "`source` may be left out only where the readout has a single source.",
    ),
    "unknown-source": Explanation(
        "error",
        "A source is named that is not listed.",
        "Evidence and derivations refer to the ids of `sources`.",
    ),
}


def explain(code: str) -> str:
    """What a code means and what to do, as `memcon explain` prints it; raises UsageError."""
    found = CODES.get(code)
    if found is None:
        from .validate import did_you_mean

        hint = did_you_mean(code, list(CODES)) or "`memcon explain` lists them"
        raise UsageError(f'there is no code "{code}": {hint}')
    lines = [f"{code} ({found.severity})", found.summary, "", *textwrap.wrap(found.meaning, 92)]
    if found.wrong:
        lines += ["", "    wrong:  " + found.wrong, "    right:  " + found.right]
    return "\n".join(lines)
