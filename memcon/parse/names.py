"""Where a document names whom: title, attribution lines and account seen together."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .identity import Bearer, group_namings, surname_of
from .model import Document, Span
from .naming import Naming
from .namings import find_namings, namings_of
from .phrases import Phrases
from .tables import read_table, words_of
from .tokens import Token, tokenize

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
    line = tokenize(document.title, Span(0, len(document.title)))
    parts = tuple(tokenize(document.flat, part) for part in document.paragraphs)
    blocks = [block.span for block in document.blocks if block.kind == "attribution"]
    titled = namings_of(document.title, line)
    attributed = [one for block in blocks for one in find_namings(document.flat, block)]
    told = [one for part in parts for one in namings_of(document.flat, part)]
    bearers = group_namings([*titled, *attributed, *told])
    owner = {id(one): who for who, bearer in enumerate(bearers) for one in bearer.namings}
    surnames = tuple(surname_of(bearer, bearer.party) for bearer in bearers)
    known = _known_surnames(bearers, surnames)

    def place(namings: Sequence[Naming]) -> list[Named]:
        return [Named(one.span, one.extent, owner[id(one)], one) for one in namings]

    def complete(places: list[Named], parts: Sequence[Sequence[Token]]) -> tuple[Named, ...]:
        taken = sorted(one.extent for one in places)
        further = [one for part in parts for one in _lone_surnames(part, known, taken)]
        return tuple(sorted((*places, *further), key=lambda one: one.span))

    return Names(
        bearers=bearers,
        surnames=surnames,
        title=complete(place(titled), (line,)),
        attribution=tuple(place(attributed)),
        account=complete(place(told), parts),
    )


def _known_surnames(bearers: Sequence[Bearer], surnames: Sequence[str]) -> Phrases[int]:
    """The surnames that name somebody even without a title, by bearer; the first bearer wins."""
    common = words_of(read_table("names")["parts"]["words"])
    rows: dict[str, int] = {}
    for who, (bearer, surname) in enumerate(zip(bearers, surnames, strict=True)):
        proved = any(one.title or one.gender for one in bearer.namings) or len(bearer.namings) > 1
        if surname.lower() not in common and proved | (len(bearer.words) > 1):
            rows.setdefault(surname, who)
            if surname.isupper() and len(surname) > 2:  # noqa: PLR2004 - "KISHIDA" is Kishida later
                rows.setdefault(surname.title(), who)
    return Phrases(rows.items())


def _lone_surnames(
    tokens: Sequence[Token], known: Phrases[int], taken: Sequence[Span]
) -> Iterator[Named]:
    """The lone surnames of a stretch outside the names already found."""
    at = 0
    busy = bisect_left(taken, tokens[0].start, key=lambda span: span.end) if tokens else 0
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
