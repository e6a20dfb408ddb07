"""What of the tool itself decides the bytes of an output: its code, and all that it runs on."""

import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def code_folders() -> Iterator[Path]:
    """The folders of our own sources: a developer's edit counts like a new version."""
    yield _PACKAGE
    beside = _PACKAGE.parent / "schemas"
    if not (_PACKAGE / "schemas").is_dir() and beside.is_dir():
        yield beside


def versions() -> str:
    """The versions of Python and of every package installed beside us.

    By the names of their folders, as the core metadata specification lays down, which is much
    quicker than asking `importlib.metadata` for each. All of them count: a list of those that
    matter would be forgotten one day.
    """
    names = {
        name
        for folder in sys.path
        if folder.endswith(("site-packages", "dist-packages"))
        for name in _listed(folder)
        if name.endswith((".dist-info", ".egg-info"))
    }
    return repr((sys.version, zlib.ZLIB_RUNTIME_VERSION, sorted(names)))


def library_versions() -> str:
    """The versions of the C libraries that lay out and draw a PDF; "none" for one that is absent.

    The names are those under which WeasyPrint looks for them.
    """
    import ctypes

    def load(*names: str) -> ctypes.CDLL | None:
        for name in names:
            with suppress(OSError):
                return ctypes.CDLL(name)
        return None

    def text_of(library: ctypes.CDLL | None, function: str) -> str:
        if library is None:
            return "none"
        ask = getattr(library, function)
        ask.restype = ctypes.c_char_p
        return str(ask().decode())

    pango = load("libpango-1.0.so.0", "libpango-1.0.dylib")
    harfbuzz = load("libharfbuzz.so.0", "libharfbuzz.0.dylib")
    subset = load("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib")
    fontconfig = load("libfontconfig.so.1", "libfontconfig.1.dylib")
    freetype = load("libfreetype.so.6", "libfreetype.6.dylib")
    found = {
        "pango": text_of(pango, "pango_version_string"),
        "harfbuzz": text_of(harfbuzz, "hb_version_string"),
        "harfbuzz-subset": str(subset is not None),
        "fontconfig": str(fontconfig.FcGetVersion() if fontconfig else "none"),
        "freetype": "none",
    }
    if freetype is not None:
        library = ctypes.c_void_p()
        parts = [ctypes.c_int() for _ in range(3)]
        if freetype.FT_Init_FreeType(ctypes.byref(library)) == 0:
            freetype.FT_Library_Version(library, *map(ctypes.byref, parts))
            freetype.FT_Done_FreeType(library)
        found["freetype"] = ".".join(str(part.value) for part in parts)
    return repr(found)


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - names are wanted, no paths
    except OSError:
        return []
