"""What the rules over a whole collection look at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from memcon.contacts import Outline, Series
from memcon.record import Record
from memcon.schemas import Registries


@dataclass(slots=True)
class Usage:
    """Which entries of the registries the readouts use; grows as they are read."""

    people: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)

    def add(self, record: Record) -> None:
        """Note what a record uses."""
        readout = record.readout
        self.people.update(person.id for person in readout.participants)
        self.parties.update(person.party for person in readout.participants if person.party)
        self.parties.update(filter(None, (readout.issuer, readout.event.initiator)))
        for statement in readout.statements:
            self.topics.update(statement.topics)


@dataclass(frozen=True)
class Holdings:
    """A folder of contacts, in outline."""

    series: Series
    claims: Sequence[Outline]
    """The accounts that are checked and claim a place in a series."""
    registries: Registries
    whole: bool = False
    """Whether every readout of the folder is checked."""
    usage: Usage | None = None
    """None where not every readout of the folder is checked, or some could not be read."""
    places: Mapping[str, Path] = field(default_factory=dict)
    """The files of the registries, by their names."""
