"""Why each statement was read as it was, in words."""

from collections.abc import Iterator
from typing import Any

from memcon.problems import visible

from .draft import DraftReadout
from .fitting import fold
from .model import Draft, Item, Span, Why
from .summary import Lines

_BANDS = ((0.85, "confirm at a glance"), (0.6, "check"), (0.0, "must be decided"))
"""How sure the reading is, and what a person does about it."""


def band(why: Why) -> str:
    """What a person does about a reading of that confidence."""
    return next(words for least, words in _BANDS if why.confidence >= least)


def explain(draft: Draft, made: DraftReadout) -> str:
    """A paragraph a statement: its rule, its cue, what made it more or less sure."""
    return "\n".join(visible(line) for line in _lines(draft, made))


def as_data(draft: Draft, made: DraftReadout) -> dict[str, Any]:
    """The whole result for programs: the readout, the stored text, each item with its offsets."""
    lines = Lines(draft.document.text)
    ids = {id(item): name for name, item in made.items.items()}
    return {
        "readout": made.data,
        "capture": {**made.data["sources"][0]["capture"], "text": draft.document.text},
        "layer": draft.layer,
        "items": [
            {
                "id": ids.get(id(item)),
                "kind": item.kind,
                **_slice(draft, item.span),
                "by": list(item.by),
                "via": list(item.via),
                "quote": _slice(draft, item.quote) if item.quote else None,
                "topics": [_slice(draft, span) for span in item.topics],
                "confirm": list(item.confirm),
                "why": _why(draft, item.why),
            }
            for item in draft.items
        ],
        "confirm": made.data.get("confirm", []),
        "unplaced": [
            {"line": lines.number(item.span), **_slice(draft, item.span)} for item in draft.unplaced
        ],
        "left_out": [
            {"why": item.why, **(_slice(draft, item.span) if item.span else {})}
            for item in made.left_out
        ],
    }


def _lines(draft: Draft, made: DraftReadout) -> Iterator[str]:
    names = [(name, item) for name, item in made.items.items()]
    contacts = [("event", item) for item in draft.items if item.kind == "contact"]
    for name, item in sorted(contacts + names, key=lambda pair: pair[1].span):
        yield from _paragraph(draft, name, item)


def _paragraph(draft: Draft, name: str, item: Item) -> Iterator[str]:
    why = item.why
    cue = f", cue “{_words(draft, why.cue)}”" if why.cue else ""
    layer = "rules" if why.layer == "rules" else "words tagged by the model"
    yield f"{name} {item.kind}: “{_words(draft, item.span)}”"
    yield f"    rule: {why.rule} ({layer}){cue}"
    factors = "; ".join(f"{words} ({factor:.2g})" for words, factor in why.factors)
    yield f"    {band(why)}: {factors or 'nothing speaks against it'}"


def _why(draft: Draft, why: Why) -> dict[str, Any]:
    return {
        "layer": why.layer,
        "rule": why.rule,
        "cue": _slice(draft, why.cue) if why.cue else None,
        "factors": [{"words": words, "factor": factor} for words, factor in why.factors],
        "band": band(why),
    }


def _slice(draft: Draft, span: Span) -> dict[str, Any]:
    return {
        "start": span.start,
        "end": span.end,
        "words": draft.document.text[span.start : span.end],
    }


def _words(draft: Draft, span: Span) -> str:
    return fold(draft.document.text[span.start : span.end])
