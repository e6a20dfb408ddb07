"""Plain data → YAML in the layout of the house: short things on one line, long texts folded."""

import json
import re
import textwrap
from collections.abc import Iterator
from typing import Any

WIDTH = 100

# What YAML 1.1 or 1.2 may take for something else than text.
_WORDS = frozenset("null true false yes no on off y n ~".split())
_PLAIN = re.compile(
    r"[^\W\d_](?:(?:[\w .,;/()%+’–-]|:(?=[\w/]))*[\w.)%’/])?"
    r"|[0-9]{4}(?:-[0-9]{2}){2}-[a-z][a-z0-9-]*"
    r"|(?=[0-9e]*[a-df])[0-9a-f]{64}"
)
_IN_FLOW = re.compile(r"[,\[\]{}]")


def as_yaml(data: dict[str, Any]) -> str:
    """The mapping as YAML that every reader of this project reads back as the same data."""
    return "\n".join(_mapping(data, 0)) + "\n"


def _mapping(data: dict[str, Any], indent: int) -> Iterator[str]:
    for key, value in data.items():
        yield from _entry(f"{' ' * indent}{key}:", value, indent)


def _entry(start: str, value: Any, indent: int, *, last: int = WIDTH) -> Iterator[str]:
    """A key, or the dash of a list, with its value beside or below it."""
    if (short := _short(value)) is not None and len(start) + 1 + len(short) <= last:
        yield f"{start} {short}"
    elif isinstance(value, dict):
        yield start
        yield from _mapping(value, indent + 2)
    elif isinstance(value, list):
        yield start
        yield from _list(value, indent + 2)
    elif _folds(value):
        yield f"{start} >-"
        yield from textwrap.wrap(
            value,
            WIDTH,
            initial_indent=" " * (indent + 2),
            subsequent_indent=" " * (indent + 2),
            break_long_words=False,
            break_on_hyphens=False,
        )
    else:
        yield f"{start} {_scalar(value)}"


def _list(items: list[Any], indent: int) -> Iterator[str]:
    for item in items:
        start = f"{' ' * indent}-"
        if isinstance(item, dict) and not _fits(start, item):
            first, *others = _mapping(item, indent + 2)
            yield f"{start} {first.lstrip()}"
            yield from others
        else:
            yield from _entry(start, item, indent)


def _fits(start: str, item: Any) -> bool:
    short = _short(item)
    return short is not None and len(start) + 1 + len(short) <= WIDTH


def _short(value: Any) -> str | None:
    """The value on one line, or none where a reader is better off with several."""
    if isinstance(value, dict):
        parts = [(key, _flow(item)) for key, item in value.items()]
        whole = all(part is not None for _, part in parts)
        return "{" + ", ".join(f"{key}: {part}" for key, part in parts) + "}" if whole else None
    if isinstance(value, list):
        parts_ = [_flow(item) for item in value]
        return (
            f"[{', '.join(map(str, parts_))}]" if all(part is not None for part in parts_) else None
        )
    return _scalar(value)


def _flow(value: Any) -> str | None:
    """A value inside brackets: a scalar, or a list of numbers."""
    if isinstance(value, list):
        numbers = all(item is None or isinstance(item, int) for item in value)
        return f"[{', '.join(map(_scalar, value))}]" if numbers else None
    if isinstance(value, dict):
        return None
    shown = _scalar(value)
    return _quoted(value) if shown == value and _IN_FLOW.search(shown) else shown


def _scalar(value: Any) -> str:
    if value is None or isinstance(value, (bool, int)):
        return json.dumps(value)
    plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS
    return str(value) if plain else _quoted(value)


def _quoted(text: str) -> str:
    """The text between the quotation marks that it holds fewer of."""
    if '"' in text and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    # What JSON leaves as it is, YAML reads but for this one, which it takes for a line break.
    return json.dumps(text, ensure_ascii=False).replace("\x85", "\\N")


def _folds(text: Any) -> bool:
    """Whether a text survives being folded: one line, single spaces, none at its edges."""
    return isinstance(text, str) and " ".join(text.split()) == text != ""
