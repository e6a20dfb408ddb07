"""Aim 1: `memcon validate` on many readouts and on one."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from measure import MEMCON, ROOT, Figure, at_least, at_most, medians, run

HEAVY = ("weasyprint", "spacy", "pikepdf", "jinja2", "lxml")
SCHEMA = ROOT / "schemas" / "readout.schema.json"


def validate_readouts(folder: Path, fewer: Path, peers: Path, rounds: int) -> Iterator[Figure]:
    """The whole command, the library alone, the peer, one file; both folders have readouts.

    The peer, which is linear in them, gets `fewer`. They are a collection of their own: memcon
    counts contacts among all that lie beside a readout.
    """
    files = sorted(folder.glob("*/*.yaml"))
    some = sorted(fewer.glob("*/*.yaml"))
    validate = [*MEMCON, "validate", "-q"]
    taken = medians(
        rounds,
        {
            "memcon": lambda: run(*validate, fewer),
            "peer": lambda: run(peers / "check-jsonschema", "--schemafile", SCHEMA, *some),
            "one": lambda: run(*validate, some[0]),
            "peer, one": lambda: run(peers / "check-jsonschema", "--schemafile", SCHEMA, some[0]),
        },
    )
    whole = medians(min(rounds, 3), {"all": lambda: run(*validate, folder)})["all"]
    library = json.loads(run(sys.executable, __file__, folder))
    yield at_least(
        f"readouts a second, one core: read, schema, own rules; {len(files):,} files",
        1 / library["seconds"],
        1500,
        "/s",
        "≥ 1,500",
    )
    yield Figure(
        f"readouts a second, the whole command with the rules across all {len(files):,}",
        len(files) / whole,
        "/s",
    )
    yield at_least(
        f"check-jsonschema / memcon, the same {len(some):,} files",
        taken["peer"] / taken["memcon"],
        5,
        "×",
        "≥ 5",
    )
    yield at_most("one file, cold: CPU", taken["one"], 0.3, "s", "< 0.3")
    yield Figure(
        "one file, cold: check-jsonschema / memcon", taken["peer, one"] / taken["one"], "×"
    )
    yield at_most("heavy libraries that one file imports", len(imported(some[0])), 0, "", "none")


def imported(path: Path) -> list[str]:
    """Which of the heavy libraries `memcon validate` imports for one file."""
    script = (
        "import runpy, sys\n"
        f"sys.argv = ['memcon', 'validate', '-q', {str(path)!r}]\n"
        "try:\n    runpy.run_module('memcon', run_name='__main__')\n"
        "except SystemExit:\n    pass\n"
        f"print(' '.join(sorted(set(sys.modules) & set({HEAVY!r}))))\n"
    )
    return run(sys.executable, "-c", script).splitlines()[-1].split()


def main() -> None:
    """Print the CPU seconds that one readout takes in this process, warm."""
    import time

    from memcon.checks import check
    from memcon.folders import discover, root_of
    from memcon.load import load
    from memcon.record import Record, read_captures
    from memcon.registries import read_registries
    from memcon.validate import validate

    paths = discover([Path(sys.argv[1])])
    registries, _ = read_registries(root_of(paths[0]))

    def take(path: Path) -> None:
        document = load(path)
        readout, _ = validate(document)
        if readout is not None:
            check(Record(document, readout, read_captures(readout, path.parent), registries))

    for path in paths[:50]:
        take(path)
    before = time.process_time()
    for path in paths:
        take(path)
    print(json.dumps({"seconds": (time.process_time() - before) / len(paths)}))


if __name__ == "__main__":
    main()
