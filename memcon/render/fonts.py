"""The fonts of a brief: full static cuts of open fonts, found through a private fontconfig.

The packages hold variable fonts; the cuts are made once and kept by their hash. A static cut prints
faster than a variable font and never prints wrong glyphs, as a family split into subsets does.
"Source" is a reserved name of the SIL Open Font License, so a cut, which is a modified font, bears
a family name of ours.
"""

import hashlib
import os
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from xml.sax.saxutils import escape

from memcon.cache import cache_dir

FAMILY_PREFIX = "Memcon "


@dataclass(frozen=True)
class Cut:
    """One static font: where it is cut from, at which axes, and what it is called."""

    name: str
    package: str
    file: str
    axes: tuple[tuple[str, float], ...]
    family: str
    style: str


_SERIF = ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf")
_ITALIC = ("fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf")
_SANS = ("fontpkg_source_sans_3", "SourceSans3[wght].ttf")
_TEXT = (("opsz", 14.0), ("wght", 400.0))
_TEXT_BOLD = (("opsz", 14.0), ("wght", 600.0))
_TITLE = (("opsz", 32.0), ("wght", 600.0))

CUTS = (
    Cut("MemconSerif-Regular", *_SERIF, _TEXT, "Memcon Serif", "Regular"),
    Cut("MemconSerif-Italic", *_ITALIC, _TEXT, "Memcon Serif", "Italic"),
    Cut("MemconSerif-SemiBold", *_SERIF, _TEXT_BOLD, "Memcon Serif", "SemiBold"),
    Cut("MemconDisplay-SemiBold", *_SERIF, _TITLE, "Memcon Display", "SemiBold"),
    Cut("MemconSans-Regular", *_SANS, (("wght", 400.0),), "Memcon Sans", "Regular"),
    Cut("MemconSans-SemiBold", *_SANS, (("wght", 600.0),), "Memcon Sans", "SemiBold"),
)

_CONFIG = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <config><rescan><int>0</int></rescan></config>
</fontconfig>
"""


@dataclass(frozen=True)
class FontSet:
    """The folder of the cuts, the fontconfig file that lists nothing else, and a hash over all."""

    folder: Path
    config: Path
    sha256: str


@cache
def prepare_fonts(folder: Path | None = None) -> FontSet:
    """The fonts, made where they are missing. The first call of a machine takes some seconds."""
    key = _key()
    home = (folder or cache_dir()) / "fonts" / key[:16]
    config = home / "fonts.conf"
    if not config.is_file():
        _make(home)
        from memcon.publish import write_file

        text = _CONFIG.format(fonts=escape(str(home / "ttf")), cache=escape(str(home / "cache")))
        write_file(config, text.encode())
    return FontSet(home / "ttf", config, key)


def use_fonts(fonts: FontSet) -> None:
    """Make this process see these fonts only. Called before WeasyPrint is imported."""
    os.environ["FONTCONFIG_FILE"] = str(fonts.config)


def _key() -> str:
    """A hash over all that decides the bytes of the cuts."""
    import fontTools

    digest = hashlib.sha256(repr(("2", fontTools.version, CUTS)).encode())
    for package, file in sorted({(cut.package, cut.file) for cut in CUTS}):
        source = files(package) / "files" / file
        digest.update(hashlib.sha256(source.read_bytes()).digest())
    return digest.hexdigest()


def _make(home: Path) -> None:
    from memcon.publish import write_file

    for cut in CUTS:
        place = home / "ttf" / f"{cut.name}.ttf"
        if not place.is_file():
            write_file(place, _cut(cut))


def _cut(cut: Cut) -> bytes:
    import io

    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    source = files(cut.package) / "files" / cut.file
    font = TTFont(io.BytesIO(source.read_bytes()), recalcTimestamp=False)
    font = instantiateVariableFont(font, dict(cut.axes))
    names = {
        1: f"{cut.family} {cut.style}",
        2: "Regular",
        4: f"{cut.family} {cut.style}",
        6: cut.name,
        16: cut.family,
        17: cut.style,
    }
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()
