"""What stands behind a name: its country, its office, the person whom that office serves."""

from collections.abc import Sequence
from dataclasses import dataclass

from .cues import verb_forms
from .namewords import name_end
from .places import place_at
from .titles import Title, title_at
from .tokens import Token


@dataclass(frozen=True, slots=True)
class Apposition:
    """Token numbers, the end exclusive."""

    end: int
    """Where all that is said behind the name ends."""
    party: str | None = None
    title: Title | None = None
    served: tuple[int, int] | None = None
    """The name of the person whom the office serves: "Adviser to President N"."""


def apposition_at(tokens: Sequence[Token], end: int) -> Apposition:
    """What is said of a person behind the name that ends at a place."""
    at, party = _country(tokens, end)
    nothing = Apposition(at, party)
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "("):
        return nothing
    begin = at + 1 + (tokens[at + 1].lower in ("a", "an"))
    title = title_at(tokens, begin)
    if title is None or title.plural:
        return nothing
    name = name_end(tokens, title.end, titled=True) if title.end < len(tokens) else None
    if name is None:
        after = _further_office(tokens, title.end)
        if after < len(tokens) and tokens[after].lower in verb_forms():
            # "With N, the President of X reaffirmed …": the office is the next subject.
            return nothing
        closed = tokens[at].text == "(" and after < len(tokens) and tokens[after].text == ")"
        return Apposition(after + closed, party or next(iter(title.parties), None), title)
    if not any(token.text == "to" for token in tokens[title.start : title.end]):
        # The office belongs to the next name of a list.
        return nothing
    after, its_party = _country(tokens, name)
    return Apposition(after, party or its_party, title, (title.end, name))


def _country(tokens: Sequence[Token], end: int) -> tuple[int, str | None]:
    """The country in "N of X", and where it ends."""
    if end >= len(tokens) or tokens[end].text not in ("of", "from"):
        return end, None
    begin = end + 1
    begin += begin < len(tokens) and tokens[begin].lower == "the"
    found = place_at(tokens, begin)
    if found is None or found[0].naming not in ("names", "people"):
        return end, None
    at = found[1]
    if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
        at += 3
    return at, found[0].party


def _further_office(tokens: Sequence[Token], end: int) -> int:
    """Where one more office behind a comma ends, if nobody else bears it."""
    if end >= len(tokens) or tokens[end].text != ",":
        return end
    title = title_at(tokens, end + 1)
    if title is None or title.plural or name_end(tokens, title.end, titled=True) is not None:
        return end
    return title.end
