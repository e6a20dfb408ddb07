"""Every PDF passes the gate; a copy with one defect does not."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from memcon.render import PrintPage
from memcon.render.fonts import prepare_fonts, use_fonts

from .checks import CHECKERS, CHECKS, ask_checkers
from .mutants import MUTANTS, write_mutant
from .samples import REPORTS, SAID, SAMPLE, pages_of, quoting

use_fonts(prepare_fonts())

from memcon.render.pdf import PdfRenderer  # noqa: E402 - the fonts come first

pytestmark = pytest.mark.skipif(not CHECKERS.exists(), reason="no checkers here: make checkers")


def print_all(pages: dict[str, PrintPage], folder: Path) -> dict[str, Path]:
    renderer = PdfRenderer()
    places = {name: folder / f"{name}.pdf" for name in pages}
    for name, page in pages.items():
        places[name].write_bytes(renderer.render(page).data)
    return places


def faults_of(
    paths: Sequence[Path], pages: Sequence[PrintPage], *, first: bool = False
) -> dict[Path, list[str]]:
    """What is wrong with each file: our own checks, then the checkers."""
    found: dict[Path, list[str]] = {path: [] for path in paths}
    for path, page in zip(paths, pages, strict=True):
        for name, check in CHECKS.items():
            if not (first and found[path]):
                found[path] += [f"{name}: {fault}" for fault in check(path, page)]
    left = [path for path in paths if not (first and found[path])]
    for path, answers in ask_checkers(left, first=first).items() if left else ():
        found[path] += [f"{name}: {fault}" for name, told in answers.items() for fault in told]
    return found


def test_every_format_passes(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """One contact and a page of ten languages; `make gate` asks for every brief of reports/."""
    whole = request.config.getoption("--every-brief")
    folders = sorted(REPORTS.glob("*/")) if whole else [REPORTS / SAMPLE]
    pages = {**dict(pages_of(folders)), "languages": quoting(*SAID)}
    places = print_all(pages, tmp_path)
    found = faults_of(list(places.values()), list(pages.values()))
    assert {path.name: faults for path, faults in found.items() if faults} == {}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, PrintPage]:
    page = quoting("ru", "el")
    return print_all({"good": page}, tmp_path_factory.mktemp("good"))["good"], page


def test_every_defect_is_noticed(good: tuple[Path, PrintPage], tmp_path: Path) -> None:
    """Each copy has one; the copy without any passes, so it is the defect that is noticed."""
    place, page = good
    paths = {name: tmp_path / f"{number}.pdf" for number, name in enumerate(MUTANTS)}
    for name, change in MUTANTS.items():
        write_mutant(place, paths[name], change)
    unchanged = tmp_path / "unchanged.pdf"
    write_mutant(place, unchanged, lambda _: None)
    every = [unchanged, *paths.values()]
    found = faults_of(every, [page] * len(every), first=True)
    assert found[unchanged] == []
    assert [name for name, path in paths.items() if not found[path]] == []
