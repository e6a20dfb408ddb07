"""The preview: from saving a readout to its new page and PDF, beside a warm PDF, by turns."""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from memcon.render.fonts import prepare_fonts, use_fonts

use_fonts(prepare_fonts())

from memcon.render import PrintPage  # noqa: E402 - the fonts come first
from memcon.render.pdf import PdfRenderer  # noqa: E402

REPORTS = Path(__file__).resolve().parents[1] / "reports"
CONTACT = "2025-07-03-putin-trump"
PATIENCE = 30
WORDS = "By this account the presidents"


def main() -> None:
    """Print the figures as JSON; the page that is printed warm is that of the first argument."""
    html, rounds = PrintPage(Path(sys.argv[1]).read_text("utf-8")), int(sys.argv[2])
    renderer = PdfRenderer()
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as name:
        reports = Path(name, "reports")
        shutil.copytree(REPORTS, reports)
        serve = [sys.executable, "-m", "memcon", "serve", str(reports), "--port", "0", "-q"]
        with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout is not None  # noqa: S101 - for the type checker
                address = process.stdout.readline().strip()
                for number in range(rounds + 1):
                    times = measure(reports, address, number)
                    before = time.perf_counter()
                    renderer.render(html)
                    times["warm PDF of one brief: wall s"] = time.perf_counter() - before
                    if number:
                        for label, seconds in times.items():
                            taken.setdefault(label, []).append(seconds)
            finally:
                process.terminate()
    print(json.dumps({label: statistics.median(values) for label, values in taken.items()}))


def measure(reports: Path, address: str, number: int) -> dict[str, float]:
    """Seconds from saving an edit until its new page, and its new PDF, have been fetched."""
    path = reports / CONTACT / "ru.yaml"
    page = f"{address}contacts/{CONTACT}/ru"
    text = (REPORTS / CONTACT / "ru.yaml").read_text("utf-8")
    start = time.perf_counter()
    path.write_text(text.replace(WORDS, f"{WORDS}, in round {number},"), "utf-8")
    while f"in round {number}".encode() not in fetch(f"{page}.html"):
        if time.perf_counter() - start > PATIENCE:
            raise SystemExit("the page is not the new one")
        time.sleep(0.01)
    shown = time.perf_counter() - start
    fetch(f"{page}.pdf")
    printed = time.perf_counter() - start
    return {
        "preview, from saving to the new page: wall s": shown,
        "preview, from saving to the new PDF: wall s": printed,
    }


def fetch(address: str) -> bytes:
    with urlopen(address) as answer:  # noqa: S310 - our own
        data: bytes = answer.read()
    return data


if __name__ == "__main__":
    main()
