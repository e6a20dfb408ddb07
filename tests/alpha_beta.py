"""Readouts of Alpha and Beta, countries of our own making, for tests that need many of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from memcon.load import parse
from memcon.record import Record, read_captures
from memcon.schemas import Registries
from memcon.validate import validate

ANN = {"id": "ann", "name": "Ann Archer", "title": "President", "party": "alpha"}
BEN = {"id": "ben", "name": "Ben Bowman", "title": "President", "party": "beta"}
CLEO = {
    "id": "cleo",
    "name": "Cleo Carver",
    "title": "Press Secretary",
    "party": "alpha",
    "capacity": "spokesperson",
}
REGISTRIES = Registries.model_validate(
    {
        "parties": {
            "alpha": {"name": "Alpha", "adjective": "Alphan"},
            "beta": {"name": "Beta", "adjective": "Betan"},
        },
        "people": {
            "ann": {
                "name": "Ann Archer",
                "also": ["Анна Арчер"],
                "roles": [
                    {"title": "Minister", "party": "alpha", "since": "2020", "until": "2027-12-31"},
                    {"title": "President", "party": "alpha", "since": "2028-01-20"},
                ],
            },
            "ben": {
                "name": "Ben Bowman",
                "roles": [{"title": "President", "party": "beta", "since": "2026-05-07"}],
            },
        },
    }
)


def data(issuer: str = "alpha", **changes: Any) -> dict[str, Any]:
    """The plain data of a readout; `event` is merged, every other field replaced."""
    event = {"id": "2030-01-02-alpha-beta", "kind": "phone_call", "date": "2030-01-02"}
    return {
        "memcon": 1,
        "issuer": issuer,
        "level": "head_of_state_office",
        "participants": [ANN, BEN],
        "sources": [{"id": "text", "kind": "official_readout"}],
        "statements": [{"id": "s1", "kind": "discussed", "evidence": "discussed trade"}],
        **changes,
        "event": {**event, **changes.get("event", {})},
    }


def record(issuer: str = "alpha", registries: Registries = REGISTRIES, **changes: Any) -> Record:
    """The record of such a readout, named like its issuer."""
    content = data(issuer, **changes)
    raw = yaml.safe_dump(content, allow_unicode=True, sort_keys=False).encode()
    document = parse(raw, f"reports/{content['event']['id']}/{issuer}.yaml")
    readout, problems = validate(document)
    assert readout is not None, problems
    return Record(document, readout, read_captures(readout, Path("nowhere")), registries)


def write(folder: Path, readouts: Mapping[str, Mapping[str, Any]]) -> Path:
    """Write readouts as files of a folder of contacts: by "contact/issuer"."""
    for name, content in readouts.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(dict(content), allow_unicode=True, sort_keys=False), "utf-8")
    return folder
