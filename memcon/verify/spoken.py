"""A PDF → its words in the order of its tags, which is what a reader aloud follows.

By the structure tree (ISO 32000-1, 14.7) and the letters that fonts name for their codes (9.10.3),
or the words that a tag has written out (14.9.4).
Poppler's `pdfinfo -struct-text` says the same, in time that grows with the square of the page.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

_CODE = 4
"""Digits of a code: our fonts have codes of two bytes (Identity-H)."""


def spoken(data: bytes) -> str:
    """The letters of a PDF, as its tags put them in order."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pieces = {page.obj.objgen: _pieces(page) for page in pdf.pages}
        tree = pdf.Root.StructTreeRoot
        return "".join(_read(tree.get("/K"), tree.get("/Pg"), pieces))


def _read(node: Any, page: Any, pieces: dict[Any, dict[int, str]]) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for item in node:
            yield from _read(item, page, pieces)
    elif isinstance(node, pikepdf.Dictionary):
        page = node.get("/Pg", page)
        if "/ActualText" in node:
            yield str(node.ActualText)
        elif node.get("/Type") == "/MCR":
            yield pieces[page.objgen].get(int(node.MCID), "")
        elif node.get("/Type") != "/OBJR":
            yield from _read(node.get("/K"), page, pieces)
    elif node is not None:
        yield pieces[page.objgen].get(int(node), "")


def _pieces(page: pikepdf.Page) -> dict[int, str]:
    """What each marked part of a page says, by its number."""
    fonts: Any = page.resources.get("/Font", {})
    letters = {name: letters_of(fonts[name]) for name in fonts.keys()}  # noqa: SIM118 - of pikepdf
    found: dict[int, str] = {}
    within: list[int | None] = []
    font: dict[str, str] = {}
    instructions: Any = pikepdf.parse_content_stream(page)
    for operands, operator in instructions:
        match str(operator):
            case "BDC":
                own = (
                    operands[1].get("/MCID")
                    if isinstance(operands[1], pikepdf.Dictionary)
                    else None
                )
                within.append(None if own is None else int(own))
            case "BMC":
                within.append(None)
            case "EMC":
                within.pop()
            case "Tf":
                font = letters[str(operands[0])]
            case "Tj" | "TJ" | "'" | '"':
                number = next((item for item in reversed(within) if item is not None), None)
                if number is not None:
                    found[number] = found.get(number, "") + _told(operands[-1], font)
    return found


def _told(shown: Any, letters: dict[str, str]) -> str:
    """The letters of a string that is shown, or of those in a row."""
    strings = shown if isinstance(shown, pikepdf.Array) else [shown]
    digits = (bytes(item).hex() for item in strings if isinstance(item, pikepdf.String))
    return "".join(
        letters.get(text[at : at + _CODE], "\ufffd")
        for text in digits
        for at in range(0, len(text), _CODE)
    )


def letters_of(font: Any) -> dict[str, str]:
    """The letters of each code of a font, by its digits."""
    if "/ToUnicode" not in font:
        return {}
    told = font.ToUnicode.read_bytes().decode("ascii", "replace")
    single = (
        pair
        for block in re.findall(r"beginbfchar(.*?)endbfchar", told, re.DOTALL)
        for pair in re.findall(r"<(\w+)>\s*<(\w+)>", block)
    )
    return {code.lower(): bytes.fromhex(to).decode("utf-16-be", "replace") for code, to in single}
