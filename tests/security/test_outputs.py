"""A hostile text in every field of a readout is printed as the text that it is, in every output."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from memcon.compare.contact import compare_contact
from memcon.corpus import Corpus
from memcon.history import before_contact
from memcon.prepare import prepare
from memcon.printable import Printable
from memcon.record import Record
from memcon.render import FORMATS, OUTPUTS, TABLES, PrintPage
from memcon.render.outputs import open_renderers
from memcon.view import brief

from .carrier import FIRST, SECOND, write_contacts
from .conftest import SECRET, Secret
from .listener import Listener
from .payloads import ADDRESSES, LINES, TEXTS
from .scan import scan

TURNS = 3
"""Each puts other texts into the fields; in all of them every text has been in some twenty."""
PAPERS = [name for name in FORMATS if name not in {"compare", "precall"}]
SLOW = {"docx": {"record", "compare", "coding-sheet"}}
"""Word takes its time; it is made from the page of the format, as plain text is."""


@pytest.fixture(scope="module")
def texts(open_ears: Listener, secret: Secret) -> list[tuple[str, str]]:
    """What stands in a field of one line, and what stands in one of several."""

    def placed(text: str) -> str:
        return text.replace("@@HTTP@@", open_ears.at("")[:-1]).replace("@@SECRET@@", secret.uri())

    pairs = [(text, text) for text in TEXTS.values()] + [("x", text) for text in LINES.values()]
    return [(placed(line), placed(prose)) for line, prose in pairs]


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


@pytest.mark.parametrize("turn", range(TURNS))
def test_a_text_stays_a_text_in_every_format_and_output(
    turn: int, texts: list[tuple[str, str]], tmp_path: Path, listener: Listener
) -> None:
    folder = write_contacts(tmp_path, texts, ADDRESSES, turn * len(texts) // TURNS)
    renderers = open_renderers([ending for ending in OUTPUTS if ending != "pdf"])
    found = set()
    for format, made in printables(folder):  # noqa: A001 - the word of the trade
        for ending, render in renderers.items():
            if format in SLOW.get(ending, {format}) and (ending != "csv" or format in TABLES):
                output = render(made, format)
                assert not isinstance(output, PrintPage)
                data = output.encode() if isinstance(output, str) else output
                found |= {(format, ending, item) for item in scan(ending, data, (SECRET,))}
    assert found == set()
