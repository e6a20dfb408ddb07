"""The versions of all that decides how a page is laid out, without importing any of it."""

import ctypes
from functools import cache
from importlib.metadata import version

PACKAGES = ("memcon", "weasyprint", "pydyf", "fonttools", "jinja2")
_FREETYPE_PARTS = 3


@cache
def print_versions() -> dict[str, str]:
    """The version of each library by its name; "unknown" where it does not say."""
    found = {name: version(name) for name in PACKAGES}
    found["pango"] = _say("libpango-1.0.so.0", "pango_version_string")
    found["harfbuzz"] = _say("libharfbuzz.so.0", "hb_version_string")
    found["fontconfig"] = _fontconfig()
    found["freetype"] = _freetype()
    return found


def _load(name: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(name)
    except OSError:
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
    loaded = _load("libfontconfig.so.1")
    if loaded is None:
        return "unknown"
    number = int(loaded.FcGetVersion())  # 21401 is 2.14.1
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _freetype() -> str:
    loaded = _load("libfreetype.so.6")
    if loaded is None:
        return "unknown"
    library = ctypes.c_void_p()
    loaded.FT_Init_FreeType(ctypes.byref(library))
    parts = [ctypes.c_int() for _ in range(_FREETYPE_PARTS)]
    loaded.FT_Library_Version(library, *(ctypes.byref(part) for part in parts))
    loaded.FT_Done_FreeType(library)
    return ".".join(str(part.value) for part in parts)
