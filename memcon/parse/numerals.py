"""Numbers and ordinals as texts write them."""

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()

NUMBER = (
    rf"(?:[0-9]{{1,3}}(?:\.[0-9])?|(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES[1:10])}))?"
    rf"|{'|'.join(reversed(_ONES[1:]))})"
)
"""A pattern for a small number in figures or in words."""
ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|[0-9]{{1,3}}(?:st|nd|rd|th))"
"""A pattern for an ordinal in figures or in words."""


def read_number(words: str) -> float:
    """The value of what NUMBER matches; "a" and "an" are one."""
    folded = words.lower()
    if folded in ("a", "an"):
        return 1
    if folded[0].isdigit():
        return float(folded)
    tens, _, ones = folded.partition("-")
    if tens in _TENS:
        return _TENS[tens] + (_ONES.index(ones) if ones else 0)
    return _ONES.index(folded)


def read_ordinal(words: str) -> int:
    """The value of what ORDINAL matches."""
    digits = re.match(r"[0-9]+", words)
    return int(digits.group()) if digits else _ORDINALS.index(words.lower()) + 1
