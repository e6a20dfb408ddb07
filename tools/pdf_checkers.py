"""What the checkers of accessible and archival PDF find, as JSON: run by their own environment.

    .checkers/bin/python tools/pdf_checkers.py [--first] FILE...

`--first` asks no more of a file once one of them has found something. A checker that fails has
found that, so a broken one never passes a file. Each file is asked about by a process of its own:
outloud, after other files, finds what is not there. TBL-010 of outloud is left out: it takes a
table of one row for one without data.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection

import outloud
import page
import pdfua
from outloud.registry import all_rules

Checker = Callable[[str], list[str]]
FORK = get_context("fork")


def _conforms(profile: str) -> Checker:
    def check(path: str) -> list[str]:
        report = page.validate_pdf(path, profile=profile)
        return [f"{item.rule_id} {item.message}" for item in report.failures]

    return check


def _is_read_aloud(path: str) -> list[str]:
    """What it says is an error or a warning; a rule that fails has found that."""
    answer = outloud.check(path, skip=["TBL-010"])
    told = [str(item.to_dict()) for item in answer.findings if item.severity != "info"]
    told += [f"{item.rule}: {item.reason}" for item in answer.runs if item.status == "crashed"]
    return [answer.error, *told] if answer.error else told


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


def _start(path: str, *, first: bool) -> Connection:
    """Where the answers of a process of the file's own come out."""
    answers, end = FORK.Pipe(duplex=False)
    FORK.Process(target=lambda: end.send(dict(_ask(path, first=first)))).start()
    end.close()
    return answers


def _read(answers: Connection) -> dict[str, list[str]]:
    try:
        told: dict[str, list[str]] = answers.recv()
    except EOFError:
        return {"checkers": ["their process ended without an answer"]}
    return told


def main() -> None:
    """Print {file: {checker: findings}}."""
    paths = [word for word in sys.argv[1:] if word != "--first"]
    all_rules()  # their libraries take a second to load: once, before the processes part
    found = {}
    at_once = os.cpu_count() or 1
    for at in range(0, len(paths), at_once):
        asked = [(path, _start(path, first="--first" in sys.argv)) for path in paths[at:][:at_once]]
        found |= {path: _read(answers) for path, answers in asked}
    print(json.dumps(found))  # noqa: T201


if __name__ == "__main__":
    main()
