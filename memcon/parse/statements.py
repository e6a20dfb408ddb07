"""Sentences → statements: each reporting clause with its holder, its relayers and its kind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from .actors import Actor, find_actors
from .classify import (
    classify,
    is_denial,
    is_main_topic,
    is_next_step,
    is_place_in_series,
    is_tone,
)
from .clauses import Clause, find_clauses, is_contact_noun
from .frames import SAYING, Frame, strip_frame
from .model import Cast, Document, Item, Kind, Sentence, Span, Why
from .quotations import find_quotations
from .resolve import NOBODY, UNNAMED, Holder, Memory, all_principals, resolve
from .tagging import Token
from .topics import find_topics

REPORTED = frozenset({"position", "information"})
"""Kinds of cue by which a relayer relays."""
_CARRIED = frozenset({"position", "information", "request", "commitment", "proposal", "tone"})
_LONG_QUOTE = 4
DENIAL = "denial: the account says that it was not discussed"
QUOTES = frozenset({'"', "“", "”", "``", "''", "«", "»"})
_TRAILING = frozenset(
    ", ; : ( – — - and but while as well or in during at to on which where after".split()
)
_DATED = re.compile(
    r"\b(?:on|today|yesterday|earlier|this|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|\d{4})\b",
    re.IGNORECASE,
)


@dataclass
class _Reading:
    """What is known on the way through a text."""

    memory: Memory = field(default_factory=Memory)
    opened: bool = False
    """Whether the contact has been reported."""
    last: Item | None = None
    paragraph: int = -1


def read_statements(
    document: Document, cast: Cast, tokens: Sequence[Sequence[Token]], layer: str
) -> tuple[Item, ...]:
    """The statements of a text in its order."""
    reading = _Reading()
    items: list[Item] = []
    reader = _Reader(document, cast, layer, reading)
    for sentence, words in zip(document.sentences, tokens, strict=True):
        items += reader.read(sentence, words)
    return tuple(items)


class _Reader:
    def __init__(self, document: Document, cast: Cast, layer: str, reading: _Reading) -> None:
        self.document = document
        self.cast = cast
        self.layer = layer
        self.state = reading
        self.quotations = {
            number: find_quotations(document.flat, span)
            for number, span in enumerate(document.paragraphs)
        }

    def read(self, sentence: Sentence, tokens: Sequence[Token]) -> list[Item]:
        """The items of one sentence."""
        mentions = [m for m in self.cast.mentions if sentence.span.holds(m.span)]
        actors = find_actors(tokens, self.cast, mentions)
        quotes = [q for q in self.quotations[sentence.paragraph] if q.meets(sentence.span)]
        quotes = [
            Span(max(q.start, sentence.span.start), min(q.end, sentence.span.end)) for q in quotes
        ]
        part = _Part(self, sentence, tokens, actors, quotes)
        items = part.items()
        self.state.paragraph = sentence.paragraph
        return items


class _Part:
    """One sentence on its way to items."""

    def __init__(
        self,
        reader: _Reader,
        sentence: Sentence,
        tokens: Sequence[Token],
        actors: Sequence[Actor],
        quotes: Sequence[Span],
    ) -> None:
        self.reader = reader
        self.state = reader.state
        self.cast = reader.cast
        self.document = reader.document
        self.sentence = sentence
        self.tokens = tokens
        self.actors = actors
        self.quotes = [q for q in quotes if self._length(q) >= _LONG_QUOTE]

    def _length(self, quote: Span) -> int:
        return len(self.document.words(quote).split())

    def items(self) -> list[Item]:
        """The items of the sentence; the memory is handed on."""
        end = len(self.tokens)
        while end and self.tokens[end - 1].text in {".", "!", "?"}:
            end -= 1
        frame = strip_frame(self.tokens, self.actors, end)
        if frame is None:
            if self._is_bare_quotation(end):
                return list(self._floating(end))
            return list(self._stretch(0, end, ()))
        return list(self._framed(frame, end))

    def _is_bare_quotation(self, end: int) -> bool:
        """Whether a sentence is nothing but somebody's words."""
        if len(self.quotes) != 1 or not end:
            return False
        quote = self.quotes[0]
        whole = Span(self.tokens[0].start, self.tokens[end - 1].end)
        inside = quote.start <= whole.start and quote.end >= whole.end - 1
        wholly = len(self.reader.quotations[self.sentence.paragraph]) == 1 and (
            quote.end - quote.start
        ) < len(self.document.paragraphs[self.sentence.paragraph])
        return inside and (wholly or len(self.reader.quotations[self.sentence.paragraph]) > 1)

    def _floating(self, end: int) -> Iterator[Item]:
        """A quotation without a speaker of its own: it is the last speaker's."""
        last = self.state.last
        span = self._span(0, end)
        if last is None or not (last.by or last.via):
            yield from self._stretch(0, end, ())
            return
        if last.via:
            yield from self._quoted(0, end, last.via)
            return
        yield self._item(
            "position",
            span,
            last.by,
            last.via,
            "floating quotation",
            factors=(("a quotation beside an attributed sentence", 0.7),),
            confirm=("speaker: a quotation without a speaker of its own",),
        )

    def _framed(self, frame: Frame, end: int) -> Iterator[Item]:
        """A sentence with a frame such as "According to X," or ", X said"."""
        holder = self._relayer(frame)
        relayer = holder.people[:1]
        principal = bool(relayer) and self.cast.person(relayer[0]).capacity == "principal"
        if principal:
            self.state.memory = self.state.memory.after(holder)
            yield from self._said_by_principal(frame, holder, end)
            return
        if relayer:
            self.state.memory = replace(self.state.memory, relayer=relayer[0])
        if frame.resumed:
            yield self._words_of(relayer, 0, end)
            return
        for first, last in self._pieces(frame):
            if any(self._fills(quote, first, last) for quote in self.quotes):
                yield from self._quoted(first, last, relayer)
            else:
                yield from self._stretch(first, last, relayer)
        if frame.more is not None:
            yield from self._stretch(frame.more, end, relayer)

    def _fills(self, quote: Span, first: int, end: int) -> bool:
        """Whether a stretch is a quotation from mark to mark."""
        return (
            self.tokens[first].start <= quote.start + 1 and quote.end <= self.tokens[end - 1].end + 1
        )

    def _quoted(self, first: int, end: int, via: tuple[str, ...]) -> Iterator[Item]:
        """Relayed words are one statement, however many sentences they have: the first tells."""
        inner = first + (self.tokens[first].text in QUOTES)
        stop = end
        while stop > inner and self.tokens[stop - 1].text in QUOTES | {",", "."}:
            stop -= 1
        before = self.state.last
        items = list(self._stretch(inner, stop, via))
        if not items:
            return
        first_item = items[0]
        self.state.last = before
        yield self._item(
            first_item.kind,
            self._span(first, end),
            first_item.by,
            first_item.via,
            "quotation",
            cue=first_item.why.cue,
            factors=(*first_item.why.factors, ("quoted directly", 0.95)),
            confirm=first_item.confirm,
            topics=first_item.topics,
        )

    def _words_of(self, relayer: tuple[str, ...], first: int, end: int) -> Item:
        """A quotation that goes on behind its tag is one statement, the tag inside."""
        return self._item(
            "context",
            self._span(first, end),
            (),
            relayer,
            "quotation",
            factors=(("a quotation around its tag", 0.7),),
        )

    def _relayer(self, frame: Frame) -> Holder:
        actor = frame.speaker
        memory = self.state.memory
        if actor is None:
            return Holder((), 0.6, "speaker: an institution, not a person", "institution")
        if actor.kind == "pronoun" and memory.relayer and self.state.last and self.state.last.via:
            return Holder((memory.relayer,), 0.8, "", "pronoun")
        return resolve(actor, self.cast, memory)

    def _said_by_principal(self, frame: Frame, holder: Holder, end: int) -> Iterator[Item]:
        first = frame.first if frame.leading else 0
        yield self._item(
            self._kind_of_words(frame.first, frame.end, "position"),
            self._span(first, end if not frame.leading else frame.end),
            holder.people,
            (),
            "attributed words",
            factors=(("named as the speaker", holder.factor),),
            confirm=(holder.confirm,) if holder.confirm else (),
        )

    def _kind_of_words(self, first: int, end: int, otherwise: Kind) -> Kind:
        return otherwise

    def _pieces(self, frame: Frame) -> Iterator[tuple[int, int]]:
        """The stretch of a relayed sentence, split where a long quotation begins or ends."""
        cuts = []
        for quote in self.quotes:
            inside = [
                i
                for i in range(frame.first, frame.end)
                if quote.start <= self.tokens[i].start and self.tokens[i].end <= quote.end
            ]
            if inside:
                cuts.append((inside[0], inside[-1] + 1))
        at = frame.first
        for begin, stop in cuts:
            if begin - at >= _LONG_QUOTE or (begin > at and self._clauses(at, begin)):
                yield at, begin
                at = begin
            yield at, stop
            at = stop
        if frame.end - at >= _LONG_QUOTE or not cuts:
            yield at, frame.end

    def _clauses(self, first: int, end: int) -> list[Clause]:
        return find_clauses(self.tokens, self.actors, first, end)

    def _stretch(self, first: int, end: int, via: tuple[str, ...]) -> Iterator[Item]:
        """The statements between two tokens, with those who relay them."""
        while first < end and self.tokens[first].lower in {",", "that", "and", "but", ";"}:
            first += 1
        if first >= end:
            return
        clauses = self._clauses(first, end)
        if not clauses:
            yield from self._uncued(first, end, via)
            return
        holder = NOBODY
        for number, clause in enumerate(clauses):
            stop = clauses[number + 1].start if number + 1 < len(clauses) else end
            shared = clause.is_fronted and number + 1 < len(clauses)
            holder = self._holder(clauses[number + 1] if shared else clause, holder)
            yield from self._statement(clause, holder, stop, first, via)

    def _holder(self, clause: Clause, before: Holder) -> Holder:
        if clause.subject is not None:
            return resolve(clause.subject, self.cast, self.state.memory)
        if clause.inherits:
            return replace(before, factor=before.factor * 0.95)
        return UNNAMED

    def _statement(
        self, clause: Clause, holder: Holder, stop: int, first: int, via: tuple[str, ...]
    ) -> Iterator[Item]:
        relayer = self._relays(clause, holder)
        if relayer:
            self.state.memory = replace(self.state.memory, relayer=relayer)
            yield from self._stretch(clause.last + 1, self._trim(clause.last + 1, stop), (*via, relayer))
            return
        if self._is_institution(clause) and self._tells_of_principals(clause, stop):
            yield from self._stretch(clause.last + 1, self._trim(clause.last + 1, stop), via)
            return
        if self._carries_on(clause):
            yield from self._continued(clause, clause.start if first else first, stop, via)
            return
        if clause.subject is not None:
            self.state.memory = self.state.memory.after(holder)
        principals = all_principals(self.cast)
        end = self._trim(clause.start, stop)
        content = self._text(clause.last + 1, end)
        joint = len(holder.people) > 1 and set(holder.people) >= set(principals)
        kind = classify(clause, self.tokens, content, joint=joint, opened=self.state.opened)
        begin = clause.start
        people = () if kind == "context" else holder.people
        if kind == "contact":
            self.state.opened = True
            people = principals
            if self._is_dated(first, clause.start):
                begin = first
        yield self._item(
            kind,
            self._span(begin, end),
            people,
            via,
            "frame",
            cue=Span(self.tokens[clause.verb].start, self.tokens[clause.last].end),
            factors=self._factors(clause, holder),
            confirm=self._confirm(kind, clause, holder),
            topics=find_topics(self.tokens[clause.last + 1 : end]) if kind != "contact" else (),
        )

    def _relays(self, clause: Clause, holder: Holder) -> str | None:
        """The relayer whose frame a clause is: an aide who says what the principals said."""
        if len(holder.people) != 1 or clause.cue.kind not in REPORTED or clause.form != "finite":
            return None
        person = self.cast.person(holder.people[0])
        return person.id if person.capacity != "principal" else None

    def _is_institution(self, clause: Clause) -> bool:
        """Whether a ministry, an office or a capital speaks, not a person."""
        if self.tokens[clause.verb].lower not in SAYING or clause.form != "finite":
            return False
        if clause.subject is not None:
            return clause.subject.kind == "party"
        return bool(clause.subject_words) and not clause.passive

    def _tells_of_principals(self, clause: Clause, stop: int) -> bool:
        """Whether what an institution says begins with somebody who did something."""
        first = clause.last + 1
        first += first < stop and self.tokens[first].lower == "that"
        inner = self._clauses(first, stop)
        return bool(inner) and inner[0].subject is not None and inner[0].subject.kind != "party"

    def _carries_on(self, clause: Clause) -> bool:
        """Whether a clause tells on in the voice of the statement before."""
        last = self.state.last
        if last is None or self.state.paragraph != self.sentence.paragraph:
            return False
        if clause.subject is not None:
            tells = clause.present or clause.modal
            return clause.subject.kind == "party" and tells and clause.cue.kind not in {"agreement"}
        if clause.passive or clause.inherits:
            return bool(clause.modal and not clause.inherits and not is_contact_noun(clause.subject_words))
        return not is_contact_noun(clause.subject_words)

    def _continued(self, clause: Clause, first: int, stop: int, via: tuple[str, ...]) -> Iterator[Item]:
        end = self._trim(first, stop)
        kind = clause.cue.kind if clause.cue.kind in {"commitment"} else None
        yield from self._uncued(first, end, via, kind)  # type: ignore[arg-type]

    def _uncued(
        self, first: int, end: int, via: tuple[str, ...], kind: Kind | None = None
    ) -> Iterator[Item]:
        """A stretch without a cue: further contact, the voice of the one before, or background."""
        words = self._text(first, end)
        if len(words.split()) < 3:  # noqa: PLR2004 - a fragment says nothing
            return
        last = self.state.last
        same_paragraph = self.state.paragraph == self.sentence.paragraph
        principals = all_principals(self.cast)
        opened = first + (self.tokens[first].text in QUOTES)
        subject = next((a for a in self.actors if a.first == opened), None)
        people: tuple[str, ...] = ()
        rule = "background"
        factors: tuple[tuple[str, float], ...] = (("no cue", 0.5),)
        confirm: tuple[str, ...] = ()
        chosen: Kind
        lowered = tuple(token.lower for token in self.tokens[first:end])
        about_contact = is_contact_noun(lowered[:4])
        if is_denial(words):
            chosen, rule = "not_discussed", "denial without a verb of its own"
            confirm = (DENIAL,)
        elif is_place_in_series(words):
            chosen, rule, people = "contact", "place in a series", principals
        elif is_next_step(words) and (via or (last and last.kind == "next_step")):
            chosen, rule = "next_step", "further contact"
            if subject is not None and subject.kind != "party":
                people = resolve(subject, self.cast, self.state.memory).people
        elif is_main_topic(words):
            chosen, rule = "discussed", "main topic"
        elif about_contact or lowered[:1] == ("it",):
            chosen = "tone" if is_tone(words) else "context"
        elif via or last is None or not same_paragraph or self._is_third(subject):
            chosen = "context"
        elif last.kind in _CARRIED and last.kind != "tone":
            chosen, rule, people, via = kind or last.kind, "continuation", last.by, last.via
            confirm = ("speaker: carried over from the sentence before",)
        else:
            chosen = "context"
        if chosen == "next_step" and set(people) == set(principals):
            people = principals
        yield self._item(
            chosen,
            self._span(first, end),
            people,
            via,
            rule,
            factors=factors,
            confirm=confirm,
            topics=find_topics(self.tokens[first:end]),
        )

    def _is_third(self, subject: Actor | None) -> bool:
        """Whether a subject is somebody who took no part."""
        if subject is None or subject.kind != "name":
            return False
        return self.cast.person(subject.words).capacity != "principal"

    def _is_dated(self, first: int, start: int) -> bool:
        return first < start and bool(_DATED.search(self._text(first, start)))

    def _trim(self, first: int, stop: int) -> int:
        """The end without the words that only link to what follows."""
        while stop - 1 > first and self.tokens[stop - 1].lower in _TRAILING:
            stop -= 1
        return stop

    def _text(self, first: int, end: int) -> str:
        if first >= end:
            return ""
        return self.document.words(Span(self.tokens[first].start, self.tokens[end - 1].end))

    def _span(self, first: int, end: int) -> Span:
        """The characters of some tokens, with the quotation marks that belong to them."""
        start, stop = self.tokens[first].start, self.tokens[end - 1].end
        return Span(start, stop)

    def _factors(self, clause: Clause, holder: Holder) -> tuple[tuple[str, float], ...]:
        return (("a reporting cue", 0.9), (f"holder by {holder.how}", holder.factor))

    def _confirm(self, kind: Kind, clause: Clause, holder: Holder) -> tuple[str, ...]:
        notes = [holder.confirm] if holder.confirm else []
        if kind == "not_discussed":
            notes.append(DENIAL)
        return tuple(notes)

    def _item(
        self,
        kind: Kind,
        span: Span,
        by: tuple[str, ...],
        via: tuple[str, ...],
        rule: str,
        *,
        cue: Span | None = None,
        factors: tuple[tuple[str, float], ...] = (),
        confirm: tuple[str, ...] = (),
        topics: tuple[Span, ...] = (),
    ) -> Item:
        why = Why("nlp" if self.reader.layer == "nlp" else "rules", rule, cue, factors)
        quote = self._quote(span)
        item = Item(kind, span, by, via, why, quote, topics, tuple(filter(None, confirm)))
        self.state.last = item
        self.state.paragraph = self.sentence.paragraph
        return item

    def _quote(self, span: Span) -> Span | None:
        """The inside of the first long quotation that a statement holds."""
        for quote in self.quotes:
            if quote.start >= span.start - 1 and quote.end <= span.end + 1:
                return Span(quote.start + 1, quote.end - 1)
        return None
