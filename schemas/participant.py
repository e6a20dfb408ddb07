"""Someone in the contact, or who speaks about it."""

from typing import Literal

from pydantic import Field

from .base import Line, Model, Slug
from .codes import PartyCode, WikidataId

Capacity = Literal[
    "principal",
    "spokesperson",
    "aide",
    "interpreter",
    "notetaker",
    "other",
]


class Participant(Model):
    """A person under the title held that day.

    A `principal` is somebody on whose behalf the contact is held; a `spokesperson` relays it and
    need not have been there; an `aide`, an `interpreter` and a `notetaker` were present.
    """

    id: Slug = Field(description="The name by which statements refer to this person.")
    name: Line = Field(description="The name in the house's spelling, without the title.")
    title: Line | None = Field(None, description="The office as the account gives it.")
    party: PartyCode | None = Field(None, description="The party this person stands for.")
    capacity: Capacity = Field("principal", description="What the person did in the contact.")
    wikidata: WikidataId | None = Field(None, description="The Wikidata item, if known.")
    short_name: Line | None = Field(
        None,
        description='How the brief names the person after the first time, such as "Mr Putin".',
    )
