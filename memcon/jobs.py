"""What a build is to make: one job an output file, known by a key before anything is rendered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path, PurePosixPath

from .examined import Account
from .memory import key_of
from .render import OUTPUTS
from .survey import Surveyed

COMPARE = "compare"
"""The format that is made once for a contact with two accounts, not for each readout."""


@dataclass(frozen=True)
class Wanted:
    """What a build makes: which formats, which outputs, with whose templates before ours."""

    formats: Sequence[str] = ("onepage",)
    outputs: Sequence[str] = ("md", "html", "pdf")
    templates: Sequence[Path] = ()

    @property
    def options(self) -> str:
        """All else that is chosen, as it counts for the key of a job."""
        chosen = (item.name for item in fields(self))
        rest = [name for name in chosen if name not in ("formats", "outputs", "templates")]
        return repr([(name, getattr(self, name)) for name in rest])


@dataclass(frozen=True, slots=True)
class Job:
    """One output: its place, what it is made of, and the key that stands for all of that."""

    place: PurePosixPath
    contact: Surveyed
    account: Account | None
    """The readout that it is about; none for a comparison."""
    format: str
    output: str
    key: bytes

    @property
    def source(self) -> Path:
        """The readout that messages name; of a comparison, the first of its contact."""
        return self.contact.folder / (self.account or self.contact.sound[0]).name


def list_jobs(
    contacts: Sequence[Surveyed],
    wanted: Wanted,
    grounds: Mapping[str, str],
    recounts: Mapping[Path, str],
) -> Iterator[Job]:
    """Every output that is wanted of the contacts, in their order; pure, and quick.

    `grounds` has, for each kind of output, a hash over all that it is made with, such as
    templates and libraries.
    """
    outputs = [output for output in OUTPUTS if output in wanted.outputs]
    formats = [name for name in wanted.formats if name != COMPARE]
    compares = COMPARE in wanted.formats
    made_with = {output: repr((output, grounds[output], wanted.options)) for output in outputs}
    for contact in contacts:
        sound = contact.sound
        if compares and sound and contact.examined.is_comparable:
            name = contact.examined.contact
            for output in outputs:
                place = PurePosixPath("briefs", name, f"{COMPARE}.{output}")
                key = key_of("output", made_with[output], contact.key, COMPARE)
                yield Job(place, contact, None, COMPARE, output, key)
        for account in sound:
            recount = recounts.get(contact.folder / account.name, "") if account.claims else ""
            about = repr((contact.key, account.name, recount))
            for format in formats:  # noqa: A001 - the word of the trade
                for output in outputs:
                    name = f"{account.id}.{format}.{output}"
                    place = PurePosixPath("briefs", account.contact, name)
                    key = key_of("output", made_with[output], about, format)
                    yield Job(place, contact, account, format, output, key)
