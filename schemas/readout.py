"""A readout: one contact as one side tells it."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .absence import Absence
from .assessment import Assessment
from .base import MANY, Line, Model, Prose
from .codes import LanguageTag, PartyCode
from .event import Event
from .marking import Marking
from .note import Note
from .participant import Participant
from .review import Correction, Review
from .source import Source
from .statement import Statement
from .when import Moment

Level = Literal[
    "head_of_state_office",
    "government",
    "ministry",
    "aide_on_record",
    "aide_on_background",
    "state_agency",
    "press",
]


class Readout(Model):
    """One issuer's account of one contact, or the record that it gave none.

    One YAML file is one readout; the files about one contact lie in one folder, named like the
    contact. Twenty lines make a valid one: most fields are optional.
    """

    memcon: Literal[1] = Field(description="The version of this format.")
    issuer: PartyCode = Field(description="The party whose account it is.")
    level: Level = Field(description="Who speaks for the issuer.")
    language: LanguageTag = Field("en", description="The language of the record's own prose.")
    title: Line | None = Field(
        None, description="The brief's title: a full claim, 20 words at most."
    )
    bottom_line: Prose | None = Field(None, description="One or two sentences that stand alone.")
    event: Event = Field(description="The contact.")
    participants: Annotated[tuple[Participant, ...], MANY, Field(max_length=200)] = Field(
        (),
        description="Who took part, and who speaks about it.",
    )
    sources: Annotated[tuple[Source, ...], MANY, Field(max_length=50)] = Field(
        (),
        description="The texts the account rests on, the first one being the account itself.",
    )
    released: Moment | None = Field(None, description="When the account came out.")
    statements: Annotated[tuple[Statement, ...], MANY, Field(max_length=500)] = Field(
        (),
        description="What the account reports, in its own order.",
    )
    absence: Absence | None = Field(None, description="That no account was found.")
    assessment: Annotated[tuple[Assessment, ...], MANY, Field(max_length=50)] = Field(
        (),
        description="The analyst's own view, apart from the report.",
    )
    note: Note | None = Field(
        None, description="What the house adds for its papers: addressees, advice, wording."
    )
    caveats: Annotated[tuple[Prose, ...], MANY, Field(max_length=20)] = Field(
        (),
        description="What a reader must know before relying on the account.",
    )
    corrections: Annotated[tuple[Correction, ...], MANY, Field(max_length=50)] = Field(
        (),
        description="Public changes since publication, oldest first.",
    )
    review: Review = Field(Review(), description="Who wrote and cleared the record.")
    marking: Marking | None = Field(None, description="How the record may be handled.")
    confirm: Annotated[tuple[Line, ...], MANY, Field(max_length=200)] = Field(
        (),
        description="What a person still has to confirm about the record as a whole.",
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        reports = bool(self.statements) or self.event.evidence is not None
        if self.absence is None and not reports:
            raise PydanticCustomError(
                "nothing_reported",
                "needs `statements` or the event's `evidence`, "
                "or `absence` where no account was found",
            )
        if reports and not self.sources:
            raise PydanticCustomError("no_source", "evidence needs at least one of `sources`")
        return self

    def principals(self) -> tuple[Participant, ...]:
        """Those on whose behalf the contact was held."""
        return tuple(person for person in self.participants if person.capacity == "principal")

    def person(self, id: str) -> Participant | None:  # noqa: A002 - the field's own name
        """The participant of that id."""
        return next((person for person in self.participants if person.id == id), None)
