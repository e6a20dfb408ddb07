"""Ctrl-C and its kin end a build at once: no process stays, no file is half written."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BROKEN = ROOT / "tests" / "broken"
CONTACT = "2030-01-02-alpha-beta"
COPIES = 40


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Enough readouts that a build is never done before it is interrupted."""
    folder = tmp_path / "reports"
    shutil.copytree(BROKEN / CONTACT / "captures", folder / CONTACT / "captures")
    shutil.copy(BROKEN / "parties.yaml", folder)
    for number in range(COPIES):
        shutil.copy(BROKEN / CONTACT / "valid.yaml", folder / CONTACT / f"r{number}.yaml")
    return folder


@pytest.fixture
def build(reports: Path) -> Iterator[subprocess.Popen[str]]:
    """A build in a process group of its own, as a shell starts it."""
    command = [sys.executable, "-m", "memcon", "build", "-j", "2", "--to", "pdf"]
    with subprocess.Popen(
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - may be off
        args=command,
        cwd=reports.parent,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    ) as process:
        yield process
        process.kill()


def group(process: subprocess.Popen[str]) -> list[str]:
    """The processes of the group of a build that have not ended."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[2]) == process.pid and words[0] != "Z":
            found.append(folder.name)
    return found


def wait_until(holds: Callable[[], bool]) -> bool:
    for _ in range(600):
        if holds():
            return True
        time.sleep(0.05)
    return False


def outputs(reports: Path) -> list[Path]:
    return [path for path in (reports.parent / "output").rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("number", "at", "code"),
    [
        (signal.SIGINT, "group", 130),
        (signal.SIGINT, "command", 130),
        (signal.SIGTERM, "group", 143),
        (signal.SIGTERM, "command", 143),
        (signal.SIGKILL, "command", -9),
    ],
)
def test_it_leaves_no_process_and_no_half_written_file(
    number: signal.Signals,
    at: str,
    code: int,
    build: subprocess.Popen[str],
    reports: Path,
) -> None:
    assert wait_until(lambda: any(path.suffix == ".pdf" for path in outputs(reports)))
    assert len(group(build)) >= 4, "the command, the nursery and two workers"
    if at == "group":
        os.killpg(build.pid, number)
    else:
        build.send_signal(number)
    _, error = build.communicate(timeout=30)
    assert build.returncode == code, error
    assert error.endswith("memcon: interrupted\n") == (number is signal.SIGINT)
    assert "Traceback" not in error
    if number is signal.SIGKILL:
        assert wait_until(lambda: not group(build))
    assert group(build) == []
    made = [path for path in outputs(reports) if path.suffix == ".pdf"]
    assert len(made) < COPIES
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in made)
    unfinished = [path for path in outputs(reports) if path.suffix == ".part"]
    assert not unfinished or number is signal.SIGKILL
