"""The versions of all that decides how a page is laid out, without importing any of it."""

import ctypes
from contextlib import suppress
from functools import cache

PACKAGES = ("memcon", "weasyprint", "pydyf", "fonttools", "jinja2")
_LIBRARIES = {
    "pango": ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    "harfbuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    "harfbuzz-subset": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib"),
    "freetype": ("libfreetype.so.6", "libfreetype.6.dylib"),
}
"""The names under which WeasyPrint looks for each."""
_FREETYPE_PARTS = 3


@cache
def print_versions() -> dict[str, str]:
    """The version of each package and library by its name; "unknown" where it does not say."""
    from importlib.metadata import version

    return {name: version(name) for name in PACKAGES} | library_versions()


@cache
def library_versions() -> dict[str, str]:
    """The versions of the C libraries; "unknown" for one that is absent."""
    return {
        "pango": _say("pango", "pango_version_string"),
        "harfbuzz": _say("harfbuzz", "hb_version_string"),
        "fontconfig": _fontconfig(),
        "freetype": _freetype(),
    }


def has_subsetter() -> bool:
    """Whether HarfBuzz can cut fonts down, which it then does in place of fontTools."""
    return _load("harfbuzz-subset") is not None


def _load(library: str) -> ctypes.CDLL | None:
    for name in _LIBRARIES[library]:
        with suppress(OSError):
            return ctypes.CDLL(name)
    return None


def _say(library: str, function: str) -> str:
    loaded = _load(library)
    if loaded is None:
        return "unknown"
    say = getattr(loaded, function)
    say.restype = ctypes.c_char_p
    said: bytes = say()
    return said.decode()


def _fontconfig() -> str:
    loaded = _load("fontconfig")
    if loaded is None:
        return "unknown"
    number = int(loaded.FcGetVersion())  # 21401 is 2.14.1
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _freetype() -> str:
    loaded = _load("freetype")
    library = ctypes.c_void_p()
    if loaded is None or loaded.FT_Init_FreeType(ctypes.byref(library)):
        return "unknown"
    parts = [ctypes.c_int() for _ in range(_FREETYPE_PARTS)]
    loaded.FT_Library_Version(library, *(ctypes.byref(part) for part in parts))
    loaded.FT_Done_FreeType(library)
    return ".".join(str(part.value) for part in parts)


def printing() -> str:
    """All that a PDF is made with beside packages, as it counts for the key of one."""
    return repr((library_versions(), has_subsetter()))
