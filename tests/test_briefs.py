"""Whole briefs of two records of one contact: an account, and the other side's absence.

The golden files are read by people: `pytest --update-golden`, then the difference.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from alpha_beta import record

from memcon.codesheet import CodeSheet
from memcon.corpus import Corpus
from memcon.render import FORMATS
from memcon.render.html import HtmlRenderer
from memcon.render.markdown import MarkdownRenderer
from memcon.render.table import render_table
from memcon.view import brief

HERE = Path(__file__).parent
CONTACT = HERE / "briefs" / "2030-01-02-alpha-beta"
GOLDEN = HERE / "golden"
RECORDS = ("alpha", "beta")
OF_MANY = {"compare", "precall"}
"""The formats that are made of more than one readout."""
NAMES = [name for name in FORMATS if name not in OF_MANY]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("account", RECORDS)
def test_the_markdown_of_a_brief_stays_as_it_was_read(
    account: str, name: str, golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / f"{account}.{name}.md", MarkdownRenderer().render(made(account), name))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("account", RECORDS)
def test_the_html_of_a_brief_stays_as_it_was_read(
    account: str, name: str, golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / f"{account}.{name}.html", HtmlRenderer().render_print(made(account), name).html)


def made(account: str):  # type: ignore[no-untyped-def] # noqa: ANN201
    corpus = Corpus()
    path = CONTACT / f"{account}.yaml"
    found, problems = corpus.record(path)
    assert found is not None, problems
    # The digest of a text is told with one statement of seven: the rule notices, rightly.
    assert {problem.code for problem in problems} <= {"derivation-loss"}
    return brief(found, corpus.others(path))


@pytest.mark.parametrize(
    ("state", "mark", "told"),
    [
        ("draft", "DRAFT", "Draft, not cleared"),
        ("in_review", "DRAFT", "In review, not cleared"),
        ("cleared", "", ""),
        ("published", "", ""),
        ("withdrawn", "WITHDRAWN", "Withdrawn"),
    ],
)
def test_what_is_not_cleared_is_marked_across_each_page_and_in_its_head(
    state: str, mark: str, told: str
) -> None:
    """In every format, so also in those that print no state at their end."""
    paper = brief(record(review={"state": state}))
    for name in NAMES:
        page = HtmlRenderer().render_print(paper, name).html
        assert re.findall(r'<p class="draft-mark[^>]*>(\w+)</p>', page) == ([mark] if mark else [])
        assert f" · <em>{told}</em>" in page if told else " · <em>" not in page
        assert (f" · *{told}*" in MarkdownRenderer().render(paper, name)) is bool(told)


def test_a_side_without_an_account_has_none_in_any_sentence() -> None:
    """What it told the press is said to be that, and never "according to" an account."""
    text = MarkdownRenderer().render(made("beta"), "onepage")
    assert "No Betan readout found (checked:" in text
    assert "President Bo Beta to the press:" in text
    assert "remarks, not a readout" in text
    assert "According to the Betan account" not in text
    assert "None stated in this account" not in text


def test_a_table_of_the_codes_has_a_row_for_the_contact_and_one_for_each_coder(
    golden: Callable[[Path, str], None],
) -> None:
    text = render_table(made("alpha"), "coding-sheet").replace("\r\n", "\n")
    golden(GOLDEN / "alpha.coding-sheet.csv", text)


def test_a_cell_that_a_spreadsheet_would_compute_is_kept_from_it() -> None:
    row = replace(made("alpha").codes.rows[0], text="=1+1", evidence="-2", comment="a-b")
    text = render_table(replace(made("alpha"), codes=CodeSheet((row,))), "coding-sheet")
    assert "'=1+1" in text
    assert ",'-2," in text
    assert ",a-b" in text


def test_a_line_of_the_house_stands_on_numbers_and_is_told_from_the_report() -> None:
    text = MarkdownRenderer().render(made("alpha"), "lines")
    assert "## Lines to take (wording, not report)" in text
    assert "The presidents spoke about the border. [\\[2\\]](#e2)" in text
    assert '<a id="s2"></a>' in text, "what the line rests on stands in the paper"


@pytest.mark.parametrize("name", ["submission", "briefing-note", "meeting-brief", "lines"])
def test_a_mandatory_section_without_lines_says_so_and_an_optional_one_is_gone(name: str) -> None:
    text = MarkdownRenderer().render(made("beta"), name)
    assert "None stated in this account." in text
    for optional in ("Options", "If asked", "Press line", "Presentation"):
        assert f"## {optional}" not in text


def test_a_daily_item_tells_known_from_questionable_by_the_credibility_given() -> None:
    graded = made("alpha").graded
    assert [number for item in graded.questionable for number in item.numbers] == [4]
    assert sorted(number for item in graded.known for number in item.numbers) == [1, 5, 7]


def test_the_date_time_group_is_in_gmt() -> None:
    assert made("alpha").note.sent == "030940Z JAN 30"


def test_what_nobody_judged_is_neither_known_nor_questionable() -> None:
    judgement = {"text": "Trade goes on.", "author": "A desk", "based_on": ["s1"]}
    graded = brief(record(assessment=[judgement])).graded
    assert graded.known == graded.questionable == ()
    assert [item.numbers for item in graded.ungraded] == [(1,)]
