"""Where an account reports the contact, and how far the report is about the contact itself."""

import re
from collections.abc import Iterator

from .model import Cast, Document, Span

CONTACT_CUE = re.compile(
    r"\b(?:spoke|speaks|spoken|talked|met|meets|called|phoned|telephoned|calls?|conversations?"
    r"|talks?|meetings?|discussions?|video ?conference|teleconference|led|received|hosted|welcomed"
    r"|consultations)\b",
    re.IGNORECASE,
)
# Where a contact sentence turns from the contact to its matter.
_TURN = re.compile(
    r"\b(?:about(?! (?:an?|half|one|two|three|[0-9]))|regarding|concerning|on the situation"
    r"|following|to (?:discuss|congratulate|follow"
    r"|reinforce|reaffirm|express|thank|convey|review|stress|continue|further|advance|coordinate"
    r"|celebrat)\w*|during which|in which|where|which|highlighting|ahead of|building on)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\W{0,4}(?:Following|After|Ahead of|Building on|In response to|As a follow-up|Before|Since)"
    r"\b[^,]{0,200},"
)
_SENTENCES = 6


def contact_sentences(document: Document, cast: Cast) -> Iterator[Span]:
    """The first sentences that name principals in a report of a contact."""
    principals = {person.id for person in cast.principals}
    named = [one.span for one in cast.mentions if one.person in principals]
    rest: list[Span] = []
    for sentence in document.prose[:_SENTENCES]:
        cue = CONTACT_CUE.search(document.flat, sentence.span.start, sentence.span.end)
        if cue and any(sentence.span.holds(span) for span in named):
            rest.append(sentence.span)
    if not rest and document.prose:
        rest = [document.prose[0].span]
    yield from rest


def head_span(document: Document, sentence: Span) -> Span:
    """The part of a contact sentence that is about the contact: neither an aside nor its matter."""
    aside = _ASIDE.match(document.flat, sentence.start, sentence.end)
    start = aside.end() if aside else sentence.start
    cue = CONTACT_CUE.search(document.flat, start, sentence.end)
    turn = _TURN.search(document.flat, cue.end() if cue else start, sentence.end)
    return Span(start, turn.start() if turn else sentence.end)
