"""One item of a text → one statement of a draft, as plain data."""

from collections.abc import Iterator
from typing import Any

from memcon.evidence import Capture
from memcon.schemas import Statement

from .anchor import anchor, trim
from .fitting import as_line, fold, given, misfit
from .model import Draft, Item
from .slugs import topic_slug

MOST_TOPICS = 12
MOST_CONFIRM = 39
"""One less than a statement has room for: `settle_topics` may add one."""


def draft_statement(draft: Draft, capture: Capture, item: Item) -> tuple[dict[str, Any], str]:
    """The statement without its id, and why no readout can hold it, or nothing."""
    text = draft.document.text
    evidence = anchor(capture, trim(text, item.span))
    topics = (topic_slug(text[span.start : span.end]) for span in item.topics)
    statement = {"kind": item.kind} | given(
        by=list(item.by),
        via=list(item.via),
        topics=list(dict.fromkeys(filter(None, topics)))[:MOST_TOPICS],
        # The comma before a tag is the sentence's, not the speaker's.
        quote=fold(text[item.quote.start : item.quote.end]).rstrip(",") if item.quote else None,
        evidence=evidence,
        confirm=[as_line(words) for words in _doubts(draft, item)][:MOST_CONFIRM],
    )
    if evidence is None:
        return statement, "no evidence can hold its words"
    return statement, misfit(Statement, {"id": "s1", **statement})


def _doubts(draft: Draft, item: Item) -> Iterator[str]:
    """What must be confirmed: denials and agreements of unnamed sides are so in any case."""
    yield from item.confirm
    if item.confirm:
        return
    if item.kind == "not_discussed":
        yield "denial: that the text says so of the talk itself"
    parties = {person.party or person.id for person in draft.cast.people if person.id in item.by}
    if item.kind == "agreement" and len(parties) < 2:  # noqa: PLR2004 - it takes two
        yield "who agreed: the text does not name both sides"


def settle_topics(
    items: list[tuple[dict[str, Any], Item]],
) -> Iterator[tuple[dict[str, Any], Item]]:
    """Denials lose a topic that the account also has as raised: a person tells the two apart."""
    raised = {
        topic
        for statement, _ in items
        if statement["kind"] not in ("not_discussed", "context", "tone")
        for topic in statement.get("topics", ())
    }
    for statement, item in items:
        both = [topic for topic in statement.get("topics", ()) if topic in raised]
        if statement["kind"] != "not_discussed" or not both:
            yield statement, item
            continue
        kept = [topic for topic in statement["topics"] if topic not in raised]
        doubt = as_line(f"topic: {', '.join(both)} is also said to have been raised")
        settled = {**statement, "topics": kept, "confirm": [*statement["confirm"], doubt]}
        yield given(**settled), item
