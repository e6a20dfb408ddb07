"""A text that an account rests on, and the stored copy that pins it."""

from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from .base import Line, Model, Sha256, Slug
from .codes import LanguageTag, WebAddress
from .when import Moment

SourceKind = Literal[
    "official_readout",
    "official_transcript",
    "spokesperson_briefing",
    "press_remarks",
    "agency_report",
    "press_article",
    "social_post",
]


def _stays_inside(path: str) -> str:
    parts = PurePosixPath(path).parts
    if "\\" in path or path.startswith("/") or ":" in path or ".." in parts or not parts:
        raise PydanticCustomError(
            "path_outside",
            "must be a path inside the readout's own folder, with forward slashes",
        )
    return path


class Capture(Model):
    """The stored copy of a source. It may be absent; its hash pins it all the same."""

    path: Annotated[Line, AfterValidator(_stays_inside)] = Field(
        description="Where the copy lies, from the readout's folder.",
    )
    sha256: Sha256 = Field(description="SHA-256 of the bytes of the copy.")


class Derivation(Model):
    """How one text comes from another."""

    source: Slug = Field(description="The id of the text it comes from.")
    how: Literal["translation", "digest", "excerpt", "rewrite", "reprint"] = Field(
        description="What was done to it.",
    )


Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Annotated[int, Field(ge=1, le=6)]


class Source(Model):
    """A published text: whose it is, where and when it appeared, which copy is meant."""

    id: Slug = Field(description="The name by which evidence refers to this source.")
    kind: SourceKind = Field(description="What sort of text it is.")
    publisher: Line | None = Field(None, description="Who put it out; left out where unknown.")
    title: Line | None = Field(None, description="Its heading.")
    language: LanguageTag | None = Field(None, description="Its language; else the record's.")
    published: Moment | None = Field(None, description="When it came out.")
    retrieved: Moment | None = Field(None, description="When the copy was made.")
    url: WebAddress | None = Field(None, description="Where it was found.")
    capture: Capture | None = Field(None, description="The stored copy, pinned by its hash.")
    derived_from: Derivation | None = Field(None, description="The text it comes from.")
    rights: Line | None = Field(None, description="What its publisher allows.")
    reliability: Reliability | None = Field(
        None,
        description="Admiralty code of the source: A completely reliable … F cannot be judged.",
    )
    credibility: Credibility | None = Field(
        None,
        description="Admiralty code of what it says: 1 confirmed … 6 cannot be judged.",
    )
    translation: Literal["official", "agency", "own", "machine"] | None = Field(
        None,
        description="Who translated it, where it is a translation.",
    )
