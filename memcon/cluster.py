"""PDF rendering on a Dask cluster: the same tasks, the same answers, the same bytes.

No folder is shared. The pages travel, and the user's template folders once a machine; what comes
back is the PDF. Only so many pages are under way at a time, so that the scheduler never holds more
than the cluster is about to make. docs/scaling.md says when it is worth it.
"""

import contextlib
import logging
import os
import time
import warnings
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath
from queue import Empty, Queue
from types import TracebackType
from typing import Any, Self

from distributed import Client, KilledWorker

from .confine import Limits
from .luggage import pack
from .problems import ClusterError, RenderError
from .remote import Prepare, difference, make_pdf, name_folder, tools
from .render import Printed
from .workers import Answer, Task

PATIENCE = 10.0
"""Seconds until the scheduler must have answered, and a cluster must have a worker."""
AHEAD = 4
"""Pages under way for each thread of the cluster."""
MOST_AHEAD = 4096


class Cluster:
    """Renders print HTML on the workers of a Dask scheduler while it is open."""

    def __init__(
        self, address: str, folders: Sequence[Path] = (), limits: Limits | None = None
    ) -> None:
        self._address = address
        self._folders = folders
        self._limits = limits or Limits()
        self._build = f"memcon-{os.urandom(8).hex()}"
        self._client: Any = None
        self._counted = (0.0, 0)

    def __enter__(self) -> Self:
        """Raises ClusterError where the cluster cannot be reached or is another than this."""
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        make: Any = Client
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # it compares versions of its own; we do below
                self._client = make(self._address, timeout=PATIENCE, set_as_default=False)
                self._client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            self._close()
            what = "has no worker" if self._client else "does not answer"
            raise ClusterError(f"the Dask scheduler at {self._address} {what}: {error}") from None
        try:
            self._compare()
            prepare = Prepare(self._build, pack(self._folders), tools())
            self._client.register_plugin(prepare, name=self._build)
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def warm_up(self) -> None:
        """A cluster is there, or was refused when this was opened; its processes warm up there."""

    def render(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """The PDF of each task, or the error that it ended with, as they become ready.

        What a lost worker was making is made by another. Raises ClusterError when the scheduler is
        lost, or a machine that joined is another than this.
        """
        done: Queue[Any] = Queue()
        under_way: dict[str, tuple[PurePosixPath, Any]] = {}
        number = 0
        waiting = iter(tasks)
        has_more = True
        while has_more or under_way:
            while has_more and len(under_way) < self._most():
                task = next(waiting, None)
                if task is None:
                    has_more = False
                    break
                path, page = task
                key = f"{self._build}-{number}"
                number += 1
                future = self._client.submit(
                    make_pdf, self._build, page, self._limits, key=key, pure=False
                )
                under_way[key] = path, future
                future.add_done_callback(done.put)
            try:
                future = done.get(timeout=1) if under_way else None
            except Empty:
                if self._client.status != "running":
                    raise ClusterError(f"the Dask scheduler at {self._address} is gone") from None
                continue
            if future:
                path, _ = under_way.pop(future.key)
                yield path, self._answer(future)

    def _most(self) -> int:
        """How many pages may be under way; the cluster is counted again now and then."""
        when, threads = self._counted
        if time.monotonic() - when > PATIENCE:
            threads = sum(self._client.nthreads().values())
            self._counted = time.monotonic(), threads
        return min(max(1, threads) * AHEAD, MOST_AHEAD)

    def _answer(self, future: Any) -> Printed | RenderError:
        if future.status not in {"finished", "error"}:
            raise ClusterError(f"the Dask scheduler at {self._address} is gone")
        try:
            made: Printed | str = future.result()
        except KilledWorker:
            return RenderError("every worker of the cluster that had it was lost")
        except ClusterError as error:
            raise ClusterError(f"a worker of the cluster cannot serve: {error}") from None
        except Exception as error:  # noqa: BLE001 - whatever a worker may raise
            raise ClusterError(f"the cluster failed: {type(error).__name__}: {error}") from None
        if isinstance(made, Printed):
            return made
        for number, folder in enumerate(self._folders):
            made = made.replace(name_folder(number), str(folder))
        return RenderError(made)

    def _compare(self) -> None:
        """Raise ClusterError where a worker has another memcon, or other tools below it."""
        here = tools()
        ours = here["memcon"]
        found = self._client.run(version, "memcon", on_error="return")
        for worker, theirs in sorted(found.items()):
            if isinstance(theirs, PackageNotFoundError):
                raise ClusterError(f"the worker {worker} has no memcon: install {ours} there")
            if theirs != ours:
                raise ClusterError(f"the worker {worker} has memcon {theirs}: install {ours} there")
        for worker, there in sorted(self._client.run(tools, on_error="return").items()):
            reason = difference(here, there) if isinstance(there, dict) else str(there)
            if reason:
                raise ClusterError(f"the worker {worker} cannot serve: {reason}")

    def _close(self) -> None:
        """Drop what is under way and take leave; a cluster that is gone needs no farewell."""
        client, self._client = self._client, None
        if client:
            with contextlib.suppress(Exception):
                client.unregister_worker_plugin(self._build)
            with contextlib.suppress(Exception):
                client.close(timeout=PATIENCE)
