"""What a page shows, as dots, and what a font draws by itself: to hold one against the other."""

import io
import subprocess
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageOps

from memcon.render import PrintPage

PAGE = """<!DOCTYPE html><html lang="{language}"><head><title>T</title></head><body>
<p style="font: 60pt Memcon Serif; position: absolute; left: 0; top: 60px; margin: 0">{words}</p>
</body></html>"""
SIZE = 75
"""Dots that an em has in both pictures."""


def shown(renderer: Any, words: str, folder: Path, language: str = "en") -> Image.Image:
    """The ink of words on a page of the renderer."""
    path = folder / "page.pdf"
    page = PrintPage(PAGE.format(language=language, words=words))
    path.write_bytes(renderer.render(page).data)
    done = subprocess.run(
        ["pdftoppm", "-r", "90", "-gray", "-singlefile", path], capture_output=True, check=True
    )
    picture = Image.open(io.BytesIO(done.stdout))
    return ink(picture.crop((0, 135, *picture.size)))  # below the line of the running head


def font(path: Path, face: int = 0, *, plain: bool = False) -> ImageFont.FreeTypeFont:
    """A face of a file; plain: letter by letter, without joining, turning or kerning."""
    engine = ImageFont.Layout.BASIC if plain else None
    return ImageFont.truetype(str(path), SIZE, index=face, layout_engine=engine)


def drawn(words: str, font: ImageFont.FreeTypeFont) -> Image.Image:
    """The ink of words as the font draws them."""
    picture = Image.new("L", (1000, 300), 255)
    ImageDraw.Draw(picture).text((40, 40), words, font=font, fill=0)
    return ink(picture)


def ink(picture: Image.Image) -> Image.Image:
    """The part of a picture that has ink."""
    return picture.crop(ImageOps.invert(picture).getbbox())


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of dots by which two pictures differ, the second in the size of the first."""
    found = ImageChops.difference(one, other.resize(one.size))
    return sum(found.tobytes()) / 255 / (one.size[0] * one.size[1])
