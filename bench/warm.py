"""Warm PDF rendering: ours against bare `write_pdf`, by turns; then one worker against two."""

import json
import statistics
import sys
import time
from pathlib import Path, PurePosixPath

from memcon.render.fonts import prepare_fonts, use_fonts

use_fonts(prepare_fonts())

import weasyprint  # noqa: E402 - the fonts come first
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

from memcon.render import PrintPage  # noqa: E402
from memcon.render.folders import read_style  # noqa: E402
from memcon.render.pdf import PdfRenderer  # noqa: E402
from memcon.workers import PdfWorkers  # noqa: E402

BRIEFS = 40


def main() -> None:
    """Print the figures as JSON."""
    html = Path(sys.argv[1]).read_text("utf-8")
    page = PrintPage(html)
    rounds = 2 * int(sys.argv[2])
    renderer = PdfRenderer()
    fonts = FontConfiguration()
    style = weasyprint.CSS(string=read_style("print.css", ()), font_config=fonts)

    def bare() -> None:
        weasyprint.HTML(string=html).write_pdf(stylesheets=[style], font_config=fonts)

    actions = {
        "memcon PDF, warm": lambda: renderer.render(page),
        "bare write_pdf, warm": bare,
    }
    taken: dict[str, list[float]] = {label: [] for label in actions}
    for number in range(rounds + 1):
        for label, action in actions.items():
            before = time.process_time()
            action()
            if number:
                taken[label].append(time.process_time() - before)
    figures = {label: statistics.median(values) for label, values in taken.items()}
    for word, jobs in (("one worker", 1), ("two workers", 2)):
        with PdfWorkers(jobs) as workers:
            list(workers.render([(PurePosixPath(f"w{job}"), page) for job in range(jobs)]))
            before = time.perf_counter()
            list(workers.render((PurePosixPath(str(n)), page) for n in range(BRIEFS)))
            figures[f"{word}, {BRIEFS} briefs: wall s"] = time.perf_counter() - before
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
