"""Brief: the one typed context that templates see. `docs/templates.md` describes each field."""

from dataclasses import dataclass, field

from .codesheet import CodeSheet
from .inline import Inline, Worded
from .language import direction


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody's words."""

    text: str
    """The words with their quotation marks."""
    language: str = ""
    """The language of the words where it is not the brief's own, else empty."""
    original: str = ""
    """The words in their own language with their quotation marks, where `text` is a translation."""
    note: str = ""
    """"translated", "sic" or empty."""
    prose: str = ""
    """The language of a translation where it is not the brief's own, else empty."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks between sentences in the language that they are written in."""

    colon: str = ": "
    semicolon: str = "; "
    stop: str = "."


@dataclass(frozen=True, slots=True)
class Part:
    """One statement as a part of a sentence."""

    id: str
    """The fragment id, the same in every output."""
    number: int
    """The evidence number, the same in every output and format of a record."""
    text: Inline | str
    """Our own words; empty where the quotation alone is printed."""
    quote: Quoted | None = None
    confirm: tuple[str, ...] = ()
    """What a person still has to confirm."""
    marking: str = ""
    """The portion marking, where it is not that of the record."""
    language: str = ""
    """The language of `text` where it is not the brief's own, else empty."""
    marks: Marks = Marks()
    """Those of the language of `text`."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Statements of one speaker through one chain, printed as one paragraph."""

    attribution: str
    """"According to Mr Ushakov," or empty."""
    parts: tuple[Part, ...]
    after: str = ""
    """What the paragraph ends with, such as "remarks, not a readout"."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The evidence numbers of the paragraph."""
        return tuple(part.number for part in self.parts)

    @property
    def marks(self) -> Marks:
        """The marks between its parts and at its end."""
        return self.parts[-1].marks


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs under one label."""

    label: str
    passages: tuple[Passage, ...]
    language: str = ""
    """The language of the label where it is not the brief's own, else empty."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of the event strip."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Denials:
    """What an account says was not discussed."""

    by: str
    """Who says so."""
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The participants of one party."""

    party: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source: its number ("S1"), a description, and its address."""

    number: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """Where the evidence of one source stands: paragraphs (0: not known) with evidence numbers."""

    source: str
    places: tuple[tuple[int, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Caveat:
    """What a reader is warned of."""

    text: Inline | str
    """The drafter's words, or what the record itself shows."""
    lead: Worded = field(default=Worded())
    """Words of the brief before the drafter's, such as "Corrected 3 July 2025:"."""
    language: str = ""
    """The language of `text` where it is not the brief's own, else empty."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The exact words that a statement stands on."""

    id: str
    number: str
    """"8" in a brief, "RU 8" in a comparison."""
    quotes: tuple[Quoted, ...]
    place: str
    """The source, with the paragraph where a copy is held: "S1 ¶2"."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A line of the assessment."""

    text: Inline
    basis: str
    """Author, likelihood, confidence and the evidence numbers it rests on, in words."""
    voice: str = "judgement"
    """"judgement", "other_view" (a dissent) or "outlook"."""
    language: str = ""
    """The language of `text` where it is not the brief's own, else empty."""


@dataclass(frozen=True, slots=True)
class Point:
    """One line of the house's own."""

    text: Inline
    answers: str
    """The question or the point that it answers; may be empty."""
    numbers: tuple[int, ...]
    """The evidence numbers of the statements it rests on."""
    marking: str
    """The portion marking, where it is not that of the record."""
    language: str = ""
    """The language of `text` and `answers` where it is not the brief's own, else empty."""


@dataclass(frozen=True, slots=True)
class Note:
    """What the house itself adds to the account; an empty section has no lines."""

    to: str = ""
    """Those addressed, in a row, as are those who get a copy."""
    info: str = ""
    reference: str = ""
    precedence: str = ""
    """FLASH, IMMEDIATE, PRIORITY, ROUTINE or empty."""
    sent: str = ""
    """The date-time group: "030900Z JAN 30"; a date where no hour is known."""
    cut_off: str = ""
    """Until when information was taken in."""
    summary: tuple[Point, ...] = ()
    issue: tuple[Point, ...] = ()
    timing: tuple[Point, ...] = ()
    recommendation: tuple[Point, ...] = ()
    options: tuple[Point, ...] = ()
    decision: tuple[Point, ...] = ()
    argument: tuple[Point, ...] = ()
    presentation: tuple[Point, ...] = ()
    objectives: tuple[Point, ...] = ()
    their_objectives: tuple[Point, ...] = ()
    points: tuple[Point, ...] = ()
    responses: tuple[Point, ...] = ()
    press_line: tuple[Point, ...] = ()
    key_messages: tuple[Point, ...] = ()
    lines: tuple[Point, ...] = ()
    if_asked: tuple[Point, ...] = ()
    do_not_say: tuple[Point, ...] = ()
    cited: tuple[Passage, ...] = ()
    """The statements that the lines rest on, in the order of the account."""

    @property
    def for_decision(self) -> bool:
        """Whether a decision is asked for."""
        return bool(self.recommendation or self.decision or self.options)


@dataclass(frozen=True, slots=True)
class Graded:
    """The statements that the assessment rests on, by the credibility given to them."""

    known: tuple[Passage, ...] = ()
    """Confirmed or probable: 1 and 2 of the Admiralty code."""
    questionable: tuple[Passage, ...] = ()
    """Possible to improbable: 3 to 5."""
    ungraded: tuple[Passage, ...] = ()
    """Not judged, or 6: cannot be judged."""


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything a format may print about one readout."""

    id: str
    """Contact and record: "2025-07-03-putin-trump/ru"."""
    contact: str
    record: str
    language: str
    """The language that the brief speaks."""
    prose: str
    """The language of the record's own prose where it is not the brief's, else empty."""
    title: Inline
    """The record's own; one in the brief's language where it has none."""
    kind: str
    """The kind of paper, such as "Briefing note"."""
    basis: str
    """What it rests on: "one side’s account"."""
    marking: str
    state: str
    """"Draft, not cleared", "In review, not cleared", "Cleared" …"""
    draft: bool
    """Whether its state is that of a draft; what is printed across the page is `mark`."""
    strip: tuple[Cell, ...]
    bottom_line: Inline
    """The record's own; one in the brief's language where it has none."""
    search: str
    """What was searched for an account that was not found; empty where there is an account."""
    background: tuple[str, ...]
    """Sentences that place the contact."""
    topics: tuple[Block, ...]
    denials: tuple[Denials, ...]
    agreed: tuple[Passage, ...]
    other_side: tuple[str, ...]
    """Sentences about the other accounts."""
    remarks: tuple[Passage, ...]
    """What the other side told the press, where it gave no account."""
    assessment: tuple[Judgement, ...]
    caveats: tuple[Caveat, ...]
    sources: tuple[SourceLine, ...]
    traces: tuple[Trace, ...]
    proofs: tuple[Proof, ...]
    """For each evidence number the words that it stands for."""
    colophon: str
    """Drafted, cleared, state."""
    notices: tuple[str, ...]
    """The standing lines at the foot of every page."""
    created: str
    """The day the record was drafted, ISO 8601; empty where it does not say."""
    subject: str
    """The contact in one line."""
    sides: tuple[Side, ...]
    interpreters: str
    notetakers: str
    date: str
    time: str
    count: str
    """The place in a series that is claimed, with what the records hold; empty without a claim."""
    place: str
    paragraphs: tuple[Passage, ...] = field(default=())
    """Every statement in the order of the source, one a paragraph."""
    drafted: str = ""
    cleared: str = ""
    distribution: str = ""
    note: Note = field(default=Note())
    graded: Graded = field(default=Graded())
    codes: CodeSheet = field(default=CodeSheet())
    """The event codes, for the coding sheet."""
    author: str = ""
    """Who drafted it, for the properties of the outputs; empty where the record does not say."""
    mark: str = ""
    """What stands across the page, "DRAFT" or "WITHDRAWN"; empty on what is cleared."""

    @property
    def direction(self) -> str:
        """The direction of the script of its language: "ltr" or "rtl"."""
        return direction(self.language)
