"""A hostile text in every field of a readout is printed as the text that it is, in every output."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from memcon.cli import cli
from memcon.compare.contact import compare_contact
from memcon.corpus import Corpus
from memcon.history import before_contact
from memcon.prepare import prepare
from memcon.printable import Printable
from memcon.record import Record
from memcon.render import FORMATS, OUTPUTS, TABLES, PrintPage
from memcon.render.attached import read_attachments
from memcon.render.outputs import Renderer, open_renderers
from memcon.schemas import Readout, Registries
from memcon.view import brief

from .carrier import (
    FIRST,
    REGISTRIES,
    SECOND,
    account,
    free_fields,
    held_fields,
    models_below,
    silence,
    write_contacts,
)
from .conftest import SECRET
from .payloads import ADDRESSES
from .scan import scan

TURNS = 2
"""Each puts other texts into the fields; in all of them every text has been in several."""
PAPERS = [name for name in FORMATS if name not in {"compare", "precall"}]
SLOW = {"docx": {"record", "compare", "coding-sheet"}}
"""Word takes its time; it is made from the page of the format, as plain text is."""


def printables(folder: Path) -> Iterator[tuple[str, Printable]]:
    """Each paper of an account, and those of a record of silence, of both accounts, of all."""
    corpus = Corpus()
    alpha, beta = (folder / FIRST / name for name in ("alpha.yaml", "beta.yaml"))
    silence = folder / SECOND / "beta.yaml"
    records = [record_of(corpus, path) for path in (alpha, beta)]
    made = brief(records[0], records[1:], audit=corpus.audit(alpha))
    yield from ((name, made) for name in PAPERS)
    yield "onepage", brief(record_of(corpus, silence), corpus.others(silence))
    yield "compare", compare_contact(records, alpha.parent).sheet()
    yield "precall", prepare(corpus, SECOND, before_contact(corpus, silence, folder))


def record_of(corpus: Corpus, path: Path) -> Record:
    found, problems = corpus.record(path)
    assert found is not None, "\n".join(map(str, problems))
    return found


@pytest.fixture(scope="module")
def renderers() -> dict[str, Renderer]:
    """Those of all outputs but PDF."""
    return open_renderers([ending for ending in OUTPUTS if ending != "pdf"])


@pytest.mark.usefixtures("listener")
@pytest.mark.parametrize("turn", range(TURNS))
def test_a_text_stays_a_text_in_every_format_and_output(
    turn: int, texts: list[tuple[str, str]], renderers: dict[str, Renderer], tmp_path: Path
) -> None:
    folder = write_contacts(tmp_path, texts, ADDRESSES, turn * len(texts) // TURNS)
    found = set()
    for format, made in printables(folder):  # noqa: A001 - the word of the trade
        for ending, render in renderers.items():
            if format in SLOW.get(ending, {format}) and (ending != "csv" or format in TABLES):
                output = render(made, format)
                assert not isinstance(output, PrintPage)
                data = output.encode() if isinstance(output, str) else output
                found |= {(format, ending, item) for item in scan(ending, data, (SECRET,))}
    assert found == set()


@pytest.mark.usefixtures("listener")
def test_a_build_prints_them_and_asks_for_nothing(
    texts: list[tuple[str, str]], tmp_path: Path
) -> None:
    """It ends with 0: had any page asked for anything, that would have been refused and told."""
    reports, output = write_contacts(tmp_path / "reports", texts, ADDRESSES, 1), tmp_path / "output"
    words = ["build", reports, "-o", output, "--as", "record,compare", "--to", "pdf", "-j", "1"]
    done = CliRunner().invoke(cli, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    assert SECRET not in done.output
    made = sorted(output.rglob("*.pdf"))
    assert len(made) == 5
    for path in made:
        assert scan("pdf", path.read_bytes(), (SECRET,)) == [], path.name
        carried = {item.name for item in read_attachments(path.read_bytes())}
        assert carried == {"alpha.yaml", "beta.yaml", "context.json", "manifest.json"}


def test_every_field_that_takes_free_text_holds_some() -> None:
    """A field that comes to be must come into the readouts of these tests, too."""
    record, none = account(FIRST, "alpha", ADDRESSES[0]), silence(SECOND, ADDRESSES[0])
    models = [
        Readout.model_validate(record),
        Readout.model_validate(none),
        Registries.model_validate(REGISTRIES),
    ]
    held = {name for model in models for name in held_fields(model)}
    taking = {name for model in models_below(Readout, Registries) for name in free_fields(model)}
    assert taking - held == set()
