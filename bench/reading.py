"""Aim 6: the parser and the comparison, warm."""

import json
import sys
from collections.abc import Iterator

from measure import ROOT, Figure, at_least, at_most, run


def read_texts(rounds: int) -> Iterator[Figure]:
    """Readouts a second through the parser, and milliseconds a pair through the comparison."""
    taken = json.loads(run(sys.executable, ROOT / "bench" / "parsing.py", rounds))
    for layer in ("spaCy", "the rules alone"):
        if seconds := taken.get(f"parser, a readout, {layer}"):
            label = f"readouts a second through the parser, {layer}"
            yield at_least(label, 1 / seconds, 10, "/s", "≥ 10")
    pairs = json.loads(run(sys.executable, ROOT / "bench" / "compare.py", rounds))
    slowest = max(pair["compare, ms"] for pair in pairs.values())
    yield at_most("compare, the slowest pair of reports/: CPU", slowest, 20, "ms", "< 20")
    ratios = sorted(pair["ratio"] for pair in pairs.values())
    label = "compare / reading and checking the pair, the middle one"
    yield Figure(label, ratios[len(ratios) // 2], "×")
