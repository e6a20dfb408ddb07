"""The contact itself, as one account describes it."""

from typing import Literal

from pydantic import Field

from .base import Line, Model, Slug
from .evidence import EvidenceList
from .measures import Count, Duration
from .when import Moment, When

EventKind = Literal[
    "phone_call",
    "video_call",
    "meeting",
    "multilateral_call",
    "multilateral_meeting",
    "letter",
    "other",
]


class Event(Model):
    """One call, meeting or letter between principals."""

    id: Slug = Field(description="The id of the contact; equals the name of its folder.")
    kind: EventKind = Field(description="The form of the contact.")
    date: When = Field(description="The day of the contact, by this account.")
    start: Moment | None = Field(None, description="When it began, if the account says so.")
    end: Moment | None = Field(None, description="When it ended, if the account says so.")
    place: Line | None = Field(None, description="Where it was held, if the account says so.")
    duration: Duration | None = Field(None, description="How long it lasted, by this account.")
    count: Count | None = Field(None, description="Its place in a series, by this account.")
    initiator: Slug | str | None = Field(
        None,
        description="Who asked for or placed it: the id of a participant, or a party's code.",
    )
    evidence: EvidenceList | None = Field(None, description="The words that carry these facts.")
