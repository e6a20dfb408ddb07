"""Who makes the PDFs of a build: processes of this machine, or a cluster."""

from __future__ import annotations

from contextlib import AbstractContextManager, ExitStack
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from .problems import ClusterError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from .workers import Answer, PdfWorkers, Task

PROCESSES = "processes"


class Executor(AbstractContextManager["Executor"], Protocol):
    """Makes PDFs while it is open."""

    def warm_up(self) -> None:
        """Begin to get ready: there will be tasks soon."""

    def render(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """The PDF of each task, or the error that it ended with, in any order."""


def open_executor(where: str, jobs: int | None, folders: Sequence[Path]) -> Executor:
    """The executor of a name: `processes`, `dask://HOST:PORT`, or `tls://HOST:PORT`.

    Raises UsageError for another name, ClusterError where the cluster cannot be used.
    """
    if where == PROCESSES:
        return _Processes(jobs, folders)
    scheme, mark, place = where.partition("://")
    if not (mark and place and scheme in {"dask", "tcp", "tls"}):
        raise UsageError(f'no executor is called "{where}": write processes or dask://HOST:PORT')
    from importlib.util import find_spec

    if find_spec("distributed") is None:
        raise ClusterError("--executor needs Dask: pip install 'memcon[dask]'")
    from .cluster import Cluster

    return Cluster(f"{'tcp' if scheme == 'dask' else scheme}://{place}", folders)


class _Processes(ExitStack):
    """Processes of this machine, of which nothing is imported before the first is wanted."""

    def __init__(self, jobs: int | None, folders: Sequence[Path]) -> None:
        super().__init__()
        self._jobs = jobs
        self._folders = folders

    def warm_up(self) -> None:
        self._workers.warm_up()

    def render(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        waiting = iter(tasks)
        first = next(waiting, None)
        if first is not None:
            yield from self._workers.render(chain([first], waiting))

    @cached_property
    def _workers(self) -> PdfWorkers:
        from .cores import available_cores
        from .workers import PdfWorkers

        return self.enter_context(PdfWorkers(self._jobs or available_cores(), self._folders))
