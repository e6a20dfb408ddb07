"""Whether a source's text may be published: by what its `rights` say, and by nothing else.

`rights` is free text. It allows publishing where it begins with a term below and goes on, if at
all, with the holder or the reason: "CC BY 4.0, kremlin.ru", "public domain (US federal government
work)". Whatever else it says, and where it says nothing, the text stays where it is. A licence that
forbids changes or commerce is none of them: a site is copied and quoted by others.
"""

import re

_TERMS = (
    r"public domain",
    r"CC0(?:[ -]1\.0)?",
    r"CC[ -]BY(?:-SA)?[ -][234]\.[0-9]",
    r"OGL-UK-[123]\.0",
    r"Open Government Licence v?[123]\.0",
)
_OPEN = re.compile(rf"(?:{'|'.join(_TERMS)})(?:(?:[,;]| \().*)?", re.IGNORECASE)
_LIMITS = re.compile(r"\b(?:but|except|excluding|no|non|not|only|unless|without)\b", re.IGNORECASE)


def may_publish(rights: str | None) -> bool:
    """Whether the rights of a source let anybody publish its whole text."""
    return bool(rights and _OPEN.fullmatch(rights.strip()) and not _LIMITS.search(rights))
