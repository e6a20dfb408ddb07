"""Ids made from words: of topics, and of the contact itself."""

import re
import unicodedata
from collections.abc import Iterable

from pydantic import TypeAdapter, ValidationError

from memcon.schemas import Slug

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ı": "i"})
_LEADING = re.compile(r"^(?:(?:the|a|an|its|their|his|her|both|all|other)-)+")
_SMALL = frozenset("a an and as at by for from in of on or that the to which with".split())
_TOPIC = 60
_CONTACT = 78
_SLUG: TypeAdapter[str] = TypeAdapter(Slug)


def slug(words: str, limit: int = _TOPIC) -> str:
    """The words as an id, cut between words; nothing where none of their letters can be in one."""
    bare = re.sub("['’]s?\\b", "", words).translate(_LETTERS)
    plain = (c for c in unicodedata.normalize("NFKD", bare).lower() if not unicodedata.combining(c))
    parts = re.findall(r"[a-z0-9]+", "".join(plain))
    made = "-".join(_cut(parts, limit))[:limit]
    return made if is_slug(made) else ""


def _cut(parts: list[str], limit: int) -> list[str]:
    """The first words that fit; of a phrase that is cut, the small words in front of it go too."""
    size = min(len(parts), limit)
    while size > 1 and len("-".join(parts[:size])) > limit:
        size -= 1
    if size == len(parts):
        return parts
    small = [at for at in range(1, size + 1) if parts[at] in _SMALL]
    size = small[-1] if small else size
    while size > 1 and parts[size - 1] in _SMALL:
        size -= 1
    return parts[:size]


def topic_slug(words: str) -> str:
    """The id of a topic from its words in the text, without a leading article."""
    return slug(_LEADING.sub("", slug(words)))


def contact_slug(day: str, surnames: Iterable[str], kind: str) -> str:
    """The id of a contact: its first day and the principals' surnames in alphabetical order.

    The order knows no side, so that the accounts of both lead to one folder. Surnames that do not
    fit are left off; without any the kind of contact stands in their place.
    """
    names = sorted({made for name in surnames if (made := slug(name))})
    made = day
    for name in names or [kind.replace("_", "-")]:
        if len(made) + 1 + len(name) > _CONTACT:
            break
        made = f"{made}-{name}"
    return made


def is_slug(text: str) -> bool:
    """Whether the text can be an id."""
    try:
        _SLUG.validate_python(text)
    except ValidationError:
        return False
    return True
