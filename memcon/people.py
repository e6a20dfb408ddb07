"""Who is who across accounts: the same person under other ids, spellings and titles."""

from .record import Record
from .schemas import Participant, Registries, fold_name


def person_key(person: Participant, registries: Registries) -> str:
    """One word for one person, whatever an account calls them.

    The id of `people.yaml` where the person stands there by id or by any spelling, else the folded
    name.
    """
    if person.id in registries.people:
        return person.id
    return registries.person_of(person.name) or fold_name(person.name)


def same_person(one: Participant, other: Participant, registries: Registries) -> bool:
    """Whether two accounts mean the same person.

    Titles change between contacts and transliterations differ, so neither decides.
    """
    if one.wikidata and other.wikidata:
        return one.wikidata == other.wikidata
    return one.id == other.id or person_key(one, registries) == person_key(other, registries)


def party_of(who: str, record: Record) -> str:
    """The party of a participant's id, where the record says so; else the id or code itself."""
    person = record.readout.person(who)
    return (person.party or who) if person else who
