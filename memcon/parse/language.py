"""The language of a text, guessed from its script and its commonest words."""

import re
from collections import Counter

from memcon.numbering import LANGUAGES
from memcon.problems import SourceError

GRAMMARS = {"en": "English"}
"""The languages that the parser has a grammar for."""

# Kana and Hangul stand before Han, because Japanese and Korean are written with Han signs too.
_SCRIPTS = {
    "ja": "[\u3040-\u30ff]",
    "ko": "[\uac00-\ud7af]",
    "zh": "[\u4e00-\u9fff]",
    "uk": "[іїєґІЇЄҐ]",
    "ru": "[а-яёА-ЯЁ]",
    "ar": "[\u0600-\u06ff]",
    "he": "[\u0590-\u05ff]",
    "el": "[\u0370-\u03ff]",
}
_TELLING = {"uk": 0.02, "ja": 0.05}
"""The share of the letters from which a script decides, where others share its alphabet."""
_COMMON = {
    "en": "the of and to in that with on for was his their has said by its they from would also",
    "fr": "le la les des et du une que dans pour sur avec par est au ont été leur ainsi aux",
    "de": "der die das und den von mit des im für dem sich auf ein eine über zum auch haben nach",
    "es": "el los las del y que en una con por para su al sobre ha entre como ambos también se",
    "it": "il di che della e gli del con per una dei nel sono ha alla tra anche delle sul loro",
    "pt": "os das do e que em um uma com por para ao sobre entre também foi pelo pela dos são",
    "pl": "w i na z do się że o oraz jest przez dla od po rozmowie między został także jego roku",
    "tr": "ve bir bu ile için da de olarak olan arasında konusunda etti gibi daha ise göre iki",
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_HALF = 0.5


def guess_language(text: str) -> str:
    """A language tag, or nothing where the script is none that is known."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    for tag, script in _SCRIPTS.items():
        if letters and len(re.findall(script, sample)) / letters > _TELLING.get(tag, _HALF):
            return tag
    if sum("a" <= sign.lower() <= "z" for sign in sample) <= letters * _HALF:
        return ""
    words = Counter(_WORD.findall(sample.lower()))
    score = {tag: sum(words[word] for word in _COMMON[tag].split()) for tag in _COMMON}
    return max(score, key=lambda tag: score[tag])


def settle_language(text: str, told: str) -> str:
    """The language tag to read the text in: the one told, else the guess.

    Raises SourceError for a language without a grammar, and names those that have one.
    """
    tag = told or guess_language(text)
    root = tag.lower().split("-")[0]
    if root in GRAMMARS:
        return tag
    known = ", ".join(f"{name} ({code})" for code, name in GRAMMARS.items())
    if not root:
        raise SourceError(
            f"the language of the text cannot be told; there is a grammar for {known}"
        )
    named = f"{LANGUAGES[root]} ({tag})" if root in LANGUAGES else f'"{tag}"'
    how = "is said to be" if told else "looks"
    hint = "" if told else "; if it is in one of them, say so with --language"
    raise SourceError(f"the text {how} {named}; there is a grammar for {known}{hint}")
