"""Evidence: an exact slice of a capture."""

from typing import Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import MANY, JsonSchema, Model, Slug, Verbatim, shorthand

Offset = Annotated[int, Field(ge=0, le=100_000_000)]


class Evidence(Model):
    """The words of a source that a statement stands on.

    W3C Web Annotation, TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector (start,
    end). Offsets are code points of the capture, from 0, the end exclusive.
    """

    exact: Verbatim = Field(description="The words, letter for letter as the capture has them.")
    prefix: Verbatim | None = Field(None, description="Words just before, to tell it from others.")
    suffix: Verbatim | None = Field(None, description="Words just after, to tell it from others.")
    start: Offset | None = Field(None, description="First code point in the capture, from 0.")
    end: Offset | None = Field(None, description="Code point after the last one.")
    source: Slug | None = Field(
        None,
        description="The id of the source; may be left out where there is only one.",
    )

    @model_validator(mode="after")
    def _has_both_ends(self) -> Self:
        if (self.start is None) != (self.end is None):
            raise PydanticCustomError("half_position", "needs both `start` and `end`, or neither")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise PydanticCustomError("position_order", "`end` must lie after `start`")
        return self


def expand_evidence(value: Any) -> Any:
    """The list of full selectors that a short form stands for."""
    if isinstance(value, (str, dict)):
        value = [value]
    if isinstance(value, list):
        return [{"exact": item} if isinstance(item, str) else item for item in value]
    return value


def _forms(full: JsonSchema) -> list[JsonSchema]:
    text: JsonSchema = {"type": "string", "minLength": 1}
    one = full["items"]
    return [text, one, {**full, "items": {"anyOf": [text, one]}}]


EvidenceList = Annotated[
    tuple[Evidence, ...],
    MANY,
    Field(min_length=1, max_length=20),
    *shorthand(expand_evidence, _forms),
]
"""One or more slices; a string, a selector, or a list of these."""
