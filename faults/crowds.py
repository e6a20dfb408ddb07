"""Two builds at once, and one bad readout among many."""

import re
from pathlib import Path

from bench.readouts import write_readouts

from .ground import Ground, is_quiet, must, tail, tree

BUSY = 75
SAMPLE = 100


def build_twice(ground: Ground, runs: int) -> str:
    """Two builds into one folder, started together."""
    busy = 0
    for _ in range(runs):
        output = ground.fresh()
        pair = [ground.start(ground.reports, output) for _ in range(2)]
        errors = [process.communicate()[1] for process in pair]
        codes = sorted(process.returncode for process in pair)
        must(codes in ([0, BUSY], [0, 0]), f"they end with {codes}: {errors}")
        must(tree(output) == ground.clean, "the outcome is not that of one build")
        busy += BUSY in codes
    must(busy, "no build ever met the other")
    return f"{busy} of {runs} second builds told at once that the folder is taken; all clean"


def spoil_one(ground: Ground, count: int) -> str:
    """One bad readout among many: Markdown and HTML of all, PDF of a sample."""
    _spoil_one(ground, count, "md,html")
    sample = min(count, SAMPLE)
    _spoil_one(ground, sample, "pdf")
    return f"{count - 1:,} of {count:,} in Markdown and HTML, {sample - 1:,} of {sample:,} as PDF"


def _spoil_one(ground: Ground, count: int, outputs: str) -> None:
    output = ground.fresh()
    reports = output.parent / "reports"
    write_readouts(reports, count)
    readouts = sorted(reports.glob("*/*.yaml"))
    bad = readouts[len(readouts) // 2]
    bad.write_text(bad.read_text("utf-8") + "broken: [\n", "utf-8")
    done = ground.build(reports, output, "--to", outputs)
    errors = [line for line in done.stderr.splitlines() if ": warning: " not in line]
    named = [line for line in errors if re.match(rf"{re.escape(str(bad))}:\d+:\d+: ", line)]
    must(done.returncode == 1, f"exit {done.returncode}: {tail(done)}")
    must(len(named) == 1, f"the bad one is named {len(named)} times: {tail(done)}")
    must(is_quiet(done.stderr), "a traceback")
    made = {Path(place).parent.name + Path(place).name.split(".")[0] for place in tree(output)}
    must(len(made) == count - 1, f"{len(made)} of {count} were built")
    must(len(tree(output)) == (count - 1) * len(outputs.split(",")), "an output is missing")
