"""What a template saw ↔ plain data, so that a page can be made again without its records."""

import dataclasses
from collections.abc import Sequence
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from .inline import Inline, Worded

if TYPE_CHECKING:
    from .brief import Brief
    from .precall import Precall
    from .sheet import Sheet

Whole = TypeVar("Whole", "Brief", "Sheet", "Precall")
_MARKED: dict[str, type[Inline]] = {"worded": Worded, "inline": Inline}
"""The keys of texts that may hold inline Markdown; a plain text is a string."""


def to_data(value: Any) -> Any:
    """A brief or a comparison, or a part of one, as JSON can hold it."""
    if dataclasses.is_dataclass(value):
        names = (field.name for field in dataclasses.fields(value))
        return {name: to_data(getattr(value, name)) for name in names}
    for key, kind in _MARKED.items():
        if isinstance(value, kind):
            return {key: str(value)}
    if isinstance(value, tuple):
        return [to_data(item) for item in value]
    return value


def from_data(kind: type[Whole], data: Any) -> Whole:
    """The brief or comparison that such data was made of.

    Raises ValueError where the data is of another shape.
    """
    try:
        made: Whole = _read(kind, data)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"it is no {kind.__name__}: {error}") from None
    return made


def _read(kind: Any, data: Any) -> Any:
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: _read(hints[name], value) for name, value in data.items()})  # type: ignore[operator]
    if get_origin(kind) is tuple:
        return _read_all(get_args(kind), data)
    if get_origin(kind) in {Union, UnionType}:
        return _read_one_of(get_args(kind), data)
    if isinstance(kind, type) and issubclass(kind, Inline):
        key, text = next(iter(data.items()))
        return _MARKED[key](text)
    if not isinstance(data, kind):
        raise TypeError(f"{data!r} is no {kind.__name__}")
    return data


def _read_all(kinds: Sequence[Any], data: Any) -> tuple[Any, ...]:
    if len(kinds) == 2 and kinds[1] is ...:  # noqa: PLR2004 - tuple[kind, ...]
        return tuple(_read(kinds[0], item) for item in data)
    return tuple(_read(kind, item) for kind, item in zip(kinds, data, strict=True))


def _read_one_of(kinds: Sequence[Any], data: Any) -> Any:
    """The only two shapes of a choice: text with or without marks, or something that may miss."""
    if data is None and type(None) in kinds:
        return None
    if Inline in kinds and not isinstance(data, dict):
        return _read(str, data)
    return _read(next(kind for kind in kinds if kind is not type(None)), data)
