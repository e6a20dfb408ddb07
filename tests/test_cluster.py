"""A Dask cluster gives the same bytes as the processes of one machine, and survives its losses."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest

from memcon.confine import Limits
from memcon.executors import open_executor
from memcon.problems import ClusterError, RenderError, UsageError
from memcon.render import Printed, PrintPage
from memcon.workers import Answer, PdfWorkers, Task

pytest.importorskip("distributed", reason="Dask is not installed: memcon[dask]")

from memcon import cluster
from memcon.cluster import Cluster

PAGE = "<html lang=en><title>T</title><h1>T</h1>"
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'


class Machines:
    """A scheduler and two workers, as the command line of Dask starts them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._started: list[subprocess.Popen[bytes]] = []
        place = folder / "scheduler.json"
        self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", place)
        self._wait_until(lambda: place.exists() and place.read_text().endswith("}"))
        self.address: str = json.loads(place.read_text())["address"]
        self.workers = [self.add_worker(), self.add_worker()]
        self._wait_until(lambda: self._log().count("Register worker addr") == len(self.workers))

    def add_worker(self) -> subprocess.Popen[bytes]:
        name = f"worker-{len(self._started)}"
        return self._start(
            "worker", self.address, "--nthreads", "1", "--no-nanny",
            "--local-directory", self._folder / name,
        )  # fmt: skip

    def _start(self, *words: str | Path) -> subprocess.Popen[bytes]:
        with (self._folder / "log").open("ab") as log:
            command = [sys.executable, "-m", "dask", *map(str, words), "--no-dashboard"]
            self._started.append(subprocess.Popen(command, stdout=log, stderr=log))
        return self._started[-1]

    def _wait_until(self, holds: Callable[[], bool]) -> None:
        while not holds():
            time.sleep(0.05)
            assert all(process.poll() is None for process in self._started), self._log()

    def _log(self) -> str:
        return (self._folder / "log").read_text()

    def stop(self) -> None:
        for process in reversed(self._started):
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    found = Machines(tmp_path_factory.mktemp("dask"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cluster, "PATIENCE", 120.0)  # a busy machine fails no test
        yield found
    found.stop()


def pages(count: int) -> list[Task]:
    return [
        (PurePosixPath(f"{number}.pdf"), PrintPage(f"{PAGE}<p>{number}")) for number in range(count)
    ]


def data(answers: dict[PurePosixPath, Printed | RenderError]) -> dict[PurePosixPath, bytes | str]:
    return {
        path: answer.data if isinstance(answer, Printed) else str(answer)
        for path, answer in answers.items()
    }


def test_the_users_folders_travel_and_the_bytes_are_those_of_this_machine(
    machines: Machines, tmp_path: Path
) -> None:
    (tmp_path / "style").mkdir()
    (tmp_path / "style" / "print.css").write_text("h1 { color: #123456 }")
    (tmp_path / "square.svg").write_text(SQUARE)
    tasks = [
        (PurePosixPath("square.pdf"), PrintPage(f"{PAGE}<img src=square.svg alt=square>")),
        (PurePosixPath("absent.pdf"), PrintPage(f"{PAGE}<img src=absent.svg alt=absent>")),
        *pages(3),
    ]
    with PdfWorkers(1, [tmp_path]) as workers:
        here = dict(workers.render(tasks))
    with Cluster(machines.address, [tmp_path]) as there:
        assert data(dict(there.render(tasks))) == data(here)
    assert isinstance(here[PurePosixPath("square.pdf")], Printed)
    assert str(here[PurePosixPath("absent.pdf")]).startswith(f"file://{tmp_path}")


def test_a_poison_page_costs_itself_only(machines: Machines) -> None:
    stuck = PrintPage(f"{PAGE}<table>{'<tr><td>x' * 60_000}</table>")
    tasks = [(PurePosixPath("stuck.pdf"), stuck), *pages(4)]
    with Cluster(machines.address, limits=Limits(cpu=1)) as there:
        answers = data(dict(there.render(tasks)))
    assert answers.pop(PurePosixPath("stuck.pdf")) == (
        "it took more than 1 seconds of the processor"
    )
    assert all(isinstance(answer, bytes) for answer in answers.values())


def test_only_so_many_pages_are_under_way(machines: Machines) -> None:
    """What is asked for waits here, not in the memory of the scheduler."""
    taken = 0

    def tasks() -> Iterator[Task]:
        nonlocal taken
        for task in pages(40):
            taken += 1
            yield task

    with Cluster(machines.address) as there:
        for answered, _ in enumerate(there.render(tasks())):
            assert taken - answered <= 2 * cluster.AHEAD + 1


def test_another_memcon_there_is_told(machines: Machines, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "tools", lambda: {"memcon": "999.0"})
    with (
        pytest.raises(ClusterError, match=r"the worker tcp://\S+ has memcon \S+: install 999\.0"),
        Cluster(machines.address),
    ):
        pass


def test_other_tools_there_are_told(machines: Machines, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = {**cluster.tools(), "Pango": "99.0"}
    monkeypatch.setattr(cluster, "tools", lambda: ours)
    monkeypatch.setattr(Cluster, "_compare", lambda _: None)  # as for a machine that joins later
    with (
        pytest.raises(ClusterError, match=r"it has Pango \S+, and the build 99\.0"),
        Cluster(machines.address) as there,
    ):
        dict(there.render(pages(1)))


def test_a_worker_that_is_lost_half_way_costs_nothing(machines: Machines) -> None:
    """A hundred pages; the machine that is killed has some of them done and some under way."""
    tasks = pages(200)
    with PdfWorkers(2) as workers:
        here = dict(workers.render(tasks))
    answers: list[Answer] = []
    with Cluster(machines.address) as there:
        for answer in there.render(tasks):
            answers.append(answer)
            if len(answers) == 30:
                machines.workers[0].send_signal(signal.SIGKILL)
    assert len(answers) == 200
    assert data(dict(answers)) == data(here)


def test_a_scheduler_that_does_not_answer_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    executor = open_executor("dask://127.0.0.1:1", None, ())
    with pytest.raises(ClusterError, match="does not answer") as told, executor:
        pass
    assert "\n" not in str(told.value)
    assert told.value.exit_code == 3


@pytest.mark.parametrize("where", ["threads", "dask://", "http://alpha.example:1"])
def test_an_executor_that_there_is_not_is_told(where: str) -> None:
    with pytest.raises(UsageError, match="write processes or dask://HOST:PORT"):
        open_executor(where, None, ())
