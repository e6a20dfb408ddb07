"""Where a document names whom: title, attribution lines and account seen together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .identity import Bearer, group_namings, surname_of
from .model import Document, Span
from .namings import Naming, find_namings
from .phrases import Phrases
from .tables import read_table, words_of
from .tokens import tokenize

# After a surname these make it part of another name: "the N Administration".
_ADJUNCTS = frozenset("Administration administration family Government government team -".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A place where somebody is named; `who` numbers the bearers of the document's names."""

    span: Span
    extent: Span
    who: int
    naming: Naming | None = None
    """What is printed there; nothing where only the surname stands."""

    @property
    def acts(self) -> bool:
        """Whether the person acts there, rather than lends a name to another's office."""
        return self.naming is None or self.naming.head


@dataclass(frozen=True)
class Names:
    """The names of a document by person."""

    bearers: tuple[Bearer, ...]
    surnames: tuple[str, ...]
    """Each bearer's surname, in the same order."""
    title: tuple[Named, ...]
    """In the title line; the spans count there."""
    attribution: tuple[Named, ...]
    account: tuple[Named, ...]

    def within(self, span: Span) -> tuple[Named, ...]:
        """The names in a stretch of the account."""
        return tuple(one for one in self.account if span.holds(one.span))


def find_names(document: Document) -> Names:
    """Every name of a document with its bearer; a known surname counts wherever it stands."""
    line = Span(0, len(document.title))
    titled = find_namings(document.title, line)
    blocks = [block.span for block in document.blocks if block.kind == "attribution"]
    attributed = [one for block in blocks for one in find_namings(document.flat, block)]
    told = [one for part in document.paragraphs for one in find_namings(document.flat, part)]
    bearers = tuple(group_namings([*titled, *attributed, *told]))
    owner = {id(one): who for who, bearer in enumerate(bearers) for one in bearer.namings}
    surnames = tuple(surname_of(bearer, bearer.party) for bearer in bearers)
    known = _known_surnames(bearers, surnames)

    def place(namings: Sequence[Naming]) -> list[Named]:
        return [Named(one.span, one.extent, owner[id(one)], one) for one in namings]

    def with_surnames(text: str, parts: Sequence[Span], places: list[Named]) -> tuple[Named, ...]:
        taken = sorted(one.extent for one in places)
        further = [one for part in parts for one in _surnames(text, part, known, taken)]
        return tuple(sorted((*places, *further), key=lambda one: one.span))

    return Names(
        bearers=bearers,
        surnames=surnames,
        title=with_surnames(document.title, (line,), place(titled)),
        attribution=tuple(place(attributed)),
        account=with_surnames(document.flat, document.paragraphs, place(told)),
    )


def _known_surnames(bearers: Sequence[Bearer], surnames: Sequence[str]) -> Phrases[int]:
    """The surnames that name somebody even without a title, by bearer; the first bearer wins."""
    common = words_of(read_table("names")["parts"]["words"])
    rows: dict[str, int] = {}
    for who, (bearer, surname) in enumerate(zip(bearers, surnames, strict=True)):
        proved = any(one.title or one.gender for one in bearer.namings) or len(bearer.namings) > 1
        if surname.lower() not in common and proved | (len(bearer.words) > 1):
            rows.setdefault(surname, who)
    return Phrases(rows.items())


def _surnames(
    text: str, within: Span, known: Phrases[int], taken: Sequence[Span]
) -> Iterator[Named]:
    """The lone surnames of a stretch outside the names already found."""
    tokens = tokenize(text, within)
    at = busy = 0
    while at < len(tokens):
        found = known.at(tokens, at)
        if found is None:
            at += 1
            continue
        who, after = found
        span = Span(tokens[at].start, tokens[after - 1].end)
        while busy < len(taken) and taken[busy].end <= span.start:
            busy += 1
        free = busy >= len(taken) or not taken[busy].meets(span)
        alone = after >= len(tokens) or tokens[after].text not in _ADJUNCTS
        if free and alone:
            yield Named(span, span, who)
        at = after
