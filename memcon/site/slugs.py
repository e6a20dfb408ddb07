"""Parties, people and topics as parts of addresses."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from memcon.people import person_key
from memcon.schemas import Participant, Registries, is_slug


def slug_of_party(code: str) -> str:
    """A party's code as a part of addresses."""
    return code.lower()


def slug_of_person(person: Participant, registries: Registries) -> str:
    """The id of `people.yaml`, else the name in Latin letters, else the record's own id.

    A name that is no id, because it is too long or reserved, is none of a file either.
    """
    key = person_key(person, registries)
    if key in registries.people:
        return key
    plain = unicodedata.normalize("NFKD", person.name).encode("ascii", "ignore").decode().lower()
    made = "-".join(re.findall(r"[a-z0-9]+", plain))
    return made if is_slug(made) else person.id


def topics_of(topics: Iterable[str], registries: Registries) -> Iterator[str]:
    """The topics, each with those above it, each once."""
    yield from dict.fromkeys(above for topic in topics for above in registries.topic_line(topic))
