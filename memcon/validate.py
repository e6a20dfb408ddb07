"""Plain data → Readout, or every problem of the file at its line and column."""

import difflib
import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .load import Document
from .problems import Finding, Place, Problem
from .schemas import Model, Readout

_TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping of fields",
    "model_type": "a mapping of fields",
    "model_attributes_type": "a mapping of fields",
}
_NAMES = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list"}
_NAMES |= {dict: "a mapping", type(None): "nothing"}
# Fields with a short form: what stands there may be a plain text.
_SHORT = frozenset({"date", "quote", "evidence"})
_PLAIN = re.compile(r"[\w.-]+(?: [\w.-]+)*\Z")


def validate(document: Document) -> tuple[Readout | None, list[Problem]]:
    """The readout of a document, or none and all its problems in the order of the file."""
    try:
        return Readout.model_validate(document.data), []
    except ValidationError as error:
        return None, problems_of(error, document, Readout)


def problems_of(error: ValidationError, document: Document, model: type[Model]) -> list[Problem]:
    """What Pydantic found, each at its place and in the words of this project."""
    details = _without_echoes(error.errors(include_url=False), document.data)
    found = {document.problem(_finding(item, document.data, model)) for item in details}
    return sorted(found)


def _without_echoes(details: list[ErrorDetails], data: Any) -> list[ErrorDetails]:
    """The errors without those that only follow from others.

    A list whose items failed counts as too short, and a value outside a union of word lists fails
    once for each of them.
    """
    places = [item["loc"] for item in details]
    kept: list[ErrorDetails] = []
    words: dict[Place, ErrorDetails] = {}
    for item in details:
        loc = item["loc"]
        if item["type"] == "too_short" and any(
            len(other) > len(loc) and other[: len(loc)] == loc for other in places
        ):
            continue
        if item["type"] == "literal_error":
            place = _real_place(loc, data)
            first = words.setdefault(place, item)
            if first is not item:
                expected = f"{first['ctx']['expected']}, {item['ctx']['expected']}"
                first["ctx"]["expected"] = expected
                continue
        kept.append(item)
    return kept


def _finding(  # noqa: PLR0911 - one return a kind of error
    item: ErrorDetails, data: Any, model: type[Model]
) -> Finding:
    kind, place = item["type"], _real_place(item["loc"], data)
    name = str(item["loc"][-1]) if kind in ("missing", "extra_forbidden") else _field(place)
    context = item.get("ctx", {})
    if kind == "missing":
        message = f"`{name}` is required"
        return Finding("missing-field", place[:-1], message, _belongs(item["loc"]), at_key=True)
    if kind == "extra_forbidden":
        return _unknown_field(name, place, model)
    if kind in _TYPES:
        return _wrong_type(kind, place, item["input"], model)
    if kind == "literal_error":
        return _unknown_value(place, item["input"], str(context["expected"]))
    subject = _subject(place)
    if kind in ("string_too_long", "too_long"):
        limit = context["max_length"]
        unit = "characters" if kind == "string_too_long" else "items"
        return Finding("too-long", place, f"{subject} has more than {limit:,} {unit}")
    if kind in ("string_too_short", "too_short"):
        return Finding("empty-value", place, f"{subject} must not be empty")
    if kind == "string_pattern_mismatch":
        return _misshapen(place, item["input"], context["pattern"])
    if kind in ("greater_than_equal", "less_than_equal"):
        word = "at least" if kind.startswith("greater") else "at most"
        limit = context.get("ge", context.get("le"))
        return Finding("out-of-range", place, f"{subject} must be {word} {limit}")
    code = kind.replace("_", "-")
    message = item["msg"]
    return Finding(code, place, message if "`" in message else f"{subject} {message}")


def _field(place: Place) -> str:
    """The name of the field that holds a place; empty for the record itself."""
    return next((step for step in reversed(place) if isinstance(step, str)), "")


def _subject(place: Place) -> str:
    """How a message names a place: "`kind`", "an item of `by`"."""
    name = _field(place)
    if not name:
        return "the record"
    return f"an item of `{name}`" if isinstance(place[-1], int) else f"`{name}`"


def _real_place(loc: tuple[int | str, ...], data: Any) -> Place:
    """The part of a Pydantic location that the data has.

    A position that a short form was expanded to is left out, and so are the names of the
    members of a union, which no data has.
    """
    place: list[str | int] = []
    for index, step in enumerate(loc):
        last = index == len(loc) - 1
        if isinstance(data, dict) and isinstance(step, str) and (step in data or last):
            place.append(step)
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            place.append(step)
            data = data[step]
        elif isinstance(step, int) or not last:
            continue
    return tuple(place)


def _belongs(loc: tuple[int | str, ...]) -> str:
    parents = [str(part) for part in loc[:-1] if isinstance(part, str)]
    return f"add it to `{parents[-1]}`" if parents else "add it at the top level"


def _unknown_field(name: str, place: Place, model: type[Model]) -> Finding:
    fields = list(_fields_at(model, place[:-1]))
    hint = did_you_mean(name, fields) or f"the fields here are {_list(fields)}"
    return Finding("unknown-field", place, f"`{name}` is not a field", hint, at_key=True)


def _fields_at(model: type[Model], place: Place) -> Iterator[str]:
    """The fields that the model at a place knows."""
    known: type[Model] | None = model
    for step in place:
        if isinstance(step, int) or known is None:
            continue
        info = known.model_fields.get(step)
        known = _model_in(info.annotation) if info else None
    yield from known.model_fields if known else ()


def _model_in(annotation: Any) -> type[Model] | None:
    """The model inside an annotation such as `tuple[Statement, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        if found := _model_in(part):
            return found
    return _model_in(annotation.__origin__) if hasattr(annotation, "__metadata__") else None


def _wrong_type(kind: str, place: Place, value: Any, model: type[Model]) -> Finding:
    wanted, given = _TYPES[kind], _NAMES.get(type(value), "something else")
    if _field(place) in _SHORT and wanted in ("a list", "a mapping of fields"):
        wanted = "text or a mapping of fields"
    if isinstance(value, float) and wanted == "a whole number":
        given = f"{value:g}"
    message = f"{_subject(place)} must be {wanted}, but is {given}"
    return Finding("wrong-type", place, message, _retyped(wanted, place, value, model))


def _retyped(  # noqa: PLR0911 - one return a kind of value
    wanted: str, place: Place, value: Any, model: type[Model]
) -> str:
    """How to write a value of the kind that is wanted, where that can be said."""
    if value is None:
        return "fill it in, or leave the field out"
    if wanted.startswith("text") and isinstance(value, (int, float, bool)):
        return f'quote it: "{str(value).lower() if isinstance(value, bool) else value}"'
    if wanted.startswith("text") and isinstance(value, dict):
        return "a text that holds ': ' must be quoted"
    if wanted == "a whole number" and isinstance(value, str):
        return "write it in digits, without quotation marks or leading zeros"
    if wanted == "a list" and isinstance(value, str) and _PLAIN.match(value):
        return f"write it as a list: [{value}]"
    if wanted == "a list" and isinstance(value, dict):
        return "begin each item with a hyphen"
    if wanted == "a mapping of fields":
        return f"its fields are {_list(list(_fields_at(model, place)))}"
    return ""


def _unknown_value(place: Place, value: Any, expected: str) -> Finding:
    allowed = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    hint = f"allowed: {_list(allowed)}"
    if isinstance(value, str):
        shown = f'"{value}"'
        hint = did_you_mean(value, allowed) or hint
        if value in allowed:  # only a number is both allowed and refused as text
            hint = f"write it without quotation marks: {value}"
    else:
        shown = str(value) if type(value) is int else _NAMES.get(type(value), "something else")
    return Finding("unknown-value", place, f"{_subject(place)} cannot be {shown}", hint)


_SHAPES = {
    "id": "lower-case letters, digits and single hyphens, such as 2025-07-03-putin-trump",
    "sha256": "64 hexadecimal digits, as `sha256sum FILE` prints them",
    "record_sha256": "64 hexadecimal digits, as `memcon validate` prints them",
    "language": "a language tag such as en, ru or zh-Hant",
    "url": "an address that begins with https://",
    "wikidata": "a Wikidata id such as Q7747",
}


def _misshapen(place: Place, value: Any, pattern: str) -> Finding:
    hint = _SHAPES.get(_field(place)) or (
        _SHAPES["id"] if "a-z0-9" in pattern else f"it must match {pattern}"
    )
    shown = value if len(str(value)) <= 60 else f"{str(value)[:60]}…"  # noqa: PLR2004
    return Finding("bad-shape", place, f'{_subject(place)} cannot be "{shown}"', hint)


def did_you_mean(word: str, known: list[str]) -> str:
    """A hint that names the nearest known word, or nothing where none is near."""
    near = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    if not near:
        near = difflib.get_close_matches(word.upper(), known, n=1, cutoff=0.75)
    return f'did you mean "{near[0]}"?' if near else ""


def _list(words: list[str]) -> str:
    return ", ".join(words)
