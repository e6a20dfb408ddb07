"""Rule R50: what a text lost or gained on the way from the one that it comes from."""

from collections.abc import Iterator, Sequence

from memcon.problems import Finding
from memcon.record import Record
from memcon.schemas import Derivation, Statement


def check_derivations(record: Record) -> Iterator[Finding]:
    """A digest, rewrite or translation without topics of its parent, or with others.

    Only where statements of both texts are entered: what nobody entered is not lost.
    """
    statements = record.readout.statements
    for index, source in enumerate(record.readout.sources):
        link = source.derived_from
        if link is None:
            continue
        own, parent = _of(statements, source.id, record), _of(statements, link.source, record)
        if own and parent:
            lost = _without_match(parent, own)
            new = _without_match(own, parent)
            if lost or new:
                yield _finding(source.id, index, link, (lost, new))


def _of(statements: Sequence[Statement], source: str, record: Record) -> list[Statement]:
    """The statements that have evidence in a source."""
    return [
        statement
        for statement in statements
        if any(
            found is not None and found.id == source
            for found in (record.source(item.source) for item in statement.evidence)
        )
    ]


def _without_match(statements: Sequence[Statement], others: Sequence[Statement]) -> list[str]:
    """The ids of the statements whose topics none of the others has."""
    topics = {topic for other in others for topic in other.topics}
    return [
        item.id
        for item in statements
        if item not in others and item.topics and not topics.intersection(item.topics)
    ]


def _finding(
    source: str, index: int, link: Derivation, lost_and_new: tuple[list[str], list[str]]
) -> Finding:
    lost, new = lost_and_new
    parts = [f"is without its {_listed(lost)}"] if lost else []
    parts += [f"adds {_listed(new)}"] if new else []
    message = f'"{source}", a {link.how} of "{link.source}", {" and ".join(parts)}'
    hint = "say so in `caveats` where a reader would miss it"
    place = ("sources", index, "derived_from", "source")
    return Finding("derivation-loss", place, message, hint)


def _listed(ids: Sequence[str]) -> str:
    return ", ".join(f'"{id}"' for id in ids)  # noqa: A001 - the field's own name
