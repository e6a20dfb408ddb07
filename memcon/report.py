"""Problems as text, JSON, SARIF or GitHub annotations."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from . import __version__
from .codes import CODES
from .problems import Problem, visible

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_text(problems: Sequence[Problem]) -> str:
    """One line a problem and its hint below; on a terminal the line of the file with a caret."""
    styled = sys.stdout.isatty()
    return "\n".join(_shown(problem) if styled else str(problem) for problem in problems)


def _shown(problem: Problem) -> str:
    color = "red" if problem.severity == "error" else "yellow"
    lines = [
        (
            f"{click.style(str(problem.where), bold=True)}: "
            f"{click.style(problem.code, fg=color)}: {problem.message}"
        ),
    ]
    lines += excerpt(problem)
    if problem.hint:
        lines.append(f"    hint: {problem.hint}")
    return "\n".join(lines)


def excerpt(problem: Problem) -> list[str]:
    """The line of the file that a problem is about, with a caret under its place."""
    where = problem.where
    if not where.line:
        return []
    try:
        text = Path(where.path).read_bytes().decode("utf-8", "replace").split("\n")[where.line - 1]
    except (OSError, IndexError):
        return []
    shown = "".join(char if char.isprintable() else "\ufffd" for char in text.rstrip("\r"))
    start = max(0, where.column - 60)
    margin = f"{where.line:5d} | "
    return [
        margin + shown[start : start + 100],
        " " * (len(margin) + where.column - 1 - start) + "^",
    ]


def as_json(problems: Sequence[Problem]) -> str:
    """A list of {file, line, column, code, severity, message, hint}."""
    rows = [
        {
            "file": problem.where.path,
            "line": problem.where.line,
            "column": problem.where.column,
            "code": problem.code,
            "severity": problem.severity,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_sarif(problems: Sequence[Problem]) -> str:
    """A SARIF 2.1.0 log (OASIS, 2020) of one run."""
    codes = sorted({problem.code for problem in problems})
    log = {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "memcon",
                        "version": __version__,
                        "rules": [
                            {"id": code, "shortDescription": {"text": CODES[code].summary}}
                            for code in codes
                        ],
                    },
                },
                "results": [_sarif_result(problem, codes) for problem in problems],
            },
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _sarif_result(problem: Problem, codes: list[str]) -> dict[str, Any]:
    text = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    place: dict[str, Any] = {
        "artifactLocation": {"uri": Path(problem.where.path).as_posix()},
    }
    if problem.where.line:
        place["region"] = {
            "startLine": problem.where.line,
            "startColumn": max(problem.where.column, 1),
        }
    return {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": problem.severity,
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    }


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that GitHub shows beside the lines."""
    return "\n".join(
        f"::{problem.severity} file={_property(problem.where.path)},line={problem.where.line},"
        f"col={problem.where.column},title={problem.code}::"
        + _data(problem.message + (f" ({problem.hint})" if problem.hint else ""))
        for problem in problems
    )


def _data(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


SHAPES: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}


def print_problems(problems: Sequence[Problem], shape: str) -> None:
    """Print the problems on stdout in one of the shapes."""
    text = SHAPES[shape](problems)
    if text:
        click.echo(text)
