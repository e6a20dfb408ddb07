"""What the house itself adds to an account: addressees, advice, wording for the press."""

from typing import Annotated, Any, Literal

from pydantic import Field

from .base import MANY, JsonSchema, Line, Model, Prose, Slug, shorthand
from .marking import Marking
from .when import Moment

Precedence = Literal["FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE"]
"""How soon a cable is to be dealt with, the most urgent first."""


class Point(Model):
    """One line of the house's own, with the statements it rests on."""

    text: Prose = Field(description="The line, in a sentence or two.")
    answers: Line | None = Field(None, description="The question or the point that it answers.")
    based_on: Annotated[tuple[Slug, ...], MANY, Field(max_length=40)] = Field(
        (),
        description="The ids of the statements it rests on.",
    )
    marking: Marking | None = Field(None, description="Its own marking, if not the record's.")


def _expand(value: Any) -> Any:
    if isinstance(value, (str, dict)):
        value = [value]
    if isinstance(value, list):
        return [{"text": item} if isinstance(item, str) else item for item in value]
    return value


def _forms(full: JsonSchema) -> list[JsonSchema]:
    text: JsonSchema = {"type": "string", "minLength": 1}
    one = full["items"]
    return [text, one, {**full, "items": {"anyOf": [text, one]}}]


Points = Annotated[
    tuple[Point, ...],
    MANY,
    Field(max_length=20),
    *shorthand(_expand, _forms),
]
"""Lines of the house's own; a plain text, a line, or a list of these."""

Addressees = Annotated[tuple[Line, ...], MANY, Field(max_length=40)]


class Note(Model):
    """What papers need that no account gives. It is the house's own and never the account's.

    Every field is optional; a format prints those that belong to it. What is a judgement stands in
    `assessment`, not here.
    """

    to: Addressees = Field((), description="Who is addressed.")
    info: Addressees = Field((), description="Who gets a copy for information.")
    reference: Line | None = Field(None, description="The number of the paper.")
    precedence: Precedence | None = Field(None, description="How urgent a cable is.")
    sent: Moment | None = Field(None, description="When a cable is sent; printed in GMT.")
    cut_off: Moment | None = Field(None, description="Until when information was taken in.")
    summary: Points = Field((), description="What the paper says, in five sentences at most.")
    issue: Points = Field((), description="What has to be decided or known.")
    timing: Points = Field((), description="By when, and why then.")
    recommendation: Points = Field((), description="What is recommended; a paper for decision.")
    options: Points = Field((), description="What else could be done.")
    decision: Points = Field((), description="The decision that is asked for.")
    argument: Points = Field((), description="Why: the considerations.")
    presentation: Points = Field((), description="How it will look to the public and to others.")
    objectives: Points = Field((), description="What our side wants of the next meeting.")
    their_objectives: Points = Field((), description="What the other side wants of it.")
    points: Points = Field((), description="Points to make in the meeting.")
    responses: Points = Field((), description="Our response to the point that each `answers`.")
    press_line: Points = Field((), description="What is said to the press about the meeting.")
    key_messages: Points = Field((), description="Three at most; each cites a statement.")
    lines: Points = Field((), description="Lines to take; each cites a statement.")
    if_asked: Points = Field((), description="Only on the question that each `answers`.")
    do_not_say: Points = Field((), description="What is not to be said, and on what ground.")

    def sections(self) -> dict[str, tuple[Point, ...]]:
        """The lines by the field they stand in, in the order of the fields; empty ones left out."""
        return {
            name: value
            for name in type(self).model_fields
            if isinstance(value := getattr(self, name), tuple)
            and value
            and isinstance(value[0], Point)
        }
