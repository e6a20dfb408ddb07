"""The cases of `statements/`: a text, and the statements that are to be found in it.

A case file holds cases one after the other, each between lines of a single full stop:

    What the case shows
    .
    title: Readout of President Lind’s Call with Prime Minister Kask of Estonia

    The leaders discussed the ferry. Lind said: “We will build it in a year.”
    .
    discussed | kask, lind | - | The leaders discussed the ferry
    position | lind | - | Lind said: “We … a year.” | "We will build it in a year."
    .

The input may begin with header lines and a blank line; a case without any has those of the case
above it. A line of what is expected is kind, holders, relayers (nearest to the speaker first) and
the words of the statement: `-` is nobody, `all` every principal, `…` any words. It may go on with
the words of the quotation, and with `? words` that something to confirm must hold. Lines behind a
line `rules:` hold for the rules alone, those before it for the language model; `rules: differ`
stands where the rules alone are known to read a case otherwise.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from memcon.parse import parse_document
from memcon.parse.document import read_document
from memcon.parse.model import Draft, Item
from memcon.parse.tagging import load_model
from memcon.schemas import StatementKind

FOLDER = Path(__file__).parent / "statements"
PAGE = Path(__file__).resolve().parents[2] / "docs" / "parsing.md"
KINDS = ["contact", *get_args(StatementKind)]
HEADER = re.compile(r"[a-z_-]+: ?.*")
DIFFER = "rules: differ"


@dataclass(frozen=True)
class Case:
    """A text and the lines that are expected for it, with and without a model."""

    file: Path
    line: int
    title: str
    text: str
    model: tuple[str, ...]
    rules: tuple[str, ...] | None
    """None where the rules alone are known to read it otherwise."""

    def __str__(self) -> str:
        return f"{self.file.stem}:{self.line}"


def read_cases(file: Path) -> Iterator[Case]:
    """The cases of a file; lines before a title that begin with # are remarks."""
    header: list[str] = []
    title, start, parts = "", 0, [[]]  # type: tuple[str, int, list[list[str]]]
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        if len(parts) == 1 and line != ".":
            if line and not line.startswith("#"):
                title, start = line, number
        elif line != ".":
            parts[-1].append(line)
        elif len(parts) < 3:
            parts.append([])
        else:
            lines = parts[1]
            blank = lines.index("") if "" in lines else 0
            if blank and all(map(HEADER.fullmatch, lines[:blank])):
                header, lines = lines[:blank], lines[blank + 1 :]
            text = "\n".join([*header, "", *lines]) + "\n"
            yield Case(file, start, title, text, *_expected(parts[2]))
            parts = [[]]
    assert len(parts) == 1, f"{file.name}:{start}: the case does not end"


def _expected(lines: list[str]) -> tuple[tuple[str, ...], tuple[str, ...] | None]:
    if DIFFER in lines:
        return tuple(lines[: lines.index(DIFFER)]), None
    cut = lines.index("rules:") if "rules:" in lines else None
    assert all(line.count(" | ") >= 3 for line in lines if line != "rules:"), lines
    model = tuple(lines[:cut])
    return model, model if cut is None else tuple(lines[cut + 1 :])


CASES = [case for file in sorted(FOLDER.glob("*.txt")) for case in read_cases(file)]


@cache
def parse(text: str, *, nlp: bool) -> Draft:
    return parse_document(read_document(text), nlp=nlp)


def show(draft: Draft, item: Item) -> str:
    """An item in the form of an expected line."""
    words = draft.document.words
    everyone = {person.id for person in draft.cast.principals}
    by = "all" if len(item.by) > 1 and set(item.by) == everyone else ", ".join(sorted(item.by))
    parts = [item.kind, by or "-", ", ".join(item.via) or "-", fold(words(item.span))]
    if item.quote:
        parts.append(f'"{fold(words(item.quote))}"')
    return " | ".join(parts)


def fold(words: str) -> str:
    return " ".join(words.split())


def matches(line: str, draft: Draft, item: Item) -> bool:
    """Whether an expected line describes an item."""
    parts = line.split(" | ")
    wanted, doubts = parts, []
    while wanted[-1].startswith("? "):
        doubts.append(wanted[-1].removeprefix("? "))
        wanted = wanted[:-1]
    wanted[1] = ", ".join(sorted(wanted[1].split(", ")))
    pattern = ".*".join(map(re.escape, " | ".join(wanted).split("…")))
    held = all(any(doubt in words for words in item.confirm) for doubt in doubts)
    return held and re.fullmatch(pattern, show(draft, item)) is not None


def difference(case: Case, expected: tuple[str, ...], draft: Draft) -> str:
    """The lines that differ, `-` expected and `+` found; nothing where all match."""
    found = [show(draft, item) for item in draft.items]
    agreed = list(expected)
    at = 0
    for number, line in enumerate(expected):
        hit = next((i for i in range(at, len(found)) if matches(line, draft, draft.items[i])), None)
        if hit is not None:
            agreed[number], at = found[hit], hit + 1
    if agreed == found:
        return ""
    lines = [line for line in difflib.ndiff(agreed, found) if not line.startswith("?")]
    return "\n".join([f"{case.file}:{case.line}: {case.title}", *lines])


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_model_reads_each_case(case: Case) -> None:
    """With spaCy's tags every case gives exactly the statements it names."""
    if load_model() is None:
        pytest.skip("no English pipeline of spaCy is installed")
    wrong = difference(case, case.model, parse(case.text, nlp=True))
    assert not wrong, wrong


@pytest.mark.parametrize("case", [case for case in CASES if case.rules is not None], ids=str)
def test_the_rules_alone_read_each_case(case: Case) -> None:
    """Without a model they read the same, but where a case says otherwise."""
    wrong = difference(case, case.rules or (), parse(case.text, nlp=False))
    assert not wrong, wrong


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_cases_and_its_row(kind: str) -> None:
    """No kind of statement is without two cases, or missing in what an analyst reads."""
    lines = [line for case in CASES for line in case.model if line.startswith(f"{kind} | ")]
    assert len(lines) > 1
    assert re.search(rf"^\| `?{kind}`? \|", PAGE.read_text("utf-8"), re.MULTILINE)


def test_no_two_cases_have_one_title() -> None:
    """A title names its case."""
    titles = [case.title for case in CASES]
    assert sorted(set(titles)) == sorted(titles)
