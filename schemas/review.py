"""Who wrote, cleared and corrected the record."""

from typing import Literal

from pydantic import Field

from .base import Line, Model, Prose, Sha256
from .when import Moment

ReviewState = Literal["draft", "in_review", "cleared", "published", "withdrawn"]


class Review(Model):
    """The state of the record. Clearance binds to the hash of its content; an edit drops it."""

    state: ReviewState = Field("draft", description="How far the record has come.")
    drafted_by: Line | None = Field(None, description="Who wrote it.")
    drafted_at: Moment | None = Field(None, description="When it was written.")
    cleared_by: Line | None = Field(None, description="Who cleared it; not the drafter.")
    cleared_at: Moment | None = Field(None, description="When it was cleared.")
    record_sha256: Sha256 | None = Field(
        None,
        description="The hash of the content that was cleared (`memcon validate` prints it).",
    )

    @property
    def mark(self) -> str:
        """What stands across all that is printed of it: nothing on what is cleared."""
        return {"draft": "DRAFT", "in_review": "DRAFT", "withdrawn": "WITHDRAWN"}.get(
            self.state, ""
        )


class Correction(Model):
    """A public, dated change to a record that was published."""

    at: Moment = Field(description="When it was corrected.")
    text: Prose = Field(description="What was wrong and what stands now.")
    by: Line | None = Field(None, description="Who corrected it.")
