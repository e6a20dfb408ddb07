"""PDF rendering in processes of its own: forked warm, bounded, replaced when they fall.

The command itself never imports WeasyPrint. A worker that is killed, stuck or out of memory costs
the one brief it was working on; a new worker takes the next.
"""

import contextlib
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import connection
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Any, Self

from .confine import Limits
from .nursery import Nursery, NurseryError, NurseryLostError
from .problems import RenderError
from .render import Printed, PrintPage

Task = tuple[PurePosixPath, PrintPage]
Answer = tuple[PurePosixPath, Printed | RenderError]
MAX_LOSSES = 3
"""How often in a row the process that forks workers may be lost, until it is given up."""


class PdfWorkers:
    """Renders print HTML in `jobs` processes. Nothing is started before the first task."""

    def __init__(
        self, jobs: int, folders: Sequence[Path] = (), limits: Limits | None = None
    ) -> None:
        self._jobs = jobs
        self._folders = tuple(folders)
        self._limits = limits or Limits()
        self._nursery: Nursery | None = None
        self._workers: list[_Worker] = []
        self._wanted: deque[Task] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def warm_up(self) -> None:
        """Begin to warm up, which takes a second, while there is other work to do."""
        self._nursery = self._nursery or Nursery()

    def render(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """The PDF of each task, or the error that it ended with, as they become ready.

        Raises NurseryError where no process can be started.
        """
        waiting = iter(tasks)
        has_more = True
        losses = 0
        while True:
            try:
                while has_more and self._has_room():
                    task = next(waiting, None)
                    has_more = task is not None
                    if task is not None:
                        self._wanted.append(task)
                    if self._nursery and self._nursery.is_ready():
                        self._hand_out()
                self._hand_out()
                busy = [worker for worker in self._workers if worker.task is not None]
                if not busy:
                    return
                for answer in self._answers(busy):
                    losses = 0
                    yield answer
            except NurseryLostError:
                losses += 1
                self._start_over()
                if losses == MAX_LOSSES:
                    reason = "the processes that make PDF are ended again and again"
                    raise NurseryError(reason) from None

    def _hand_out(self) -> None:
        """Give what is wanted to workers without a task; there is room for all of it."""
        while self._wanted:
            self._idle().take(self._wanted.popleft())

    def _has_room(self) -> bool:
        """Whether one more task could be taken at once."""
        busy = sum(worker.task is not None for worker in self._workers)
        return busy + len(self._wanted) < self._jobs

    def _idle(self) -> "_Worker":
        """A worker without a task, fresh where the old one has served its time or is gone."""
        for index, worker in enumerate(self._workers):
            if worker.task is None:
                if worker.is_spent():
                    worker.stop()
                    self._workers[index] = self._start()
                return self._workers[index]
        self._workers.append(self._start())
        return self._workers[-1]

    def _start(self) -> "_Worker":
        self._nursery = self._nursery or Nursery()
        return _Worker(self._nursery, self._folders, self._limits)

    def _answers(self, busy: "list[_Worker]") -> Iterator[Answer]:
        soonest = min(worker.deadline for worker in busy)
        pipes: dict[Any, _Worker] = {worker.pipe: worker for worker in busy}
        ready = connection.wait(list(pipes), timeout=max(0, soonest - time.monotonic()))
        done = {pipes[pipe] for pipe in ready}
        late = {worker for worker in busy if worker.deadline <= time.monotonic()} - done
        for worker in busy:
            if worker in done:
                yield worker.answer()
            elif worker in late:
                yield worker.give_up(f"it took more than {self._limits.seconds:g} seconds")

    def _start_over(self) -> None:
        """The nursery was killed, and took its workers along: no task of theirs is to blame."""
        self._wanted += [worker.task for worker in self._workers if worker.task is not None]
        self._close()

    def _close(self) -> None:
        for worker in self._workers:
            worker.pipe.close()
        self._workers.clear()
        if self._nursery:
            self._nursery.close()
            self._nursery = None


class _Worker:
    """One process, its pipe, and the task it has."""

    def __init__(self, nursery: Nursery, folders: tuple[Path, ...], limits: Limits) -> None:
        self._nursery = nursery
        self._limits = limits
        self.process, self.pipe = nursery.fork(folders, limits)
        self.task: Task | None = None
        self.deadline = 0.0
        self._made = 0
        self._is_grown = False
        self._is_ended = False

    def is_spent(self) -> bool:
        """Whether it has made enough, has grown too large, or is gone: an idle one says nothing."""
        return (
            self._is_ended
            or self._is_grown
            or self._made >= self._limits.briefs
            or self.pipe.poll()
        )

    def take(self, task: Task) -> None:
        """Give the worker its next task."""
        self.task = task
        self.deadline = time.monotonic() + self._limits.seconds
        with contextlib.suppress(BrokenPipeError):  # its end is told when the answer is fetched
            self.pipe.send(task[1])

    def answer(self) -> Answer:
        """What the worker sent, or the error that its end is."""
        try:
            made, self._is_grown = self.pipe.recv()
        except (EOFError, OSError):
            return self.give_up(self._cause(self.stop()))
        self._made += 1
        return self._release(), made if isinstance(made, Printed) else RenderError(made)

    def give_up(self, cause: str) -> Answer:
        """End the process; its task failed of this cause."""
        self.stop()
        return self._release(), RenderError(cause)

    def _release(self) -> PurePosixPath:
        if self.task is None:
            raise RuntimeError("a worker without a task has no answer")
        (path, _), self.task = self.task, None
        return path

    def stop(self) -> int:
        """End the process at once, for it holds nothing that could be torn; how it ended."""
        if self._is_ended:
            return 0
        code = self._nursery.end(self.process)
        self._is_ended = True
        self.pipe.close()
        return code

    def _cause(self, code: int) -> str:
        if code == -signal.SIGXCPU:
            return f"it took more than {self._limits.cpu} seconds of the processor"
        if code < 0:
            return f"its process was ended by signal {signal.Signals(-code).name}"
        return f"its process ended with code {code}"
