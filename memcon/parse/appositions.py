"""What stands behind a name: its country, its office, the person whom that office serves."""

from collections.abc import Sequence
from dataclasses import dataclass

from .namewords import honorifics, name_end
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


def apposition_at(
    tokens: Sequence[Token], end: int, parties: Sequence[str] = (), *, office: bool = True
) -> Apposition:
    """What is said of a person behind the name that ends at a place.

    An office of another party than those already printed is somebody else's; without `office`
    only a country is looked for.
    """
    at, party = _country(tokens, end)
    nothing = Apposition(at, party)
    title = _office_behind(tokens, at, parties) if office else None
    if title is None:
        return nothing
    name = name_end(tokens, title.end, titled=True) if title.end < len(tokens) else None
    if name is not None:
        return _serving(tokens, title, name, party) or nothing
    after = _further_office(tokens, title.end)
    closed = tokens[at].text == "(" and after < len(tokens) and tokens[after].text == ")"
    return Apposition(after + closed, party or next(iter(title.parties), None), title)


def _office_behind(tokens: Sequence[Token], at: int, parties: Sequence[str]) -> Title | None:
    """The office behind a comma or a bracket, if it can be the office of who is named before."""
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "("):
        return None
    begin = at + 1 + (tokens[at + 1].lower in ("a", "an"))
    title = title_at(tokens, begin)
    if title is None or title.plural or _begins_list_item(tokens, title.end):
        return None
    foreign = parties and title.parties and not set(parties) & set(title.parties)
    return None if foreign else title


def _serving(
    tokens: Sequence[Token], title: Title, name: int, party: str | None
) -> Apposition | None:
    """The office that serves the person named behind it; any other is that person's own."""
    if not any(token.text == "to" for token in tokens[title.start : title.end]):
        return None
    after, its_party = _country(tokens, name)
    return Apposition(after, party or its_party, title, (title.end, name))


def _begins_list_item(tokens: Sequence[Token], end: int) -> bool:
    """Whether the bearer of the office follows behind a comma: "Minister, Admiral N"."""
    comma = end < len(tokens) and tokens[end].text == ","
    return comma and honorifics().at(tokens, end + 1) is not None


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
