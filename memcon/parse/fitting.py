"""Plain data that a model accepts, or the reason why it does not."""

import re
from typing import Any

from pydantic import ValidationError

from memcon.schemas import HIDDEN, Model

LINE = 300
_MARKS = dict.fromkeys(map(ord, "\u061c\u200e\u200f"))
_SPACE = re.compile(r"\s+")


def fold(words: str) -> str:
    """The words with each run of white space as one space, as evidence is written and found."""
    return _SPACE.sub(" ", words).strip()


def as_line(words: str, limit: int = LINE) -> str:
    """The words as one plain line, cut with an ellipsis where they are too many."""
    line = HIDDEN.sub("", fold(words)).translate(_MARKS)
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def labelled(label: str, words: str) -> str:
    """A point to confirm with what it is about in front, once."""
    return as_line(words if words.startswith(f"{label}: ") else f"{label}: {words}")


def given(**fields: Any) -> dict[str, Any]:
    """The fields that hold something."""
    return {key: value for key, value in fields.items() if value not in (None, "", [], {}, ())}


def misfit(model: type[Model], data: dict[str, Any]) -> str:
    """Why the model refuses the data, or nothing where it takes them."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        return f"{first['loc'][0]}: {first['msg']}" if first["loc"] else first["msg"]
    return ""
