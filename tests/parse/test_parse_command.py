"""`memcon parse` as a person meets it: what it prints, writes, refuses and never overwrites."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from memcon.cli import cli
from memcon.parse.model import Document, Draft, EventFacts, Fact, Span
from memcon.parse.seal import is_untouched

HERE = Path(__file__).parent
ACCOUNT = HERE / "data" / "account.txt"
CONTACT = "2031-05-06-alpha-beta"

Put = Callable[[Callable[..., Draft]], None]


@pytest.fixture(autouse=True)
def layers(parser: Put, find_all: Callable[[Document], Draft]) -> list[bool]:
    """The layers find what stands in the fictional account; the list tells how they were asked."""
    asked: list[bool] = []

    def parse(document: Document, *, nlp: bool = True) -> Draft:
        asked.append(nlp)
        return find_all(document)

    parser(parse)
    return asked


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return tmp_path / "reports"


def run(*words: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["parse", *map(str, words)], input=stdin)


def refusal(result: Result) -> str:
    assert result.exception is not None
    code = getattr(result.exception, "exit_code", None)
    return f"{code}: {result.exception}"


def test_without_a_file_to_write_the_draft_is_printed() -> None:
    """On stdout, with the talk on stderr."""
    result = run(ACCOUNT)
    assert result.exit_code == 0
    assert result.stdout.startswith("# yaml-language-server: ")
    assert is_untouched(result.stdout.encode())
    assert "to confirm: 8\n" in result.stderr


def test_the_summary_says_what_was_found_and_what_was_not(
    golden: Callable[[Path, str], None],
) -> None:
    """Facts, statements by kind, points to confirm, every sentence without a place."""
    golden(HERE / "golden" / "summary.txt", run(ACCOUNT).stderr)


def test_every_statement_can_say_why_it_was_read_so(golden: Callable[[Path, str], None]) -> None:
    """Rule, cue and factors in words, in the order of the text."""
    golden(HERE / "golden" / "explained.txt", run(ACCOUNT, "--explain", "--quiet").stderr)


def test_an_address_that_is_none_is_refused() -> None:
    """What the caller gives is never dropped without a word."""
    wrong = refusal(run(ACCOUNT, "--url", "somewhere"))
    assert wrong == '2: --url "somewhere" is no address: write it like https://example.org/1'


def test_quiet_says_nothing() -> None:
    """The draft alone is printed."""
    assert run(ACCOUNT, "--quiet").stderr == ""


def test_a_dash_reads_standard_input() -> None:
    """The same text gives the same draft."""
    assert run("-", stdin=ACCOUNT.read_bytes()).stdout == run(ACCOUNT).stdout


def test_programs_get_offsets_reasons_and_what_has_no_place() -> None:
    """The JSON holds the readout, the stored text and all that was found in it."""
    data = json.loads(run(ACCOUNT, "--format", "json").stdout)
    text = data["capture"]["text"]
    assert text == ACCOUNT.read_text("utf-8")
    assert [item["id"] for item in data["items"]] == [None, "s1", "s2", "s3", "s4", "s5"]
    for item in data["items"]:
        assert text[item["start"] : item["end"]] == item["words"]
        assert item["why"]["band"] == "check"
    assert [item["line"] for item in data["unplaced"]] == [10, 16]
    assert data["readout"]["event"]["id"] == CONTACT


def test_the_draft_and_its_text_are_written_side_by_side(reports: Path) -> None:
    """Valid as they lie there, the text to the byte; alone, the call is no second of a series."""
    path = reports / CONTACT / "se.yaml"
    result = run(ACCOUNT, "-o", path)
    assert result.stdout == f"{path}\n"
    assert (path.parent / "captures" / "se.txt").read_bytes() == ACCOUNT.read_bytes()
    checked = CliRunner().invoke(cli, ["validate", str(reports)])
    assert (checked.exit_code, checked.stderr) == (0, "1 readout, 0 errors, 1 warning\n")


def test_a_folder_of_contacts_gets_the_contact_s_own_folder(reports: Path) -> None:
    """Named by the day and the principals, the file by the issuer."""
    assert run(ACCOUNT, "-o", reports).stdout == f"{reports / CONTACT / 'se.yaml'}\n"


def test_the_name_of_the_readout_tells_the_issuer(reports: Path) -> None:
    """Nothing is left to confirm about it then."""
    path = reports / CONTACT / "fi.yaml"
    run(ACCOUNT, "-o", path)
    assert "issuer: FI\n" in path.read_text("utf-8")
    assert "issuer: " not in path.read_text("utf-8").split("\nconfirm:")[1]


def test_a_text_that_lies_in_the_captures_is_used_where_it_is(reports: Path) -> None:
    """It is not stored twice."""
    text = reports / CONTACT / "captures" / "report.txt"
    text.parent.mkdir(parents=True)
    text.write_bytes(ACCOUNT.read_bytes())
    run(text, "-o", reports / CONTACT / "se.yaml")
    assert [path.name for path in text.parent.iterdir()] == ["report.txt"]
    assert "path: captures/report.txt" in (reports / CONTACT / "se.yaml").read_text("utf-8")


class TestOverwriting:
    @pytest.fixture
    def path(self, reports: Path) -> Path:
        path = reports / CONTACT / "se.yaml"
        assert run(ACCOUNT, "-o", path).exit_code == 0
        return path

    def test_a_draft_that_nobody_edited_is_replaced(self, path: Path) -> None:
        """By a run that reads it otherwise."""
        assert run(ACCOUNT, "-o", path, "--level", "press").exit_code == 0
        assert "level: press\n" in path.read_text("utf-8")

    def test_a_draft_that_was_edited_is_kept(self, path: Path) -> None:
        """One changed letter is an edit."""
        edited = path.read_bytes().replace(b"kind: position", b"kind: request")
        path.write_bytes(edited)
        result = run(ACCOUNT, "-o", path, "--level", "press")
        assert refusal(result) == (
            f"3: {path} was edited; nothing was written (--force replaces it)"
        )
        assert path.read_bytes() == edited
        assert run(ACCOUNT, "-o", path, "--force").exit_code == 0
        assert path.read_bytes() != edited

    def test_a_readout_of_a_person_s_own_is_kept(self, path: Path) -> None:
        """A file that the parser never wrote has no seal."""
        path.write_text("memcon: 1\n", "utf-8")
        assert run(ACCOUNT, "-o", path).exit_code != 0
        assert path.read_text("utf-8") == "memcon: 1\n"

    def test_a_stored_text_with_other_content_is_kept(self, path: Path) -> None:
        """Another readout may rest on it; then nothing is written at all."""
        capture = path.parent / "captures" / "se.txt"
        draft = path.read_bytes()
        capture.write_text("Another text.\n", "utf-8")
        result = run(ACCOUNT, "-o", path, "--level", "press")
        assert "exists already with other content; nothing was written" in refusal(result)
        assert (capture.read_text("utf-8"), path.read_bytes()) == ("Another text.\n", draft)
        assert run(ACCOUNT, "-o", path, "--force").exit_code == 0
        assert capture.read_bytes() == ACCOUNT.read_bytes()

    def test_the_same_run_twice_writes_the_same_bytes(self, path: Path) -> None:
        """Nothing of the run itself is in the draft."""
        draft = path.read_bytes()
        assert run(ACCOUNT, "-o", path).exit_code == 0
        assert path.read_bytes() == draft


REFUSED: dict[str, tuple[str | bytes, ...]] = {
    "a file that is not there": ("no-such-file.txt",),
    "a party that is none": (ACCOUNT.name, "--issuer", "Atlantis!"),
    "a day that is none": (ACCOUNT.name, "--published", "7 May"),
    "a day of the contact that is none": (ACCOUNT.name, "--date", "2031-05-99"),
    "a language without a grammar": (ACCOUNT.name, "--language", "ru"),
    "a folder that is no contact": (ACCOUNT.name, "-o", "My Folder/se.yaml"),
    "an output that is no readout": (ACCOUNT.name, "-o", "account.txt"),
    "an empty text": ("-", b" \n"),
    "a text in Russian": ("-", "Президенты обсудили ситуацию.".encode()),
}


def test_a_refusal_is_one_line_with_what_to_do(
    golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the documented code to end with."""
    monkeypatch.chdir(ACCOUNT.parent)
    lines = []
    for name, (*words, last) in REFUSED.items():
        if isinstance(last, bytes):
            result = run(*map(str, words), stdin=last)
        else:
            result = run(*map(str, words), last)
        lines.append(f"{name}: {refusal(result)}\n")
    golden(HERE / "golden" / "refused-runs.txt", "".join(lines))


def test_the_layers_are_asked_for_rules_alone(layers: list[bool]) -> None:
    """Only where that is said."""
    run(ACCOUNT)
    run(ACCOUNT, "--rules-only")
    assert layers == [True, False]


def test_a_page_is_stored_as_the_text_that_was_read(
    reports: Path, parser: Put, draft: Draft
) -> None:
    """The capture is what the evidence stands in, not the page."""
    words = "The leaders discussed the bridge over the strait"

    def parse(document: Document, **_: bool) -> Draft:
        start = document.flat.index(words)
        found = replace(draft.items[1], span=Span(start, start + len(words)), topics=())
        facts = EventFacts(Fact("phone_call", None), Fact("2131-05-06", None))
        return replace(draft, document=document, event=facts, items=(found,), unplaced=())

    parser(parse)
    path = reports / "2131-05-06-alpha-beta" / "se.yaml"
    assert run(HERE / "data" / "page.html", "-o", reports).stdout == f"{path}\n"
    capture = path.parent / "captures" / "se.txt"
    assert capture.read_text("utf-8") == (HERE / "golden" / "page.txt").read_text("utf-8")
    assert 'published: "2131-05-06"' in path.read_text("utf-8")
    assert CliRunner().invoke(cli, ["validate", str(reports)]).exit_code == 0


def test_an_account_of_the_contact_alone_has_no_statements(parser: Put, draft: Draft) -> None:
    """The summary says none, without an empty list of kinds."""
    parser(lambda *_, **__: replace(draft, items=draft.items[:1]))
    assert "statements:   none; read by" in run(ACCOUNT).stderr
