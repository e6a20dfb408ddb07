"""Registries that readouts share: people, parties and topics."""

import re
import unicodedata
from datetime import date
from functools import cached_property
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

    def held_on(self, day: date) -> bool:
        """Whether the office may have been held on a day; a missing end is open."""
        begun = self.since is None or self.since.earliest <= day
        return begun and (self.until is None or day <= self.until.latest)


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

    def topic_line(self, topic: str) -> tuple[str, ...]:
        """A topic and those above it, nearest first; each once, even where they go in a circle."""
        line: dict[str, None] = {}
        above: str | None = topic
        while above is not None and above not in line:
            line[above] = None
            entry = self.topics.get(above)
            above = entry.parent if entry else None
        return tuple(line)

    def person_of(self, name: str) -> str | None:
        """The id of the person of `people.yaml` who goes by that name in any known spelling."""
        return self._names.get(fold_name(name))

    def topic_of(self, words: str) -> str | None:
        """The id of the topic that goes by these words: its own id, its label or a synonym."""
        return self._topics.get(_fold_words(words))

    @cached_property
    def _topics(self) -> dict[str, str]:
        """Ids by every folded label and synonym; a topic's own id goes before both."""
        known = {_fold_words(id): id for id in self.topics}  # noqa: A001 - the field's own name
        for id, topic in self.topics.items():  # noqa: A001
            for words in (topic.label, *topic.also):
                known.setdefault(_fold_words(words), id)
        return known

    @cached_property
    def _names(self) -> dict[str, str]:
        """Ids by every folded spelling; none for a spelling that two people share."""
        names: dict[str, str] = {}
        shared: set[str] = set()
        for id, person in self.people.items():  # noqa: A001 - the field's own name
            for name in {fold_name(spelling) for spelling in (person.name, *person.also)}:
                if names.setdefault(name, id) != id:
                    shared.add(name)
        return {name: id for name, id in names.items() if name not in shared}  # noqa: A001


def _fold_words(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.replace("_", " ").casefold()))


def fold_name(name: str) -> str:
    """A name without accents, case, order, initials and generational suffixes.

    "Joseph R. Biden, Jr." and "Joseph Biden" fold alike, as do "Hayashi Yoshimasa" and "Yoshimasa
    Hayashi": accounts differ in all of these.
    """
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(letter)
    )
    words = [word for word in re.findall(r"\w+", plain) if word not in ("jr", "sr")]
    long = [word for word in words if len(word) > 1]
    return " ".join(sorted(long or words))
