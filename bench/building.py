"""Aims 2, 4 and 5: a cold build, a build with nothing to do, one edit, and growth."""

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from measure import MEMCON, ROOT, Figure, at_most, medians, peak_memory, run, wall
from peers import has_chromium, print_in_chromium, typst_of, write_pelican

SEED = ROOT / "reports" / "2025-07-03-putin-trump"
TEXTS = "md,html"


def build_one(folder: Path, peers: Path, page: Path, rounds: int) -> Iterator[Figure]:
    """Aim 2: one readout to Markdown, HTML and PDF in a fresh process; one document of peers."""
    style = ROOT / "templates" / "style" / "print.css"
    source = folder / "page.typ"
    source.write_text(typst_of(page.read_text("utf-8")), "utf-8")
    compile_typst = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
    build = [*MEMCON, "build", SEED / "ru.yaml", "-q", "--force", "--no-cache"]
    what = {
        "memcon": lambda: run(*build, "-o", folder / "out"),
        "weasyprint": lambda: run(peers / "weasyprint", "-s", style, page, folder / "bare.pdf"),
        "typst": lambda: run(peers / "python", "-c", compile_typst, source, folder / "typst.pdf"),
    }
    if has_chromium():
        profile = folder / "profile"
        what["chromium"] = lambda: print_in_chromium(page, folder / "chromium.pdf", profile)
    taken = medians(rounds, what)
    yield Figure("cold build of one readout to md, html, pdf: CPU", taken["memcon"], "s")
    ratio = taken["memcon"] / taken["weasyprint"]
    yield at_most("memcon build / weasyprint command, cold: CPU", ratio, 1, "×", "< 1")
    for name in ("chromium", "typst"):
        if name in taken:
            yield Figure(f"memcon build / {name}, cold: CPU", taken["memcon"] / taken[name], "×")
    clock = wall(rounds, {name: what[name] for name in ("memcon", "weasyprint")})
    ratio = clock["memcon"] / clock["weasyprint"]
    yield Figure("memcon build / weasyprint command, cold: wall", ratio, "×")


def build_again(
    reports: Path, folder: Path, warm: float, outputs: str, rounds: int
) -> Iterator[Figure]:
    """Aim 4: nothing to do, and one edit; `warm` is the seconds of one warm PDF."""
    files = sorted(reports.glob("*/*.yaml"))
    out = folder / "many"
    cache = {"MEMCON_CACHE": str(folder / "cache")}
    build = [*MEMCON, "build", reports, "-q", "-o", out, "--to", outputs]
    run(*build, env=cache)
    run(*build, env=cache)
    idle = wall(3, {"idle": lambda: run(*build, env=cache)})["idle"]
    label = f"build with nothing to do, {len(files):,} readouts to {outputs}: wall"
    yield at_most(label, idle, 1, "s", "< 1")
    edited = files[len(files) // 2]
    before = edited.read_text("utf-8")
    there, ended = [], []
    for _ in range(rounds):
        new = f"bottom_line: Edited {time.time_ns()}, "  # no earlier run has it in its cache
        edited.write_text(before.replace("bottom_line: ", new, 1), "utf-8")
        start = time.time()
        run(*build, env=cache)
        ended.append(time.time() - start)
        made = [path.stat().st_mtime for path in (out / "briefs" / edited.parent.name).iterdir()]
        there.append(max(made) - start)
    edited.write_text(before, "utf-8")
    run(*build, env=cache)
    aim = "≤ 1 + a warm PDF"
    for what, times in (("until its outputs are there", there), ("the whole command", ended)):
        label = f"one edit among {len(files):,} to {outputs}: wall, {what}"
        yield at_most(label, statistics.median(times), 1 + warm, "s", aim)


def grow(places: dict[int, Path], folder: Path) -> Iterator[Figure]:
    """Aim 5: wall time and the parent's memory of a cold build to Markdown and HTML, by size."""
    seconds, memory = {}, {}
    for count, reports in places.items():
        build = [*MEMCON, "build", reports, "-q", "--to", TEXTS, "--no-cache"]
        start = time.perf_counter()
        memory[count] = peak_memory(*build, "-o", folder / f"grown-{count}")
        seconds[count] = (time.perf_counter() - start) / count
        label = f"cold build of {count:,} to md, html: wall a readout"
        yield Figure(label, 1000 * seconds[count], "ms")
    small, large = sorted(places)[-2:]
    ratio = seconds[large] / seconds[small]
    yield at_most(f"time a readout, {large:,} / {small:,}", ratio, 1.2, "×", "≤ 1.2")
    yield at_most(f"memory of the parent, {large:,}", memory[large], 300, "MB", "< 300")


def build_site(peers: Path, folder: Path, rounds: int) -> Iterator[Figure]:
    """The site of `reports/` beside Pelican on as many Markdown articles of the same length."""
    briefs = folder / "briefs"
    run(*MEMCON, "build", ROOT / "reports", "-q", "--to", "md", "-o", briefs)
    pelican = folder / "pelican"
    write_pelican(pelican, [path.read_text("utf-8") for path in sorted(briefs.rglob("*.md"))])
    settings = ["-q", "-d", "-o", pelican / "out", "-s", pelican / "pelicanconf.py"]
    taken = wall(
        rounds,
        {
            "memcon": lambda: run(*MEMCON, "site", ROOT / "reports", "-q", "-o", folder / "site"),
            "pelican": lambda: run(peers / "pelican", pelican / "content", *settings),
        },
    )
    ratio = taken["memcon"] / taken["pelican"]
    yield Figure("memcon site with search, feeds, charts / pelican, the same texts", ratio, "×")
