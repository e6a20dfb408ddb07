"""What a person puts right in a comparison: `compare.yaml` beside the readouts of a contact."""

from typing import Annotated, Literal

from pydantic import Field

from .base import MANY, Line, Model
from .marking import Marking

StatementRef = Annotated[
    str,
    Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,78}/[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$"),
]
"""A statement among the readouts of a contact: the file without its ending, then the id (us/s3)."""

Statements = Annotated[tuple[StatementRef, ...], MANY, Field(min_length=1, max_length=40)]
Several = Annotated[tuple[StatementRef, ...], MANY, Field(min_length=2, max_length=40)]

RelationCode = Literal[
    "agree",
    "compatible",
    "scope_differs",
    "one_side_only",
    "conflict",
    "denial_vs_mention",
    "attributed_unconfirmed",
]


class Reasoned(Model):
    """A decision with its reason, which may be marked."""

    why: Line = Field(description="The reason, printed with the row.")
    marking: Marking | None = Field(
        None, description="The marking of the reason, if not that of the records it names."
    )


class Join(Reasoned):
    """Statements that are about one thing and stand in one row."""

    statements: Several = Field(description="Two or more, such as [us/s3, ru/s6].")
    subject: Line | None = Field(None, description="What the row is called.")


class Split(Reasoned):
    """Statements that are about different things and never stand in one row."""

    statements: Several = Field(description="Two or more; no two of them are put together.")


class Verdict(Reasoned):
    """The relation of a row, as a person sees it."""

    statements: Statements = Field(description="Statements of the row; all of them stand in it.")
    relation: RelationCode = Field(description="The relation that holds.")
    entered_by: Line | None = Field(None, description="Who entered it.")
    reviewed_by: Line | None = Field(None, description="Who looked at it after them (rule R31).")


class Corrections(Model):
    """All corrections of one contact's comparison."""

    join: Annotated[tuple[Join, ...], MANY, Field(max_length=200)] = Field(
        (), description="Statements to put together."
    )
    split: Annotated[tuple[Split, ...], MANY, Field(max_length=200)] = Field(
        (), description="Statements to keep apart."
    )
    relations: Annotated[tuple[Verdict, ...], MANY, Field(max_length=200)] = Field(
        (), description="Relations to overrule."
    )
