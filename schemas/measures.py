"""Claims of length and of number, each with the words that carry it."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import MANY, Line, Model, Verbatim
from .when import Edtf

Minutes = Annotated[int, Field(ge=0, le=60 * 24 * 30)]


class Duration(Model):
    """How long the contact lasted, as the account words it."""

    wording: Verbatim | None = Field(None, description="The account's own words.")
    minutes: Annotated[tuple[Minutes, Minutes | None], MANY] | None = Field(
        None,
        description="The least and the most it may mean, in minutes; null as the second: no limit.",
    )

    @model_validator(mode="after")
    def _has_order(self) -> Self:
        if self.wording is None and self.minutes is None:
            raise PydanticCustomError("empty_duration", "needs `wording`, `minutes` or both")
        if self.minutes and self.minutes[1] is not None and self.minutes[1] < self.minutes[0]:
            raise PydanticCustomError(
                "duration_order",
                "at most {most} minutes is less than at least {least}",
                {"most": self.minutes[1], "least": self.minutes[0]},
            )
        return self


CountBasis = Literal["calendar_year", "term_of_office", "since_date", "rolling", "ever"]
CountUnit = Literal["call", "meeting", "contact", "visit"]


class Count(Model):
    """The contact's place in a series, by one account ("the sixth since the start of the year").

    A number without the series it is counted in cannot be checked, so the basis is required.
    """

    value: Annotated[int, Field(ge=1, le=10_000)] = Field(description="The place in the series.")
    unit: CountUnit = Field("contact", description="What is counted.")
    basis: CountBasis = Field(description="The series that the account counts in.")
    since: Edtf | None = Field(None, description="The first day counted; for `since_date`.")
    days: Annotated[int, Field(ge=1, le=36_600)] | None = Field(
        None,
        description="The length of the window in days; for `rolling`.",
    )
    wording: Verbatim | None = Field(None, description="The account's own words.")
    note: Line | None = Field(None, description="What a reader must know to check the number.")

    @model_validator(mode="after")
    def _fits_basis(self) -> Self:
        needs: dict[str, tuple[str, Any]] = {
            "since_date": ("since", self.since),
            "rolling": ("days", self.days),
        }
        if self.basis in needs and needs[self.basis][1] is None:
            raise PydanticCustomError(
                "count_needs_base",
                "the basis {basis} needs `{field}`",
                {"basis": self.basis, "field": needs[self.basis][0]},
            )
        return self
