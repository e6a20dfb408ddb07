"""Rule R41: clearance is another person's, of this very content, with nothing left open."""

from collections.abc import Iterator

from memcon.problems import Finding
from memcon.record import Record


def check_clearance(record: Record) -> Iterator[Finding]:
    """A cleared or published record whose clearance does not hold."""
    readout, review = record.readout, record.readout.review
    if review.state not in ("cleared", "published"):
        return
    if readout.confirm:
        yield Finding("unconfirmed", ("confirm",), "a cleared record has points left to confirm")
    for index, statement in enumerate(readout.statements):
        if statement.confirm:
            message = f'a cleared record has points left to confirm in "{statement.id}"'
            yield Finding("unconfirmed", ("statements", index, "confirm"), message)
    place = ("review", "cleared_by")
    if review.cleared_by is None or review.drafted_by is None:
        message = "a cleared record names its drafter and who cleared it"
        yield Finding("clearance-incomplete", ("review",), message)
    elif review.cleared_by.casefold() == review.drafted_by.casefold():
        message = f"{review.cleared_by} cannot clear what {review.drafted_by} drafted"
        yield Finding("cleared-by-drafter", place, message, "a second person clears")
    if review.record_sha256 is None:
        message = "the clearance does not say which content was cleared"
        hint = f"record_sha256: {record.content_sha256}"
        yield Finding("clearance-incomplete", ("review", "state"), message, hint)
    elif review.record_sha256 != record.content_sha256:
        message = "the record was edited after it was cleared"
        hint = f"clear it again; its content now has the hash {record.content_sha256}"
        yield Finding("clearance-stale", ("review", "record_sha256"), message, hint)
