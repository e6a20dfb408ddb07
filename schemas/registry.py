"""Registries that readouts share: people, parties and topics."""

from typing import Annotated

from pydantic import Field

from .base import MANY, Line, Model, Slug
from .codes import PartyCode, WikidataId
from .when import Edtf

Lines = Annotated[tuple[Line, ...], MANY, Field(max_length=100)]


class Role(Model):
    """An office that a person held, from one day to another."""

    title: Line = Field(description="The office.")
    party: PartyCode | None = Field(None, description="The party it belongs to.")
    since: Edtf | None = Field(None, description="The first day in office.")
    until: Edtf | None = Field(None, description="The last day in office.")


class Person(Model):
    """A person of `people.yaml`, by the id that readouts use."""

    name: Line = Field(description="The name in the house's spelling.")
    also: Lines = Field((), description="Other spellings and transliterations.")
    roles: Annotated[tuple[Role, ...], MANY, Field(max_length=40)] = Field(
        (),
        description="The offices held, with their dates.",
    )
    wikidata: WikidataId | None = Field(None, description="The Wikidata item, if known.")


class Party(Model):
    """A party of `parties.yaml`, by its code or id."""

    name: Line = Field(description="Its name, such as Russia.")
    adjective: Line | None = Field(None, description="The word for its account, such as Russian.")
    also: Lines = Field((), description="Other names.")


class Topic(Model):
    """A topic of `topics.yaml`, by its id."""

    label: Line = Field(description="How the brief names it.")
    parent: Slug | None = Field(None, description="The wider topic it stands under.")
    also: Lines = Field((), description="Synonyms.")


class Registries(Model):
    """What all readouts of a folder share."""

    people: dict[Slug, Person] = Field({}, description="`people.yaml`")
    parties: dict[str, Party] = Field({}, description="`parties.yaml`")
    topics: dict[Slug, Topic] = Field({}, description="`topics.yaml`")
