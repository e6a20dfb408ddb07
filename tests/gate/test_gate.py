"""Every PDF passes the gate; a copy with one defect does not."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

import pytest

from memcon.render import FORMATS, Printed
from memcon.render.fonts import prepare_fonts, use_fonts
from memcon.verify.spoken import spoken
from memcon.workers import PdfWorkers

from .checks import CHECKERS, CHECKS, ask_checkers, run, squeeze
from .mutants import MUTANTS, write_mutant
from .samples import REPORTS, Sample, every, quick, quoting

use_fonts(prepare_fonts())

from memcon.render.pdf import PdfRenderer  # noqa: E402 - the fonts come first

pytestmark = pytest.mark.skipif(not CHECKERS.exists(), reason="no checkers here: make checkers")


def print_all(samples: Mapping[str, Sample], folder: Path) -> dict[Path, Sample]:
    """The PDF of each, as a build prints it: by a process that does nothing else."""
    places = {}
    with PdfWorkers(2) as workers:
        tasks = ((PurePosixPath(name), sample.page) for name, sample in samples.items())
        for path, made in workers.render(tasks):
            assert isinstance(made, Printed), f"{path}: {made}"
            place = folder / f"{path}.pdf"
            place.write_bytes(made.data)
            places[place] = samples[str(path)]
    return places


def faults_of(
    files: Iterable[tuple[Path, Sample]], *, first: bool = False
) -> dict[Path, list[str]]:
    """What is wrong with each file: our own checks, then the checkers."""
    found: dict[Path, list[str]] = {}
    for path, sample in files:
        found[path] = []
        for name, check in CHECKS.items():
            if not (first and found[path]):
                found[path] += [f"{name}: {fault}" for fault in check(path, sample)]
    left = [path for path in found if not (first and found[path])]
    for path, answers in ask_checkers(left, first=first).items() if left else ():
        found[path] += [f"{name}: {fault}" for name, told in answers.items() for fault in told]
    return found


@pytest.fixture(scope="module")
def files(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[Path, Sample]:
    """A sample of all; `make gate` asks for every brief of reports/ in every format too."""
    samples = quick()
    if request.config.getoption("--every-brief"):
        samples |= dict(every(sorted(REPORTS.glob("*/"))))
    return print_all(samples, tmp_path_factory.mktemp("gate"))


def test_every_format_passes(files: dict[Path, Sample]) -> None:
    """On both papers; marked by colours and by words; drafts, corrections, searches in vain."""
    found = faults_of(files.items())
    assert {path.name: faults for path, faults in found.items() if faults} == {}
    print(f"{len(found)} PDFs pass the gate")  # noqa: T201 - `make gate -s` shows it


@pytest.mark.parametrize("paper", ["", " letter"])
def test_no_format_is_left_out(paper: str, files: dict[Path, Sample]) -> None:
    stems = [path.stem for path in files]
    for name in FORMATS:
        assert any(re.search(f"[ .]{name}{paper}$", stem) for stem in stems), name


def test_a_second_build_makes_the_same_bytes(files: dict[Path, Sample]) -> None:
    """By another process than the first, in another order."""
    renderer = PdfRenderer()
    for path, sample in reversed(files.items()):
        assert renderer.render(sample.page).data == path.read_bytes(), path.name


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Sample]:
    ((place, sample),) = print_all(
        {"good": quoting("ru", "el")}, tmp_path_factory.mktemp("good")
    ).items()
    return place, sample


def test_every_defect_is_noticed(good: tuple[Path, Sample], tmp_path: Path) -> None:
    """Each copy has one; the copy without any passes, so it is the defect that is noticed."""
    place, sample = good
    paths = {name: tmp_path / f"{number}.pdf" for number, name in enumerate(MUTANTS)}
    for name, change in MUTANTS.items():
        write_mutant(place, paths[name], change)
    unchanged = tmp_path / "unchanged.pdf"
    write_mutant(place, unchanged, lambda _: None)
    files = [(path, sample) for path in (unchanged, *paths.values())]
    found = faults_of(files, first=True)
    assert found[unchanged] == []
    assert [name for name, path in paths.items() if not found[path]] == []


def test_another_reader_of_tags_hears_the_same(good: tuple[Path, Sample]) -> None:
    """Poppler, which takes the time that the gate does not have for each page."""
    place, _ = good
    _, told = run("pdfinfo", "-struct-text", place)
    heard = "".join(re.findall(r'^\s+"(.*)"$', told, re.MULTILINE))
    assert squeeze(heard) == squeeze(spoken(place.read_bytes()))
