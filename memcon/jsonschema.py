"""The JSON Schemas of our files, for editors and for programs in other languages."""

import json
from typing import Any

from .schemas import Corrections, Readout

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def readout_schema() -> dict[str, Any]:
    """The schema as plain data.

    It knows the fields, their types, shapes and values; what spans fields is `memcon validate`'s.
    """
    return {"$schema": DIALECT, **Readout.model_json_schema()}


def readout_schema_text() -> str:
    """The schema as `schemas/readout.schema.json` holds it: sorted, so that it is stable."""
    return json.dumps(readout_schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def corrections_schema() -> dict[str, Any]:
    """The schema of a `compare.yaml` as plain data."""
    return {"$schema": DIALECT, **Corrections.model_json_schema()}


def corrections_schema_text() -> str:
    """The schema as `schemas/compare.schema.json` holds it."""
    return json.dumps(corrections_schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
