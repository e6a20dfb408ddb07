"""A printed page of HTML → its blocks: what Word and plain text need of it, in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import html
from lxml.html import HtmlElement

from memcon.language import END_ISOLATE, ISOLATE

_SPACES = re.compile(r"[ \t\r\n]+")  # no-break spaces stay
_EDGES = " \t\r\n"
_MARKS = {
    "i": "italic",
    "em": "italic",
    "b": "bold",
    "strong": "bold",
    "th": "bold",
    "small": "small",
    "code": "code",
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ITEMS = frozenset({"p", "li"})
_RUNNING = {
    "kind": "kind",
    "marking": "marking",
    "marking end": "marking end",
    "rebuilt": "notices",
    "draft-mark": "",
    "draft-mark long": "",
}


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look."""

    text: str
    """With "\\n" for a forced line break."""
    marks: frozenset[str] = frozenset()
    """Of italic, bold, small, code."""
    language: str = ""
    """Where it is not that of the page."""
    direction: str = ""
    """Of its own: "ltr" or "rtl"; empty where it is that of the page."""
    link: str = ""
    """An address, or "#" and a place of the page."""
    evidence: bool = False
    """Whether the words are an evidence number, such as "[3]"."""
    anchor: str = ""
    """The place that begins here."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (level 1 is the title), or a paragraph (level 0)."""

    runs: tuple[Run, ...]
    level: int = 0
    is_item: bool = False
    """Whether it is an item of a list."""
    section: str = ""
    """The class of its section: lead, topics, not, notes …"""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells; the first row is its head, the first column where `has_side`."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    has_side: bool
    has_head: bool
    kind: str = ""
    """The first class of the table: strip, rows, address …"""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as blocks."""

    language: str
    is_right_to_left: bool
    is_wide: bool
    """Whether it is printed across."""
    running: dict[str, tuple[Run, ...]] = field(default_factory=dict)
    """What stands on every page: kind, marking, marking end, notices."""
    blocks: tuple[Block | Grid, ...] = ()


def read_blocks(page: str) -> Leaf:
    """The blocks of a page as `render_print` makes it."""
    root = html.document_fromstring(page)
    body = root.find("body")
    running: dict[str, tuple[Run, ...]] = {}
    blocks: list[Block | Grid] = []
    for element in body:
        names = " ".join(name for name in _classes(element) if name != "plain")
        if element.tag == "p" and names in _RUNNING:
            if _RUNNING[names]:
                running[_RUNNING[names]] = _runs(element)
        else:
            blocks += _walk(element, "")
    return Leaf(
        language=root.get("lang", ""),
        is_right_to_left=root.get("dir") == "rtl",
        is_wide="compare" in _classes(body),
        running=running,
        blocks=tuple(blocks),
    )


def _walk(element: HtmlElement, section: str) -> Iterator[Block | Grid]:
    tag = element.tag
    if tag in _HEADINGS:
        yield Block(_runs(element), level=_HEADINGS[tag], section=section)
    elif tag in _ITEMS:
        yield Block(_runs(element), is_item=tag == "li", section=section)
    elif tag == "table":
        yield _grid(element)
    else:
        inner = (_classes(element) or [""])[0] if tag == "section" else section
        for child in element:
            yield from _walk(child, inner)


def _grid(table: HtmlElement) -> Grid:
    for note in table.iter("small"):
        if note.getprevious() is not None or (note.getparent().text or "").strip():
            note.addprevious(html.Element("br"))  # as the style of the page has it
    rows = [[_runs(cell) for cell in row] for row in table.iter("tr")]
    sides = [row for row in table.iter("tr") if row.getparent().tag != "thead"]
    return Grid(
        rows=tuple(map(tuple, rows)),
        has_head=table.find("thead") is not None,
        has_side=bool(sides) and all(row[0].tag == "th" for row in sides),
        kind=(_classes(table) or [""])[0],
    )


def _runs(element: HtmlElement) -> tuple[Run, ...]:
    """The words of an element; space between them once, none at the edges."""
    made: list[Run] = []
    space = True
    for run in _words(element, Run("")):
        text = _SPACES.sub(" ", run.text) if run.text != "\n" else "\n"
        if space and text.startswith(" "):
            text = text[1:]
        if text == "\n" and made:
            made[-1] = replace(made[-1], text=made[-1].text.rstrip(_EDGES))
        if text or run.anchor:
            made.append(replace(run, text=text))
        if text:
            space = text[-1] in " \n"
    for index in range(len(made) - 1, -1, -1):
        made[index] = replace(made[index], text=made[index].text.rstrip(_EDGES))
        if made[index].text:
            break
    return tuple(made)


def _words(element: HtmlElement, look: Run) -> Iterator[Run]:
    is_turned = element.get("dir") == "ltr" and look.direction != "ltr"
    look = _look(element, look)
    if identifier := element.get("id"):
        yield Run("", anchor=identifier)
    if element.tag == "br":
        yield Run("\n")
    if is_turned:
        yield Run(ISOLATE)
    if element.text:
        yield replace(look, text=element.text)
    for child in element:
        yield from _words(child, look)
        if child.tail:
            yield replace(look, text=child.tail)
    if is_turned:
        yield Run(END_ISOLATE)


def _look(element: HtmlElement, look: Run) -> Run:
    if mark := _MARKS.get(element.tag):
        look = replace(look, marks=look.marks | {mark})
    if language := element.get("lang"):
        look = replace(look, language=language)
    if way := element.get("dir"):
        look = replace(look, direction=way)
    if address := element.get("href"):
        look = replace(look, link=address, evidence="e" in _classes(element))
    return look


def _classes(element: HtmlElement) -> list[str]:
    return (element.get("class") or "").split()
