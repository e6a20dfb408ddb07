"""The analyst's own view, kept apart from the report."""

from typing import Annotated, Literal

from pydantic import Field

from .base import MANY, Line, Model, Prose, Slug
from .marking import Marking

Icd203 = Literal[
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
]
"""Expressions of likelihood of Intelligence Community Directive 203 (2015), section 2."""

Confidence = Literal["low", "moderate", "high"]

Voice = Literal["judgement", "other_view", "outlook"]
"""A judgement of what is, somebody's dissent from it, or what is expected to follow."""


class Assessment(Model):
    """A judgement, with its author and the statements it rests on."""

    text: Prose = Field(description="The judgement, in a sentence or two.")
    author: Line = Field(description="Whose judgement it is.")
    voice: Voice = Field("judgement", description="A judgement, a dissent from it, or an outlook.")
    likelihood: Icd203 | None = Field(None, description="How probable, in the words of ICD 203.")
    confidence: Confidence | None = Field(None, description="How well founded.")
    based_on: Annotated[tuple[Slug, ...], MANY, Field(min_length=1, max_length=40)] = Field(
        description="The ids of the statements it rests on.",
    )
    marking: Marking | None = Field(None, description="Its own marking, if not the record's.")
