"""Event and people of the annotated texts that lie beside a checkout."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from memcon.parse.document import read_document
from memcon.parse.event import find_event
from memcon.parse.model import Document
from memcon.parse.people import find_cast


def annotated(shared: Path) -> list[tuple[Document, dict[str, Any]]]:
    folder = shared / "parsing"
    if not folder.is_dir():
        pytest.skip("the folder ../shared/parsing is not here")
    gold = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(folder.glob("gold/*.yaml"))]
    return [
        (read_document((folder / "texts" / one["file"]).read_text("utf-8")), one) for one in gold
    ]


def last_word(name: str) -> str:
    return name.replace(",", "").removesuffix(" Jr.").removesuffix(" II").split()[-1]


def test_people_of_the_gold_texts(shared: Path) -> None:
    """Everybody who took part or relays is found, with the right country."""
    for document, gold in annotated(shared):
        people = [one for one in find_cast(document).people if one.capacity != "other"]
        found = {(last_word(one.name), one.party, one.capacity) for one in people}
        wanted = {
            (last_word(one["name"]), one["country"], one["capacity"])
            for one in gold["participants"]
        }
        assert found == wanted, gold["file"]


def test_facts_of_the_gold_texts(shared: Path) -> None:
    """Kind, day and number are those of the annotation."""
    for document, gold in annotated(shared):
        facts, event = find_event(document, find_cast(document)), gold["event"]
        assert facts.kind.value == event["kind"], gold["file"]
        if event["date"]:
            assert facts.date is not None, gold["file"]
            assert facts.date.value == event["date"], gold["file"]
        assert bool(facts.initiator) == bool(event["initiator"]), gold["file"]
        assert bool(facts.duration) == bool(event["duration"]), gold["file"]
        assert bool(facts.count) == bool(event["ordinal"]), gold["file"]
