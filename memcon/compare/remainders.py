"""What a list of matters names beyond those it was joined for, and no other account has."""

from collections.abc import Iterator, Mapping, Sequence

from .align import Group, Link
from .features import Features
from .model import Ref
from .table import Table
from .words import terms, weigh

_TELLING = 1.0
"""The weight from which a word names a matter of its own."""


def find_remainders(groups: Sequence[Group], table: Table) -> Iterator[tuple[Ref, str]]:
    """Statements that name more than their rows hold, each with the names of what is left."""
    for ref, links in _links_by_statement(groups).items():
        item = table.features[ref]
        found = list(_topics_left(item, links, table)) or list(_segments_left(item, links, table))
        if found:
            yield ref, table.language.say_in("list", "; ").join(found)


def _links_by_statement(groups: Sequence[Group]) -> Mapping[Ref, list[Link]]:
    used: dict[Ref, list[Link]] = {}
    for item in groups:
        for link in item.links:
            used.setdefault(link.a, []).append(link)
            used.setdefault(link.b, []).append(link)
    return used


def _topics_left(item: Features, links: Sequence[Link], table: Table) -> Iterator[str]:
    """The labels of its topics that no link and no statement of another account has."""
    taken = {topic for link in links for topic in link.likeness.topics}
    if not taken:
        return
    others = list(table.elsewhere(item.ref[0]))
    taken.update(topic for other in others for topic in other.topics)
    said = _said(others)
    for topic in item.topics:
        if topic in taken or not table.topics.is_known(topic):
            continue
        weights = weigh(terms(table.label(topic)))
        heavy = [key for key, weight in weights.items() if weight >= _TELLING] or list(weights)
        if heavy and not said.intersection(heavy):
            yield table.label(topic)


def _segments_left(item: Features, links: Sequence[Link], table: Table) -> Iterator[str]:
    """The items of a list that no link and no statement of another account has."""
    if item.topics or item.statement.kind != "discussed":
        return
    parts = {link.part(item.ref) for link in links}
    said = _said(list(table.elsewhere(item.ref[0])))
    for number, segment in enumerate(item.segments):
        is_matter = any(weight >= _TELLING for weight in segment.weights.values())
        if number not in parts and is_matter and not said.intersection(segment.weights):
            yield segment.words.strip(" .,;:")


def _said(statements: Sequence[Features]) -> set[str]:
    """The words of some weight in these statements."""
    return {
        key for item in statements for key, weight in item.weights.items() if weight >= _TELLING / 2
    }
