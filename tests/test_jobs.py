"""The jobs of a build: known by place and key before anything is rendered."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from memcon.corpus import Corpus
from memcon.grounds import read_grounds
from memcon.jobs import Job, Wanted, list_jobs
from memcon.making import Maker
from memcon.memory import Memory
from memcon.pipeline import Build
from memcon.render.scripts import SCRIPT_FILES
from memcon.survey import Surveyor

BROKEN = Path(__file__).resolve().parent / "broken"
CONTACT = "2030-01-02-alpha-beta"
GROUNDS = {"md": "m", "html": "h", "pdf": "p", "csv": "c"}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports" / CONTACT
    (folder / "captures").mkdir(parents=True)
    shutil.copy(BROKEN / "parties.yaml", folder.parent)
    shutil.copy(BROKEN / CONTACT / "captures" / "text.txt", folder / "captures")
    for name in ("alpha", "beta"):
        shutil.copy(BROKEN / CONTACT / "valid.yaml", folder / f"{name}.yaml")
    return folder.parent


def jobs(reports: Path, wanted: Wanted, grounds: dict[str, str] | None = None) -> list[Job]:
    corpus = Corpus()
    survey = Surveyor(Memory(), corpus.folders, lambda: corpus).survey([reports])
    return list(list_jobs(survey.contacts, wanted, grounds or GROUNDS, survey.recounts))


def test_jobs_come_in_the_order_of_readouts_formats_and_outputs(reports: Path) -> None:
    """The comparison of a contact first, then each readout; outputs in their own order."""
    found = jobs(reports, Wanted(("record", "compare", "onepage"), ("html", "md")))
    assert [job.place.name for job in found] == [
        "compare.md",
        "compare.html",
        *(
            f"{name}.{format_}.{output}"
            for name in ("alpha", "beta")
            for format_ in ("record", "onepage")
            for output in ("md", "html")
        ),
    ]


def test_a_table_is_made_of_the_coding_sheet_only(reports: Path) -> None:
    """No other format has a job for `csv`."""
    found = jobs(reports, Wanted(("onepage", "coding-sheet"), ("csv",)))
    assert [job.place.name for job in found] == [
        "alpha.coding-sheet.csv",
        "beta.coding-sheet.csv",
    ]


def test_every_job_has_a_key_of_its_own_that_does_not_change(reports: Path) -> None:
    """Equal input gives equal keys; no two jobs share one."""
    wanted = Wanted(("onepage", "record", "compare"), ("md", "html", "pdf"))
    keys = [job.key for job in jobs(reports, wanted)]
    assert keys == [job.key for job in jobs(reports, wanted)]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", ["alpha.yaml", "captures/text.txt", "../parties.yaml"])
def test_a_key_follows_from_every_file_of_the_contact_and_its_registries(
    reports: Path, name: str
) -> None:
    """A comment added to any of them changes the key."""
    before = {job.place: job.key for job in jobs(reports, Wanted(outputs=("md",)))}
    place = reports / CONTACT / name
    place.write_bytes(place.read_bytes() + b"\n")
    after = {job.place: job.key for job in jobs(reports, Wanted(outputs=("md",)))}
    for job_place, key in after.items():
        assert key != before[job_place]


def test_a_key_follows_from_templates_and_options(reports: Path) -> None:
    """Another ground changes the keys of its output alone; another paper all of them."""
    wanted = Wanted(outputs=("md", "html"))
    before = [job.key for job in jobs(reports, wanted)]
    other = [job.key for job in jobs(reports, wanted, {**GROUNDS, "md": "other"})]
    assert [one == two for one, two in zip(before, other, strict=True)] == [False, True] * 2
    letter = [job.key for job in jobs(reports, Wanted(outputs=("md", "html"), paper="letter"))]
    assert not set(before) & set(letter)


def test_jobs_are_listed_without_a_renderer(reports: Path) -> None:
    """Neither WeasyPrint nor Jinja is imported for the places and keys, which are those of here."""
    program = f"""
import sys
from pathlib import Path
from memcon.corpus import Corpus
from memcon.jobs import Wanted, list_jobs
from memcon.memory import Memory
from memcon.survey import Surveyor
corpus = Corpus()
survey = Surveyor(Memory(), corpus.folders, lambda: corpus).survey([Path({str(reports)!r})])
wanted = Wanted(outputs=("md", "pdf"))
for job in list_jobs(survey.contacts, wanted, {GROUNDS!r}, survey.recounts):
    print(job.place, job.key.hex())
print(sorted({{"weasyprint", "jinja2"}} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    here = [f"{job.place} {job.key.hex()}" for job in jobs(reports, Wanted(outputs=("md", "pdf")))]
    assert done.stdout.splitlines() == [*here, "[]"], done.stderr


class Desk:
    """Where outputs go in a test: what was done, in the order in which it was."""

    def __init__(self) -> None:
        self.done: list[object] = []

    def write(self, path: PurePosixPath, _: bytes) -> bool:
        self.done.append(path)
        return True


def test_a_build_knows_every_job_before_it_makes_the_first(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told how many there will be, and asks for each by place and key, in their order."""
    desk, corpus, wanted = Desk(), Corpus(), Wanted(outputs=("md", "html"))
    asked: list[Job] = []

    def pages(_: Maker, __: object, missing: list[Job]) -> Iterator[tuple[Job, str]]:
        asked.extend(missing)
        desk.done.append("made")
        return ((job, "") for job in missing)

    monkeypatch.setattr(Maker, "pages", pages)
    surveyor = Surveyor(Memory(), corpus.folders, lambda: corpus)
    run = Build(surveyor, wanted, desk, lambda tasks: iter(list(tasks)), expect=desk.done.append)
    run.run([reports])
    grounds = dict(read_grounds(Memory(), wanted).outputs)
    survey = Surveyor(Memory(), corpus.folders, lambda: corpus, code=surveyor.code).survey(
        [reports]
    )
    listed = list(list_jobs(survey.contacts, wanted, grounds, survey.recounts))
    assert [(job.place, job.key) for job in asked] == [(job.place, job.key) for job in listed]
    assert desk.done == [4, "made", *(job.place for job in listed)]


def test_pdfs_follow_from_fonts_that_are_not_installed_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folders that a font of another script would come to are watched, too."""
    monkeypatch.setattr("memcon.render.fonts.font_folders", lambda: (tmp_path,))
    memory = Memory()
    read_grounds(memory, Wanted(outputs=("pdf",)))
    (before,) = memory.watched
    (tmp_path / SCRIPT_FILES[0]).write_bytes(b"")
    memory.watch(before.place)
    assert memory.watched[-1].stamps != before.stamps
