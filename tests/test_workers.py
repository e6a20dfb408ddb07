"""Worker processes: a brief that kills, hangs or fills its worker costs itself only."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path, PurePosixPath

import pytest

from memcon.confine import Limits, confine, cut_off_network
from memcon.nursery import FIRST_PAGE, NurseryError, _warm_up, serve
from memcon.problems import RenderError
from memcon.render import Printed, PrintPage
from memcon.workers import PdfWorkers

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


def test_a_page_that_takes_too_much_of_the_processor_costs_itself_only() -> None:
    with PdfWorkers(1, limits=Limits(cpu=2)) as workers:
        answers = outcomes(workers, first=GOOD, stuck=STUCK, last=GOOD)
    assert answers["stuck"] == "it took more than 2 seconds of the processor"
    assert answers["first"] == answers["last"]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT])
def test_a_worker_that_is_killed_costs_its_page_only(number: signal.Signals) -> None:
    with PdfWorkers(1) as workers:
        outcomes(workers, warm=GOOD)
        (worker,) = workers._workers
        struck_at = _strike(worker.process, number, at_work=worker.process)
        answers = outcomes(workers, struck=STUCK, last=GOOD)
        struck_at.join()
    assert answers["struck"] == f"its process was ended by signal {number.name}"
    assert isinstance(answers["last"], bytes)


def test_a_worker_that_is_killed_while_it_waits_costs_nothing() -> None:
    with PdfWorkers(1) as workers:
        outcomes(workers, warm=GOOD)
        os.kill(workers._workers[0].process, signal.SIGKILL)
        workers._workers[0].pipe.poll(10)
        assert isinstance(outcomes(workers, next=GOOD)["next"], bytes)


def test_the_process_that_forks_workers_is_replaced_and_their_pages_are_made_again() -> None:
    with PdfWorkers(2) as workers:
        outcomes(workers, warm=GOOD)
        assert workers._nursery is not None
        nursery = workers._nursery._process.pid
        struck_at = _strike(nursery, signal.SIGKILL, at_work=workers._workers[0].process)
        pages = {f"p{number}": f"{GOOD}{'<p>x' * 600}<p>{number}" for number in range(4)}
        answers = outcomes(workers, **pages)
        struck_at.join()
    assert set(answers) == set(pages)
    assert all(isinstance(answer, bytes) for answer in answers.values())


def test_a_machine_on_which_no_page_can_be_printed_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library: pango')")
    monkeypatch.syspath_prepend(tmp_path)
    with PdfWorkers(1) as workers, pytest.raises(NurseryError) as told:
        outcomes(workers, a=GOOD)
    assert str(told.value) == "PDF cannot be made here: OSError: cannot load library: pango"


def _strike(process: int, number: signal.Signals, at_work: int) -> threading.Thread:
    """Send a process the signal once a worker has worked on a page for a tenth of a second."""
    before = _ticks(at_work)

    def strike() -> None:
        while _ticks(at_work) < before + 10:
            time.sleep(0.01)
        os.kill(process, number)

    thread = threading.Thread(target=strike)
    thread.start()
    return thread


def _ticks(process: int) -> int:
    """Hundredths of a second that a process has used of the processor."""
    words = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(words[11]) + int(words[12])


def test_a_page_that_needs_too_much_memory_costs_itself_only() -> None:
    with PdfWorkers(1, limits=Limits(memory=700 * 1024**2)) as workers:
        answers = outcomes(workers, first=GOOD, large=STUCK * 4, last=GOOD)
    assert isinstance(answers["large"], str)
    assert answers["first"] == answers["last"]


@pytest.mark.parametrize("limits", [Limits(briefs=1), Limits(resident=1)])
def test_a_worker_is_replaced_when_it_has_made_enough_or_grown_too_large(limits: Limits) -> None:
    with PdfWorkers(1, limits=limits) as workers:
        outcomes(workers, a=GOOD)
        first = workers._workers[0].process
        outcomes(workers, b=GOOD)
        assert workers._workers[0].process != first


def test_a_worker_that_is_neither_makes_the_next_page() -> None:
    with PdfWorkers(1) as workers:
        outcomes(workers, a=GOOD)
        first = workers._workers[0].process
        outcomes(workers, b=GOOD)
        assert workers._workers[0].process == first


def test_a_worker_has_no_network() -> None:
    """Its network namespace is another than ours; what such a one reaches: see below."""
    if not _forked(cut_off_network):
        pytest.skip("the kernel does not let a process have a network of its own")
    with PdfWorkers(1) as workers:
        outcomes(workers, a=GOOD)
        theirs = Path(f"/proc/{workers._workers[0].process}")
        assert (theirs / "ns/net").readlink() != Path("/proc/self/ns/net").readlink()


def test_a_confined_process_reaches_no_listener_and_writes_no_file(tmp_path: Path) -> None:
    if not _forked(cut_off_network):
        pytest.skip("the kernel does not let a process have a network of its own")
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def reach() -> bool:
            confine(Limits())
            with pytest.raises(OSError, match="File too large"):
                (tmp_path / "file").write_text("x")
            with pytest.raises(OSError, match="unreachable"):
                socket.create_connection(listener.getsockname(), timeout=5)
            return True

        assert _forked(reach)


def _forked(action: Callable[[], bool]) -> bool:
    """What an action says in a process of its own."""
    child = os.fork()
    if not child:
        code = 1
        with contextlib.suppress(BaseException):
            code = not action()
        os._exit(code)
    return os.waitpid(child, 0)[1] == 0


def test_a_page_that_fails_says_why() -> None:
    with PdfWorkers(1) as workers:
        answers = dict(workers.render(named(bad=f"{GOOD}<img src='http://a.example/x' alt=''>")))
    (error,) = answers.values()
    assert isinstance(error, RenderError)
    assert "http://a.example/x" in str(error)


def test_no_process_is_left_behind() -> None:
    with PdfWorkers(2) as workers:
        outcomes(workers, a=GOOD, b=GOOD)
        pids = [worker.process for worker in workers._workers]
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_worker_that_is_awaited_waits_for_no_first_page() -> None:
    """The first page spares what it takes; who waits already is served at once."""
    printed: list[str] = []

    class Renderer:
        def render(self, page: PrintPage) -> None:
            printed.append(page.html)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("memcon.render.pdf.PdfRenderer", Renderer)
        for name in ("disable", "freeze"):
            patch.setattr(f"gc.{name}", lambda: None)
        assert _warm_up(lambda: True) == ""
        assert printed == []
        assert _warm_up(lambda: False) == ""
    assert printed == [FIRST_PAGE]


def test_where_nothing_can_be_printed_no_worker_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits for one gets the reason, and the nursery ends."""

    class EndedError(Exception):
        pass

    def ended(_: int) -> None:
        raise EndedError

    ours, theirs = socket.socketpair()
    command = Connection(ours.detach())
    command.send(((), Limits()))
    monkeypatch.setattr("memcon.nursery._warm_up", lambda _: "no font")
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("a worker was begun"))
    monkeypatch.setattr(os, "_exit", ended)
    with pytest.raises(EndedError):
        serve(theirs.detach())
    assert command.recv() == "no font"
    command.close()


def test_a_page_is_handed_out_before_the_next_is_made() -> None:
    """While a page is printed, the text outputs that come after it are made."""
    with PdfWorkers(2) as workers:
        outcomes(workers, warm=GOOD)
        busy = []

        def tasks() -> Iterator[tuple[PurePosixPath, PrintPage]]:
            yield from named(first=GOOD)
            busy.append([worker.task is not None for worker in workers._workers])
            yield from named(second=GOOD)

        assert len(list(workers.render(tasks()))) == 2
    assert busy[0][0]


def test_a_build_without_pdf_imports_no_process() -> None:
    code = """
import sys
from memcon.executors import open_executor
with open_executor("processes", None, ()) as executor:
    assert list(executor.render(iter(()))) == []
print(sorted({"multiprocessing", "memcon.workers"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
