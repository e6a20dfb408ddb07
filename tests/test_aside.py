"""Work done aside: the same value, whatever becomes of the process, and nothing left of it."""

import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from memcon.aside import aside


@pytest.fixture(params=["forked", "threads", "one core", "no more processes"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """What there is to do it with; threads of the tests' own do not count."""

    def refuse() -> int:
        raise BlockingIOError

    threads = 2 if request.param == "threads" else 1
    cores = 1 if request.param == "one core" else 2
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    monkeypatch.setattr("memcon.aside.available_cores", lambda: cores)
    if request.param == "no more processes":
        monkeypatch.setattr(os, "fork", refuse)
    return str(request.param)


def where() -> tuple[int, bytes]:
    return os.getpid(), b"x" * 1_000_000


def test_the_value_is_that_of_the_work(way: str) -> None:
    with aside(where) as fetch:
        process, data = fetch()
    assert (process != os.getpid()) == (way == "forked")
    assert len(data) == 1_000_000


def test_nothing_is_left_of_it(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []
    fork = os.fork

    def noted() -> int:
        begun.append(fork())
        return begun[-1]

    monkeypatch.setattr(os, "fork", noted)
    before = open_files()
    with aside(where) as fetch:
        fetch()
    with aside(signal.pause):
        pass
    with pytest.raises(KeyError), aside(signal.pause):
        raise KeyError
    assert open_files() == before
    assert len(begun) == (3 if way == "forked" else 0)
    for child in begun:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)


def fail_elsewhere() -> str:
    if os.getpid() != HERE:
        raise OSError
    return "worked out here"


def end_elsewhere() -> str:
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return "worked out here"


HERE = os.getpid()


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("work", [fail_elsewhere, end_elsewhere])
def test_where_the_process_is_lost_it_is_worked_out_here(
    work: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(globals(), "HERE", os.getpid())
    with aside(work) as fetch:
        assert fetch() == "worked out here"


@pytest.mark.usefixtures("way")
def test_a_fault_of_the_work_is_told_where_it_is_asked_for() -> None:
    with aside(lambda: int("no number")) as fetch, pytest.raises(ValueError, match="no number"):
        fetch()


@pytest.mark.parametrize("way", ["forked"], indirect=True)
def test_no_file_of_the_command_stays_open_there(way: str, tmp_path: Path) -> None:
    """A lock on the output folder would outlive a command that is killed."""
    assert way == "forked"
    lock = tmp_path / "lock"
    with lock.open("w"), aside(open_files) as fetch:
        assert str(lock) in open_files()
        assert str(lock) not in fetch()


def open_files() -> list[str]:
    """What this process has open."""
    found = []
    for number in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):
            found.append(str(number.readlink()))
    return sorted(found)
