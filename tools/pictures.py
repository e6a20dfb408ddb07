"""Draw the small pictures of docs/formats.md, and of one paper in each language.

`make pictures` runs it. The papers are those of Alpha and Beta, countries of our own making, so a
picture shows no government's paper.
"""

import io
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from PIL import Image

from memcon.corpus import Corpus
from memcon.language import LANGUAGES
from memcon.memory import Memory
from memcon.pipeline import Build, Wanted
from memcon.render import FORMATS
from memcon.survey import Surveyor
from memcon.workers import PdfWorkers

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "formats"
CONTACT = ROOT / "tests" / "formats" / "2030-02-20-alpha-beta"
WIDTH, COLOURS = 480, 32
MOST_BYTES = 60_000
SPOKEN = ROOT / "docs" / "languages"
SPOKEN_WIDTH = 400


class _Kept:
    """Keeps what a build publishes."""

    def __init__(self) -> None:
        self.files: dict[PurePosixPath, bytes] = {}

    def write(self, path: PurePosixPath, data: bytes) -> bool:
        """Remember an output."""
        self.files[path] = data
        return True


def pictures() -> Iterator[tuple[str, bytes]]:
    """Each format's name with its picture, a PNG of few colours."""
    kept = _Kept()
    with PdfWorkers(2) as workers:
        corpus = Corpus()
        surveyor = Surveyor(Memory(), corpus.folders, lambda: corpus)
        Build(surveyor, Wanted(FORMATS, ("pdf",)), kept, workers.render).run([CONTACT])
    for name in FORMATS:
        wanted = {f"alpha.{name}.pdf", f"{name}.pdf"}
        yield name, _picture(next(kept.files[path] for path in kept.files if path.name in wanted))


def spoken_pictures() -> Iterator[tuple[str, bytes]]:
    """Each language's code with the same paper in it."""
    with PdfWorkers(2) as workers:
        for code in LANGUAGES:
            kept, corpus = _Kept(), Corpus()
            surveyor = Surveyor(Memory(), corpus.folders, lambda corpus=corpus: corpus)
            wanted = Wanted(("onepage",), ("pdf",), language=code)
            Build(surveyor, wanted, kept, workers.render).run([CONTACT])
            paper = next(kept.files[path] for path in kept.files if path.name.startswith("alpha"))
            yield code, _picture(paper, SPOKEN_WIDTH)


def _picture(pdf: bytes, width: int = WIDTH) -> bytes:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        command = ["pdftoppm", "-r", "110", "-singlefile", "-png", file.name]
        drawn = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - fixed
    page = Image.open(io.BytesIO(drawn.stdout))
    small = page.convert("RGB").resize(
        (width, round(page.height * width / page.width)), Image.Resampling.LANCZOS
    )
    made = io.BytesIO()
    small.quantize(COLOURS).save(made, "PNG", optimize=True)
    data = made.getvalue()
    if len(data) > MOST_BYTES:
        raise SystemExit(f"a picture has {len(data):,} bytes")
    return data


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for name, data in pictures():
        (PICTURES / f"{name}.png").write_bytes(data)
    SPOKEN.mkdir(exist_ok=True)
    for code, data in spoken_pictures():
        (SPOKEN / f"{code}.png").write_bytes(data)
