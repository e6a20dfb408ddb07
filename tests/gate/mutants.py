"""Copies of a good PDF with one defect each, to show that the gate can fail."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

Change = Callable[[pikepdf.Pdf], object]


def _tags(pdf: pikepdf.Pdf, *names: str) -> Iterator[Any]:
    """The structure elements of these kinds, in the order in which they are read."""
    waiting: list[Any] = [pdf.Root.StructTreeRoot.K]
    found = 0
    while waiting:
        node = waiting.pop()
        if isinstance(node, Array):
            waiting += reversed(list(node))
        elif isinstance(node, Dictionary):
            if str(node.get("/S", "")) in names:
                found += 1
                yield node
            if "/K" in node and isinstance(node.K, Array | Dictionary):
                waiting.append(node.K)
    assert found, f"the good file has no {' or '.join(names)}"


def _drop(key: str, *holders: Any) -> None:
    dropped = [holder for holder in holders if key in holder]
    assert dropped, f"nothing has {key}"
    for holder in dropped:
        del holder[key]


def _links(pdf: pikepdf.Pdf) -> list[Any]:
    return [link for page in pdf.pages for link in page.get("/Annots", [])]


def _of_type(pdf: pikepdf.Pdf, name: str) -> list[Any]:
    return [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/Type") == Name(name)]


def _properties(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    assert old in packet
    pdf.Root.Metadata.write(packet.replace(old, new))


def _set(holder: Any, key: str, value: Any) -> None:
    holder[key] = value


def _set_all(holders: Any, key: str, value: Any) -> None:
    for holder in list(holders):
        holder[key] = value


def _turn_around(pdf: pikepdf.Pdf) -> None:
    document = next(_tags(pdf, "/Document"))
    document.K = Array(reversed(list(document.K)))


def _edit_record(pdf: pikepdf.Pdf) -> None:
    stream = next(item for item in pdf.Root.AF if str(item.UF).endswith(".yaml")).EF.F
    stream.write(stream.read_bytes().replace(b"TLP:GREEN", b"TLP:CLEAR"))


def _swap_outlines(pdf: pikepdf.Pdf) -> None:
    """Two letters of the first font are drawn as each other; the text layer stays."""
    descriptor = _of_type(pdf, "/FontDescriptor")[0]
    font = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))
    drawn = [name for name in font.getGlyphOrder()[1:] if font["glyf"][name].numberOfContours > 0]
    one, other = drawn[:2]
    glyphs, widths = font["glyf"], font["hmtx"]
    glyphs[one], glyphs[other] = glyphs[other], glyphs[one]
    widths[one], widths[other] = widths[other], widths[one]
    changed = io.BytesIO()
    font.save(changed)
    descriptor.FontFile2.write(changed.getvalue())


def _tag_as(old: str, new: str) -> Change:
    return lambda pdf: _set_all(_tags(pdf, old), "/S", Name(new))


MUTANTS: dict[str, Change] = {
    "a page without a language": lambda pdf: _drop("/Lang", pdf.Root),
    "a language that is none": lambda pdf: _set(pdf.Root, "/Lang", String("12345")),
    "quotations without languages": lambda pdf: _drop("/Lang", *_tags(pdf, "/Span")),
    "no title": lambda pdf: _properties(pdf, b"dc:title", b"dc:titlx"),
    "the file name shown as title": lambda pdf: _set(
        pdf.Root.ViewerPreferences, "/DisplayDocTitle", False
    ),
    "not marked as tagged": lambda pdf: _set(pdf.Root.MarkInfo, "/Marked", False),
    "a heading level left out": _tag_as("/H2", "/H4"),
    "header cells as cells": _tag_as("/TH", "/TD"),
    "header cells that head nothing": lambda pdf: [
        _drop("/Scope", *(cell.A for cell in _tags(pdf, "/TH"))),
        _drop("/Headers", *(cell.A for cell in _tags(pdf, "/TD"))),
    ],
    "links without words": lambda pdf: _drop("/Contents", *_links(pdf)),
    "links that are not printed": lambda pdf: _set_all(_links(pdf), "/F", 0),
    "no order of tabs": lambda pdf: _drop("/Tabs", *(page.obj for page in pdf.pages)),
    "a tag that there is not": _tag_as("/P", "/Words"),
    "no claim of PDF/A": lambda pdf: _properties(pdf, b'pdfaid:part="3"', b""),
    "no claim of PDF/UA": lambda pdf: _properties(pdf, b'pdfuaid:part="1"', b""),
    "no description of the claim": lambda pdf: _properties(
        pdf, b"URI>http://www.aiim.org/pdfua/ns/id/", b"URI>http://www.aiim.org/other/"
    ),
    "no colours of the output": lambda pdf: _drop("/OutputIntents", pdf.Root),
    "a file that relates to nothing": lambda pdf: _drop("/AFRelationship", pdf.Root.AF[0]),
    "a file of no type": lambda pdf: _drop("/Subtype", pdf.Root.AF[0].EF.F),
    "a record that was edited": _edit_record,
    "a file too many": lambda pdf: pdf.Root.AF.append(pdf.Root.AF[0]),
    "glyphs without letters": lambda pdf: _drop("/ToUnicode", *_of_type(pdf, "/Font")),
    "fonts left outside": lambda pdf: [
        _drop("/FontFile2", *_of_type(pdf, "/FontDescriptor")),
    ],
    "a font of somebody else": lambda pdf: _set_all(
        _of_type(pdf, "/Font"), "/BaseFont", Name("/ABCDEF+Strange")
    ),
    "letters drawn as others": _swap_outlines,
    "a script that runs at the start": lambda pdf: _set(
        pdf.Root, "/OpenAction", Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    ),
    "the text turned around": _turn_around,
    "all text untagged": lambda pdf: _set(next(_tags(pdf, "/Document")), "/K", Array()),
}
"""By what is wrong with each."""


def write_mutant(good: Path, place: Path, change: Change) -> None:
    """The copy with one change, else written as it was."""
    with pikepdf.open(good) as pdf:
        change(pdf)
        pdf.save(place, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
