"""Dates as vague as the source gives them, and instants."""

import calendar
import re
from datetime import date, datetime
from functools import lru_cache
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError, core_schema

from .base import Line, Model, or_text, shorthand

_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_PART = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<mark>[?~%])?\Z",
)


class Edtf(str):
    """A date of the Extended Date/Time Format, level 1, or an interval of two.

    `2025`, `2025-07`, `2025-07-03`, a trailing `?` (uncertain), `~` (approximate) or `%` (both),
    unspecified parts as `XX`, seasons 21 to 24, intervals `2025-07-03/2025-07-05`, open with `..`.
    Source: ISO 8601-2:2019; Library of Congress, EDTF specification, levels 0 and 1.
    Years have four digits; longer and negative ones are left out, because no contact needs them.
    """

    __slots__ = ()

    @classmethod
    def check(cls, text: str) -> Self:
        """The date; raises where the text is none, or names a day that does not exist."""
        parts = text.split("/")
        if len(parts) > 2 or all(part in ("..", "") for part in parts):  # noqa: PLR2004
            raise _not_a_date(text)
        days = [_bounds(part, text) for part in parts if part not in ("..", "") or len(parts) == 1]
        if len(days) == 2 and days[1][1] < days[0][0]:  # noqa: PLR2004
            raise PydanticCustomError(
                "date_order",
                "{text} ends before it begins",
                {"text": f'"{text}"'},
            )
        return cls(text)

    @property
    def earliest(self) -> date:
        """The first day it may mean; `date.min` where its start is open."""
        first = self.split("/")[0]
        return date.min if first in ("..", "") else _bounds(first, self)[0]

    @property
    def latest(self) -> date:
        """The last day it may mean; `date.max` where its end is open."""
        last = self.rsplit("/", maxsplit=1)[-1]
        return date.max if last in ("..", "") else _bounds(last, self)[1]

    @property
    def is_day(self) -> bool:
        """Whether it names one whole day."""
        return len(self.rstrip("?~%")) == 10 and "X" not in self and "/" not in self  # noqa: PLR2004

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        """A string that is checked; written out as it stands."""
        return core_schema.no_info_after_validator_function(
            cls.check,
            core_schema.str_schema(max_length=32, strict=True),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> dict[str, Any]:
        """A string with the shape of a date; whether the day exists is the model's to say."""
        part = r"[0-9]{4}(-([0-9]{2}|XX)(-([0-9]{2}|XX))?)?[?~%]?"
        return {
            "type": "string",
            "pattern": rf"^({part}|({part}|\.\.)?/({part}|\.\.)?)$",
            "description": "A date in EDTF level 1, such as 2025-07-03, 2025-07 or 2025-07-03~.",
        }


def _not_a_date(text: str) -> PydanticCustomError:
    return PydanticCustomError(
        "not_a_date",
        "{text} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD",
        {"text": f'"{text}"'},
    )


@lru_cache(maxsize=4096)
def _bounds(part: str, whole: str) -> tuple[date, date]:
    found = _PART.match(part)
    if not found or found["year"] == "0000":
        raise _not_a_date(whole)
    year, month, day = int(found["year"]), found["month"], found["day"]
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise _not_a_date(whole)
        return date(year, 1, 1), date(year, 12, 31)
    number = int(month)
    if number in _SEASONS and day is None:
        first, last = _SEASONS[number]
        end = year + (last < first)
        return date(year, first, 1), date(end, last, calendar.monthrange(end, last)[1])
    if not 1 <= number <= 12:  # noqa: PLR2004
        raise PydanticCustomError(
            "not_a_date",
            "{text} has no such month: it must be 01 to 12",
            {"text": f'"{whole}"'},
        )
    length = calendar.monthrange(year, number)[1]
    if day is None or day == "XX":
        return date(year, number, 1), date(year, number, length)
    if not 1 <= int(day) <= length:
        raise PydanticCustomError(
            "not_a_date",
            "{text} names a day that does not exist: that month has {length} days",
            {"text": f'"{whole}"', "length": length},
        )
    return date(year, number, int(day)), date(year, number, int(day))


_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})\Z",
)


class Moment(str):
    """A day in EDTF, or an instant of ISO 8601 with its offset from UTC.

    A source gives "3 July" or "3 July, 18:40 Moscow time"; both are kept as given. An instant
    without an offset is refused, because two sides date a call by their own clocks.
    """

    __slots__ = ()

    @classmethod
    def check(cls, text: str) -> Self:
        """The moment; raises where the text is neither a date nor an instant with an offset."""
        if "T" not in text:
            return cls(Edtf.check(text))
        if not _INSTANT.match(text):
            raise PydanticCustomError(
                "not_an_instant",
                "{text} is not an instant: write 2025-07-03T18:40+03:00, with the offset from UTC",
                {"text": f'"{text}"'},
            )
        try:
            datetime.fromisoformat(text)
        except ValueError:
            raise PydanticCustomError(
                "not_an_instant",
                "{text} names a time that does not exist",
                {"text": f'"{text}"'},
            ) from None
        return cls(text)

    @property
    def instant(self) -> datetime | None:
        """The instant, with its offset; none where only a day is known."""
        return datetime.fromisoformat(self) if "T" in self else None

    @property
    def day(self) -> Edtf:
        """The day by the source's own clock."""
        return Edtf(self.split("T")[0])

    __get_pydantic_core_schema__ = Edtf.__dict__["__get_pydantic_core_schema__"]

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> dict[str, Any]:
        """A string with the shape of a date or of an instant with an offset."""
        part = r"[0-9]{4}(-([0-9]{2}|XX)(-([0-9]{2}|XX))?)?[?~%]?"
        time = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})"
        return {
            "type": "string",
            "pattern": rf"^({part}|({part}|\.\.)?/({part}|\.\.)?|{time})$",
            "description": "A date in EDTF level 1, or an instant such as 2025-07-03T18:40+03:00.",
        }


class DatedValue(Model):
    """A date with what it rests on."""

    value: Edtf = Field(description="The date in EDTF level 1.")
    basis: Literal["stated", "inferred"] = Field(
        "stated",
        description="Whether the source prints the date, or it was inferred from something else.",
    )
    why: Line | None = Field(None, description="What an inferred date was inferred from.")

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if self.basis == "inferred" and self.why is None:
            raise PydanticCustomError("date_needs_why", "an inferred date needs `why`")
        return self


def _expand(value: Any) -> Any:
    return {"value": value} if isinstance(value, str) else value


When = Annotated[DatedValue, *shorthand(_expand, or_text)]
"""A date with its basis; a plain string is a stated date."""
