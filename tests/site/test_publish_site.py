"""The site's folder: only what changed is written, and all of it comes at once."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from memcon.corpus import Corpus
from memcon.problems import BusyError, OutputError
from memcon.site import exchange as exchanging
from memcon.site import publish as publishing
from memcon.site.build import list_files
from memcon.site.publish import SitePublisher
from memcon.site.reading import read_site

REPORTS = Path(__file__).resolve().parents[2] / "reports"
A, B = PurePosixPath("a.html"), PurePosixPath("deep/b.html")


def publish(folder: Path, files: dict[PurePosixPath, bytes]) -> SitePublisher:
    with SitePublisher(folder) as publisher:
        for path, data in files.items():
            publisher.write(path, data)
        publisher.replace()
    return publisher


def interrupt(folder: Path) -> None:
    with SitePublisher(folder) as publisher:
        publisher.write(A, b"ONE")
        raise KeyboardInterrupt


def held(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def test_two_builds_have_equal_bytes(files: dict[PurePosixPath, bytes]) -> None:
    """Nothing of a build depends on when or how often it runs."""
    again = dict(list_files(read_site(Corpus(), [REPORTS])))
    assert again == files


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """An unchanged file is the same file as before, a changed one is new, a lost one is gone."""
    folder = tmp_path / "site"
    gone = PurePosixPath("gone.html")
    publish(folder, {A: b"one", B: b"two", gone: b"three"})
    before = (folder / A).stat()
    done = publish(folder, {A: b"one", B: b"TWO"})
    assert (done.written, done.unchanged, done.removed) == (1, 1, 1)
    after = (folder / A).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert held(folder) == {"a.html": b"one", "deep/b.html": b"TWO"}


def test_an_interrupted_build_leaves_the_old_site(tmp_path: Path) -> None:
    """Whatever ends a build before its last step, the old site is whole, and the next one works."""
    folder = tmp_path / "site"
    publish(folder, {A: b"one", B: b"two"})
    with pytest.raises(KeyboardInterrupt):
        interrupt(folder)
    assert held(folder) == {"a.html": b"one", "deep/b.html": b"two"}
    publish(folder, {A: b"ONE"})
    assert held(folder) == {"a.html": b"ONE"}


def test_the_old_site_is_there_until_the_last_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the two folders cannot change names, the old site stays as it was."""

    def refuse(_one: Path, _other: Path) -> None:
        raise OSError("not here")

    folder = tmp_path / "site"
    publish(folder, {A: b"one"})
    monkeypatch.setattr(publishing, "exchange", refuse)
    with pytest.raises(OutputError):
        publish(folder, {A: b"two"})
    assert held(folder) == {"a.html": b"one"}


def test_a_killed_build_is_swept_by_the_next(tmp_path: Path) -> None:
    """A process that is killed cannot sweep; the old site is whole all the same."""
    folder = tmp_path / "site"
    publish(folder, {A: b"one"})
    child = os.fork()
    if not child:
        publisher = SitePublisher(folder).__enter__()
        publisher.write(A, b"ONE")
        os.kill(os.getpid(), 9)
    os.waitpid(child, 0)
    assert held(folder) == {"a.html": b"one"}
    assert (tmp_path / ".site.new").is_dir()
    publish(folder, {A: b"two"})
    assert held(folder) == {"a.html": b"two"}
    assert not (tmp_path / ".site.new").exists()


def test_the_site_is_there_at_every_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the call of the system that swaps two names, the old site is put back if need be."""
    monkeypatch.setattr(exchanging, "_swapped", lambda _one, _other: False)
    folder = tmp_path / "site"
    publish(folder, {A: b"one"})
    publish(folder, {A: b"two"})
    assert held(folder) == {"a.html": b"two"}
    folder.rename(tmp_path / ".site.old")  # killed between the two renames
    publish(folder, {A: b"two", B: b"three"})
    assert held(folder) == {"a.html": b"two", "deep/b.html": b"three"}
    assert not (tmp_path / ".site.old").exists()


def test_a_folder_of_something_else_is_never_replaced(tmp_path: Path) -> None:
    """Only an empty folder or a site of ours is."""
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match="holds something else"):
        publish(folder, {A: b"one"})
    assert (folder / "thesis.txt").read_text() == "years of work"


def test_one_build_at_a_time(tmp_path: Path) -> None:
    with SitePublisher(tmp_path / "site"), pytest.raises(BusyError):
        publish(tmp_path / "site", {A: b"one"})


@pytest.mark.parametrize("path", ["../x.html", "/x.html", "a/../../x.html"])
def test_no_file_leaves_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutputError):
        publish(tmp_path / "site", {PurePosixPath(path): b"x"})


@pytest.fixture(autouse=True)
def _no_leftovers(tmp_path: Path) -> Iterator[None]:
    yield
    for path in tmp_path.glob(".*.new"):
        assert not (path / "index.html").exists()
