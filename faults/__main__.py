"""Break builds in every way of the table, and print what came of each.

    python -m faults [WORD …]

Ends with 1 where a row did not hold. A row that this machine cannot run is named as such.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .crowds import build_twice, spoil_one
from .ground import FaultError, Ground, SkippedError
from .kills import fill_memory, kill_builds, kill_workers, stay_stuck
from .mutants import mutate_yaml
from .places import fill_disk, spoil_output
from .surroundings import change_surroundings


@dataclass(frozen=True)
class Row:
    """A fault: how it is made, and how often."""

    name: str
    run: Callable[[Ground, int], str]
    count: int


ROWS = (
    Row("the build is killed", kill_builds, 50),
    Row("a worker is killed", kill_workers, 20),
    Row("a page fills the memory", fill_memory, 20),
    Row("a page is stuck", stay_stuck, 2),
    Row("the disk is full", fill_disk, 10),
    Row("the output is spoilt", spoil_output, 1),
    Row("two builds at once", build_twice, 20),
    Row("one bad readout", spoil_one, 10_000),
    Row("other surroundings", change_surroundings, 12),
    Row("damaged YAML", mutate_yaml, 20_000),
)


def main() -> None:
    """Run the rows, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readouts", type=int, default=12)
    parser.add_argument("rows", nargs="*", help="words in the name of the rows wanted; else all")
    options = parser.parse_args()
    rows = [row for row in ROWS if all(word in row.name for word in options.rows)]
    failed = 0
    print("| fault | n | came of it | s |\n| --- | ---: | --- | ---: |")
    with tempfile.TemporaryDirectory() as name:
        ground = Ground(Path(name).resolve(), options.readouts)
        for row in rows:
            before = time.monotonic()
            try:
                told = row.run(ground, row.count)
            except FaultError as error:
                failed += 1
                told = f"**FAILED**: {error}"
            except SkippedError as error:
                told = f"not run: {error}"
            seconds = time.monotonic() - before
            print(f"| {row.name} | {row.count:,} | {told} | {seconds:.0f} |", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
