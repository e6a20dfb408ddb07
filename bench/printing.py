"""Aim 3: PDF after PDF in one process beside bare WeasyPrint; two workers beside one."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from measure import ROOT, Figure, at_least, at_most, run

BRIEFS = 40


def print_warm(page: Path, rounds: int) -> tuple[float, Iterator[Figure]]:
    """The CPU seconds of one warm PDF, and the figures."""
    taken = json.loads(run(sys.executable, ROOT / "bench" / "warm.py", page, rounds))
    ours, bare = taken["memcon PDF, warm"], taken["bare write_pdf, warm"]
    one, two = (taken[f"{word}, {BRIEFS} briefs: wall s"] for word in ("one worker", "two workers"))

    def figures() -> Iterator[Figure]:
        yield at_most("memcon PDF / bare write_pdf, warm", ours / bare, 1.1, "×", "≤ 1.10")
        yield at_most("one-page brief, warm: CPU", 1000 * ours, 250, "ms", "≤ 250")
        yield at_least("two workers / one, briefs a second", one / two, 1.8, "×", "≥ 1.8")

    return ours, figures()
