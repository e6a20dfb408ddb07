"""A PDF → the letters that are drawn otherwise than their font draws them.

The fonts of ours that a file carries hold, for each letter, the very outline of the full font: so a
page shows the letters that its text layer names. Those of joining scripts have another form in each
place; `tests/test_scripts.py` looks at them as dots.
"""

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from memcon.render.fonts import CUTS, prepare_fonts
from memcon.verify.spoken import letters_of

_CUTS = {cut.name.replace("-", "").removesuffix("Regular"): cut.name for cut in CUTS}


def strange_glyphs(path: Path) -> Iterator[str]:
    """The letters of each font of ours whose outline is another than that of the full font."""
    with pikepdf.open(path) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/Type0":
                name = str(item.BaseFont).partition("+")[2]
                cut = _CUTS.get(name.replace("-", ""))
                if cut:
                    yield from (f"{name}: {letter}" for letter in _strange(item, _full(cut)))


def _strange(font: Any, full: TTFont) -> Iterator[str]:
    program = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
    carried = TTFont(io.BytesIO(program))
    known, joined = full.getBestCmap(), _ligatures(full)
    for code, letters in letters_of(font).items():
        names = tuple(known.get(ord(letter)) for letter in letters)
        name = names[0] if len(names) == 1 else joined.get(names)
        drawn = _outline(carried, carried.getGlyphName(int(code, 16)))
        forms = [name, *_beside_others(full).get(name, ())] if name else []
        if all(drawn != _outline(full, form) for form in forms):
            yield letters


@cache
def _full(cut: str) -> TTFont:
    return TTFont(prepare_fonts().folder / f"{cut}.ttf")


@cache
def _ligatures(font: TTFont) -> dict[tuple[Any, ...], str]:
    """The glyph that a font has for several letters together."""
    return {
        (first, *ligature.Component): ligature.LigGlyph
        for lookup in font["GSUB"].table.LookupList.Lookup
        for table in lookup.SubTable
        for first, found in getattr(table, "ligatures", {}).items()
        for ligature in found
    }


@cache
def _beside_others(font: TTFont) -> dict[str, list[str]]:
    """The forms of a glyph beside certain others, such as the ï of two in a row.

    No feature asks for such an exchange by itself, as one does for small capitals.
    """
    table = font["GSUB"].table
    asked = {
        at for found in table.FeatureList.FeatureRecord for at in found.Feature.LookupListIndex
    }
    forms: dict[str, list[str]] = {}
    for at, lookup in enumerate(table.LookupList.Lookup):
        for part in lookup.SubTable if at not in asked else ():
            exchanged = getattr(getattr(part, "ExtSubTable", part), "mapping", {})
            for name, form in exchanged.items():
                if isinstance(form, str):
                    forms.setdefault(name, []).append(form)
    return forms


def _outline(font: TTFont, name: str) -> Any:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    return pen.value
