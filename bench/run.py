"""Measure memcon against the peers that install here, as ratios of one run.

`make bench` runs it. Figures are CPU seconds of child processes where nothing else is said, medians
of interleaved rounds; a shared machine makes single figures vary, ratios less. Peers live in
`bench/.venv`.
"""

import argparse
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

from readouts import write_readouts

from memcon.folders import discover

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / "bench" / ".venv"
SEED = ROOT / "reports" / "2025-07-03-putin-trump"
COLLECTIONS = (1000, 10_000)
LAYERS = ("spaCy", "the rules alone")
PARSING = ROOT / "bench" / "parsing.py"
SCHEMA = ROOT / "schemas" / "readout.schema.json"


def main() -> None:
    """Run every measurement, print the table, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readouts", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, default=ROOT / "output" / "bench.json")
    options = parser.parse_args()
    peers = install_peers()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = {
            **validate_many(folder, peers, options.readouts, options.rounds),
            **build_one(folder, peers, options.rounds),
            **render_warm(folder, options.rounds),
            **parse_warm(options.rounds),
            **check_across(folder, options.rounds),
            **preview_edits(folder, options.rounds),
        }
    report = {"machine": machine(), "readouts": options.readouts, "seconds": figures}
    report["ratios"] = ratios(figures, options.readouts)
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(report, indent=2) + "\n", "utf-8")
    print(f"# {report['machine']}\n")
    print("| measured | s (CPU unless said) |\n| --- | ---: |")
    for label, seconds in figures.items():
        print(f"| {label} | {seconds:.3f} |")
    print("\n| compared | |\n| --- | ---: |")
    for label, value in report["ratios"].items():
        print(f"| {label} | {value:,.2f} |")


def install_peers() -> Path:
    """The commands of the peers, installed once into an environment of their own."""
    if not (PEERS / "bin" / "check-jsonschema").exists():
        venv.create(PEERS, with_pip=True)
        run(PEERS / "bin" / "python", "-m", "pip", "install", "-q", "check-jsonschema", "typst",
            "weasyprint>=70,<71")  # fmt: skip
    return PEERS / "bin"


def validate_many(folder: Path, peers: Path, count: int, rounds: int) -> dict[str, float]:
    """Aim 1: copies of our readouts, 4 KB in the mean, through `memcon validate` and a peer."""
    reports = folder / "many"
    readouts = discover([SEED.parent])
    for number in range(count):
        readout = readouts[number % len(readouts)]
        # Each round of copies is a collection of its own: no contact is there twice.
        collection = reports / f"{number // len(readouts):05d}"
        contact = collection / readout.parent.name
        contact.mkdir(parents=True, exist_ok=True)
        shutil.copy(readout, contact)
        for name in ("people", "parties", "topics"):
            shutil.copy(SEED.parent / f"{name}.yaml", collection)
    files = sorted(map(str, reports.glob("*/*/*.yaml")))
    memcon = [sys.executable, "-m", "memcon", "validate", "-q"]
    return medians(
        rounds,
        {
            f"memcon validate, {count:,} files": lambda: run(*memcon, reports),
            f"check-jsonschema, {count:,} files": lambda: run(
                peers / "check-jsonschema", "--schemafile", SCHEMA, *files
            ),
            "memcon validate, one file, cold": lambda: run(*memcon, files[0]),
            "check-jsonschema, one file, cold": lambda: run(
                peers / "check-jsonschema", "--schemafile", SCHEMA, files[0]
            ),
        },
    )


def build_one(folder: Path, peers: Path, rounds: int) -> dict[str, float]:
    """Aim 2: one readout to Markdown, HTML and PDF in a fresh process; one document of peers.

    Wall seconds: a worker that is ended is in nobody's CPU account.
    """
    page = folder / "page.html"
    page.write_text(print_html(), "utf-8")
    style = ROOT / "templates" / "style" / "print.css"
    source = folder / "page.typ"
    source.write_text(typst_of(page.read_text("utf-8")), "utf-8")
    build = [sys.executable, "-m", "memcon", "build", SEED / "ru.yaml", "-q", "-o", folder / "out"]
    typst = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
    return medians(
        rounds,
        clock=time.perf_counter,
        what={
            "memcon build, one readout, three outputs, cold: wall s": lambda: run(
                *build, "--force"
            ),
            "weasyprint command on the same HTML, cold: wall s": lambda: run(
                peers / "weasyprint", "-s", style, page, folder / "bare.pdf"
            ),
            "typst, the same words, cold: wall s": lambda: run(
                peers / "python", "-c", typst, source, folder / "typst.pdf"
            ),
        },
    )


def render_warm(folder: Path, rounds: int) -> dict[str, float]:
    """Aim 3: PDF after PDF in one process, ours and bare WeasyPrint, by turns."""
    page = folder / "page.html"
    done = run(sys.executable, ROOT / "bench" / "warm.py", page, str(rounds))
    figures: dict[str, float] = json.loads(done)
    return figures


def preview_edits(folder: Path, rounds: int) -> dict[str, float]:
    """From saving an edit to what the preview shows of it, beside a warm PDF."""
    done = run(sys.executable, ROOT / "bench" / "preview.py", folder / "page.html", str(rounds))
    figures: dict[str, float] = json.loads(done)
    return figures


def check_across(folder: Path, rounds: int) -> dict[str, float]:
    """Collections of two sizes through all rules, those across readouts included."""
    memcon = [sys.executable, "-m", "memcon", "validate", "-q"]
    places = {count: folder / f"readouts-{count}" for count in COLLECTIONS}
    for count, place in places.items():
        write_readouts(place, count)
    claims = [
        path
        for path in sorted(places[1000].glob("*/a.yaml"))
        if "\n  count:" in path.read_text("utf-8")
    ]
    return medians(
        min(rounds, 3),
        {
            **{
                f"memcon validate, a collection of {count:,}": lambda place=place: run(
                    *memcon, place
                )
                for count, place in places.items()
            },
            "memcon validate, one file that counts among 1,000": lambda: run(*memcon, claims[-1]),
        },
    )


def parse_warm(rounds: int) -> dict[str, float]:
    """The parser in one process on one core: its start, text after text, and hard texts."""
    figures: dict[str, float] = json.loads(run(sys.executable, PARSING, str(rounds)))
    return figures


def medians(
    rounds: int, what: dict[str, Callable[[], object]], clock: Callable[[], float] | None = None
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


def ratios(figures: dict[str, float], count: int) -> dict[str, float]:
    """What the aims are about."""
    many, peer, one, _, build, bare, typst, ours, theirs, *_ = figures.values()
    return {
        "files a second, memcon validate": count / many,
        "check-jsonschema / memcon, the same files": peer / many,
        "memcon validate, one file: CPU s": one,
        "weasyprint command / memcon build": bare / build,
        "typst / memcon build": typst / build,
        "memcon PDF / bare write_pdf, warm": ours / theirs,
        "memcon PDF, warm: CPU ms": ours * 1000,
        "two workers / one, briefs a second": figures["one worker, 40 briefs: wall s"]
        / figures["two workers, 40 briefs: wall s"],
        "a collection of 10,000: CPU s": figures["memcon validate, a collection of 10,000"],
        "10,000 / 1,000, CPU a readout": figures["memcon validate, a collection of 10,000"]
        / figures["memcon validate, a collection of 1,000"]
        / 10,
        "one file that counts among 1,000 / one file": figures[
            "memcon validate, one file that counts among 1,000"
        ]
        / one,
        "an edit in the preview, page / a warm PDF": figures[
            "preview, from saving to the new page: wall s"
        ]
        / figures["warm PDF of one brief: wall s"],
        **parsing_ratios(figures),
    }


def parsing_ratios(figures: dict[str, float]) -> dict[str, float]:
    """Texts a second; without a model there is nothing to say of one."""
    tagged, bare = (figures.get(f"parser, a readout, {layer}") for layer in LAYERS)
    found = {}
    if tagged:
        found["readouts a second, parser with spaCy"] = 1 / tagged
    if bare:
        found["readouts a second, parser by the rules alone"] = 1 / bare
    if tagged and bare:
        found["parser with spaCy / by the rules alone"] = tagged / bare
    return found


def print_html() -> str:
    """The page that the PDF of the seed is made from."""
    from memcon.corpus import Corpus
    from memcon.render.html import HtmlRenderer
    from memcon.view import brief

    corpus = Corpus()
    path = SEED / "ru.yaml"
    record, _ = corpus.record(path)
    if record is None:
        raise SystemExit(f"{path} is not valid")
    return HtmlRenderer().render_print(brief(record, corpus.others(path)), "onepage").html


def typst_of(page: str) -> str:
    """The words of a page as Typst, with headings: a page of like length and plainer look."""
    import html
    import re

    body = re.sub(r"(?s)<head>.*?</head>", "", page)
    body = re.sub(r"<h[12][^>]*>", "\n\n== ", body)
    body = re.sub(r"</h[12]>|<p>|<li>|<td>", "\n\n", body)
    words = html.unescape(re.sub(r"<[^>]*>", " ", body))
    return re.sub(r"[#$@*_`<>\\\[\]]", " ", words)


def children() -> float:
    """CPU seconds of all children that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run(*words: object) -> str:
    """What a command prints; its failure ends the run."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{words[0]}: {done.stderr[-2000:]}")
    return done.stdout


def machine() -> str:
    """What the figures were measured on."""
    system = f"{platform.system()} {platform.machine()}"
    return f"{system}, {os.cpu_count()} cores, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
