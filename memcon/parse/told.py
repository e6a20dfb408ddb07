"""What the caller knows better than the text."""

from dataclasses import dataclass

from memcon.schemas import EventKind, Level


@dataclass(frozen=True, slots=True)
class Told:
    """Facts that stand over what the text shows; nothing where the text is to be asked."""

    issuer: str | None = None
    level: Level | None = None
    kind: EventKind | None = None
    day: str | None = None
    """The day of the contact, in EDTF."""
    published: str | None = None
    """The day of publication, as YYYY-MM-DD."""
    title: str | None = None
    url: str | None = None
    language: str | None = None
    """The language of the text, as a BCP 47 tag."""
    contact: str | None = None
    """The id of the contact; else it is made from the day and the principals."""
    file: str | None = None
    """The name of the readout without its ending, and of its capture; else the issuer."""
    capture: str | None = None
    """The path of a capture that is in its place already."""

    @property
    def header(self) -> dict[str, str]:
        """What of it belongs into the header of a document."""
        known = {"date": self.published, "title": self.title, "url": self.url, "party": self.issuer}
        return {key: words for key, words in known.items() if words}
