"""Every field of a full readout, damaged in every way: known problems at a line, or none."""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from memcon import careful
from memcon.codes import CODES
from memcon.load import load, parse
from memcon.problems import Place
from memcon.validate import validate

FULL = Path(__file__).parent / "briefs" / "2030-01-02-alpha-beta" / "alpha.yaml"
WRONG: dict[str, Any] = {
    "number": 7,
    "fraction": 1.5,
    "boolean": True,
    "nothing": None,
    "empty": "",
    "blank": "   ",
    "long": "word " * 2000,
    "control": "a\x1bb",
    "breaks": "a\nb",
    "list": [],
    "list of lists": [[["x"]]],
    "mapping": {},
    "unknown key": {"zzz": 1},
}


def places(data: Any, place: Place = ()) -> Iterator[Place]:
    parts = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in parts:
        yield (*place, step)
        if isinstance(value, (dict, list)):
            yield from places(value, (*place, step))


@pytest.fixture(autouse=True)
def _each_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The data and the places of a text are two readings of it, which give the same."""
    monkeypatch.setattr(careful, "read", lru_cache(maxsize=1)(careful.read))


def shown(place: Place) -> str:
    return ".".join(map(str, place)) or "top"


DATA = load(FULL).data
WHOLE = json.dumps(DATA)
PLACES = list(places(DATA))


def damaged(place: Place) -> Iterator[tuple[str, Any]]:
    """The readout with one part replaced, left out, or given an unknown neighbour."""
    for name, value in WRONG.items():
        data, holder = _copy(place)
        holder[place[-1]] = value
        yield name, data
    data, holder = _copy(place)
    del holder[place[-1]]
    yield "missing", data
    if isinstance(holder, dict):
        data, holder = _copy(place)
        holder["zzz"] = 1
        yield "neighbour", data


def _copy(place: Place) -> tuple[Any, Any]:
    data = json.loads(WHOLE)
    holder = data
    for step in place[:-1]:
        holder = holder[step]
    return data, holder


@pytest.mark.parametrize("place", PLACES, ids=shown)
def test_a_damaged_part_gives_known_problems_that_name_a_line(place: Place) -> None:
    refused = set()
    for name, data in damaged(place):
        document = parse(json.dumps(data, indent=1).encode(), "x.yaml")  # JSON is YAML
        readout, problems = validate(document)
        assert (readout is None) == bool(problems), name
        refused.update([name] if problems else [])
        for problem in problems:
            assert problem.code in CODES, problem
            assert problem.where.line >= 1
            assert "`" in problem.message
            assert "Input should" not in problem.message
    assert {"unknown key", "list of lists"} <= refused
