"""Worker processes: a brief that kills, hangs or fills its worker costs itself only."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from memcon.problems import RenderError
from memcon.render import Printed, PrintPage
from memcon.workers import Limits, PdfWorkers

GOOD = "<html lang=en><title>T</title><h1>T</h1><p>Words.</p>"
STUCK = f"{GOOD}<table>{'<tr><td>x' * 60_000}</table>"


def named(**pages: str) -> Iterator[tuple[PurePosixPath, PrintPage]]:
    for name, html in pages.items():
        yield PurePosixPath(name), PrintPage(html)


def outcomes(workers: PdfWorkers, **pages: str) -> dict[str, bytes | str]:
    answers = dict(workers.render(named(**pages)))
    return {
        str(path): answer.data if isinstance(answer, Printed) else str(answer)
        for path, answer in answers.items()
    }


def test_every_task_gets_its_own_answer() -> None:
    with PdfWorkers(2) as workers:
        pages = {f"p{number}": f"{GOOD}<p>{number}</p>" for number in range(6)}
        answers = outcomes(workers, **pages)
    assert set(answers) == set(pages)
    assert all(answer[:5] == b"%PDF-" for answer in answers.values())
    assert len(set(answers.values())) == 6


def test_a_page_that_takes_too_long_costs_itself_only() -> None:
    with PdfWorkers(1, limits=Limits(seconds=3)) as workers:
        answers = outcomes(workers, first=GOOD, stuck=STUCK, last=GOOD)
    assert answers["stuck"] == "it took more than 3 seconds"
    assert answers["first"] == answers["last"]


def test_a_worker_that_is_killed_costs_its_page_only() -> None:
    with PdfWorkers(1) as workers:
        outcomes(workers, warm=GOOD)
        (process,) = (worker._process for worker in workers._workers)

        def kill() -> None:
            time.sleep(0.3)
            os.kill(process.pid or 0, signal.SIGKILL)

        threading.Thread(target=kill).start()
        answers = outcomes(workers, struck=STUCK, last=GOOD)
    assert answers["struck"] == "its process was ended by signal SIGKILL"
    assert isinstance(answers["last"], bytes)


def test_a_page_that_needs_too_much_memory_costs_itself_only() -> None:
    with PdfWorkers(1, limits=Limits(memory=700 * 1024**2)) as workers:
        answers = outcomes(workers, first=GOOD, large=STUCK * 4, last=GOOD)
    assert isinstance(answers["large"], str)
    assert answers["first"] == answers["last"]


def test_a_worker_is_replaced_after_its_share() -> None:
    with PdfWorkers(1, limits=Limits(briefs=2)) as workers:
        outcomes(workers, a=GOOD)
        first = workers._workers[0]._process.pid
        outcomes(workers, b=GOOD)
        outcomes(workers, c=GOOD)
        assert workers._workers[0]._process.pid != first


def test_a_page_that_fails_says_why() -> None:
    with PdfWorkers(1) as workers:
        answers = dict(workers.render(named(bad=f"{GOOD}<img src='http://a.example/x' alt=''>")))
    (error,) = answers.values()
    assert isinstance(error, RenderError)
    assert "http://a.example/x" in str(error)


def test_no_process_is_left_behind() -> None:
    with PdfWorkers(2) as workers:
        outcomes(workers, a=GOOD, b=GOOD)
        processes = [worker._process for worker in workers._workers]
        pids = [process.pid or 0 for process in processes]
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
