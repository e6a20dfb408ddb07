"""Template folders that travel: whole, verified, unpacked once, never out of their place."""

from pathlib import Path

import pytest

from memcon.luggage import Luggage, pack, unpack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "own" / "style").mkdir(parents=True)
    (tmp_path / "own" / "style" / "print.css").write_text("h1 { color: #123456 }")
    (tmp_path / "own" / "logo.svg").write_text("<svg/>")
    return tmp_path / "own"


def test_what_is_unpacked_is_what_was_packed(folder: Path, tmp_path: Path) -> None:
    packed = pack([folder, folder / "style"])
    one, other = unpack(packed, tmp_path / "home")
    assert (one / "style" / "print.css").read_text() == "h1 { color: #123456 }"
    assert (other / "print.css").read_text() == "h1 { color: #123456 }"
    assert pack([one, other]).sha256 == packed.sha256
    assert one.parent.stat().st_mode & 0o077 == 0, "it is its owner's alone"


def test_it_is_unpacked_once(folder: Path, tmp_path: Path) -> None:
    (first,) = unpack(pack([folder]), tmp_path / "home")
    before = first.stat().st_ino
    (second,) = unpack(pack([folder]), tmp_path / "home")
    assert second.stat().st_ino == before


@pytest.mark.parametrize("name", ["logo.svg", "strange.svg"])
def test_what_was_changed_there_is_put_right(name: str, folder: Path, tmp_path: Path) -> None:
    packed = pack([folder])
    (there,) = unpack(packed, tmp_path / "home")
    (there / name).write_text("<svg>changed</svg>")
    (again,) = unpack(packed, tmp_path / "home")
    assert pack([again]) == packed


def test_a_link_planted_in_its_place_is_not_followed(folder: Path, tmp_path: Path) -> None:
    packed = pack([folder])
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / packed.sha256[:16]).symlink_to(outside)
    unpack(packed, tmp_path / "home")
    assert list(outside.iterdir()) == []


def test_a_link_that_leads_out_of_the_folder_stays_behind(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_text("secret")
    (folder / "link.svg").symlink_to(tmp_path / "secret.svg")
    assert [name for _, name, _ in pack([folder]).files] == ["logo.svg", "style/print.css"]


def test_what_python_left_there_stays_behind(folder: Path) -> None:
    packed = pack([folder])
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "page.html.j2.0.cpython-311.pyc").write_bytes(b"code")
    assert pack([folder]) == packed


@pytest.mark.parametrize("name", ["../out.svg", "a/../../out.svg", "/out.svg"])
def test_a_place_outside_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="leads out"):
        unpack(Luggage(1, ((0, name, b"x"),)), tmp_path / "home")
    assert not list(tmp_path.rglob("*.svg"))
