"""Rule R02: the stored copy of a source is the one that its hash pins."""

from collections.abc import Iterator

from memcon.problems import Finding
from memcon.record import Record


def check_captures(record: Record) -> Iterator[Finding]:
    """A stored copy that is missing (once a source), changed, or cannot be read."""
    for index, source in enumerate(record.readout.sources):
        stored = record.stored[source.id]
        if source.capture is None:
            continue
        place = ("sources", index, "capture", "path")
        if stored.state == "missing":
            yield Finding(
                "capture-missing",
                place,
                f'the stored copy of source "{source.id}" is not here: '
                "its quotations were not re-checked",
                "put the text there, or name a folder that has it with --captures",
            )
        elif stored.state == "unreadable":
            yield Finding(
                "capture-unreadable",
                place,
                f'the stored copy of source "{source.id}" cannot be read as UTF-8 text',
            )
        elif stored.state == "changed":
            yield Finding(
                "capture-changed",
                ("sources", index, "capture", "sha256"),
                f'the stored copy of source "{source.id}" is not the one that was pinned: '
                f"its hash is {stored.sha256}",
                "compare the two texts; pin the new one only when every quotation still stands",
            )
