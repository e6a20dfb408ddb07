"""The steps in order: survey → list the jobs → answer those known → render the rest → publish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol

from .grounds import read_grounds
from .jobs import PRECALL, Job, Past, Wanted, list_jobs
from .limits import LIMITS, overlong
from .memory import Made, Memory, key_of
from .problems import Problem, RenderError
from .render import Printed, PrintPage
from .result import Result
from .surveyed import Survey

if TYPE_CHECKING:
    from .making import Maker, Page
    from .shelf import Shelf
    from .standing import Last
    from .survey import Surveyor
    from .workers import Answer, Task

__all__ = ["Build", "Result", "Wanted"]

RenderPdfs = Callable[[Iterable["Task"]], Iterator["Answer"]]
"""Turns print HTML into PDF, in any order; what fails comes back as an error of its own."""


class Publisher(Protocol):
    """Where outputs go."""

    def write(self, path: PurePosixPath, data: bytes) -> bool:
        """Put an output in its place; false where the same bytes were there already."""


@dataclass
class Build:
    """One run over many readouts; a bad one costs itself only."""

    surveyor: Surveyor
    wanted: Wanted
    publisher: Publisher
    render_pdfs: RenderPdfs
    tell: Callable[[PurePosixPath, bool], None] = lambda *_: None
    """Told of each output when it is done, and whether it was written."""
    expect: Callable[[int], None] = lambda _: None
    """Told how many outputs there will be."""
    shelf: Shelf | None = None
    last: Last | None = None
    """The last build of the same words, whose contacts may stand; none once they do not."""
    result: Result = field(default_factory=Result)
    survey: Survey = field(default_factory=Survey)
    made: Counter[Path] = field(default_factory=Counter)
    """How many outputs there are of each contact that was asked."""
    overlong: dict[Path, list[Problem]] = field(default_factory=dict)
    """The problems of the outputs of each."""
    _printing: dict[PurePosixPath, tuple[Job, bytes]] = field(default_factory=dict)
    _done: list[tuple[Job, str]] = field(default_factory=list)

    def run(self, paths: Sequence[Path]) -> Result:
        """Build every readout of the paths that has no error, and say what came of each."""
        grounds = read_grounds(self._memory, self.wanted)
        self.surveyor.code = grounds.code
        self.survey = self._survey(paths)
        self.result.problems += self.survey.problems
        self.result.refused += self.survey.refused
        found = list_jobs(
            self.survey.contacts, self.wanted, grounds.outputs, self.survey.recounts, self._pasts()
        )
        jobs = {job.place: job for job in found}
        self.made.update(job.contact.folder for job in jobs.values())
        self.expect(len(jobs))
        for path, answer in self.render_pdfs(self._tasks(jobs, grounds.outputs)):
            job, key = self._printing.pop(path)
            if isinstance(answer, RenderError):
                self._fail(job, answer)
            else:
                self._finish(job, answer, key)
        if self.shelf:
            self.shelf.note(self._done)
            left = self.shelf.left(jobs, self.result.refused, self._standing())
            self.result.left += [PurePosixPath(path) for path in left]
        self._memory.commit()
        self.result.problems.sort()
        return self.result

    def _survey(self, paths: Sequence[Path]) -> Survey:
        """What there is; where the last build stands but for some contacts, only those of it."""
        if self.last and PRECALL not in self.wanted.formats:
            again = self.surveyor.survey_again(self.last)
            if again is not None:
                self.result = self.last.result()
                return again
        self.last = None
        return self.surveyor.survey(paths)

    def _standing(self) -> Collection[str]:
        """The names of the folders whose outputs stand."""
        return {entry.output for entry in self.last.standing} if self.last else ()

    @property
    def _memory(self) -> Memory:
        return self.surveyor.memory

    def _pasts(self) -> Mapping[Path, Past]:
        """What lies behind each contact, where a sheet of that is wanted."""
        if PRECALL not in self.wanted.formats:
            return {}
        from .behind import look_behind

        pasts = look_behind(self.survey, self.surveyor.corpus())
        self.survey.may_stand = self.survey.may_stand and not self.survey.partial
        return pasts

    def _tasks(
        self, jobs: Mapping[PurePosixPath, Job], grounds: Mapping[str, str]
    ) -> Iterator[Task]:
        """The pages that must be printed anew; all other outputs are published on the way."""
        maker: Maker | None = None
        for _, group in groupby(jobs.values(), key=lambda job: id(job.contact)):
            missing = [job for job in group if not self._is_known(job)]
            if not missing:
                continue
            if maker is None:
                from .making import Maker

                maker = Maker(self.surveyor.corpus(), self.wanted, self.survey.contacts)
            for job, page in maker.pages(missing[0].contact, missing):
                yield from self._take(job, page, grounds)

    def _take(
        self, job: Job, page: Page | RenderError, grounds: Mapping[str, str]
    ) -> Iterator[Task]:
        """Publish what a page gives at once; hand on what is to be printed."""
        if isinstance(page, RenderError):
            self._fail(job, page)
        elif isinstance(page, PrintPage):
            key = key_of("print", grounds["pdf"], repr(page))
            made = self._memory.output(key)
            data = self._memory.data(made) if made else None
            if made and data is not None:
                self._finish(job, Printed(data, made.pages, made.sections))
            else:
                self._printing[job.place] = job, key
                yield job.place, page
        else:
            self._finish(job, Printed(page.encode() if isinstance(page, str) else page, 0))

    def _is_known(self, job: Job) -> bool:
        """Whether an earlier build made it; then it is put in its place, if it is not there."""
        made = self._memory.output(job.key) if job.key else None
        if made is None:
            return False
        if self.shelf and self.shelf.holds(job.place, made.sha256):
            self._tell_of(job, made, changed=False)
            return True
        data = self._memory.data(made)
        if data is None:
            return False
        self._tell_of(job, made, changed=self.publisher.write(job.place, data))
        self._done.append((job, made.sha256))
        return True

    def _finish(self, job: Job, printed: Printed, *more: bytes) -> None:
        """Publish an output, and keep it under its key and others."""
        changed = self.publisher.write(job.place, printed.data)
        keys = (job.key, *more) if job.key else more
        made = self._memory.keep_output(job.sources, keys, printed)
        self._tell_of(job, made, changed=changed)
        self._done.append((job, made.sha256))

    def _tell_of(self, job: Job, made: Made, *, changed: bool) -> None:
        (self.result.built if changed else self.result.unchanged).append(job.place)
        if made.pages and job.format in LIMITS:
            printed = Printed(b"", made.pages, made.sections)
            if problem := overlong(str(job.source), job.account, job.format, printed):
                self.result.problems.append(problem)
                self.overlong.setdefault(job.contact.folder, []).append(problem)
        self.tell(job.place, changed)

    def _fail(self, job: Job, error: RenderError) -> None:
        self.result.failed[job.place] = error
        self.tell(job.place, False)
