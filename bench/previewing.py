"""The preview: from saving a readout until its new page is there."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from measure import ROOT, Figure, at_most, run


def preview_edits(page: Path, rounds: int) -> Iterator[Figure]:
    """Wall seconds of an edit, and their ratio to a warm PDF of the same run."""
    taken = json.loads(run(sys.executable, ROOT / "bench" / "preview.py", page, rounds))
    edit, warm = (
        taken["preview, from saving to the new page: wall s"],
        taken["warm PDF of one brief: wall s"],
    )
    yield at_most("preview, from saving to the new page: wall", edit, 1.5, "s", "≤ 1.5")
    yield Figure("preview, an edit / a warm PDF", edit / warm, "×")
