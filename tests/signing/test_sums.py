"""A folder is signed by a list that other tools can check."""

import shutil
import subprocess
from pathlib import Path

import minisign
import pytest
from click.testing import CliRunner

from memcon.cli import cli
from memcon.problems import OutputError, UsageError
from memcon.signing.sums import SIGNATURE, SUMS, Difference, check_sums, list_sums, sign_sums


@pytest.fixture
def keys(tmp_path: Path) -> tuple[Path, Path]:
    return make_keys(tmp_path / "keys")


def make_keys(folder: Path) -> tuple[Path, Path]:
    folder.mkdir()
    pair = minisign.KeyPair.generate()
    secret, public = folder / "test.key", folder / "test.pub"
    secret.write_bytes(bytes(pair.secret_key))
    public.write_bytes(bytes(pair.public_key))
    return secret, public


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    (folder / "briefs").mkdir(parents=True)
    (folder / "briefs" / "a.md").write_text("words\n", "utf-8")
    (folder / "briefs" / "b.pdf").write_bytes(b"%PDF-")
    (folder / ".memcon.lock").touch()
    return folder


def sign(folder: Path, key: Path) -> None:
    done = CliRunner().invoke(cli, ["sign", str(folder), "--key", str(key)])
    assert done.exit_code == 0, done.output


def test_a_signed_folder_is_as_its_list_has_it(outputs: Path, keys: tuple[Path, Path]) -> None:
    sign(outputs, keys[0])
    assert check_sums(outputs, keys[1]) == []
    assert [line[66:] for line in (outputs / SUMS).read_text().splitlines()] == [
        "briefs/a.md",
        "briefs/b.pdf",
    ]


def test_each_difference_is_told(outputs: Path, keys: tuple[Path, Path]) -> None:
    sign(outputs, keys[0])
    (outputs / "briefs" / "a.md").write_text("other words\n", "utf-8")
    (outputs / "briefs" / "b.pdf").unlink()
    (outputs / "briefs" / "c.html").touch()
    assert check_sums(outputs, keys[1]) == [
        Difference("briefs/a.md", "changed"),
        Difference("briefs/b.pdf", "missing"),
        Difference("briefs/c.html", "not listed"),
    ]


def test_a_list_that_was_edited_is_not_signed_with_the_key(
    outputs: Path, keys: tuple[Path, Path], tmp_path: Path
) -> None:
    sign(outputs, keys[0])
    stranger = make_keys(tmp_path / "stranger")
    with pytest.raises(OutputError, match="not signed with this key"):
        check_sums(outputs, stranger[1])
    (outputs / "briefs" / "a.md").write_text("other words\n", "utf-8")
    (outputs / SUMS).write_text(list_sums(outputs), "utf-8")
    with pytest.raises(OutputError, match="not signed with this key"):
        check_sums(outputs, keys[1])
    assert check_sums(outputs) == [], "without a key the list is taken as it is"


def test_a_locked_key_needs_its_passphrase(tmp_path: Path) -> None:
    pair = minisign.KeyPair.generate()
    pair.secret_key.encrypt("open sesame", opslimit=2**15, memlimit=2**24)
    key = tmp_path / "locked.key"
    key.write_bytes(bytes(pair.secret_key))
    with pytest.raises(UsageError, match="needs its passphrase"):
        sign_sums("x", key)
    with pytest.raises(UsageError):
        sign_sums("x", key, "wrong")
    assert b"trusted comment: file:SHA256SUMS" in sign_sums("x", key, "open sesame")


def test_a_folder_without_a_list_is_told(outputs: Path) -> None:
    with pytest.raises(OutputError, match="there is no list"):
        check_sums(outputs)


def test_pdfs_and_folders_are_signed_apart(outputs: Path) -> None:
    done = CliRunner().invoke(cli, ["sign", str(outputs), str(outputs / "briefs" / "b.pdf")])
    assert done.exit_code != 0


@pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not installed")
def test_minisign_and_sha256sum_agree(outputs: Path, keys: tuple[Path, Path]) -> None:
    sign(outputs, keys[0])
    for words in (
        ["minisign", "-V", "-q", "-p", keys[1], "-m", SUMS, "-x", SIGNATURE],
        ["sha256sum", "--check", "--quiet", SUMS],
    ):
        done = subprocess.run(words, cwd=outputs, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
