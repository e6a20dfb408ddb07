"""Rule R48: every topic of the registry stands under one that exists, and under itself never."""

from collections.abc import Iterator

from memcon.problems import Finding
from memcon.schemas import Registries
from memcon.validate import did_you_mean


def check_topic_parents(registries: Registries) -> Iterator[Finding]:
    """A topic under one that is not there, or in the end under itself; places in `topics.yaml`."""
    known = list(registries.topics)
    for id, topic in registries.topics.items():  # noqa: A001 - the field's own name
        if topic.parent is None:
            continue
        if topic.parent not in registries.topics:
            message = f'"{id}" stands under "{topic.parent}", which is not in topics.yaml'
            hint = did_you_mean(topic.parent, known) or "add the wider topic"
            yield Finding("unknown-topic", (id, "parent"), message, hint)
        elif id in registries.topic_line(topic.parent):
            message = f'"{id}" stands, in the end, under itself'
            yield Finding("topic-cycle", (id, "parent"), message)
