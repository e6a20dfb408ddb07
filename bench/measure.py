"""How things are measured: by turns, CPU seconds of all processes or wall, medians of rounds."""

import contextlib
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MEMCON = [sys.executable, "-m", "memcon"]
Actions = Mapping[str, Callable[[], object]]


@dataclass(frozen=True)
class Figure:
    """One figure of a run, and what it was to be."""

    label: str
    value: float
    unit: str = ""
    aim: str = ""
    """What the aim says, in words; empty where the figure is only told."""
    reached: bool | None = None

    def row(self) -> str:
        """The figure as a line of a table."""
        verdict = {None: "", True: "reached", False: "not reached"}[self.reached]
        return f"| {self.label} | {shown(self.value)} {self.unit} | {self.aim} | {verdict} |"


def at_most(label: str, value: float, limit: float, unit: str, aim: str) -> Figure:
    """A figure that is not to be above a limit."""
    return Figure(label, value, unit, aim, value <= limit)


def at_least(label: str, value: float, limit: float, unit: str, aim: str) -> Figure:
    """A figure that is not to be below a limit."""
    return Figure(label, value, unit, aim, value >= limit)


def shown(value: float) -> str:
    """A number with three places that tell something."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def medians(
    rounds: int, what: Actions, clock: Callable[[], float] | None = None
) -> dict[str, float]:
    """The median CPU seconds of each, or seconds of a clock, by turns in every round."""
    clock = clock or children
    taken: dict[str, list[float]] = {label: [] for label in what}
    for _ in range(rounds):
        for label, action in what.items():
            before = clock()
            action()
            taken[label].append(clock() - before)
    return {label: statistics.median(values) for label, values in taken.items()}


def wall(rounds: int, what: Actions) -> dict[str, float]:
    """The median wall seconds of each, by turns."""
    return medians(rounds, what, time.perf_counter)


def children() -> float:
    """CPU seconds of all children that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run(*words: object, env: Mapping[str, str] | None = None) -> str:
    """What a command prints; its failure ends the run."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=ROOT,
        env=surroundings(**(env or {})),
        capture_output=True,
        text=True,
        check=False,
    )
    reap_orphans()
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, words[:4]))}: {done.stderr[-2000:]}")
    return done.stdout


def surroundings(**more: str) -> dict[str, str]:
    """Those of a command, which is measured as it is once installed: with its modules compiled."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONHASHSEED": "0", **more}


def adopt_orphans() -> None:
    """Make this process the parent of what outlives a command, so that its CPU seconds count.

    prctl(2), PR_SET_CHILD_SUBREAPER: a PDF worker is no child of the command that asked for it.
    """
    import ctypes

    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)


def reap_orphans() -> None:
    """Wait for every process that a command has left."""
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


def peak_memory(*words: object, env: Mapping[str, str] | None = None) -> float:
    """The most megabytes that a command itself held, without the processes it started."""
    script = (
        "import os, resource, subprocess, sys\n"
        "process = subprocess.Popen(sys.argv[1:], stdout=-3, stderr=-3)\n"
        "print(os.wait4(process.pid, 0)[2].ru_maxrss / 1024)\n"
    )
    return float(run(sys.executable, "-c", script, *words, env=env))


def machine() -> str:
    """What the figures were measured on."""
    system = f"{platform.system()} {platform.machine()}"
    load = os.getloadavg()[0]
    return (
        f"{system}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"load {load:.1f} at the start"
    )
