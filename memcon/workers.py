"""PDF rendering in processes of its own: forked warm, bounded, replaced when they fall.

The command itself never imports WeasyPrint. The server process of `multiprocessing` imports it
once and forks each worker from that state. A worker that is killed, stuck or out of memory costs
the one brief it was working on; a new worker takes the next.
"""

import contextlib
import signal
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Any, Self

from .problems import RenderError
from .render import Printed, PrintPage

Task = tuple[PurePosixPath, PrintPage]
Answer = tuple[PurePosixPath, Printed | RenderError]


@dataclass(frozen=True)
class Limits:
    """What one brief may take, and how many a worker makes before a fresh one replaces it."""

    seconds: float = 60
    memory: int = 2 * 1024**3
    """Bytes of address space; a warm worker has about 600 MB."""
    briefs: int = 500


class PdfWorkers:
    """Renders print HTML in `jobs` processes. Nothing is started before the first task."""

    def __init__(
        self, jobs: int, folders: Sequence[Path] = (), limits: Limits | None = None
    ) -> None:
        self._jobs = jobs
        self._folders = tuple(folders)
        self._limits = limits or Limits()
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.stop()
        self._workers.clear()

    def warm_up(self) -> None:
        """Begin to start the server, which takes a second, while there is other work to do."""
        from multiprocessing import forkserver

        from .render.fonts import prepare_fonts, use_fonts

        use_fonts(prepare_fonts())
        get_context("forkserver").set_forkserver_preload(["memcon.render.pdf"])
        with _without_interrupts():
            forkserver.ensure_running()

    def render(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """The PDF of each task, or the error that it ended with, as they become ready."""
        waiting = iter(tasks)
        has_more = True
        while True:
            while has_more and self._has_room():
                task = next(waiting, None)
                has_more = task is not None
                if task is not None:
                    self._idle().take(task)
            busy = [worker for worker in self._workers if worker.task is not None]
            if not busy:
                return
            yield from self._answers(busy)

    def _has_room(self) -> bool:
        """Whether a task could be taken at once."""
        return len(self._workers) < self._jobs or any(
            worker.task is None for worker in self._workers
        )

    def _idle(self) -> "_Worker":
        """A worker without a task, fresh where the old one has made enough or is gone."""
        for index, worker in enumerate(self._workers):
            if worker.task is None:
                if worker.made >= self._limits.briefs or not worker.is_alive():
                    worker.stop()
                    self._workers[index] = self._start()
                return self._workers[index]
        self._workers.append(self._start())
        return self._workers[-1]

    def _start(self) -> "_Worker":
        from .render.fonts import prepare_fonts, use_fonts

        use_fonts(prepare_fonts())
        return _Worker(self._folders, self._limits)

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


class _Worker:
    """One process, its pipe, and the task it has."""

    def __init__(self, folders: tuple[Path, ...], limits: Limits) -> None:
        context = get_context("forkserver")
        context.set_forkserver_preload(["memcon.render.pdf"])
        self.pipe, theirs = context.Pipe()
        self._limits = limits
        self._process = context.Process(target=_work, args=(theirs, folders, limits), daemon=True)
        with _without_interrupts():
            self._process.start()
        theirs.close()
        self.task: PurePosixPath | None = None
        self.made = 0
        self.deadline = 0.0

    def is_alive(self) -> bool:
        """Whether the process is there."""
        return bool(self._process.is_alive())

    def take(self, task: Task) -> None:
        """Give the worker its next task."""
        self.task, page = task
        self.deadline = time.monotonic() + self._limits.seconds
        with contextlib.suppress(BrokenPipeError):  # its end is told when the answer is fetched
            self.pipe.send(page)

    def answer(self) -> Answer:
        """What the worker sent, or the error that its end is."""
        try:
            reply: Printed | str = self.pipe.recv()
        except (EOFError, OSError):
            self._process.join(1)
            return self.give_up(_cause(self._process.exitcode))
        self.made += 1
        return self._release(), reply if isinstance(reply, Printed) else RenderError(reply)

    def give_up(self, cause: str) -> Answer:
        """End the process; its task failed of this cause."""
        self.stop()
        return self._release(), RenderError(cause)

    def _release(self) -> PurePosixPath:
        task, self.task = self.task, None
        if task is None:
            raise RuntimeError("a worker without a task has no answer")
        return task

    def stop(self) -> None:
        """End the process at once; it holds nothing that could be torn."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        return f"its process was ended by signal {signal.Signals(-code).name}"
    return f"its process ended with code {code}"


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Ctrl-C is for the command: the server and the workers it forks start with it blocked."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection, folders: tuple[Path, ...], limits: Limits) -> None:
    """The life of a worker: a page in, its PDF or a message out, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _confine(limits)
    from .render.pdf import PdfRenderer

    renderer = PdfRenderer(folders)
    while True:
        try:
            page: PrintPage = pipe.recv()
        except EOFError:
            return
        pipe.send(_render(renderer, page))


def _render(renderer: Any, page: PrintPage) -> Printed | str:
    try:
        made: Printed = renderer.render(page)
    except RenderError as error:
        return str(error)
    except MemoryError:
        return "it needs more memory than a brief may take"
    except RecursionError:
        return "its parts are nested too deeply"
    except Exception as error:  # noqa: BLE001 - whatever happens costs this brief only
        return f"{type(error).__name__}: {error}"
    return made


def _confine(limits: Limits) -> None:
    """Bound the memory of this process and cut it off from the network, where the kernel allows."""
    import ctypes
    import logging
    import resource

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    new_network, new_user = 0x40000000, 0x10000000  # CLONE_NEWNET, CLONE_NEWUSER of sched.h
    with contextlib.suppress(OSError, AttributeError):
        system = ctypes.CDLL(None)
        if system.unshare(new_network) != 0:
            system.unshare(new_user | new_network)
