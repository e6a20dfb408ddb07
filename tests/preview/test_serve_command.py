"""`memcon serve` as a user runs it."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

SERVE = (sys.executable, "-m", "memcon", "serve")


@contextmanager
def running(*words: str, cwd: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A preview with its address; it is ended if the test did not."""
    with subprocess.Popen(
        [*SERVE, "--port", "0", *words],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def group(leader: int) -> list[int]:
    """The processes of a session, from /proc."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, session = path.read_text("utf-8").rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(session) == leader and state != "Z":
            found.append(int(path.parent.name))
    return found


def listing(folder: Path) -> dict[str, int]:
    return {str(path): path.lstat().st_mtime_ns for path in sorted(folder.rglob("*"))}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_everything_and_nothing_was_written(
    reports: Path, number: signal.Signals
) -> None:
    """Also with a PDF made and a page listening; no process stays, no line of a traceback."""
    before = listing(Path.cwd())
    with running(cwd=Path.cwd()) as (process, address):
        page = f"{address}contacts/2030-01-02-alpha-beta/alpha"
        with urlopen(f"{page}.pdf", timeout=120) as answer:  # noqa: S310 - the preview's own address
            assert answer.read(5) == b"%PDF-"
        with urlopen(f"{address}-/events?at=index.html", timeout=30) as stream:  # noqa: S310
            stream.readline()
            assert len(group(process.pid)) > 1
            os.kill(process.pid, number)
            assert process.wait(30) == 0
        assert process.stderr is not None
        assert process.stderr.read() == "2 contacts, 2 readouts; Ctrl-C ends the preview.\n"
        waited = 0
        while group(process.pid) and waited < 100:
            signal.sigtimedwait([], 0.1)
            waited += 1
        assert group(process.pid) == []
    assert listing(Path.cwd()) == before
    assert reports.is_dir()


def test_a_port_in_use_ends_with_3_in_one_line(reports: Path) -> None:
    """The line names the port and the option."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*SERVE, str(reports), "--port", str(port)], capture_output=True, text=True, check=False
        )
    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr == (
        f"memcon: port {port}: address already in use; "
        "name another with --port, 0 for any that is free\n"
    )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("nowhere",), "nowhere does not exist"),
        (("--ceiling", "TLP:AMBRE"), 'did you mean "TLP:AMBER"'),
        (("--port", "70000"), "70000"),
    ],
)
def test_wrong_usage_ends_with_2(reports: Path, words: tuple[str, ...], says: str) -> None:
    """As with every command."""
    done = subprocess.run([*SERVE, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 2, reports
    assert says in done.stderr


def test_other_commands_do_not_wait_for_the_server() -> None:
    """Neither the server nor what watches is imported by `validate`."""
    code = (
        "import sys; from memcon.cli import main\n"
        "try: main(['validate', '--help'])\n"
        "except SystemExit: pass\n"
        "sys.exit(bool({'http.server', 'watchfiles', 'memcon.preview'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0
