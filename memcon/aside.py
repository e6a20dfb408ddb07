"""Work that only reads, done in a process of its own while this one goes on.

A forked process is at work in a millisecond, where a pool would import the command first.
"""

import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn, TypeVar

from .cores import available_cores

_FILES = 1024
"""More than a command has open by then."""

Value = TypeVar("Value")


@contextmanager
def aside(work: Callable[[], Value]) -> Iterator[Callable[[], Value]]:
    """A way to the value of some work, which goes on elsewhere meanwhile.

    Where there is one core, where threads would be forked halfway, or where the process is lost, it
    is worked out here, when it is asked for. It must leave nothing behind but its value.
    """
    begun = _begin(work) if available_cores() > 1 and threading.active_count() == 1 else None
    if begun is None:
        yield work
        return
    child, reader = begun
    with open(reader, "rb") as answers:  # noqa: PTH123 - a pipe

        def fetch() -> Value:
            try:
                value: Value = pickle.load(answers)  # noqa: S301 - of a process of our own
            except Exception:  # noqa: BLE001 - it was ended before it had answered, or half way
                return work()
            return value

        try:
            yield fetch
        finally:
            os.kill(child, signal.SIGKILL)  # not yet waited for, so the number is its own
            os.waitpid(child, 0)


def _begin(work: Callable[[], object]) -> tuple[int, int] | None:
    """The new process with the pipe that its answer comes from; none where there can be none."""
    reader, writer = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(reader)
        os.close(writer)
        return None
    if not child:
        _work(work, writer)
    os.close(writer)
    return child, reader


def _work(work: Callable[[], object], writer: int) -> NoReturn:
    """Answer, and end without anything of the command's own way out."""
    with suppress(BaseException):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.closerange(3, writer)  # a lock of the command must not outlive it here
        os.closerange(writer + 1, _FILES)
        answer = pickle.dumps(work())
        with open(writer, "wb") as file:
            file.write(answer)
    os._exit(0)
