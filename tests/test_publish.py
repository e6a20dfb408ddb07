"""Writing outputs: whole or not at all, by one build at a time, never outside the folder."""

import os
from pathlib import Path, PurePosixPath

import pytest

from memcon.problems import BusyError, OutputError
from memcon.publish import Publisher, write_file

PLACE = PurePosixPath("briefs/2030-01-02-alpha-beta/x.onepage.md")


def test_equal_bytes_are_not_written_again(tmp_path: Path) -> None:
    with Publisher(tmp_path) as publisher:
        assert publisher.write(PLACE, b"one")
        before = (tmp_path / PLACE).stat()
        assert not publisher.write(PLACE, b"one")
        assert (tmp_path / PLACE).stat().st_ino == before.st_ino
        assert publisher.write(PLACE, b"two")
    assert (tmp_path / PLACE).read_bytes() == b"two"


def test_force_writes_equal_bytes_again(tmp_path: Path) -> None:
    with Publisher(tmp_path, force=True) as publisher:
        assert publisher.write(PLACE, b"one")
        assert publisher.write(PLACE, b"one")


def test_a_second_build_is_told_that_the_folder_is_taken(tmp_path: Path) -> None:
    with Publisher(tmp_path), pytest.raises(BusyError), Publisher(tmp_path):
        pass
    with Publisher(tmp_path):
        """The first one has ended, so the folder is free."""


def test_an_error_while_writing_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "a.md"
    write_file(place, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write_file(place, b"new")
    assert place.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_what_a_killed_build_left_is_swept(tmp_path: Path) -> None:
    folder = (tmp_path / PLACE).parent
    folder.mkdir(parents=True)
    (folder / ".memcon-abcdefgh.part").write_bytes(b"half")
    with Publisher(tmp_path) as publisher:
        publisher.write(PLACE, b"one")
    assert [path.name for path in folder.iterdir()] == [PLACE.name]


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    output = tmp_path / "output"
    (output / "briefs").mkdir(parents=True)
    (output / "briefs" / "2030-01-02-alpha-beta").symlink_to(outside)
    with Publisher(output) as publisher, pytest.raises(OutputError, match="leads out of"):
        publisher.write(PLACE, b"one")
    assert list(outside.iterdir()) == []


def test_a_folder_in_the_place_of_a_file_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    with pytest.raises(OutputError, match="no ordinary file"):
        write_file(tmp_path / "a.md", b"x")


def test_an_output_folder_that_is_a_file_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("x")
    with pytest.raises(OutputError, match="output"), Publisher(tmp_path / "output"):
        pass
