"""One pair compared, warm, against reading and checking its two readouts: the ratio of the two."""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from memcon.compare import compare
from memcon.corpus import Corpus

REPORTS = Path(__file__).resolve().parents[1] / "reports"
ROUNDS = 30


def main() -> None:
    """Print, for each contact with two accounts, milliseconds of CPU and the ratio as JSON."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    figures = {}
    for folder in sorted(REPORTS.glob("*/")):
        paths = sorted(folder.glob("[a-z][a-z].yaml"))
        records = [record for path in paths if (record := Corpus().record(path)[0])]
        if sum(record.readout.absence is None for record in records) < 2:
            continue

        def read(paths: list[Path] = paths) -> object:
            corpus = Corpus()
            return [corpus.record(path) for path in paths]

        taken = {
            "compare": _median(lambda records=records: compare(records), rounds),  # type: ignore[misc]
            "read": _median(read, rounds),
        }
        figures[folder.name] = {
            "compare, ms": round(1000 * taken["compare"], 2),
            "read and check, ms": round(1000 * taken["read"], 2),
            "ratio": round(taken["compare"] / taken["read"], 2),
        }
    print(json.dumps(figures, indent=2))


def _median(action: Callable[[], object], rounds: int) -> float:
    action()
    taken = []
    for _ in range(rounds):
        before = time.process_time()
        action()
        taken.append(time.process_time() - before)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
