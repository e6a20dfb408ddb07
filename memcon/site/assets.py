"""What all pages share: style, script, fonts, headers."""

import io
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath

from memcon.render.folders import read_style, templates_dir
from memcon.render.fonts import prepare_fonts

from .policy import headers_file

ASSETS = PurePosixPath("assets")
_LICENCES = {"serif": "fontpkg_source_serif_4", "sans": "fontpkg_source_sans_3"}
_UNUSED = frozenset({"MemconSerif-SemiBold"})


def list_assets(folders: Sequence[Path] = ()) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The files that the pages ask for, with the licences of the fonts.

    The user's own style and script go before ours.
    """
    yield ASSETS / "site.css", read_style("site.css", folders).encode()
    for name in ("filter.js", "icon.svg", "moved.js", "search.js"):
        yield ASSETS / name, _read(f"site/assets/{name}", folders)
    for name, data in _fonts():
        yield ASSETS / "fonts" / f"{name}.woff2", data
    for name, package in _LICENCES.items():
        text = files(package).joinpath("LICENSE").read_bytes()
        yield ASSETS / "fonts" / f"OFL-{name}.txt", text
    yield PurePosixPath("_headers"), headers_file().encode()


def _read(name: str, folders: Sequence[Path]) -> bytes:
    for folder in (*folders, templates_dir()):
        if (folder / name).is_file():
            return (folder / name).read_bytes()
    raise FileNotFoundError(name)


@cache
def _fonts() -> tuple[tuple[str, bytes], ...]:
    """The cuts of the brief as WOFF2, whole: a family split into subsets prints wrong glyphs."""
    folder = prepare_fonts().folder
    return tuple(
        (path.stem, _woff2(path))
        for path in sorted(folder.glob("*.ttf"))
        if path.stem not in _UNUSED
    )


def _woff2(path: Path) -> bytes:
    """The font compressed; kept beside the cut, because brotli takes a second for each."""
    from fontTools.ttLib import TTFont

    from memcon.publish import write_file

    kept = path.with_suffix(".woff2")
    if not kept.is_file():
        font = TTFont(path, recalcTimestamp=False)
        font.flavor = "woff2"
        made = io.BytesIO()
        font.save(made)
        write_file(kept, made.getvalue())
    return kept.read_bytes()
