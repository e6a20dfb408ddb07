"""What the checkers of accessible and archival PDF find, as JSON: run by their own environment.

    .checkers/bin/python tools/pdf_checkers.py [--first] FILE...

`--first` asks no more of a file once one of them has found something. A checker that fails has
found that, so a broken one never passes a file. TBL-010 of outloud is left out: it takes a table of
one row for one without data.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import page
import pdfua

Checker = Callable[[str], list[str]]


def _conforms(profile: str) -> Checker:
    def check(path: str) -> list[str]:
        report = page.validate_pdf(path, profile=profile)
        return [f"{item.rule_id} {item.message}" for item in report.failures]

    return check


def _is_read_aloud(path: str) -> list[str]:
    """By a process of its own: one that has read other files finds what is not there."""
    command = [Path(sys.executable).with_name("outloud"), path, "--skip", "TBL-010"]
    done = subprocess.run(  # noqa: S603 - the checker beside this Python
        [*command, "--fail-on", "warning"], capture_output=True, text=True, check=False
    )
    return [] if done.returncode == 0 else [" ".join((done.stdout + done.stderr).split())]


def _is_accessible(path: str) -> list[str]:
    return [str(item) for item in pdfua.validate(path).findings]


CHECKERS: dict[str, Checker] = {
    "page-validation 3a": _conforms("3a"),
    "page-validation ua1": _conforms("ua1"),
    "pdfua": _is_accessible,
    "outloud": _is_read_aloud,
}


def _ask(path: str, *, first: bool) -> Iterator[tuple[str, list[str]]]:
    for name, check in CHECKERS.items():
        try:
            found = check(path)
        except Exception as error:  # noqa: BLE001 - a checker may fail in any way
            found = [f"{type(error).__name__}: {error}"]
        yield name, [item[:300] for item in found]
        if found and first:
            return


def main() -> None:
    """Print {file: {checker: findings}}."""
    paths = [word for word in sys.argv[1:] if word != "--first"]
    first = "--first" in sys.argv
    print(json.dumps({path: dict(_ask(path, first=first)) for path in paths}))  # noqa: T201


if __name__ == "__main__":
    main()
