"""The JSON Schema of a readout, for editors and for programs in other languages."""

import json
from typing import Any

from .schemas import Readout

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def readout_schema() -> dict[str, Any]:
    """The schema as plain data.

    It knows the fields, their types, shapes and values; what spans fields is `memcon validate`'s.
    """
    return {"$schema": DIALECT, **Readout.model_json_schema()}


def readout_schema_text() -> str:
    """The schema as `schemas/readout.schema.json` holds it: sorted, so that it is stable."""
    return json.dumps(readout_schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
