"""Language: the words in which a brief speaks, as one value that is handed down.

Nothing here looks at the locale of the machine: the code of a language decides everything, so the
same record in the same language gives the same bytes everywhere.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from types import MappingProxyType

from .problems import UsageError

LANGUAGES = ("en", "fr", "de", "es", "ru", "uk", "ar", "zh")
"""The languages that a brief can speak, the default first."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})

_ENGLISH_MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
_ENGLISH_LISTS = MappingProxyType(
    {"2": "{0} and {1}", "start": "{0}, {1}", "middle": "{0}, {1}", "end": "{0} and {1}"}
)
_MARKS: Mapping[str, tuple[str, str, str, str]] = MappingProxyType(
    {
        "en": ("“", "”", "‘", "’"),
        "fr": ("«\u00a0", "\u00a0»", "“", "”"),
        "de": ("„", "“", "‚", "‘"),
        "es": ("«", "»", "“", "”"),
        "ru": ("«", "»", "„", "“"),
        "uk": ("«", "»", "„", "“"),
        "ar": ("«", "»", "“", "”"),
        "zh": ("“", "”", "‘", "’"),
    }
)
"""Quotation marks, outer then inner; the CLDR's, which Babel leaves out."""
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
"""Characters around words that run the other way."""
QUOTATION_MARKS = f"“”„«»\u00a0{ISOLATE}{END_ISOLATE}"
"""The outer ones of all languages, with the space or the isolates that some have inside."""
_ISOLATED = re.compile(f"{ISOLATE}[^{ISOLATE}{END_ISOLATE}]*{END_ISOLATE}")
_PAIRS = re.compile(
    '"([^"]+)"|„([^„“”"]+)[“”]|«[\u00a0\u202f ]?([^«»]+?)[\u00a0\u202f ]?»|[“„«”»"]'
)
_SPANISH_I = re.compile(r"[Hh]?[IiÍí](?![aeoáéó])")
_STRONG = re.compile(r"[^\W\d_]")
_RIGHT_TO_LEFT_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def N_(message: str) -> str:  # noqa: N802 - the name by which extractors of messages know it
    """The message itself: marks the words of a table, which are said later, for the catalogues."""
    return message


def N_many(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - as above
    """A message and its plural: marks those of a table, which are said later."""
    return one, many


@dataclass(frozen=True, eq=False)
class Language:
    """The catalogue of a language, with what the CLDR has of its calendar, lists and names."""

    code: str = "en"
    translations: NullTranslations = field(default_factory=NullTranslations)
    months: Sequence[str] = _ENGLISH_MONTHS
    """As they stand beside a day: "июля"."""
    months_alone: Sequence[str] = _ENGLISH_MONTHS
    """As they stand without one: "июль"."""
    lists: Mapping[str, str] = field(default_factory=lambda: _ENGLISH_LISTS)
    """How two words, and the first, middle and last ones of more, are joined."""
    territories: Mapping[str, str] = field(default_factory=dict)
    """By country code; empty in English, whose names stand in `parties.toml`."""
    languages: Mapping[str, str] = field(default_factory=dict)
    """By language code; empty in English."""

    def __reduce__(self) -> tuple[Callable[[str], "Language"], tuple[str]]:
        """Stands for itself by its code, so that no catalogue is put aside or sent."""
        return language, (self.code,)

    @property
    def is_english(self) -> bool:
        """Whether messages are said as they stand in the code."""
        return self.code == "en"

    @property
    def direction(self) -> str:
        """The direction of its script: "ltr" or "rtl"."""
        return direction(self.code)

    @property
    def gap(self) -> str:
        """What stands between two sentences; nothing in Chinese, whose full stop is wide."""
        return "" if self.code == "zh" else " "

    def say(self, message: str, /, **values: object) -> str:
        """A message in this language, with the values in their places."""
        return self._fill(self.translations.gettext(message), values)

    def say_in(self, context: str, message: str, /, **values: object) -> str:
        """A message that is told apart by its context, such as the pattern of a date."""
        return self._fill(self.translations.pgettext(context, message), values)

    def say_many(self, one: str, many: str, count: int, /, **values: object) -> str:
        """A message in the plural form that a number takes; `{count}` is the number."""
        chosen = self.translations.ngettext(one, many, count)
        return self._fill(chosen, {"count": self.number(count), **values})

    def number(self, number: int) -> str:
        """A whole number with its thousands marked."""
        if self.is_english:
            return f"{number:,}"
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self.code, numbering_system="latn").replace(
            "\u202f", "\u00a0"
        )

    def listed(self, words: Sequence[str]) -> str:
        """The words as a list: "a", "a and b", "a, b and c"."""
        words = [self.isolate(word) for word in words]
        if len(words) < 2:  # noqa: PLR2004
            return "".join(words)
        joins = self._joins(words[-1])
        if len(words) == 2:  # noqa: PLR2004
            return joins["2"].format(*words)
        made = joins["start"].format(words[0], words[1])
        for word in words[2:-1]:
            made = joins["middle"].format(made, word)
        return joins["end"].format(made, words[-1])

    def _joins(self, last: str) -> Mapping[str, str]:
        """The patterns of a list; Spanish says "e" before the sound of an i."""
        if self.code == "es" and _SPANISH_I.match(last):
            return {use: pattern.replace(" y ", " e ") for use, pattern in self.lists.items()}
        return self.lists

    def quoted(self, words: str) -> str:
        """The words in quotation marks; marks inside become those of a quotation in another."""
        begin, end, inner, inner_end = _MARKS[self.code]
        single = {ord(mark): inner for mark in "“„«"} | {ord(mark): inner_end for mark in '”»"'}

        def turned(found: re.Match[str]) -> str:
            pair = next(filter(None, found.groups()), None)
            return f"{inner}{pair.translate(single)}{inner_end}" if pair else single[ord(found[0])]

        return f"{begin}{self.isolate(_PAIRS.sub(turned, words))}{end}"

    def isolate(self, words: str) -> str:
        """Words that begin in another direction, kept from disturbing those around them."""
        if self.direction == "ltr" or not is_left_to_right(_ISOLATED.sub("", words)):
            return words
        return f"{ISOLATE}{words}{END_ISOLATE}"

    def _fill(self, message: str, values: Mapping[str, object]) -> str:
        if self.direction == "rtl":
            values = {name: self.isolate(str(value)) for name, value in values.items()}
        return message.format_map(values) if values else message


ENGLISH = Language()


def direction(code: str) -> str:
    """The direction of the script of a language."""
    return "rtl" if code.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"


def is_left_to_right(words: str) -> bool:
    """Whether the first letter is one of a script that runs from left to right."""
    first = _STRONG.search(words)
    return bool(first and not _RIGHT_TO_LEFT_LETTER.match(first[0]))


def refuse_unknown(code: str) -> None:
    """Raise UsageError where there is no language of that code."""
    if code not in LANGUAGES:
        raise UsageError(f'no language is called "{code}": there are {", ".join(LANGUAGES)}')


@cache
def language(code: str) -> Language:
    """The language of a code. Raises UsageError where there is no catalogue of it."""
    refuse_unknown(code)
    if code == ENGLISH.code:
        return ENGLISH
    from babel import Locale

    locale = Locale.parse(code)
    beside, alone = (locale.months[use]["wide"] for use in ("format", "stand-alone"))
    if code == "zh":
        beside = alone = {month: f"{month}月" for month in range(1, 13)}  # figures, not 七月
    return Language(
        code=code,
        translations=_catalogue(code),
        months=tuple(beside[month] for month in range(1, 13)),
        months_alone=tuple(alone[month] for month in range(1, 13)),
        lists=locale.list_patterns["standard"],
        territories=locale.territories,
        languages=locale.languages,
    )


def _catalogue(code: str) -> NullTranslations:
    from .catalogue import read_catalogue

    path = Path(__file__).with_name("locale") / code / "LC_MESSAGES" / "memcon.po"
    return read_catalogue(path.read_text("utf-8"))
