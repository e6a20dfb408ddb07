"""The scripts beyond Latin, Cyrillic and Greek: their letters, their languages, their fonts.

The fonts are Noto's, full and static, as Debian packages them. A style names none of them: it asks
for a face of ours, and the language of the words decides which font stands for it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

CORE = "fonts-noto-core"
CJK = "fonts-noto-cjk"


@dataclass(frozen=True)
class Script:
    """One script: how its languages are tagged, where its letters stand, what prints them."""

    name: str
    languages: tuple[str, ...]
    """How tags of its languages begin; "-arab" stands anywhere behind the beginning."""
    letters: tuple[tuple[int, int], ...]
    """Ranges of code points, both ends included."""
    serif: str
    """The family for what was said and for titles."""
    sans: str
    """The family for labels."""
    files: tuple[str, ...]
    package: str
    """The Debian package that brings the files."""


def _of_core(serif: str, sans: str) -> tuple[str, str, tuple[str, ...], str]:
    stems = [family.replace(" ", "") for family in (serif, sans)]
    files = tuple(f"{stem}-{weight}.ttf" for stem in stems for weight in ("Regular", "Bold"))
    return serif, sans, files, CORE


def _of_cjk(region: str) -> tuple[str, str, tuple[str, ...], str]:
    files = tuple(
        f"Noto{kind}CJK-{weight}.ttc"
        for kind in ("Serif", "Sans")
        for weight in ("Regular", "Bold")
    )
    return f"Noto Serif CJK {region}", f"Noto Sans CJK {region}", files, CJK


_ARABIC = ((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))
_HEBREW = ((0x590, 0x5FF), (0xFB1D, 0xFB4F))
_ARMENIAN = ((0x530, 0x58F), (0xFB13, 0xFB17))
_GEORGIAN = ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F))
_HAN = ((0x2E80, 0x303F), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))
_KANA = ((0x3040, 0x30FF), (0x31F0, 0x31FF))
_HANGUL = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7FF))

SCRIPTS = (
    Script(
        "Arabic",
        ("ar", "fa", "ur", "ps", "ckb", "ug", "sd", "-arab"),
        _ARABIC,
        *_of_core("Noto Naskh Arabic", "Noto Sans Arabic"),
    ),
    Script(
        "Hebrew", ("he", "yi", "-hebr"), _HEBREW, *_of_core("Noto Serif Hebrew", "Noto Sans Hebrew")
    ),
    Script("Armenian", ("hy",), _ARMENIAN, *_of_core("Noto Serif Armenian", "Noto Sans Armenian")),
    Script("Georgian", ("ka",), _GEORGIAN, *_of_core("Noto Serif Georgian", "Noto Sans Georgian")),
    Script("Chinese", ("zh",), _HAN, *_of_cjk("SC")),
    Script("Chinese", ("zh-hant", "zh-tw"), (), *_of_cjk("TC")),
    Script("Chinese", ("zh-hk", "zh-mo", "zh-hant-hk", "zh-hant-mo"), (), *_of_cjk("HK")),
    Script("Japanese", ("ja",), _KANA, *_of_cjk("JP")),
    Script("Korean", ("ko",), _HANGUL, *_of_cjk("KR")),
)

SCRIPT_FAMILIES = frozenset(family for item in SCRIPTS for family in (item.serif, item.sans))
SCRIPT_FILES = tuple(sorted({file for item in SCRIPTS for file in item.files}))


def script_of(code: int) -> Script | None:
    """The script that a letter belongs to, by its code point."""
    for script in SCRIPTS:
        if any(first <= code <= last for first, last in script.letters):
            return script
    return None


def needed_for(codes: Iterable[int]) -> str:
    """What has to be installed for letters that no font has, in a sentence; empty where unknown."""
    found = {script_of(code) for code in codes}
    return "; ".join(
        f"{script.name} needs {script.serif} and {script.sans}, "
        f"which the Debian package {script.package} brings"
        for script in SCRIPTS
        if script in found
    )


def font_rules(serifs: Sequence[str], sanses: Sequence[str]) -> str:
    """The rules of fontconfig by which these faces of ours reach every script.

    The fonts of all scripts stand behind a face, so that a name in foreign letters is printed
    wherever it comes; those of the language of the words stand before it, so that their marks and
    their form of a shared letter are right. Of the languages only the first counts: the others of a
    pattern come from the locale.
    """
    rules = []
    for faces, is_serif in ((serifs, True), (sanses, False)):
        families = [script.serif if is_serif else script.sans for script in SCRIPTS]
        for face in faces:
            rules.append(_rule(face, (), families, "append"))
            # A rule puts its family right before the face, so the narrower language comes first.
            rules += [
                _rule(face, script.languages, [family], "prepend")
                for script, family in reversed(list(zip(SCRIPTS, families, strict=True)))
            ]
    return "\n".join(rules)


def _rule(face: str, languages: Sequence[str], families: Sequence[str], mode: str) -> str:
    test = f'<test name="family">{_strings([face])}</test>'
    edit = f'<edit name="family" mode="{mode}" binding="strong">{_strings(families)}</edit>'
    conditions = [condition for tag in languages for condition in _conditions(tag)]
    return "\n".join(
        f"  <match>{test}{condition}{edit}</match>" for condition in conditions or [""]
    )


def _conditions(tag: str) -> Iterator[str]:
    """A language is the tag, or begins with it; a test takes one value, so each stands alone."""
    start = '<test name="lang" qual="first" compare='
    if tag.startswith("-"):
        yield f'{start}"contains">{_strings([tag])}</test>'
    else:
        yield f'{start}"eq">{_strings([tag])}</test>'
        yield f'{start}"contains">{_strings([f"{tag}-"])}</test>'


def _strings(words: Sequence[str]) -> str:
    return "".join(f"<string>{escape(word, quote=False)}</string>" for word in words)
