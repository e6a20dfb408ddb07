"""The JSON Schema that editors use says what the models say."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from memcon.jsonschema import (
    corrections_schema,
    corrections_schema_text,
    readout_schema,
    readout_schema_text,
)
from memcon.load import load
from memcon.schemas import Model, Readout

ROOT = Path(__file__).resolve().parents[1]
CORRECTIONS = sorted(ROOT.glob("reports/*/compare.yaml"))
READOUTS = sorted(set(ROOT.glob("reports/*/*.yaml")) - set(CORRECTIONS))
BROKEN = ROOT / "tests" / "broken" / "2030-01-02-alpha-beta"


@pytest.fixture(scope="module")
def readouts() -> jsonschema.Draft202012Validator:
    """Judges readouts by the schema, which has a test of its own."""
    return jsonschema.Draft202012Validator(readout_schema())


def test_the_exported_schema_is_fresh() -> None:
    text = (ROOT / "schemas" / "readout.schema.json").read_text("utf-8")
    assert text == readout_schema_text(), "run `make schema`"


def test_the_exported_schema_of_corrections_is_fresh() -> None:
    text = (ROOT / "schemas" / "compare.schema.json").read_text("utf-8")
    assert text == corrections_schema_text(), "run `make schema`"


@pytest.mark.parametrize("schema", [readout_schema(), corrections_schema()])
def test_it_is_a_valid_schema_of_its_dialect(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("path", READOUTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_readout_of_reports_passes_it(
    path: Path, readouts: jsonschema.Draft202012Validator
) -> None:
    readouts.validate(load(path).data)


@pytest.mark.parametrize("path", CORRECTIONS, ids=lambda path: path.parent.name)
def test_every_correction_of_reports_passes_its_own(path: Path) -> None:
    jsonschema.validate(load(path).data, corrections_schema())


@pytest.mark.parametrize(
    "name", ["unknown-field-near", "unknown-kind", "wrong-type-text", "missing-event", "bad-hash"]
)
def test_it_refuses_what_an_editor_should_underline(
    name: str, readouts: jsonschema.Draft202012Validator
) -> None:
    data = load(BROKEN / f"{name}.yaml").data
    with pytest.raises(jsonschema.ValidationError):
        readouts.validate(data)


def _described(node: Any) -> bool:
    return "description" in node or "$ref" in node or "const" in node


def test_every_field_is_described_for_the_one_who_types() -> None:
    def models(model: type[Model]) -> set[type[Model]]:
        return {model, *(deep for child in model.__subclasses__() for deep in models(child))}

    missing = [
        f"{model.__name__}.{name}"
        for model in models(Model)
        if model.__module__.split(".")[0] in ("schemas", "memcon")
        for name, field in model.model_fields.items()
        if not field.description
    ]
    assert missing == []
    assert json.loads(readout_schema_text())["title"] == Readout.__name__
