"""The fonts of a brief: full static cuts of open fonts, found through a private fontconfig.

The packages hold variable fonts; the cuts are made once and kept by their hash. A static cut prints
faster than a variable font and never prints wrong glyphs, as a family split into subsets does.
"Source" is a reserved name of the SIL Open Font License, so a cut, which is a modified font, bears
a family name of ours.

The fonts of other scripts are used as they are installed: see `scripts.py`.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path

from memcon.cache import cache_dir

from .scripts import SCRIPT_FAMILIES, SCRIPT_FILES, font_rules


@dataclass(frozen=True)
class Cut:
    """One static font: where it is cut from, at which axes, and what it is called."""

    name: str
    package: str
    file: str
    axes: tuple[tuple[str, float], ...]
    family: str
    style: str


_WINDOWS_UNICODE_ENGLISH = (3, 1, 0x409)
"""Platform, encoding and language of a font's name."""
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

FAMILIES = frozenset(cut.family for cut in CUTS) | SCRIPT_FAMILIES
"""Every family that a PDF may have."""

_RULES = font_rules(serifs=("Memcon Serif", "Memcon Display"), sanses=("Memcon Sans",))
_CONFIG = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{cuts}</dir>
  <dir>{links}</dir>
  <cachedir>{cache}</cachedir>
  <config><rescan><int>0</int></rescan></config>
  <selectfont><rejectfont><glob>*.woff2</glob></rejectfont></selectfont>
{rules}
</fontconfig>
"""


@dataclass(frozen=True)
class FontSet:
    """The folder of the cuts, the fontconfig file that lists no other font, and a hash over all."""

    folder: Path
    config: Path
    sha256: str


def font_folders() -> tuple[Path, ...]:
    """Where the fonts of other scripts are looked for: the system's folders and the user's."""
    shared = Path("/usr/share/fonts")
    base = os.environ.get("XDG_DATA_HOME")
    return (
        shared / "truetype" / "noto",
        shared / "opentype" / "noto",
        shared / "noto",
        shared / "noto-cjk",
        Path("/usr/local/share/fonts"),
        (Path(base) if base else Path.home() / ".local" / "share") / "fonts",
    )


@cache
def prepare_fonts(folder: Path | None = None, others: tuple[Path, ...] | None = None) -> FontSet:
    """The fonts, made where they are missing. The first call of a machine takes some seconds.

    `others` are the folders of the fonts of other scripts, where not the usual ones.
    """
    home = (folder or cache_dir()) / "fonts"
    cuts = home / _key_of_cuts()[:16] / "ttf"
    _make(cuts)
    installed = dict(_installed(font_folders() if others is None else others))
    key = _key(installed)
    config = home / key[:16] / "fonts.conf"
    if not config.is_file():
        _link(installed, config.parent / "links")
        _write(config, cuts)
    return FontSet(cuts, config, key)


def use_fonts(fonts: FontSet) -> None:
    """Make this process see these fonts only. Called before WeasyPrint is imported."""
    os.environ["FONTCONFIG_FILE"] = str(fonts.config)
    # Words whose script is not their language's are given the locale's language else.
    os.environ["PANGO_LANGUAGE"] = os.environ["FC_LANG"] = "en"


def _installed(folders: tuple[Path, ...]) -> Iterator[tuple[str, Path]]:
    """The fonts of other scripts that this machine has."""
    for name in SCRIPT_FILES:
        for folder in folders:
            if (folder / name).is_file():
                yield name, folder / name
                break


@cache
def _key_of_cuts() -> str:
    """A hash over all that decides the bytes of the cuts."""
    import fontTools

    digest = hashlib.sha256(repr(("3", fontTools.version, CUTS)).encode())
    for package, file in sorted({(cut.package, cut.file) for cut in CUTS}):
        source = files(package) / "files" / file
        digest.update(hashlib.sha256(source.read_bytes()).digest())
    return digest.hexdigest()


def _key(installed: dict[str, Path]) -> str:
    """A hash over all that decides how words are printed."""
    digest = hashlib.sha256(repr((_key_of_cuts(), _CONFIG, _RULES)).encode())
    for name, path in installed.items():
        digest.update(f"{name}\0{path.stat().st_size}\0".encode() + _sums(path))
    return digest.hexdigest()


def _sums(path: Path) -> bytes:
    """The checksums of a font's tables, as the font itself lists them.

    Stands for the bytes: those of all fonts together would take a tenth of a second to read.
    """
    from fontTools.ttLib import TTCollection, TTFont

    collection = path.suffix == ".ttc"
    fonts = TTCollection(path, lazy=True).fonts if collection else [TTFont(path, lazy=True)]
    listed = [
        (tag, entry.checkSum, entry.length)
        for font in fonts
        for tag, entry in sorted(font.reader.tables.items())
    ]
    for font in fonts:
        font.close()
    return repr(listed).encode()


def _make(folder: Path) -> None:
    from memcon.publish import write_file

    for cut in CUTS:
        place = folder / f"{cut.name}.ttf"
        if not place.is_file():
            write_file(place, _cut(cut))


def _link(installed: dict[str, Path], folder: Path) -> None:
    """A folder of the fonts of other scripts and no more; another process may be at it too."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, path in installed.items():
        unfinished = folder / f".{name}.{os.getpid()}"
        unfinished.symlink_to(path)
        unfinished.replace(folder / name)


def _write(config: Path, cuts: Path) -> None:
    from memcon.publish import write_file

    home = config.parent
    places = {"cuts": cuts, "links": home / "links", "cache": home / "cache"}
    names = {name: escape(str(place), quote=False) for name, place in places.items()}
    write_file(config, _CONFIG.format(**names, rules=_RULES).encode())


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
    for number, name in names.items():
        font["name"].removeNames(nameID=number)
        font["name"].setName(name, number, *_WINDOWS_UNICODE_ENGLISH)
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()
