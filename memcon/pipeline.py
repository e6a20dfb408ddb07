"""The steps in order: load → validate → check → view → render → publish."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Protocol

from .brief import Brief
from .compare import is_comparable
from .compare.contact import Compared, compare_contact
from .corpus import Corpus, has_errors, validate_all
from .language import ENGLISH, Language
from .problems import Location, Problem, RenderError, Severity
from .record import Record
from .render import ONE_PAGE, PrintPage
from .render.outputs import open_renderers
from .sheet import Sheet
from .view import brief
from .workers import Answer, Task

COMPARE = "compare"
"""The format that is made once for a contact with two accounts, not for each readout."""

RenderPdfs = Callable[[Iterable[Task]], Iterator[Answer]]
"""Turns print HTML into PDF, in any order; what fails comes back as an error of its own."""


@dataclass(frozen=True)
class Wanted:
    """What a build makes: which formats, which outputs, whose templates first, which language."""

    formats: Sequence[str] = ("onepage",)
    outputs: Sequence[str] = ("md", "html", "pdf")
    templates: Sequence[Path] = ()
    language: Language = ENGLISH


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
    _one_page: dict[PurePosixPath, tuple[Path, Brief]] = field(default_factory=dict)

    def run(self, paths: Sequence[Path]) -> Result:
        """Build every readout of the paths that has no error, and say what came of each."""
        for path, answer in self.render_pdfs(self._pdf_tasks(paths)):
            if isinstance(answer, RenderError):
                self._fail(path, answer)
            else:
                self._publish(path, answer.data)
                if path in self._one_page and answer.pages > 1:
                    self.result.problems.append(_overlong(*self._one_page[path], answer.pages))
        return self.result

    def _pdf_tasks(self, paths: Sequence[Path]) -> Iterator[Task]:
        """The print HTML of each brief wanted as PDF; other outputs are written on the way."""
        wanted = open_renderers(self.wanted.outputs, self.wanted.templates, self.wanted.language)
        for path, made, name in self._pages(paths):
            stem = f"{made.record}.{name}" if isinstance(made, Brief) else name
            for ending, render in wanted.items():
                place = PurePosixPath("briefs", made.contact, f"{stem}.{ending}")
                try:
                    page = render(made, name)
                except RenderError as error:
                    self._fail(place, error)
                    continue
                if isinstance(page, PrintPage):
                    if isinstance(made, Brief) and name in ONE_PAGE:
                        self._one_page[place] = path, made
                    yield place, page
                else:
                    self._publish(place, page.encode() if isinstance(page, str) else page)

    def _pages(self, paths: Sequence[Path]) -> Iterator[tuple[Path, Brief | Sheet, str]]:
        """Each page wanted with its readout and format; a contact is compared once."""
        compared: tuple[Path | None, Compared | None] = (None, None)
        for path, record in self._records(paths):
            others = self.corpus.others(path)
            if compared[0] != path.parent:
                compared = (path.parent, self._compare(path.parent, [record, *others]))
                if compared[1] and COMPARE in self.wanted.formats:
                    yield path, compared[1].sheet(), COMPARE
            comparison = compared[1].comparison if compared[1] else None
            made = brief(
                record,
                others,
                comparison,
                audit=self.corpus.audit(path),
                language=self.wanted.language,
            )
            for name in self.wanted.formats:
                if name != COMPARE:
                    yield path, made, name

    def _compare(self, folder: Path, records: Sequence[Record]) -> Compared | None:
        """The comparison of a contact, where it has two accounts; `compare.yaml` is told on."""
        if not is_comparable(records):
            return None
        ordered = sorted(records, key=lambda record: record.id)
        found = compare_contact(ordered, folder, self.wanted.language)
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


def _overlong(path: Path, made: Brief, pages: int) -> Problem:
    """Rule R43: a one-page brief fits its page, measured on the PDF; a draft is only warned."""
    message = f"its one-page brief fills {pages} pages"
    hint = "shorten its texts, or build it with --as record"
    severity: Severity = "warning" if made.draft else "error"
    return Problem(Location(str(path)), "over-one-page", message, hint, severity)
