"""The values that the layers of the parser hand on; each one knows its place in the source.

Every span counts code points of the stored text from 0, its end exclusive. Nothing is retyped: the
words of a value are always `document.text[span.start:span.end]`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from memcon.schemas import StatementKind

Kind = StatementKind | Literal["contact"]
"""The kinds of statements, and the report of the contact itself, which the event takes."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A slice of the stored text: code points from 0, the end exclusive."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: "Span") -> bool:
        """Whether the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


BlockKind = Literal[
    "header", "heading", "dateline", "attribution", "office", "byline", "end_mark", "notice"
]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the text that reports nothing; it is labelled, never deleted."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the account, and the number of its paragraph from 0."""

    span: Span
    paragraph: int


LONGEST_SENTENCE = 4_000
"""Code points. The longest sentence of a hundred readouts has 550."""


@dataclass(frozen=True)
class Document:
    """A source text with its non-content labelled and its sentences found."""

    text: str
    """The stored text, exactly as the capture has it."""
    flat: str
    """The same length: hard line breaks and no-break spaces read as spaces."""
    header: Mapping[str, str]
    """What stands above the account as `key: value` lines, or what the page said of itself."""
    blocks: tuple[Block, ...]
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]

    @property
    def prose(self) -> tuple[Sentence, ...]:
        """The sentences that are no longer than any prose has; the others are not read."""
        return tuple(one for one in self.sentences if len(one.span) <= LONGEST_SENTENCE)

    @property
    def title(self) -> str:
        """The heading, or nothing."""
        return self.header.get("title", "")

    @property
    def published(self) -> date | None:
        """The day of publication, where the header gives one."""
        words = (self.header.get("date") or self.header.get("published", ""))[:10]
        try:
            return date.fromisoformat(words)
        except ValueError:
            return None

    def words(self, span: Span) -> str:
        """The flat words of a span."""
        return self.flat[span.start : span.end]


Capacity = Literal["principal", "spokesperson", "other"]
Gender = Literal["m", "f", ""]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the text names."""

    id: str
    """A slug made from the name."""
    name: str
    """The fullest form that the text uses, without title and without "of Country"."""
    surname: str
    """The word by which later mentions call the person: "Putin", "Xi", "bin Salman"."""
    title: str | None
    """The office as printed at the fullest mention: "Prime Minister", "Secretary of State"."""
    roles: tuple[str, ...]
    """The office reduced to roles of the lexicon: ("president",), ("foreign minister", …)."""
    party: str | None
    """ISO 3166-1 alpha-2, UN, EU, NATO."""
    capacity: Capacity
    gender: Gender = ""
    confirm: tuple[str, ...] = ()
    """What a person has to confirm: a country from our own table, a role not printed."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text names somebody; the span is the whole name with its title."""

    span: Span
    person: str
    """The id of the person."""


@dataclass(frozen=True)
class Cast:
    """Who is in the text: the people, where they are named, and whose account it is."""

    people: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    """Names in the order of the text, the title line left out."""
    issuer: str | None = None
    """The party whose account it is, where header or text tell."""

    @property
    def principals(self) -> tuple[Person, ...]:
        """Those on whose behalf the contact was held, the issuer's own first."""
        found = [person for person in self.people if person.capacity == "principal"]
        return tuple(sorted(found, key=lambda person: person.party != self.issuer))

    def person(self, id: str) -> Person:  # noqa: A002 - the field's own name
        """The person of an id."""
        return next(person for person in self.people if person.id == id)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the event: the value, the words it stands on, what must be confirmed."""

    value: object
    span: Span | None
    """None: from the title or the header."""
    confirm: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class EventFacts:
    """What the text says about the contact as such."""

    kind: Fact
    """Value: an EventKind."""
    date: Fact | None = None
    """Value: an ISO day, or a first and last day with a slash; `why` where it is inferred."""
    duration: Fact | None = None
    """Value: (least, most or None) in minutes; the span is the wording."""
    count: Fact | None = None
    """Value: (place in the series, unit, basis); the span is the wording."""
    initiator: Fact | None = None
    """Value: a person's id or a party's code."""
    place: Fact | None = None
    """Value: the place's name as printed."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why a statement was read as it was."""

    layer: Literal["rules", "nlp"]
    rule: str
    """The name of the rule: "frame", "quotation", "continuation", "contact" …"""
    cue: Span | None = None
    factors: tuple[tuple[str, float], ...] = ()
    """What made the reading more or less sure, in words, each with its factor."""

    @property
    def confidence(self) -> float:
        """The product of the factors."""
        product = 1.0
        for _, factor in self.factors:
            product *= factor
        return product


@dataclass(frozen=True, slots=True)
class Item:
    """One statement found in the text."""

    kind: Kind
    span: Span
    """From the holder, or the cue, to the end of the content."""
    by: tuple[str, ...]
    via: tuple[str, ...]
    why: Why
    quote: Span | None = None
    """The words inside the quotation marks."""
    topics: tuple[Span, ...] = ()
    confirm: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """All that was found in one text."""

    document: Document
    cast: Cast
    event: EventFacts
    items: tuple[Item, ...]
    """In the order of the text."""
    layer: str
    """Which layer worked: "rules", or the language model's name and version."""
    unplaced: tuple[Sentence, ...] = field(default=())
    """The sentences that hold no item."""
