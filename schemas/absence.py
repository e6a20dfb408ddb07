"""The record that no account was found."""

from typing import Annotated, Literal

from pydantic import Field

from .base import MANY, Line, Model
from .codes import WebAddress
from .when import Moment


class Check(Model):
    """One place that was searched."""

    what: Line = Field(description="What was searched.")
    at: Moment = Field(description="When it was searched.")
    by: Line | None = Field(None, description="Who searched it.")
    url: WebAddress | None = Field(None, description="Its address.")


class Absence(Model):
    """That a side's account was looked for, where and when, and what came of it."""

    conclusion: Literal["none_found", "refused", "delayed"] = Field(
        description="none_found: no account; refused: the side declined; delayed: it is announced.",
    )
    checked: Annotated[tuple[Check, ...], MANY, Field(min_length=1, max_length=40)] = Field(
        description="What was searched, when and by whom.",
    )
