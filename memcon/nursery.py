"""A warm process that forks workers: WeasyPrint imported, fonts known, mostly a page behind it.

`multiprocessing` has a server of this kind, which imports but does not warm up, and whose children
import the command's main module again. Measured: docs/performance.md.

The command asks over a socket, one question at a time. Workers are children of the nursery: it
ends them and tells how they ended. When the command is gone, however it went, the socket closes and
the nursery ends with all its workers; when the nursery goes, the kernel ends them.
"""

import contextlib
import gc
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, Pipe
from multiprocessing.reduction import recv_handle, send_handle
from pathlib import Path
from typing import Any, NoReturn

from .confine import Limits, end_with
from .problems import MemconError

FIRST_PAGE = "<!DOCTYPE html><html lang=en><title>First</title><h1>First</h1><p>A <b>page</b>."


class NurseryError(MemconError):
    """No PDF can be made on this machine, or its processes are ended again and again."""


class NurseryLostError(Exception):
    """The nursery was ended, and all its workers with it."""


class Nursery:
    """The command's side: starts the warm process, asks it for workers, has it end them."""

    def __init__(self) -> None:
        from .render.fonts import prepare_fonts

        ours, theirs = socket.socketpair()
        with theirs:
            code = (
                f"import sys; sys.path[:] = {sys.path!r}; "
                f"from memcon.nursery import serve; serve({theirs.fileno()})"
            )
            surroundings = {**os.environ, "FONTCONFIG_FILE": str(prepare_fonts().config)}
            with _without_interrupts():
                self._process = subprocess.Popen(  # noqa: S603 - this interpreter, this package
                    [sys.executable, "-c", code],
                    stdin=subprocess.DEVNULL,
                    env=surroundings,
                    pass_fds=[theirs.fileno()],
                )
        self._socket = Connection(ours.detach())
        self._is_warm = False

    def is_ready(self) -> bool:
        """Whether a worker can be had without waiting until it is warm."""
        return self._is_warm or self._socket.poll()

    def fork(self, folders: Sequence[Path], limits: Limits) -> tuple[int, Connection]:
        """The process id of a new worker, and the pipe to it.

        Raises NurseryError where WeasyPrint does not work here, NurseryLostError where the nursery
        has been ended.
        """
        ours, theirs = Pipe()
        with theirs, _lost():
            self._socket.send((tuple(folders), limits))
            send_handle(self._socket, theirs.fileno(), self._process.pid)
            if not self._is_warm:
                if reason := self._socket.recv():
                    raise NurseryError(f"PDF cannot be made here: {reason}")
                self._is_warm = True
            return int(self._socket.recv()), ours

    def end(self, worker: int) -> int:
        """End a worker at once; its exit code, or its signal as a negative number.

        A worker that had ended before keeps the code it ended with.
        Raises NurseryLostError where the nursery has been ended.
        """
        with _lost():
            self._socket.send(worker)
            return int(self._socket.recv())

    def close(self) -> None:
        """End the nursery with every worker; nothing of them is left when this returns."""
        self._socket.close()
        if not self._is_warm:
            # It need not finish its first page. A worker that it just began ends with it.
            self._process.kill()
        self._process.wait()


@contextlib.contextmanager
def _lost() -> Iterator[None]:
    """Turns the end of the conversation into the error that it means."""
    try:
        yield
    except (OSError, EOFError) as error:
        raise NurseryLostError from error


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Ctrl-C is for the command: the nursery starts with it blocked, until it ignores it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve(descriptor: int) -> None:
    """The life of the nursery: warm up, then fork and end workers until the command is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    command = Connection(descriptor)
    workers: set[int] = set()
    try:
        reason = _warm_up(command.poll)
        command.send(reason)
        while not reason:
            wish: Any = command.recv()
            if isinstance(wish, int):
                workers.discard(wish)
                command.send(_end(wish))
            else:
                pipe = Connection(recv_handle(command))
                worker = os.fork()
                if not worker:
                    command.close()
                    _become_worker(pipe, *wish)
                pipe.close()
                workers.add(worker)
                command.send(worker)
    except (EOFError, OSError):
        for worker in workers:
            _end(worker)
    os._exit(0)  # nothing is left to be done, which Python would take a while to find out


def _warm_up(is_awaited: Callable[[], bool]) -> str:
    """Print a first page, so that a worker finds what is read, parsed or built only once.

    That takes as long as a worker spares by it, so it is left out where one is awaited already.
    Empty, or why nothing can be printed. What is left of it is kept from the collector, which would
    copy it into each worker.
    """
    import logging

    from .render import PrintPage

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    gc.disable()
    try:
        from .render.pdf import PdfRenderer

        if not is_awaited():
            PdfRenderer().render(PrintPage(FIRST_PAGE))
    except Exception as error:  # noqa: BLE001 - a library that is not there, or any fault in it
        return f"{type(error).__name__}: {error}".split("\n", maxsplit=1)[0]
    gc.collect()
    gc.freeze()
    gc.disable()  # `render` enables it, in each worker
    return ""


def _end(worker: int) -> int:
    os.kill(worker, signal.SIGKILL)  # it is a child not yet waited for, so the number is its own
    return os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1])


def _become_worker(pipe: Connection, folders: tuple[Path, ...], limits: Limits) -> NoReturn:
    """Serve the pipe and end; nothing of the nursery's own way out is run."""
    from .worker import work

    code = 1
    try:
        end_with(os.getppid())
        work(pipe, folders, limits)
        code = 0
    finally:
        os._exit(code)
