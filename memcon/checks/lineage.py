"""Rule R49: texts that come from one another do not go in a circle."""

from collections.abc import Iterator

from memcon.problems import Finding
from memcon.record import Record
from memcon.validate import did_you_mean


def check_lineage(record: Record) -> Iterator[Finding]:
    """A text that comes from one that is not listed, or in the end from itself."""
    sources = record.readout.sources
    parents = {source.id: source.derived_from.source for source in sources if source.derived_from}
    known = [source.id for source in sources]
    for index, source in enumerate(sources):
        parent = parents.get(source.id)
        place = ("sources", index, "derived_from", "source")
        if parent is None:
            continue
        if parent not in known:
            message = f'source "{source.id}" comes from "{parent}", which is not listed'
            hint = did_you_mean(parent, known) or f"the sources are {', '.join(known)}"
            yield Finding("unknown-source", place, message, hint)
        elif _comes_back(source.id, parents):
            message = f'source "{source.id}" comes, in the end, from itself'
            yield Finding("source-cycle", place, message)


def _comes_back(start: str, parents: dict[str, str]) -> bool:
    seen: set[str] = set()
    at = parents.get(start)
    while at is not None and at not in seen:
        if at == start:
            return True
        seen.add(at)
        at = parents.get(at)
    return False
