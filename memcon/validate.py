"""Plain data → Readout, or every problem of the file at its line and column."""

import difflib
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
    name = _field(kind, item, place)
    context = item.get("ctx", {})
    if kind == "missing":
        message = f"`{name}` is required"
        return Finding("missing-field", place[:-1], message, _belongs(item["loc"]), at_key=True)
    if kind == "extra_forbidden":
        return _unknown_field(name, place, model)
    if kind in _TYPES:
        return _wrong_type(kind, name, place, item["input"])
    if kind == "literal_error":
        return _unknown_value(name, place, item["input"], str(context["expected"]))
    if kind in ("string_too_long", "too_long"):
        limit = context["max_length"]
        unit = "characters" if kind == "string_too_long" else "items"
        return Finding("too-long", place, f"`{name}` has more than {limit:,} {unit}")
    if kind in ("string_too_short", "too_short"):
        return Finding("empty-value", place, f"`{name}` must not be empty")
    if kind == "string_pattern_mismatch":
        return _misshapen(name, place, item["input"], context["pattern"])
    if kind in ("greater_than_equal", "less_than_equal"):
        word = "at least" if kind.startswith("greater") else "at most"
        limit = context.get("ge", context.get("le"))
        return Finding("out-of-range", place, f"`{name}` must be {word} {limit}")
    code = kind.replace("_", "-")
    message = item["msg"]
    return Finding(code, place, message if "`" in message else f"`{name}` {message}")


def _field(kind: str, item: ErrorDetails, place: Place) -> str:
    """The name of the field that an error is about, as the file has it."""
    if kind in ("missing", "extra_forbidden"):
        return str(item["loc"][-1])
    names = [step for step in place if isinstance(step, str)]
    return names[-1] if names else "the record"


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


def _wrong_type(kind: str, name: str, place: Place, value: Any) -> Finding:
    wanted, given = _TYPES[kind], _NAMES.get(type(value), "something else")
    message = f"`{name}` must be {wanted}, but is {given}"
    if wanted == "text" and isinstance(value, (int, float, bool)):
        hint = f'quote it: "{str(value).lower() if isinstance(value, bool) else value}"'
    elif wanted == "a whole number" and isinstance(value, str):
        hint = "write it in digits, without quotation marks or leading zeros"
    elif wanted == "text" and value is None:
        hint = "fill it in, or leave the field out"
    else:
        hint = ""
    return Finding("wrong-type", place, message, hint)


def _unknown_value(name: str, place: Place, value: Any, expected: str) -> Finding:
    allowed = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    shown = f'"{value}"' if isinstance(value, str) else str(value)
    hint = did_you_mean(str(value), allowed) or f"allowed: {_list(allowed)}"
    return Finding("unknown-value", place, f"`{name}` cannot be {shown}", hint)


_SHAPES = {
    "id": "lower-case letters, digits and single hyphens, such as 2025-07-03-putin-trump",
    "sha256": "64 hexadecimal digits, as `sha256sum FILE` prints them",
    "record_sha256": "64 hexadecimal digits, as `memcon validate` prints them",
    "language": "a language tag such as en, ru or zh-Hant",
    "url": "an address that begins with https://",
    "wikidata": "a Wikidata id such as Q7747",
}


def _misshapen(name: str, place: Place, value: Any, pattern: str) -> Finding:
    hint = _SHAPES.get(name) or (
        _SHAPES["id"] if "a-z0-9" in pattern else f"it must match {pattern}"
    )
    shown = value if len(str(value)) <= 60 else f"{str(value)[:60]}…"  # noqa: PLR2004
    return Finding("bad-shape", place, f'`{name}` cannot be "{shown}"', hint)


def did_you_mean(word: str, known: list[str]) -> str:
    """A hint that names the nearest known word, or nothing where none is near."""
    near = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    if not near:
        near = difflib.get_close_matches(word.upper(), known, n=1, cutoff=0.75)
    return f'did you mean "{near[0]}"?' if near else ""


def _list(words: list[str]) -> str:
    return ", ".join(words)
