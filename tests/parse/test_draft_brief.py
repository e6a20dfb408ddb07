"""The brief of a draft says what is open, and whose the words are that it quotes."""

import html
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from memcon.cli import cli
from memcon.parse.model import Document, Draft

ACCOUNT = Path(__file__).parent / "data" / "account.txt"

OPEN = [
    "“Alpha stressed that the bridge would be built” [to confirm: holder: from a surname]",
    "[to confirm: denial: check the words; topic: ferry-tariffs is also said to have been raised]",
    "[to confirm: who agreed: the text does not name both sides]",
    "8 points of this record are still to be confirmed by a person.",
    (
        "To confirm of the record as a whole: issuer: SE, from the header “Office of the President"
        " of Alphaland”;"
    ),
]


@pytest.fixture
def briefs(
    tmp_path: Path, parser: Callable[..., None], find_all: Callable[[Document], Draft]
) -> dict[str, str]:
    """The words of the draft's brief by output."""
    parser(lambda document, **_: find_all(document))
    reports = tmp_path / "reports"
    words = ["parse", str(ACCOUNT), "-q", "-o", str(reports)]
    assert CliRunner().invoke(cli, words).exit_code == 0
    command = [sys.executable, "-m", "memcon", "build", "-q", "-o", "out"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    made = {path.suffix[1:]: path for path in (tmp_path / "out").rglob("*.onepage.*")}
    pdf = subprocess.run(
        ["pdftotext", "-raw", made["pdf"], "-"], capture_output=True, text=True, check=True
    )
    page = re.sub(r"(?s)<style\b.*?</style>|<[^>]*>", "", made["html"].read_text("utf-8"))
    plain = re.sub(r"<[^>]*>|\*|\\", "", made["md"].read_text("utf-8"))
    texts = {"md": plain, "html": html.unescape(page), "pdf": pdf.stdout}
    return {name: " ".join(text.split()) for name, text in texts.items()}


def test_every_open_point_stands_in_every_output(briefs: dict[str, str]) -> None:
    """Those of a statement beside it, those of the record among the caveats."""
    for name, text in briefs.items():
        for words in OPEN:
            assert words in text, name


def test_words_that_do_not_name_their_holder_get_the_name(briefs: dict[str, str]) -> None:
    """A draft has no sentence of ours yet, and a pronoun alone tells a reader nothing."""
    assert "President Ada Alpha and Prime Minister Bo Beta: “the leaders" in briefs["html"]
    assert "; Ada Alpha and Bo Beta: “They agreed" in briefs["html"]
    assert "Ada Alpha: “Alpha stressed" not in briefs["html"]
