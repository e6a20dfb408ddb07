"""The table of problem codes and what is made from it."""

from pathlib import Path

import pytest

from memcon.codes import CODES, as_markdown, explain
from memcon.problems import UsageError

DOCS = Path(__file__).resolve().parents[1] / "docs"


def test_the_page_of_problems_is_fresh() -> None:
    assert (DOCS / "problems.md").read_text("utf-8") == as_markdown()


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained_in_whole_sentences(code: str) -> None:
    text = explain(code)
    assert CODES[code].summary.endswith(".")
    assert CODES[code].meaning.endswith(".") or CODES[code].meaning.endswith('"')
    assert text.startswith(f"{code} (")
    assert bool(CODES[code].wrong) == bool(CODES[code].right)


def test_a_mistyped_code_gets_the_near_one() -> None:
    with pytest.raises(UsageError, match='did you mean "unknown-field"'):
        explain("unknown-feild")
