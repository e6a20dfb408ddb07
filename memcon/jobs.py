"""What a build is to make: one job an output file, known by a key before anything is rendered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path, PurePosixPath

from .examined import Account
from .language import ENGLISH
from .memory import Contents, key_of
from .render import OUTPUTS, TABLES, Paper
from .surveyed import Surveyed

COMPARE, PRECALL = "compare", "precall"
"""The formats that are made once for a contact: of its accounts, and of all that lies before it."""


@dataclass(frozen=True, slots=True)
class Past:
    """What lies behind a contact that has earlier ones."""

    key: str
    """A hash over all of it; empty where that cannot be told."""
    sources: tuple[Contents, ...]
    """Their folders."""


@dataclass(frozen=True)
class Wanted:
    """What a build makes: which formats, which outputs, with whose templates, in which language."""

    formats: Sequence[str] = ("onepage",)
    outputs: Sequence[str] = ("md", "html", "pdf")
    templates: Sequence[Path] = ()
    paper: Paper = "a4"
    language: str = ENGLISH.code
    """The code of the one that the papers speak."""

    @property
    def options(self) -> str:
        """All else that is chosen, as it counts for the key of a job."""
        chosen = (item.name for item in fields(self))
        rest = [name for name in chosen if name not in ("formats", "outputs", "templates")]
        return repr([(name, getattr(self, name)) for name in rest])

    @property
    def suffix(self) -> str:
        """What a name has before its ending where the language is not English: ".fr"."""
        return "" if self.language == ENGLISH.code else f".{self.language}"


@dataclass(frozen=True, slots=True)
class Job:
    """One output: its place, what it is made of, and the key that stands for all of that."""

    place: PurePosixPath
    contact: Surveyed
    account: Account | None
    """The readout that it is about; none for what is made once for a contact."""
    format: str
    output: str
    key: bytes
    """Empty where it cannot stand for all, so that the output is made each time."""
    past: Past | None = None

    @property
    def sources(self) -> tuple[Contents, ...]:
        """The folders that it is made from."""
        return (self.contact.contents, *(self.past.sources if self.past else ()))

    @property
    def source(self) -> Path:
        """The readout that messages name; without one of its own, the first of its contact."""
        return self.contact.folder / (self.account or self.contact.sound[0]).name


def list_jobs(
    contacts: Sequence[Surveyed],
    wanted: Wanted,
    grounds: Mapping[str, str],
    recounts: Mapping[Path, str],
    pasts: Mapping[Path, Past] | None = None,
) -> Iterator[Job]:
    """Every output that is wanted of the contacts, in their order; pure, and quick.

    `grounds` has, for each kind of output, a hash over all that it is made with, such as
    templates and libraries; `pasts` what lies behind each contact, by its folder.
    """
    outputs = [output for output in OUTPUTS if output in wanted.outputs]
    outputs.sort(key=lambda output: output != "pdf")  # all others are made while it is printed
    made_with = {output: repr((output, grounds[output], wanted.options)) for output in outputs}
    for contact in contacts:
        for account, format, about, past in _papers(contact, wanted, recounts, pasts or {}):  # noqa: A001 - the word of the trade
            tells_all = contact.may_be_kept and (past is None or past.key)
            stem = f"{account.id}.{format}" if account else format
            for output in outputs:
                if output != "csv" or format in TABLES:
                    name = f"{stem}{wanted.suffix}.{output}"
                    place = PurePosixPath("briefs", contact.examined.contact, name)
                    key = key_of("output", made_with[output], about, format) if tells_all else b""
                    yield Job(place, contact, account, format, output, key, past)


def _papers(
    contact: Surveyed,
    wanted: Wanted,
    recounts: Mapping[Path, str],
    pasts: Mapping[Path, Past],
) -> Iterator[tuple[Account | None, str, str, Past | None]]:
    """Each paper on a contact: its readout, its format, and a word for all that it follows from."""
    if not contact.sound:
        return
    past = pasts.get(contact.folder)
    if COMPARE in wanted.formats and contact.examined.is_comparable:
        yield None, COMPARE, contact.key, None
    if PRECALL in wanted.formats and past:
        yield None, PRECALL, repr((contact.key, past.key)), past
    for account in contact.sound:
        recount = recounts.get(contact.folder / account.name, "") if account.claims else ""
        about = repr((contact.key, account.name, recount))
        for name in wanted.formats:
            if name not in {COMPARE, PRECALL}:
                yield account, name, about, None
