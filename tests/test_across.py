"""Rules over the accounts of one contact and over a whole collection.

`across/fails` breaks every such rule, `across/holds` comes close to each and breaks none. What
`memcon validate` says of a folder stands beside it in a `.txt` file.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alpha_beta import ANN, BEN, CLEO, data, record, write

from memcon.checks import CORPUS_CHECKS, check, check_contact
from memcon.codes import CODES
from memcon.corpus import Corpus, validate_all
from memcon.memory import Memory
from memcon.pipeline import Build, Wanted
from memcon.problems import Problem
from memcon.publish import Publisher
from memcon.recount import say_number
from memcon.report import excerpt
from memcon.survey import Surveyor

ACROSS = Path(__file__).parent / "across"
REPORTS = Path(__file__).resolve().parents[1] / "reports"
SEED = "2025-07-03-putin-trump"


def problems_of(*paths: Path) -> list[Problem]:
    return [item for _, found in validate_all(paths, Corpus()) for item in found]


def codes_of(*paths: Path) -> list[str]:
    return [problem.code for problem in problems_of(*paths)]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A copy of `reports/` to take something from."""
    return shutil.copytree(REPORTS, tmp_path / "reports")


@pytest.mark.parametrize("name", ["fails", "holds"])
def test_a_folder_says_what_does_not_fit_together(
    name: str, golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each problem stands at the line that a person would change, and names the other side."""
    monkeypatch.chdir(ACROSS)
    shown = [
        "\n".join([str(problem), *(line.rstrip() for line in excerpt(problem))])
        for problem in sorted(problems_of(Path(name)))
    ]
    golden(ACROSS / f"{name}.txt", "".join(f"{text}\n" for text in shown))


def test_what_holds_together_is_calm() -> None:
    """Ranges that overlap, sub-topics, two talks on one day, a title of the time: no problem."""
    assert codes_of(ACROSS / "holds") == []


def test_every_rule_across_readouts_is_seen_to_fail() -> None:
    """The codes of the rules that look beyond one readout all occur in `across/fails`."""
    expected = {
        *("accounts-differ", "agreement-unconfirmed", "denial-contradicted"),
        *("count-differs", "duplicate-contact", "registry-orphan"),
        *("unknown-topic", "topic-cycle", "office-not-held", "office-unknown", "derivation-loss"),
    }
    assert set(codes_of(ACROSS / "fails")) == expected
    assert expected <= CODES.keys()


def test_the_claim_of_a_sixth_call_is_borne_out() -> None:
    """The audit of 3 July 2025 counts six calls with their days, each once for two accounts."""
    audit = Corpus().audit(REPORTS / SEED / "ru.yaml")
    assert audit is not None
    assert audit.outcome == "agrees"
    assert [str(contact.day) for contact in audit.certain] == [
        "2025-02-12",
        "2025-03-18",
        "2025-05-19",
        "2025-06-04",
        "2025-06-14",
        "2025-07-03",
    ]
    assert all(len(contact.outlines) == 2 for contact in audit.certain)
    assert "count-differs" not in codes_of(REPORTS)


@pytest.mark.parametrize("asked", ["reports", f"reports/{SEED}", f"reports/{SEED}/ru.yaml"])
def test_a_contact_that_is_missing_shows_at_the_line_of_the_claim(
    reports: Path, asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the call of 19 May the sixth is the fifth, whatever part of the folder is checked."""
    monkeypatch.chdir(reports.parent)
    shutil.rmtree(reports / "2025-05-19-putin-trump")
    (problem,) = [item for item in problems_of(Path(asked)) if item.code == "count-differs"]
    text = (reports / SEED / "ru.yaml").read_text("utf-8")
    line = next(n for n, words in enumerate(text.splitlines(), 1) if words.startswith("  count:"))
    assert problem.where.path == f"reports/{SEED}/ru.yaml"
    assert problem.where.line in (line, line + 1)
    assert problem.severity == "warning"
    assert problem.message == (
        "6th call of 2025 by this account; in these records: 5 "
        "(12 February, 18 March, 4 June, 14 June and 3 July 2025)"
    )


def test_a_brief_prints_the_recount_beside_the_claim(reports: Path, tmp_path: Path) -> None:
    """Even where one readout alone is built, the whole folder is counted."""
    asked = reports / SEED / "ru.yaml"
    days = "12 February, 18 March, 19 May, 4 June, 14 June and 3 July 2025"
    pages = build(asked, tmp_path / "six")
    assert "**6th call of 2025** by that account (records: 6)" in pages["onepage"]
    assert f"The calls of 2025 in these records: 6 ({days})." in pages["bluf"]
    line = f"6th call of 2025 by the Russian account; in these records: 6 ({days})"
    assert f"**Count** {line}" in pages["record"]
    shutil.rmtree(reports / "2025-02-12-putin-trump")
    assert "by that account (records: 5)" in build(asked, tmp_path / "five")["onepage"]


def test_a_brief_without_a_claim_prints_no_recount(reports: Path, tmp_path: Path) -> None:
    """Where no account counts, the records are not counted either."""
    pages = build(reports / "2025-02-12-putin-trump" / "ru.yaml", tmp_path / "out")
    assert all("records:" not in page for page in pages.values())
    assert "**Count**" not in pages["record"]


def build(path: Path, output: Path) -> dict[str, str]:
    """The Markdown briefs of a readout in every format, with ordinary spaces."""
    formats = ("onepage", "bluf", "record")
    with Publisher(output) as publisher:
        corpus = Corpus()
        run = Build(
            Surveyor(Memory(), corpus.folders, lambda: corpus),
            Wanted(formats, ("md",)),
            publisher,
            lambda tasks: ((path, b"") for path, _ in tasks),
        )
        run.run([path])
    folder = output / "briefs" / path.parent.name
    return {
        name: (folder / f"ru.{name}.md").read_text("utf-8").replace("\u00a0", " ")
        for name in formats
    }


def test_a_contact_with_one_account_less_still_counts(reports: Path) -> None:
    """A contact is counted by its folder, so an account more or less changes nothing."""
    (reports / "2025-05-19-putin-trump" / "us.yaml").unlink()
    (reports / "2025-06-04-putin-trump" / "ru.yaml").unlink()
    assert "count-differs" not in codes_of(reports)


def test_an_account_with_a_fault_elsewhere_still_counts(reports: Path) -> None:
    """What is wrong with a statement does not undo the contact, whoever looks and how closely."""
    for name, before, after in (
        ("ru", "kind: tone", "kind: tune"),
        ("us", "kind: tone", "kind: ["),
    ):
        path = reports / "2025-05-19-putin-trump" / f"{name}.yaml"
        path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
    codes = codes_of(reports)
    assert {"unknown-value", "yaml-syntax"} <= set(codes)
    assert "count-differs" not in codes
    assert "count-differs" not in codes_of(reports / SEED / "ru.yaml")


def test_the_warnings_on_the_reports_are_true() -> None:
    """Five agreements that one side alone states, and one call of two lengths: no more is said."""
    told = [
        (Path(item.where.path).parent.name, Path(item.where.path).stem, item.code)
        for item in problems_of(REPORTS)
        if item.code != "capture-missing"
    ]
    assert sorted(told) == [
        ("2025-02-12-putin-trump", "ru", "agreement-unconfirmed"),
        ("2025-02-12-putin-trump", "us", "agreement-unconfirmed"),
        ("2025-03-18-putin-trump", "us", "agreement-unconfirmed"),
        ("2025-05-19-putin-trump", "ru", "agreement-unconfirmed"),
        ("2025-06-14-putin-trump", "us", "accounts-differ"),
    ]


def test_a_single_readout_is_checked_beside_its_contact() -> None:
    """The difference of 14 June shows from either account; orphans only from the whole folder."""
    for name in ("ru", "us"):
        path = REPORTS / "2025-06-14-putin-trump" / f"{name}.yaml"
        assert codes_of(path) == ["accounts-differ"]
    assert "registry-orphan" not in codes_of(ACROSS / "fails" / "2030-02-02-bo-ada")


def test_a_topic_that_nothing_uses_is_an_orphan_only_if_all_could_be_read(reports: Path) -> None:
    """A file that cannot be read may be the one that uses the topic."""
    topics = reports / "topics.yaml"
    topics.write_text(topics.read_text("utf-8") + "\nwhaling: {label: Whaling}\n", "utf-8")
    orphans = [item for item in problems_of(reports) if item.code == "registry-orphan"]
    assert [item.message for item in orphans] == ['no readout uses "whaling"']
    (reports / "2024-04-02-biden-xi" / "us.yaml").write_text("{", "utf-8")
    assert "registry-orphan" not in codes_of(reports)


def calls(*days: str, **changes: Any) -> dict[str, dict[str, Any]]:
    """Calls of Alpha and Beta on some days."""
    return {
        f"{day}-{number}/alpha": data(
            event={"id": f"{day}-{number}", "date": day, **changes}, statements=STATEMENTS
        )
        for number, day in enumerate(days)
    }


STATEMENTS = [{"id": "s1", "kind": "discussed", "evidence": "discussed trade"}]


@pytest.mark.parametrize(
    ("count", "number", "outcome"),
    [
        ({"value": 3, "basis": "calendar_year", "unit": "call"}, "3", "agrees"),
        ({"value": 4, "basis": "calendar_year", "unit": "call"}, "3", "records_lower"),
        ({"value": 2, "basis": "calendar_year", "unit": "call"}, "3", "records_higher"),
        ({"value": 4, "basis": "calendar_year"}, "4", "agrees"),
        ({"value": 2, "basis": "rolling", "days": 30, "unit": "call"}, "2", "agrees"),
        ({"value": 1, "basis": "rolling", "days": 29, "unit": "call"}, "1", "agrees"),
        ({"value": 2, "basis": "since_date", "since": "2030-03-02", "unit": "call"}, "2", "agrees"),
        ({"value": 5, "basis": "ever", "unit": "call"}, "5", "agrees"),
        ({"value": 5, "basis": "since_date", "since": "2029-06", "unit": "call"}, "4–5", "agrees"),
        (
            {"value": 6, "basis": "since_date", "since": "2029", "unit": "call"},
            "5",
            "records_lower",
        ),
        ({"value": 4, "basis": "term_of_office", "unit": "call"}, "not checkable", "not_checkable"),
    ],
)
def test_a_claim_is_counted_on_its_own_basis(
    tmp_path: Path, count: dict[str, Any], number: str, outcome: str
) -> None:
    """Year, term, day, window or ever; calls, meetings or all; vague dates make a range."""
    held = calls("2029-12-31", "2030-01-15", "2030-03-02", "2030-03-31", "2030-04-01")
    held |= {
        "2029/alpha": data(event={"id": "2029", "date": "2029"}),
        "meeting/beta": data("beta", event={"id": "meeting", "kind": "meeting", "date": "2030-02"}),
        "others/beta": data(
            "beta",
            event={"id": "others", "date": "2030-02-01"},
            participants=[ANN, {**BEN, "id": "bill", "name": "Bill Baker"}],
        ),
    }
    held["2030-03-31-3/alpha"]["event"]["count"] = count
    write(tmp_path, held)
    audit = Corpus().audit(tmp_path / "2030-03-31-3" / "alpha.yaml")
    assert audit is not None
    assert (say_number(audit), audit.outcome) == (number, outcome)


def test_a_term_of_office_begins_when_the_last_of_the_principals_came_in(tmp_path: Path) -> None:
    """Both held office in the series; an earlier office of one of them begins none."""
    held = calls("2027-06-01", "2028-02-01", "2029-02-01")
    held["2029-02-01-2/alpha"]["event"]["count"] = {"value": 2, "basis": "term_of_office"}
    people = {
        "ann": {
            "name": "Ann Archer",
            "roles": [
                {"title": "Minister", "since": "2020", "until": "2027-12-31"},
                {"title": "President", "since": "2028-01-20"},
            ],
        },
        "ben": {"name": "Ben Bowman", "roles": [{"title": "President", "since": "2026-05-07"}]},
    }
    write(tmp_path, {**held, "people": people})
    audit = Corpus().audit(tmp_path / "2029-02-01-2" / "alpha.yaml")
    assert audit is not None
    assert (say_number(audit), audit.outcome, str(audit.since)) == ("2", "agrees", "2028-01-20")


def test_a_second_call_on_the_day_of_the_claim_leaves_its_place_open(tmp_path: Path) -> None:
    """Without hours, a call of the same day may have come before or after."""
    held = calls("2030-01-15", "2030-03-31", "2030-03-31")
    held["2030-03-31-1/alpha"]["event"]["count"] = {"value": 2, "basis": "calendar_year"}
    write(tmp_path, held)
    path = tmp_path / "2030-03-31-1" / "alpha.yaml"
    audit = Corpus().audit(path)
    assert audit is not None
    assert say_number(audit) == "2–3"
    for number, hour in (("1", "08:00"), ("2", "18:00")):
        held[f"2030-03-31-{number}/alpha"]["event"]["start"] = f"2030-03-31T{hour}Z"
    write(tmp_path, held)
    audit = Corpus().audit(path)
    assert audit is not None
    assert say_number(audit) == "2"


def test_one_voice_in_two_sources_of_one_record_is_a_warning_and_two_voices_are_none() -> None:
    """A spokesperson may say two things on two days; the same source may not."""
    said = [
        {
            "id": "s1",
            "kind": "not_discussed",
            "via": ["cleo"],
            "topics": ["harbour"],
            "evidence": {"exact": "was not discussed", "source": "one"},
        },
        {
            "id": "s2",
            "kind": "discussed",
            "via": ["cleo"],
            "topics": ["harbour"],
            "evidence": {"exact": "they spoke of the harbour", "source": "two"},
        },
    ]
    sources = [{"id": name, "kind": "spokesperson_briefing"} for name in ("one", "two")]

    def codes(second: dict[str, Any]) -> tuple[list[str], list[str]]:
        made = record(
            participants=[ANN, BEN, CLEO],
            sources=sources,
            statements=[said[0], {**said[1], **second}],
        )
        return (
            [item.code for item in check(made) if item.code == "discussed-and-not"],
            [item.code for item in check_contact([made])],
        )

    assert codes({}) == ([], ["denial-contradicted"])
    same = {"evidence": {"exact": "they spoke of the harbour", "source": "one"}}
    assert codes(same) == (["discussed-and-not"], [])
    assert codes({"via": []}) == (["discussed-and-not"], [])


def test_the_rules_of_a_contact_need_two_accounts() -> None:
    """Nothing is compared where there is nothing to compare with."""
    assert check_contact([]) == []
    assert len(CORPUS_CHECKS) == 3
