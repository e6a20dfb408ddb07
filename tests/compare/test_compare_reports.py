"""The comparisons of `reports/`: real accounts, golden files, and differences found by hand."""

import importlib.util
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from side_by_side import REPORTS

from memcon.cli import cli
from memcon.compare.contact import Compared, compare_contact
from memcon.compare.export import as_data, as_json, as_text
from memcon.corpus import Corpus
from memcon.render.markdown import MarkdownRenderer

GOLDEN = Path(__file__).parent / "golden"
BIDEN_PUTIN = "2021-12-30-biden-putin"


@cache
def compared(contact: str, first: str = "") -> Compared:
    corpus = Corpus()
    paths = sorted((REPORTS / contact).glob("[a-z][a-z].yaml"), key=lambda p: p.stem != first)
    records = [record for path in paths if (record := corpus.record(path)[0])]
    return compare_contact(records, REPORTS / contact)


@pytest.mark.parametrize("contact", [BIDEN_PUTIN, "2025-09-25-landau-ma"])
def test_the_comparison_is_the_golden_one(
    contact: str, golden: Callable[[Path, str], None]
) -> None:
    found = compared(contact)
    golden(GOLDEN / f"{contact}.json", as_json(found.comparison))
    golden(GOLDEN / f"{contact}.txt", as_text(found.comparison))
    golden(GOLDEN / f"{contact}.md", MarkdownRenderer().render(found.sheet(), "compare"))


def relations(contact: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in compared(contact).comparison.rows:
        found.setdefault(row.relation, []).append(row.subject)
    return found


def test_words_that_only_the_russian_account_has_of_mr_biden_are_unconfirmed() -> None:
    assert relations(BIDEN_PUTIN)["attributed_unconfirmed"] == [
        "Special responsibility of the two powers",
        "United States weapons in Ukraine",
    ]


def test_words_that_only_the_us_account_has_of_mr_putin_are_unconfirmed() -> None:
    """The vow to answer an attack is told of Mr Putin by the other side alone."""
    rows = [
        row
        for row in compared("2025-06-04-putin-trump").comparison.rows
        if row.relation == "attributed_unconfirmed" and row.cells["US"]
    ]
    assert "Attacks inside Russia" in {row.subject for row in rows}


def test_taiwan_is_spoken_of_by_both_and_haiti_by_one() -> None:
    found = relations("2025-09-25-landau-ma")
    assert "Taiwan" in found["scope_differs"]
    assert "Ukraine; Haiti" in found["one_side_only"]


def test_a_pause_in_strikes_is_not_the_same_to_both() -> None:
    """Energy infrastructure here, energy and infrastructure there: one matter, no accord."""
    assert "Pause in strikes on energy" in relations("2025-03-18-putin-trump")["scope_differs"]


def test_no_comparison_of_reports_speaks_of_motives() -> None:
    for folder in REPORTS.glob("*/"):
        if len(list(folder.glob("[a-z][a-z].yaml"))) > 1 and "2025-07-03" not in folder.name:
            words = as_text(compared(folder.name).comparison).lower()
            assert not any(
                word in words for word in ("omit", "conceal", "claims that", "fails to", "admits")
            )


def _scorer(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", shared / "compare" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _figures(
    data: dict[str, Any],
    shared: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> dict[str, float]:
    """What the scorer says of a comparison of the two accounts of 30 December 2021."""
    (folder / "03-2021-12-30-us-russia.json").write_text(json.dumps(data), "utf-8")
    differences = shared / "compare" / "differences"
    monkeypatch.setattr("sys.argv", ["score.py", str(differences), str(folder)])
    _scorer(shared).main()
    words = capsys.readouterr().out.split()
    wanted = ("omissions", "contrasts", "noise")
    return {words[i]: float(words[i + 1]) for i in range(len(words) - 1) if words[i] in wanted}


def test_the_differences_found_by_hand_are_found(
    shared: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """At least 9 of 10 points that one side only has, both contrasts, and little besides."""
    data = as_data(compared(BIDEN_PUTIN, first="us").comparison)
    assert data["accounts"] == ["US", "RU"]
    figures = _figures(data, shared, tmp_path, monkeypatch, capsys)
    assert figures["omissions"] >= 0.9
    assert figures["contrasts"] == 1.0
    assert figures["noise"] <= 3


def test_raw_drafts_show_most_of_them(
    shared: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """At least 7 of the 10 points, from drafts of the two texts that nobody has looked at."""
    contact = tmp_path / BIDEN_PUTIN
    for side, name in (("a", "us"), ("b", "ru")):
        text = shared / "parsing" / "texts" / f"03-2021-12-30-us-russia-{side}.txt"
        parsed = CliRunner().invoke(
            cli, ["parse", str(text), "-o", str(contact / f"{name}.yaml"), "--quiet"]
        )
        assert parsed.exit_code == 0, parsed.output
    paths = [str(contact / f"{name}.yaml") for name in ("us", "ru")]
    printed = CliRunner().invoke(cli, ["compare", *paths, "--format", "json"])
    figures = _figures(json.loads(printed.stdout), shared, tmp_path, monkeypatch, capsys)
    assert figures["omissions"] >= 0.7
    assert figures["noise"] <= 3
