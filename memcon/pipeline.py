"""The steps in order: load → validate → check → view → render → publish."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Protocol

from .brief import Brief
from .compare import is_comparable
from .compare.contact import Compared, compare_contact
from .corpus import Corpus, has_errors, validate_all
from .enclosures import Encloser
from .folders import root_of
from .history import before_contact
from .limits import LIMITS, overlong
from .prepare import prepare
from .printable import Printable
from .problems import Problem, RenderError
from .record import Record
from .render import TABLES, Paper, PrintPage
from .render.outputs import open_renderers
from .view import brief
from .workers import Answer, Task

COMPARE, PRECALL = "compare", "precall"
"""The formats that are made once for a contact: of its accounts, and of all that lies before it."""

RenderPdfs = Callable[[Iterable[Task]], Iterator[Answer]]
"""Turns print HTML into PDF, in any order; what fails comes back as an error of its own."""
_Page = tuple[Path, Printable, str, Sequence[Record]]
"""A readout, what is printed of it, in which format, and the records it was made from."""


@dataclass(frozen=True)
class Wanted:
    """What a build makes: which formats, which outputs, with whose templates before ours."""

    formats: Sequence[str] = ("onepage",)
    outputs: Sequence[str] = ("md", "html", "pdf")
    templates: Sequence[Path] = ()
    paper: Paper = "a4"


@dataclass
class Result:
    """What came of a build."""

    built: list[PurePosixPath] = field(default_factory=list)
    unchanged: list[PurePosixPath] = field(default_factory=list)
    failed: dict[PurePosixPath, RenderError] = field(default_factory=dict)
    refused: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether every readout got all its briefs."""
        return not (self.failed or self.refused or has_errors(self.problems))


class Publisher(Protocol):
    """Where outputs go."""

    def write(self, path: PurePosixPath, data: bytes) -> bool:
        """Put an output in its place; false where the same bytes were there already."""


@dataclass
class Build:
    """One run over many readouts; a bad one costs itself only."""

    corpus: Corpus
    wanted: Wanted
    publisher: Publisher
    render_pdfs: RenderPdfs
    tell: Callable[[PurePosixPath], None] = lambda _: None
    result: Result = field(default_factory=Result)
    _limited: dict[PurePosixPath, tuple[Path, Brief | None, str]] = field(default_factory=dict)

    def run(self, paths: Sequence[Path]) -> Result:
        """Build every readout of the paths that has no error, and say what came of each."""
        for path, answer in self.render_pdfs(self._pdf_tasks(paths)):
            if isinstance(answer, RenderError):
                self._fail(path, answer)
            else:
                self._publish(path, answer.data)
                if limited := self._limited.pop(path, None):
                    source, made, name = limited
                    if problem := overlong(str(source), made, name, answer):
                        self.result.problems.append(problem)
        return self.result

    def _pdf_tasks(self, paths: Sequence[Path]) -> Iterator[Task]:
        """The print HTML of each brief wanted as PDF; other outputs are written on the way."""
        wanted = open_renderers(self.wanted.outputs, self.wanted.templates, self.wanted.paper)
        for path, made, name, records in self._pages(paths):
            stem = f"{made.record}.{name}" if isinstance(made, Brief) else name
            for ending, render in wanted.items():
                if ending == "csv" and name not in TABLES:
                    continue
                place = PurePosixPath("briefs", made.contact, f"{stem}.{ending}")
                try:
                    page = render(made, name)
                except RenderError as error:
                    self._fail(place, error)
                    continue
                if isinstance(page, PrintPage):
                    if name in LIMITS:
                        self._limited[place] = path, made if isinstance(made, Brief) else None, name
                    yield place, self._encloser.enclose(page, made, name, records)
                else:
                    self._publish(place, page.encode() if isinstance(page, str) else page)

    @cached_property
    def _encloser(self) -> Encloser:
        """What puts records into PDFs, opened with the first of them: it asks for the fonts."""
        return Encloser(self.wanted.templates, options={"paper": self.wanted.paper})

    def _pages(self, paths: Sequence[Path]) -> Iterator[_Page]:
        """Each page wanted with its readout, format and records; a contact is compared once."""
        compared: tuple[Path | None, Compared | None] = (None, None)
        for path, record in self._records(paths):
            others = self.corpus.others(path)
            if compared[0] != path.parent:
                compared = (path.parent, self._compare(path.parent, [record, *others]))
                if compared[1] and COMPARE in self.wanted.formats:
                    yield path, compared[1].sheet(), COMPARE, compared[1].records
                if PRECALL in self.wanted.formats:
                    earlier = before_contact(self.corpus, path, root_of(path))
                    if earlier:
                        contact = record.readout.event.id
                        yield path, prepare(self.corpus, contact, earlier), PRECALL, ()
            comparison = compared[1].comparison if compared[1] else None
            made = brief(record, others, comparison, audit=self.corpus.audit(path))
            for name in self.wanted.formats:
                if name not in {COMPARE, PRECALL}:
                    yield path, made, name, (record, *others)

    def _compare(self, folder: Path, records: Sequence[Record]) -> Compared | None:
        """The comparison of a contact, where it has two accounts; `compare.yaml` is told on."""
        if not is_comparable(records):
            return None
        ordered = sorted(records, key=lambda record: record.id)
        found = compare_contact(ordered, folder)
        self.result.problems += found.problems
        return found

    def _records(self, paths: Sequence[Path]) -> Iterator[tuple[Path, Record]]:
        """The records that may be built; the others are noted as refused, with their problems."""
        for path, problems in validate_all(paths, self.corpus):
            self.result.problems += problems
            if path.is_dir():
                continue
            record, _ = self.corpus.record(path)
            if record is None or has_errors(problems):
                self.result.refused.append(path)
            else:
                yield path, record

    def _publish(self, path: PurePosixPath, data: bytes) -> None:
        changed = self.publisher.write(path, data)
        (self.result.built if changed else self.result.unchanged).append(path)
        self.tell(path)

    def _fail(self, path: PurePosixPath, error: RenderError) -> None:
        self.result.failed[path] = error
        self.tell(path)
