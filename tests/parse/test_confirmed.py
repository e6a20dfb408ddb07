"""Readouts of `reports/` that began as drafts: confirming them left their structure as it was."""

import html
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from memcon.cli import cli
from memcon.corpus import Corpus
from memcon.record import index_captures
from memcon.schemas import Readout

REPORTS = Path(__file__).resolve().parents[2] / "reports"
SEED = "2025-07-03-putin-trump/ru"
CONFIRMED = (
    "2021-12-13-putin-johnson/ru",
    "2022-02-15-blinken-lavrov/us",
    "2022-03-07-putin-modi/ru",
    "2022-04-26-putin-erdogan/ru",
    "2025-01-23-trump-bukele/us",
    "2025-02-11-trump-abdullah/us",
    "2025-12-11-hegseth-koizumi/us",
)
MUTUAL = {"discussed", "not_discussed", "agreement", "next_step", "tone"}


def readout(path: Path) -> Readout:
    found, problems = Corpus().record(path)
    assert found is not None, problems
    return found.readout


def draft(name: str, shared: Path, folder: Path) -> Path:
    """Parse the text that a readout of `reports/` rests on."""
    own = readout(REPORTS / f"{name}.yaml")
    source = own.sources[0]
    assert source.capture is not None
    text = index_captures(shared)(source.capture.sha256)
    day = str(source.published or own.event.date.value)
    parsed = folder / f"{name}.yaml"
    words = ["parse", str(text), "--issuer", own.issuer, "--published", day, "-q"]
    result = CliRunner().invoke(cli, [*words, "-o", str(parsed)])
    assert result.exit_code == 0, result.output
    return parsed


def event(readout: Readout) -> tuple[Any, ...]:
    own = readout.event
    length, count = own.duration, own.count
    facts = own.kind, own.date.value, own.date.basis, own.initiator, own.place
    return *facts, length and length.minutes, count and count.value


def statements(readout: Readout) -> list[tuple[Any, ...]]:
    """Kind, holders, relayers; nobody named stands for all where a statement is mutual."""
    all_of_them = tuple(person.id for person in readout.principals())
    return [
        (item.kind, item.by or (all_of_them if item.kind in MUTUAL else ()), item.via)
        for item in readout.statements
    ]


@pytest.mark.parametrize("name", [*CONFIRMED, SEED])
def test_a_draft_has_the_structure_of_the_confirmed_readout(
    name: str, shared: Path, tmp_path: Path
) -> None:
    """The same facts of the event, people and statements, by the same, through the same."""
    parsed, own = readout(draft(name, shared, tmp_path)), readout(REPORTS / f"{name}.yaml")
    assert event(parsed) == event(own)
    assert [(one.id, one.party) for one in parsed.participants] == [
        (one.id, one.party) for one in own.participants
    ]
    assert statements(parsed) == statements(own)


def test_the_brief_of_the_seed_s_draft_marks_what_is_open(shared: Path, tmp_path: Path) -> None:
    """Every point that a person has to confirm stands in the brief, in a brief that is a draft."""
    path = draft(SEED, shared, tmp_path / "reports")
    parsed = readout(path)
    words = ["build", str(path), "-q", "--to", "html", "-o", str(tmp_path)]
    assert CliRunner().invoke(cli, words).exit_code == 0
    page = next(tmp_path.rglob("*.onepage.html")).read_text("utf-8")
    brief = " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())
    marked = [f"[to confirm: {doubt}]" for item in parsed.statements for doubt in item.confirm]
    assert len(marked) == 5
    assert all(brief.count(words) == marked.count(words) for words in marked)
    assert all(doubt in brief for doubt in parsed.confirm)
    assert "Draft, not cleared" in brief
