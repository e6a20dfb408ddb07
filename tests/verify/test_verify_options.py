"""What `memcon verify` is given beside a PDF: a folder with its list, copies, records, keys."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import minisign
import pytest
from click.testing import CliRunner, Result

from memcon.cli import cli
from memcon.corpus import Corpus
from memcon.enclosures import Encloser
from memcon.render.fonts import prepare_fonts, use_fonts
from memcon.render.html import HtmlRenderer
from memcon.signing.sums import SIGNATURE, SUMS, list_sums, sign_sums
from memcon.view import brief

use_fonts(prepare_fonts())

CONTACT = Path(__file__).parents[1] / "briefs" / "2030-01-02-alpha-beta"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, ["verify", *map(str, words)])


def codes(done: Result) -> set[str]:
    """The codes of what a run in JSON has in doubt."""
    return {
        finding["code"]
        for verdict in json.loads(done.output)
        for finding in verdict["findings"]
        if finding["outcome"] == "doubt"
    }


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from memcon.render.pdf import PdfRenderer

    corpus = Corpus()
    record, _ = corpus.record(CONTACT / "alpha.yaml")
    assert record is not None
    others = corpus.others(CONTACT / "alpha.yaml")
    made = brief(record, others)
    page = HtmlRenderer().render_print(made, "card")
    page = Encloser().enclose(page, made, "card", [record, *others])
    path = tmp_path_factory.mktemp("options") / "alpha.card.pdf"
    path.write_bytes(PdfRenderer().render(page).data)
    return path


@pytest.fixture
def keys(tmp_path: Path) -> tuple[Path, Path]:
    pair = minisign.KeyPair.generate()
    secret, public = tmp_path / "house.key", tmp_path / "house.pub"
    secret.write_bytes(bytes(pair.secret_key))
    public.write_bytes(bytes(pair.public_key))
    return secret, public


@pytest.fixture
def listed(tmp_path: Path, keys: tuple[Path, Path]) -> Path:
    """A folder of outputs with its signed list."""
    folder = tmp_path / "output"
    (folder / "briefs").mkdir(parents=True)
    (folder / "briefs" / "a.md").write_text("words\n", "utf-8")
    text = list_sums(folder)
    (folder / SUMS).write_text(text, "utf-8")
    (folder / SIGNATURE).write_bytes(sign_sums(text, keys[0]))
    return folder


def test_a_folder_holds_by_its_list_and_the_key_that_signed_it(
    listed: Path, keys: tuple[Path, Path]
) -> None:
    done = run(listed, "--key", keys[1])
    assert done.exit_code == 0, done.output
    assert done.output.startswith(f"VERIFIED: {listed}")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda folder: (folder / "briefs" / "a.md").write_text("others\n"), "file-changed"),
        (lambda folder: (folder / "briefs" / "a.md").unlink(), "file-missing"),
        (lambda folder: (folder / "briefs" / "b.md").touch(), "file-not-listed"),
        (lambda folder: (folder / SUMS).write_text(f"{'0' * 64}  x\n"), "list-not-signed"),
        (lambda folder: (folder / SIGNATURE).unlink(), "list-not-signed"),
        (lambda folder: (folder / SUMS).unlink(), "list-not-signed"),
    ],
)
def test_a_folder_that_is_not_as_its_list_has_it_is_in_doubt(
    spoil: Callable[[Path], object], code: str, listed: Path, keys: tuple[Path, Path]
) -> None:
    spoil(listed)
    done = run(listed, "--key", keys[1], "--format", "json")
    assert done.exit_code == 1
    assert codes(done) == {code}


def test_without_the_key_nobody_knows_who_signed_the_list(listed: Path) -> None:
    done = run(listed, "--format", "json")
    assert done.exit_code == 1
    assert codes(done) == {"key-not-given"}


def test_a_folder_of_records_tells_whether_there_is_another_version(
    pdf: Path, tmp_path: Path
) -> None:
    records = tmp_path / "reports"
    shutil.copytree(CONTACT, records / CONTACT.name)
    done = run(pdf, "--records", records)
    assert done.exit_code == 0, done.output
    assert "alpha.yaml is the one among the records given" in done.output
    file = records / CONTACT.name / "alpha.yaml"
    file.write_text(file.read_text("utf-8").replace("in_review", "withdrawn"), "utf-8")
    assert codes(run(pdf, "--records", records, "--format", "json")) == {"newer-version"}
    assert "Version" not in run(pdf, "--records", tmp_path).output, "it is not among these"


def test_a_folder_of_copies_proves_each_quotation_anew(pdf: Path, tmp_path: Path) -> None:
    captures = tmp_path / "captures"
    shutil.copytree(CONTACT / "captures", captures / "deep" / "down")
    done = run(pdf, "--captures", captures)
    assert done.exit_code == 0, done.output
    assert "each quotation stands in its copy, to the letter" in done.output
    (tmp_path / "none").mkdir()
    found = codes(run(pdf, "--captures", tmp_path / "none", "--format", "json"))
    assert found == {"capture-changed"}


@pytest.mark.parametrize(
    "words",
    [
        ["nowhere"],
        ["--captures", "nowhere", "x.pdf"],
        ["--records", "nowhere", "x.pdf"],
        ["--trust", "nowhere", "x.pdf"],
        ["--key", "nowhere", "x.pdf"],
    ],
)
def test_a_path_that_there_is_not_is_named(words: list[str]) -> None:
    done = run(*words)
    assert done.exit_code != 0
    assert "nowhere" in f"{done.output} {done.exception}"
