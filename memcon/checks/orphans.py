"""Rule R48: every entry of a registry is used by a readout."""

from collections.abc import Iterator
from pathlib import Path

from memcon.problems import Finding

from .holdings import Holdings


def check_orphans(holdings: Holdings) -> Iterator[tuple[Path, Finding]]:
    """People, parties and topics of the registries that no readout uses.

    A topic is used when one below it is; a party when a person of the registry held office there.
    """
    usage, registries = holdings.usage, holdings.registries
    if usage is None:
        return
    offices = {
        role.party
        for person in registries.people.values()
        for role in person.roles
        if role.party is not None
    }
    topics = {above for topic in usage.topics for above in registries.topic_line(topic)}
    for name, used in (
        ("people", usage.people),
        ("parties", usage.parties | offices),
        ("topics", topics),
    ):
        for entry in getattr(registries, name):
            if entry not in used:
                message = f'no readout uses "{entry}"'
                hint = "remove it, or look for another id of the same in the readouts"
                yield (
                    holdings.places[name],
                    Finding("registry-orphan", (entry,), message, hint, at_key=True),
                )
