"""Sites of made-up contacts: what a build costs, and what it costs again after nothing or one edit.

    python bench/site.py [CONTACTS …]        by default 100 and 1000

Prints a table (CPU seconds, peak memory of the build and of Pagefind, files, size), then the ratios
that hold on any machine: CPU a contact against the smallest site, and each second build against the
first. Linux only: memory is read from /proc.
"""

import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from readouts import write_readouts

ACCOUNTS = 1.8
"""Readouts a contact, as `readouts.py` makes them."""
_TICK = 0.02
COLUMNS = ("contacts", "build", "CPU s", "MB", "Pagefind MB", "written", "files", "MB on disk")


@dataclass
class Run:
    """What one build took."""

    contacts: int
    build: str
    seconds: float
    memory: int
    """MB, as is `pagefind`."""
    pagefind: int
    written: int
    files: int
    size: int


def main() -> None:
    """Measure, and print as Markdown."""
    sizes = [int(word) for word in sys.argv[1:]] or [100, 1000]
    runs = []
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    for size in sizes:
        for run in measure(size):
            runs.append(run)
            print(
                f"| {run.contacts:,} | {run.build} | {run.seconds:.1f} | {run.memory} | "
                f"{run.pagefind or '–'} | {run.written:,} | {run.files:,} | {run.size} |",
                flush=True,
            )
    print()
    firsts = [run for run in runs if run.build == "first"]
    for run in firsts[1:]:
        ratio = (run.seconds / run.contacts) / (firsts[0].seconds / firsts[0].contacts)
        print(f"CPU a contact, {run.contacts:,} against {firsts[0].contacts:,}: {ratio:.2f}")
    for first, *again in (runs[at : at + 3] for at in range(0, len(runs), 3)):
        for run in again:
            ratio = run.seconds / first.seconds
            print(f"{run.contacts:,} contacts, {run.build} against first: {ratio:.2f}")


def measure(size: int) -> Iterator[Run]:
    """A first build, one after nothing, one after an edit of one readout."""
    with tempfile.TemporaryDirectory() as name:
        reports, out = Path(name, "reports"), Path(name, "out")
        paths = write_readouts(reports, round(size * ACCOUNTS))
        yield _build("first", reports, out)
        yield _build("nothing changed", reports, out)
        edited = paths[len(paths) // 2]
        text = edited.read_text("utf-8")
        edited.write_text(text.replace("bottom_line: ", "bottom_line: Once more. ", 1), "utf-8")
        yield _build("one readout changed", reports, out)


def _build(label: str, reports: Path, out: Path) -> Run:
    before = _seconds()
    peaks: dict[str, int] = {}
    with subprocess.Popen(
        [sys.executable, "-m", "memcon", "site", str(reports), "-o", str(out)],
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        watch = threading.Thread(target=_watch, args=(process, peaks))
        watch.start()
        summary = (process.communicate()[1] or "").splitlines()[-1]
        watch.join()
    if process.returncode:
        raise SystemExit(summary)
    files = [path for path in out.rglob("*") if path.is_file()]
    pagefind = max((peak for name, peak in peaks.items() if name.startswith("pagefind")), default=0)
    own = max((peak for name, peak in peaks.items() if not name.startswith("pagefind")), default=0)
    return Run(
        _figure(r"([\d,]+) contacts?", summary),
        label,
        _seconds() - before,
        own // 1024,
        pagefind // 1024,
        _figure(r"([\d,]+) files? written", summary),
        len(files),
        sum(path.stat().st_size for path in files) // 1_000_000,
    )


def _figure(pattern: str, text: str) -> int:
    found = re.search(pattern, text)
    return int(found[1].replace(",", "")) if found else 0


def _seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watch(process: subprocess.Popen[str], peaks: dict[str, int]) -> None:
    """Note the highest memory in kB of the process and of its children, by their names."""
    own = f"/proc/{process.pid}/task/{process.pid}/children"
    ended = threading.Event()
    while process.poll() is None:
        children = _read(own).split()
        for pid in (str(process.pid), *children):
            status = dict(
                line.split(":", 1)
                for line in _read(f"/proc/{pid}/status").splitlines()
                if ":" in line
            )
            if "VmHWM" in status:
                name = status["Name"].strip()
                peaks[name] = max(peaks.get(name, 0), int(status["VmHWM"].split()[0]))
        ended.wait(_TICK)


def _read(path: str) -> str:
    try:
        return Path(path).read_text("utf-8")
    except OSError:
        return ""


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
