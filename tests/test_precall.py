"""The pre-call sheet: what the records hold of the same people, and nothing of anybody else."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from alpha_beta import ANN, BEN, CLEO, REGISTRIES, data, write
from test_build import words_of_html, words_of_markdown

from memcon.corpus import Corpus
from memcon.history import before_contact, before_day
from memcon.precall import Precall
from memcon.prepare import prepare
from memcon.problems import UsageError
from memcon.render.html import HtmlRenderer
from memcon.render.markdown import MarkdownRenderer

GOLDEN = Path(__file__).parent / "golden"
GAIL = {"id": "gail", "name": "Gail Gray", "title": "Envoy", "party": "beta"}
FIRST, SECOND, THIRD = "2030-01-02-archer-bowman", "2030-02-03-archer-bowman", "2030-03-04-next"


def contact(id: str, issuer: str = "alpha", **more: Any) -> dict[str, Any]:  # noqa: A002
    event = {"id": id, "date": id[:10], **more.pop("event", {})}
    return data(issuer, **{"participants": [ANN, BEN, CLEO], "marking": "TLP:GREEN", **more}) | {
        "event": {"kind": "phone_call", **event}
    }


def said(id: str, kind: str, by: list[str], text: str, **more: Any) -> dict[str, Any]:  # noqa: A002
    return {"id": id, "kind": kind, "by": by, "text": text, "evidence": text, **more}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    met = {"status": "met", "at": "2030-01-20", "by": "A desk", "why": "the list came"}
    alpha = contact(
        FIRST,
        event={"duration": {"wording": "almost an hour", "minutes": [50, 60]}},
        title="Alpha asks for an open border",
        statements=[
            said("s1", "request", ["ann"], "Ms Archer asked for an open border."),
            said("s2", "next_step", ["ben"], "Mr Bowman will write.", due="2030-02-01"),
            said("s3", "commitment", ["ben"], "Mr Bowman will send a list.", outcome=met),
            said("s4", "tone", [], "The talk was frank.", quote="frank"),
        ],
        review={"state": "in_review"},
    )
    beta = contact(
        FIRST,
        "beta",
        event={"duration": {"wording": "ten minutes", "minutes": [10, 10]}},
        statements=[said("s1", "discussed", ["ann", "ben"], "They spoke of the border.")],
        review={"state": "in_review"},
    )
    later = contact(
        SECOND,
        event={"count": {"value": 2, "unit": "call", "basis": "calendar_year"}},
        statements=[
            said("s1", "agreement", ["ann", "ben"], "The two agreed to meet."),
            said("s2", "proposal", ["ben"], "Mr Bowman proposed talks.", via=["cleo"]),
            said("s3", "tone", [], "It was frank again.", quote="frank"),
        ],
        review={"state": "in_review"},
    )
    other = contact(
        "2030-02-10-archer-gray",
        participants=[ANN, GAIL],
        statements=[said("s1", "agreement", ["ann", "gail"], "They agreed on a port.")],
    )
    last = contact(THIRD)
    folder = write(
        tmp_path / "reports",
        {
            f"{FIRST}/alpha": alpha,
            f"{FIRST}/beta": beta,
            f"{SECOND}/alpha": later,
            "2030-02-10-archer-gray/alpha": other,
            f"{THIRD}/alpha": last,
        },
    )
    registry = REGISTRIES.model_dump(mode="json", exclude_defaults=True)
    for name in ("parties", "people"):
        (folder / f"{name}.yaml").write_text(
            yaml.safe_dump(registry[name], allow_unicode=True), "utf-8"
        )
    return folder


def sheet(reports: Path, *who: str, day: date | None = None) -> Precall:
    corpus = Corpus()
    return prepare(corpus, "x", before_day(corpus, reports, who or ("ann", "ben"), day))


def before_third(reports: Path) -> Precall:
    corpus = Corpus()
    return prepare(corpus, THIRD, before_contact(corpus, reports / THIRD / "alpha.yaml", reports))


def test_the_sheet_stays_as_it_was_read(reports: Path, golden: Callable[[Path, str], None]) -> None:
    made = before_third(reports)
    golden(GOLDEN / "precall.md", MarkdownRenderer().render(made, "precall"))
    golden(GOLDEN / "precall.html", HtmlRenderer().render_print(made, "precall").html)


def test_only_earlier_contacts_of_the_same_people_count(reports: Path) -> None:
    assert [item.date for item in before_third(reports).contacts] == [
        "3\u00a0February 2030", "2\u00a0January 2030"
    ]  # fmt: skip
    assert "port" not in str(before_third(reports))


def test_a_day_bounds_what_counts(reports: Path) -> None:
    made = sheet(reports, day=date(2030, 2, 1))
    assert [item.date for item in made.contacts] == ["2\u00a0January 2030"]


def test_people_go_by_id_or_name_and_parties_by_code(reports: Path) -> None:
    """By parties, the contacts of all their people count."""
    assert len(sheet(reports, "Ann Archer", "ben").contacts) == 3
    assert len(sheet(reports, "alpha", "beta").contacts) == 4
    assert sheet(reports, "alpha", "beta").title.startswith("Alpha and Beta: 4 contacts")
    with pytest.raises(UsageError, match='did you mean "alpha"'):
        sheet(reports, "alpa", "beta")


def test_a_commitment_that_was_met_is_given_and_no_longer_open(reports: Path) -> None:
    made = before_third(reports)
    assert [item.passage.parts[0].text for item in made.steps] == [
        "Mr\u00a0Bowman will write", "the two agreed to meet"
    ]  # fmt: skip
    assert made.closed == "1 met"
    (beta,) = [item for item in made.dealings if item.party == "Beta"]
    assert [item.status for item in beta.given] == [
        "met as of 20\u00a0January 2030, A desk: the list came"
    ]


def test_what_one_side_asks_is_asked_of_the_other(reports: Path) -> None:
    asked = {
        item.party: [told.passage.parts[0].text for told in item.asked]
        for item in before_third(reports).dealings
    }
    assert asked == {
        "Alpha": ["Mr\u00a0Bowman proposed talks"],
        "Beta": ["Ms Archer asked for an open border".replace("Ms ", "Ms\u00a0")],
    }


def test_a_length_that_two_accounts_exclude_is_unresolved(reports: Path) -> None:
    assert [(item.subject, item.relation) for item in before_third(reports).differences] == [
        (
            "Duration",
            (
                "Alphan account: “almost an hour” (50–60 minutes); "
                "Betan account: “ten minutes” (10 minutes)"
            ),
        )
    ]


def test_words_for_the_tone_are_counted_by_issuer(reports: Path) -> None:
    (phrase,) = before_third(reports).phrases
    assert (phrase.account, phrase.words, phrase.count) == ("Alphan account", "“frank”", 2)


def test_a_claim_is_counted_again(reports: Path) -> None:
    assert before_third(reports).counts[-1].startswith("3\u00a0February 2030: 2nd call of 2030")
    assert "in these records: 2" in before_third(reports).counts[-1]


def test_each_number_is_printed_with_the_words_it_stands_for(reports: Path) -> None:
    made = before_third(reports)
    numbers = [number for trace in made.traces for _, places in trace.places for number in places]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert [proof.number for proof in made.proofs] == list(map(str, sorted(numbers)))


def test_a_long_list_is_cut_and_says_how_much_is_not_shown(reports: Path) -> None:
    steps = [
        said(f"s{number}", "next_step", ["ann"], f"Ms Archer will do {number} things.")
        for number in range(1, 9)
    ]
    write(reports, {f"{THIRD}/alpha": contact(THIRD, statements=steps)})
    made = sheet(reports)
    assert len(made.steps) == 4
    assert "6 open commitments" in made.left_out


def test_markdown_and_html_say_the_same(reports: Path) -> None:
    made = before_third(reports)
    text = MarkdownRenderer().render(made, "precall")
    assert words_of_markdown(text) == words_of_html(HtmlRenderer().render(made, "precall"))
    assert "<table>" in markdown.markdown(text, extensions=["tables"])


def test_the_command_and_the_build_print_it(reports: Path) -> None:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "memcon", *words],
            cwd=reports.parent,
            capture_output=True,
            text=True,
            check=False,
        )

    done = run("precall", "ann", "ben", "--before", "2030-03-04")
    assert done.returncode == 0, done.stderr
    built = run("build", "--as", "precall", "--to", "md,pdf")
    assert built.returncode == 0, built.stderr
    output = reports.parent / "output"
    made = output / "briefs" / THIRD / "precall.md"
    assert made.read_text("utf-8") == done.stdout
    assert made.with_suffix(".pdf").is_file()
    assert not (output / "briefs" / FIRST).exists(), "nothing lies before the first"
    assert run("precall", "ann", "zed").returncode == 2


def test_the_marking_is_the_strictest_of_each_set_of_labels(reports: Path) -> None:
    """Two sets have no common order, so neither label may stand for the other."""
    write(reports, {f"{THIRD}/alpha": contact(THIRD, marking="OFFICIAL")})
    assert sheet(reports, day=date(2030, 3, 1)).marking == "TLP:GREEN"
    assert sheet(reports).marking == "TLP:GREEN · OFFICIAL"
