"""Sentences → statements: the frame of whoever relays, the quotations, the rest."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .actors import find_actors
from .confidence import FLOATING
from .cues import find_cue
from .frames import Frame, strip_frame
from .model import Cast, Document, Item, Kind, Span
from .places import find_places
from .quotations import find_all_quotations
from .resolve import Holder, all_principals, resolve
from .stretch import QUOTES
from .tagging import Token
from .telling import Reading, Teller
from .wording import is_thanks
from .words import LONG_QUOTE, MAX_TOKENS, Words


def read_statements(
    document: Document, cast: Cast, tokens: Sequence[Sequence[Token]], *, rules_only: bool
) -> tuple[Item, ...]:
    """The statements of a text in its order; `tokens` are those of each sentence."""
    reading = Reading(cast, rules_only)
    items: list[Item] = []
    for words in _sentences(document, cast, tokens):
        items += _read(words, reading)
    return tuple(items)


def _sentences(
    document: Document, cast: Cast, tokens: Sequence[Sequence[Token]]
) -> Iterator[Words]:
    """The words of each sentence that is prose, with all that was found in them."""
    quotations = find_all_quotations(document.flat, document.paragraphs)
    # Popped from the end as the sentences go by, so that no place is looked at twice.
    places = [
        (place.party, span)
        for paragraph in reversed(document.paragraphs)
        for place, span in reversed(list(find_places(document.flat, paragraph)))
    ]
    starts = [mention.span.start for mention in cast.mentions]
    for sentence, tagged in zip(document.sentences, tokens, strict=True):
        if len(tagged) > MAX_TOKENS:
            continue
        first = bisect_left(starts, sentence.span.start)
        last = bisect_left(starts, sentence.span.end)
        inside = []
        while places and places[-1][1].end <= sentence.span.end:
            inside.append(places.pop())
        actors = find_actors(tagged, cast.mentions[first:last], inside)
        quoted = _those_in(quotations[sentence.paragraph], sentence.span)
        yield Words(document, sentence, tagged, actors, quoted)


def _those_in(spans: Sequence[Span], within: Span) -> Sequence[Span]:
    """Those of a row of spans that meet another one."""
    first = bisect_right(spans, within.start, key=lambda one: one.end)
    return spans[first : bisect_left(spans, within.end, key=lambda one: one.start)]


def _read(words: Words, reading: Reading) -> Iterator[Item]:
    teller, end = Teller(words, reading), words.end
    if not end:
        return
    frame = strip_frame(words.tokens, words.actors, end)
    if frame is not None:
        yield from _framed(frame, words, teller)
    elif _is_bare_quotation(words, end):
        yield from _floating(words, teller)
    else:
        yield from teller.tell(0, end)


def _is_bare_quotation(words: Words, end: int) -> bool:
    """Whether a sentence is nothing but somebody's words, and its paragraph more than that.

    A text that stands wholly in quotation marks is a readout like any other.
    """
    return len(words.quotes) == 1 and words.is_quotation(0, end) and not words.is_all_quoted


def _floating(words: Words, teller: Teller) -> Iterator[Item]:
    """A quotation without a speaker of its own: it is the last speaker's."""
    last, end = teller.reading.last, words.end
    if last is None or not (last.by or last.via):
        yield from teller.tell(0, end)
    elif last.via:
        yield from teller.quotation(0, end, last.via)
    else:
        yield teller.item(
            "position",
            words.whole_span(0, end),
            (last.by, ()),
            "floating quotation",
            factors=(("a quotation beside an attributed sentence", 0.7),),
            confirm=(FLOATING,),
        )


def _framed(frame: Frame, words: Words, teller: Teller) -> Iterator[Item]:
    """A sentence with a frame such as "According to X," or ", X said"."""
    holder = _speaker(frame, teller)
    reading = teller.reading
    speakers = [teller.cast.person(person) for person in holder.people]
    if speakers and all(person.capacity == "principal" for person in speakers):
        reading.memory = reading.memory.after(holder)
        together = _told_of_all(words)
        if together is not None:
            everyone = all_principals(teller.cast)
            yield teller.item(
                together,
                words.whole_span(0, frame.end),
                (everyone, holder.people[:1]),
                "a note without a subject",
                factors=(("quoted directly", 0.95), ("subject left out", 0.8)),
            )
            return
        yield teller.item(
            _kind_of_words(frame, words, holder),
            words.whole_span(frame.first if frame.leading else 0, words.end),
            (holder.people, ()),
            "attributed words",
            factors=(("named as the speaker", holder.factor),),
            confirm=(holder.confirm,) if holder.confirm else (),
        )
        return
    via = holder.people[:1]
    if via:
        reading.memory = replace(reading.memory, relayer=via[0])
    if frame.resumed:
        yield teller.item(
            "context",
            words.whole_span(0, words.end),
            ((), via),
            "quotation around its tag",
            factors=(("a quotation around its tag", 0.7),),
        )
        return
    for first, end in _pieces(frame, words):
        read = teller.quotation if words.is_quotation(first, end) else teller.tell
        yield from read(first, end, via)
    if frame.more is not None:
        yield from teller.tell(frame.more, words.end, via)


def _told_of_all(words: Words) -> Kind | None:
    """What all did, by a note that leaves its subject out: "Had a good call with N."."""
    first = 1 if words.tokens[0].text in QUOTES else 0
    if not first or words.tokens[first].tag not in {"VBD", "VBN"}:
        return None
    found = find_cue(words.tokens, first)
    kinds: tuple[Kind, ...] = ("contact", "discussed")
    return next((kind for kind in kinds if found and found.cue.kind == kind), None)


def _kind_of_words(frame: Frame, words: Words, holder: Holder) -> Kind:
    """What a principal's own words are: thanks where they thank, else a position."""
    quoted = words.quote_in(words.span(0, words.end))
    if quoted is not None and is_thanks(words.document.words(quoted)):
        return "courtesy"
    agrees = frame.verb == "agreed" and len(holder.people) > 1
    return "agreement" if agrees else "position"


def _speaker(frame: Frame, teller: Teller) -> Holder:
    memory, last = teller.reading.memory, teller.reading.last
    actor = frame.speaker
    if actor is None:
        return Holder((), 0.6, "speaker: an institution, not a person", "institution")
    if actor.kind == "pronoun" and memory.relayer and last is not None and last.via:
        return Holder((memory.relayer,), 0.8, "", "pronoun")
    return resolve(actor, teller.cast, memory)


def _pieces(frame: Frame, words: Words) -> Iterator[tuple[int, int]]:
    """The stretches of a relayed sentence: it splits where a long quotation begins or ends."""
    at = frame.first
    for begin, stop in _quoted_stretches(frame, words):
        if begin - at >= LONG_QUOTE:
            yield at, begin
            at = begin
        yield at, stop
        at = stop
    if frame.end - at >= LONG_QUOTE or at == frame.first:
        yield at, frame.end


def _quoted_stretches(frame: Frame, words: Words) -> Iterator[tuple[int, int]]:
    for quote in words.quotes:
        inside = [
            number
            for number in range(frame.first, frame.end)
            if quote.start <= words.tokens[number].start and words.tokens[number].end <= quote.end
        ]
        if inside:
            yield inside[0], inside[-1] + 1
