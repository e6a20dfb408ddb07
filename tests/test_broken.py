"""Broken readouts: each gives all its problems, at their places, in words that help.

A case is a file of `broken/2030-01-02-alpha-beta`; what `memcon validate` says of it stands beside
it in a `.txt` file. Alpha and Beta are countries of our own making.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from memcon.codes import CODES
from memcon.corpus import Corpus, validate_all
from memcon.problems import Problem
from memcon.report import as_github, as_json, as_sarif, as_text, excerpt

FOLDER = Path(__file__).parent / "broken" / "2030-01-02-alpha-beta"
VALID = sorted(FOLDER.glob("valid*.yaml"))
CASES = sorted(set(FOLDER.glob("*.yaml")) - set(VALID))
# What comes from outside this file's cases: a file that is not there, a size made by a test,
# the pages of a PDF, the addresses of a site.
ELSEWHERE = frozenset(
    {
        "cannot-read",
        "conflict-not-reviewed",
        "file-too-large",
        "not-an-address",
        "over-page-limit",
        "yaml-too-many-values",
    }
)


def problems_of(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    monkeypatch.chdir(FOLDER)
    return Corpus().record(Path(path.name))[1]


def across() -> set[str]:
    """The codes of the rules that look beyond one readout: `across/fails` breaks them all."""
    paths = [Path(__file__).parent / "across" / "fails"]
    return {item.code for _, found in validate_all(paths, Corpus()) for item in found}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_broken_readout_says_what_is_wrong_and_where(
    path: Path, golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    problems = problems_of(path, monkeypatch)
    assert problems, "a broken readout has a problem"
    assert all(problem.code in CODES for problem in problems)
    shown = [
        "\n".join([str(problem), *(line.rstrip() for line in excerpt(problem))])
        for problem in problems
    ]
    golden(path.with_suffix(".txt"), "\n".join(shown) + "\n")


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_the_readout_that_all_cases_break_is_valid_and_so_are_its_harmless_variants(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert problems_of(path, monkeypatch) == []


def test_every_code_has_a_case(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {problem.code for path in CASES for problem in problems_of(path, monkeypatch)}
    assert set(CODES) - seen - across() == ELSEWHERE


@pytest.mark.parametrize(
    ("name", "write"),
    [("json", as_json), ("sarif", as_sarif), ("github", as_github), ("out", as_text)],
)
def test_the_same_problems_come_in_every_format(
    name: str,
    write: Callable[[list[Problem]], str],
    golden: Callable[[Path, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problems = problems_of(FOLDER / "many-problems.yaml", monkeypatch)
    assert len(problems) > 3
    golden(FOLDER / f"many-problems.{name}", write(problems) + "\n")
