"""Who makes the PDFs of a build: processes of this machine, or a cluster."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from .problems import ClusterError, UsageError
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
        from .cores import available_cores

        return PdfWorkers(jobs or available_cores(), folders)
    scheme, mark, place = where.partition("://")
    if not (mark and place and scheme in {"dask", "tcp", "tls"}):
        raise UsageError(f'no executor is called "{where}": write processes or dask://HOST:PORT')
    if find_spec("distributed") is None:
        raise ClusterError("--executor needs Dask: pip install 'memcon[dask]'")
    from .cluster import Cluster

    return Cluster(f"{'tcp' if scheme == 'dask' else scheme}://{place}", folders)
