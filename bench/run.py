"""Measure memcon against its aims and the peers that install here, as ratios of one run.

`make bench` runs it; `--short` takes a few minutes. A shared machine makes single figures vary,
ratios less. Peers live in `bench/.venv`.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from building import SEED, build_again, build_one, build_site, grow
from measure import ROOT, Figure, adopt_orphans, machine
from peers import install_peers
from previewing import preview_edits
from printing import print_warm
from reading import read_texts
from readouts import write_readouts
from validating import validate_readouts

SIZES = (100, 1000, 10_000)
SHORT_SIZES = (100, 1000)

QUOTED = (
    "RenderCV 2.8 wants a newer Python and fetches files while it renders, so it does not run "
    "here. Measured apart on a machine of this kind: a two-page CV of its own took 1.76 CPU s for "
    "all outputs and 1.63 for the PDF; the weasyprint command took 1.60 in the same run."
)


def main() -> None:
    """Run every measurement, print the table, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--short", action="store_true", help="fewer rounds, 1,000 readouts at most")
    parser.add_argument(
        "--keep",
        type=Path,
        help="print every PDF of the largest collection too, which takes half an hour, and keep "
        "them in this folder for the next run",
    )
    parser.add_argument(
        "--only", default="", help="one part: validate, cold, again, grow, and so on"
    )
    parser.add_argument("--json", type=Path, default=ROOT / "output" / "bench.json")
    options = parser.parse_args()
    report = {"machine": machine(), "quoted": QUOTED, "figures": []}
    print(
        f"# {report['machine']}\n\n| measured | | aim | |\n| --- | ---: | --- | --- |", flush=True
    )
    with tempfile.TemporaryDirectory() as name:
        rounds = 2 if options.short else options.rounds
        sizes = SHORT_SIZES if options.short else SIZES
        for figure in measure(Path(name), rounds, sizes, options.keep, options.only):
            print(figure.row(), flush=True)
            report["figures"].append(asdict(figure))
    print(f"\n{QUOTED}")
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", "utf-8")


def measure(
    folder: Path, rounds: int, sizes: tuple[int, ...], keep: Path | None, only: str
) -> Iterator[Figure]:
    """Every figure, as it is measured; or those of one part."""
    adopt_orphans()
    peers = install_peers()
    page = folder / "page.html"
    page.write_text(print_html(), "utf-8")
    places = {size: folder / f"readouts-{size}" for size in sizes}
    for size, place in places.items():
        write_readouts(place, size)
    largest = places[max(places)]

    def again() -> Iterator[Figure]:
        warm, figures = print_warm(page, rounds)
        yield from figures
        if keep:
            kept = keep.resolve() / "reports"
            if not kept.is_dir():
                write_readouts(kept, max(places))
            yield from build_again(kept, keep.resolve(), warm, "md,html,pdf", rounds)
        yield from build_again(largest, folder, warm, "md,html", rounds)

    parts = {
        "validate": lambda: validate_readouts(largest, places[SHORT_SIZES[-1]], peers, rounds),
        "cold": lambda: build_one(folder, peers, page, rounds),
        "again": again,
        "grow": lambda: grow(places, folder),
        "read": lambda: read_texts(rounds),
        "serve": lambda: preview_edits(page, rounds),
        "site": lambda: build_site(peers, folder, min(rounds, 3)),
    }
    if only and only not in parts:
        raise SystemExit(f"--only: there is no part {only}: there are {', '.join(parts)}")
    for name, part in parts.items():
        if only in {"", name}:
            yield from part()


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


if __name__ == "__main__":
    main()
