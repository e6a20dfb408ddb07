"""Whole briefs of two records of one contact: an account, and the other side's absence.

The golden files are read by people: `pytest --update-golden`, then the difference.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from memcon.corpus import Corpus
from memcon.render.html import HtmlRenderer
from memcon.render.markdown import MarkdownRenderer
from memcon.view import brief

HERE = Path(__file__).parent
CONTACT = HERE / "briefs" / "2030-01-02-alpha-beta"
GOLDEN = HERE / "golden"
RECORDS = ("alpha", "beta")


@pytest.mark.parametrize("name", ["onepage", "record", "bluf"])
@pytest.mark.parametrize("record", RECORDS)
def test_the_markdown_of_a_brief_stays_as_it_was_read(
    record: str, name: str, golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / f"{record}.{name}.md", MarkdownRenderer().render(made(record), name))


@pytest.mark.parametrize("name", ["onepage", "record", "bluf"])
@pytest.mark.parametrize("record", RECORDS)
def test_the_html_of_a_brief_stays_as_it_was_read(
    record: str, name: str, golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / f"{record}.{name}.html", HtmlRenderer().render_print(made(record), name).html)


def made(record: str):  # type: ignore[no-untyped-def] # noqa: ANN201
    corpus = Corpus()
    path = CONTACT / f"{record}.yaml"
    found, problems = corpus.record(path)
    assert found is not None, problems
    # The digest of a text is told with one statement of seven: the rule notices, rightly.
    assert {problem.code for problem in problems} <= {"derivation-loss"}
    return brief(found, corpus.others(path))


def test_a_side_without_an_account_has_none_in_any_sentence() -> None:
    """What it told the press is said to be that, and never "according to" an account."""
    text = MarkdownRenderer().render(made("beta"), "onepage")
    assert "No Betan readout found (checked:" in text
    assert "President Bo Beta to the press:" in text
    assert "remarks, not a readout" in text
    assert "According to the Betan account" not in text
    assert "None stated in this account" not in text
