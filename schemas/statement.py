"""One thing that an account reports."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import MANY, Line, Model, Prose, Slug, Verbatim, or_text, shorthand
from .codes import LanguageTag
from .coding import Coding
from .evidence import EvidenceList
from .marking import Marking
from .source import Credibility
from .when import Edtf, Moment

StatementKind = Literal[
    "discussed",
    "not_discussed",
    "position",
    "courtesy",
    "request",
    "proposal",
    "commitment",
    "agreement",
    "next_step",
    "information",
    "tone",
    "context",
]


class Quote(Model):
    """Somebody's words, verbatim, or a marked translation of them."""

    text: Verbatim = Field(description="The words as the brief prints them.")
    translated: bool = Field(False, description="True where `text` is a translation.")
    original: Verbatim | None = Field(None, description="The words in their own language.")
    language: LanguageTag | None = Field(None, description="The language of the original words.")
    sic: bool = Field(False, description="True where an error of the source is kept.")

    @model_validator(mode="after")
    def _has_original(self) -> Self:
        if self.translated and self.original is None:
            raise PydanticCustomError("quote_needs_original", "a translation needs `original`")
        if self.original is not None and not self.translated:
            raise PydanticCustomError(
                "quote_not_translated",
                "`original` belongs to a translation: set `translated: true`",
            )
        return self


def _expand(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


class Outcome(Model):
    """What became of a next step or commitment, as a named person found."""

    status: Literal["open", "met", "partly", "missed", "superseded", "unverifiable"] = Field(
        description="Where it stands.",
    )
    at: Moment = Field(description="As of when.")
    by: Line = Field(description="Who says so (rule R28).")
    why: Line | None = Field(None, description="What shows it.")


Ids = Annotated[tuple[Slug, ...], MANY, Field(max_length=40)]
Topics = Annotated[tuple[Slug, ...], MANY, Field(max_length=12)]


class Statement(Model):
    """One reported act with its own holder, its own chain of relayers and its own evidence.

    The kinds are those of the annotation guide: a matter `discussed` or said to be `not_discussed`,
    a `position`, `courtesy`, `request`, `proposal`, `commitment`, `agreement`, `next_step`,
    `information`, the `tone` of the talk, and `context`, which is the publisher's or relayer's own.
    """

    id: Slug = Field(description="The name of the statement; also its place in every output.")
    kind: StatementKind = Field(description="What sort of act is reported.")
    by: Ids = Field((), description="Whose statement it is; empty: the account names nobody.")
    via: Ids = Field((), description="Who relays it, nearest to the speaker first.")
    topics: Topics = Field((), description="What it is about: ids of `topics.yaml`, or new ones.")
    text: Prose | None = Field(None, description="Our own neutral sentence.")
    quote: Annotated[Quote, *shorthand(_expand, or_text)] | None = Field(
        None,
        description="Somebody's words, verbatim; they lie inside the evidence.",
    )
    evidence: EvidenceList = Field(description="The words of the source it stands on.")
    due: Edtf | None = Field(None, description="The day a next step or commitment is due.")
    outcome: Outcome | None = Field(None, description="What became of it since.")
    credibility: Credibility | None = Field(
        None,
        description="Admiralty code of this item: 1 confirmed … 6 cannot be judged.",
    )
    marking: Marking | None = Field(None, description="Its own marking, if not the record's.")
    codes: Annotated[tuple[Coding, ...], MANY, Field(max_length=10)] = Field(
        (), description="Event codes, one for each coder."
    )
    confirm: Annotated[tuple[Line, ...], MANY, Field(max_length=40)] = Field(
        (),
        description="What a person still has to confirm; written by the parser.",
    )
