"""What is taken in is the exact text that is stored; what is no text is refused in plain words."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.parse.document import read_document
from memcon.parse.intake import MAX_BYTES, MAX_PAGE_BYTES, MAX_TAGS, take_in
from memcon.parse.language import guess_language, settle_language
from memcon.problems import SourceError

HERE = Path(__file__).parent
PAGE = HERE / "data" / "page.html"

REFUSED = {
    "nothing": b"",
    "white space": b" \n\t\n",
    "no words": b"--- *** ---",
    "a PDF": b"%PDF-1.7 ...",
    "a DOCX": b"PK\x03\x04....",
    "an RTF": b"{\\rtf1 text}",
    "a web archive": b"From: <Saved>\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n<html>",
    "a NUL": b"The leaders\nspoke\x00 today.",
    "Latin-1": b"First line.\nThe caf\xe9.",
    "UTF-16 without a mark": "The leaders spoke.".encode("utf-16-le"),
    "a page in no encoding": b"<html><meta charset='utf-99'><p>Text.",
    "a page in a codec of no text": b"<html><meta charset='hex'><p>Text.",
    "a page without text": b"<html><body><script>run()</script></body></html>",
    "too many tags": b"<html>" + b"<p>" * MAX_TAGS,
    "too long a text": b"word " * (MAX_BYTES // 5 + 1),
    "too large a file": b"x" * (MAX_PAGE_BYTES + 1),
}


def test_what_is_no_text_is_refused_in_plain_words(golden: Callable[[Path, str], None]) -> None:
    """One line a refusal: what it is, where, and what to do."""
    lines = []
    for name, raw in REFUSED.items():
        with pytest.raises(SourceError) as refusal:
            take_in(raw, "source.txt")
        assert refusal.value.exit_code == 1
        lines.append(f"{name}: {refusal.value}\n")
    golden(HERE / "golden" / "refused.txt", "".join(lines))


def test_a_text_is_stored_as_it_stands() -> None:
    """Hard line breaks, misprints, marks and header lines stay."""
    text = "title: Call\n\nThey  spoke\ntoday.\u00a0“Niinist ö”\n\\###\n"
    taken = take_in(text.encode(), "x")
    assert (taken.text, taken.form, taken.notes) == (text, "text", ())


@pytest.mark.parametrize("form", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_tells_the_encoding(form: str) -> None:
    """It is no part of the text."""
    assert take_in("Привет — hello.".encode(form), "x").text == "Привет — hello."


def test_line_ends_are_line_feeds() -> None:
    """So that one text has one hash on every system."""
    assert take_in(b"One.\r\nTwo.\rThree.", "x").text == "One.\nTwo.\nThree."


def test_hidden_characters_are_left_out_and_named() -> None:
    """No readout may hold them, and no reader would see them."""
    taken = take_in("re\u00adadout\u200b of \u202ethe call".encode(), "x")
    assert taken.text == "readout of the call"
    assert taken.notes == (
        "left out of the stored text: 3 hidden characters (U+00AD, U+200B, U+202E)",
    )


def test_markdown_keeps_its_marks() -> None:
    """The stored text is the one that was given; its heading is the title."""
    text = "# Call with Beta\n\nAlpha **spoke** with Beta.\n"
    taken = take_in(text.encode(), "x")
    assert (taken.text, taken.form) == (text, "markdown")
    assert read_document(taken.text).title == "Call with Beta"


def test_front_matter_becomes_header_lines() -> None:
    """Between dashes or not, the document reads its fields."""
    taken = take_in(b'---\nTitle: "Call: Beta"\ndate: 2031-05-07\n---\n\nAlpha spoke.\n', "x")
    assert taken.text == "title: Call: Beta\ndate: 2031-05-07\n\nAlpha spoke.\n"
    document = read_document(taken.text)
    assert (document.title, str(document.published)) == ("Call: Beta", "2031-05-07")


def test_a_rule_of_dashes_is_no_front_matter() -> None:
    """What is not fields stays where it is."""
    text = "---\nAlpha spoke.\n---\nBeta answered.\n"
    assert take_in(text.encode(), "x").text == text


class TestPage:
    @pytest.fixture(autouse=True)
    def offline(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Any use of the network fails the test."""

        def refuse(*_: object) -> NoReturn:
            raise AssertionError

        monkeypatch.setattr(socket.socket, "connect", refuse)
        monkeypatch.setattr(socket, "getaddrinfo", refuse)

    def test_the_main_text_stands_below_what_the_page_says_of_itself(
        self, golden: Callable[[Path, str], None]
    ) -> None:
        """Menus, tables, comments and cookies stay out; nothing is fetched."""
        taken = take_in(PAGE.read_bytes(), "page.html")
        assert taken.form == "page"
        golden(HERE / "golden" / "page.txt", taken.text)

    def test_the_content_tells_that_it_is_a_page(self) -> None:
        """Whatever the name of the file."""
        assert take_in(PAGE.read_bytes(), "saved.txt").form == "page"
        assert take_in(b"Alpha said <p> is a tag.", "x.html").form == "text"

    def test_the_same_page_gives_the_same_text(self) -> None:
        """On every run: nothing is remembered, no clock is asked (the page is of 2131)."""
        first, second = (take_in(PAGE.read_bytes(), "x").text for _ in range(2))
        assert first == second
        assert "date: 2131-05-06\n" in first

    def test_a_declared_encoding_is_used(self) -> None:
        """An older page in Windows-1251 reads as it should."""
        page = (
            "<html><head><meta charset=windows-1251></head><body><article>"
            "<p>Президент провёл телефонный разговор.</p></article></body></html>"
        )
        assert "Президент провёл" in take_in(page.encode("windows-1251"), "x").text


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_bytes_give_a_text_or_a_refusal(raw: bytes) -> None:
    """Nothing else is raised, and what is taken in is stable."""
    try:
        taken = take_in(raw, "x")
    except SourceError:
        return
    if taken.form != "page":
        assert take_in(taken.text.encode(), "x").text == taken.text


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("The leaders discussed the situation and agreed to keep in touch.", "en"),
        ("Alpha called Beta.", "en"),
        ("Президенты обсудили ситуацию на Ближнем Востоке.", "ru"),
        ("Президенти обговорили ситуацію і домовилися про зустріч.", "uk"),
        ("Les deux présidents ont évoqué la situation et le plan de paix avec leurs alliés.", "fr"),
        ("Der Bundeskanzler hat mit dem Präsidenten über die Lage gesprochen.", "de"),
        ("Los presidentes hablaron de la situación en la región y del comercio.", "es"),
        ("I presidenti hanno parlato della situazione e degli scambi tra i due.", "it"),
        ("Os presidentes falaram sobre a situação e também do comércio entre os países.", "pt"),
        ("Prezydenci rozmawiali o sytuacji i o tym, że spotkanie jest ważne dla obu.", "pl"),
        ("İki lider bölgesel konular ve ikili ilişkiler için bir görüşme yaptı.", "tr"),
        ("两国元首讨论了双边关系。", "zh"),
        ("両首脳は二国間関係について協議した。", "ja"),
        ("양국 정상은 통화했다.", "ko"),
        ("بحث الرئيسان العلاقات الثنائية", "ar"),
        ("המנהיגים שוחחו", "he"),
        ("Οι ηγέτες συζήτησαν", "el"),
        ("ሰላም ለዓለም", ""),
    ],
)
def test_the_language_shows_in_script_and_common_words(text: str, tag: str) -> None:
    """A guess that is the same each time."""
    assert guess_language(text) == tag


@pytest.mark.parametrize(
    ("text", "told", "message"),
    [
        (
            "Президенты обсудили",
            "",
            """the text looks Russian (ru); there is a grammar for English (en); \
if it is in one of them, say so with --language""",
        ),
        ("text", "fr", "the text is said to be French (fr); there is a grammar for English (en)"),
        ("text", "tlh", 'the text is said to be "tlh"; there is a grammar for English (en)'),
        (
            "ሰላም",
            "",
            "the language of the text cannot be told; there is a grammar for English (en)",
        ),
    ],
)
def test_a_language_without_a_grammar_is_named(text: str, told: str, message: str) -> None:
    """With the languages that have one."""
    with pytest.raises(SourceError) as refusal:
        settle_language(text, told)
    assert str(refusal.value) == message


def test_what_is_told_stands_over_the_guess() -> None:
    """With its region, which the record keeps."""
    assert settle_language("Президенты", "en-GB") == "en-GB"
