"""A brief as a Word document: real headings, tables and footnotes, and the words of the PDF."""

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from memcon.brief import Brief
from memcon.compare.contact import compare_contact
from memcon.corpus import Corpus
from memcon.language import language
from memcon.render.html import HtmlRenderer
from memcon.render.word import WordRenderer
from memcon.sheet import Sheet
from memcon.view import brief

CONTACT = Path(__file__).parent / "briefs" / "2030-01-02-alpha-beta"
TWO = Path(__file__).parents[1] / "reports" / "2021-12-30-biden-putin"
FORMATS = ("onepage", "record", "bluf")


def made() -> Brief:
    corpus = Corpus()
    record, _ = corpus.record(CONTACT / "alpha.yaml")
    assert record is not None
    return brief(record, corpus.others(CONTACT / "alpha.yaml"))


def document(format: str = "onepage") -> Document:  # noqa: A002
    return docx.Document(io.BytesIO(WordRenderer().render(made(), format)))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("\u200b", ""))


def body_words(document: Document) -> list[str]:
    texts = (item.text or "" for item in document.element.body.iter(qn("w:t"), qn("w:br")))
    paragraphs = (
        "".join((item.text or " ") for item in paragraph.iter(qn("w:t"), qn("w:br")))
        for paragraph in document.element.body.iter(qn("w:p"))
    )
    assert any(texts)
    return words(" ".join(paragraphs))


def page_words(made: Brief | Sheet, format: str) -> list[str]:  # noqa: A002
    page = HtmlRenderer().render_print(made, format).html
    root = etree.HTML(page)
    for running in root.xpath("//head|//body/p"):
        running.getparent().remove(running)
    for block in root.iter("p", "li", "td", "th", "h1", "h2", "h3", "br", "small"):
        block.tail = f" {block.tail or ''}"
        block.text = f" {block.text or ''}"
    return words("".join(root.itertext()))


@pytest.mark.parametrize("name", FORMATS)
def test_a_document_has_the_words_of_the_page_in_their_order(name: str) -> None:
    assert body_words(document(name)) == page_words(made(), name)


def test_headings_are_headings_and_the_strip_is_a_table_with_a_head() -> None:
    found = document()
    styles = {item.text: item.style.name for item in found.paragraphs if item.style}
    assert styles[found.paragraphs[0].text] == "Title"
    assert styles["What was said"] == "Heading 1"
    topics = [name for name in styles.values() if name == "Heading 2"]
    assert topics
    (strip,) = found.tables
    assert strip.rows[0].cells[0].text == "Contact"
    assert strip.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


@pytest.mark.parametrize("name", FORMATS)
def test_each_evidence_number_has_one_footnote_with_the_exact_words(name: str) -> None:
    """The number is that of all other outputs; Word's own counting is not used."""
    data = WordRenderer().render(made(), name)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/footnotes.xml"))
        text = etree.fromstring(archive.read("word/document.xml"))
    notes = {
        note.get(qn("w:id")): "".join(note.itertext()).strip()
        for note in root
        if note.get(qn("w:type")) is None
    }
    referred = [item.get(qn("w:id")) for item in text.iter(qn("w:footnoteReference"))]
    assert sorted(referred) == sorted(notes), "each once"
    proofs = {proof.number: proof for proof in made().proofs}
    assert len(notes) == len(proofs)
    for note in notes.values():
        number = re.match(r"\[(\d+)\]", note)
        assert number is not None
        proof = proofs[number[1]]
        assert " … ".join(quote.text for quote in proof.quotes) in note
        assert note.endswith(proof.place)


def test_a_number_that_comes_again_leads_to_its_footnote() -> None:
    data = WordRenderer().render(made(), "record")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode()
        notes = archive.read("word/footnotes.xml").decode()
    targets = re.findall(r'w:anchor="(note_\d+)"', text)
    assert targets
    assert set(targets) <= set(re.findall(r'w:bookmarkStart w:id="\d+" w:name="(\w+)"', notes))


def test_the_marking_and_the_notices_stand_on_every_page() -> None:
    section = document().sections[0]
    head = "\n".join(item.text for item in section.header.paragraphs)
    foot = "\n".join(item.text for item in section.footer.paragraphs)
    assert made().marking in head
    assert made().marking in foot
    assert "not a transcript" in foot


def test_a_document_names_its_title_language_and_day() -> None:
    properties = document().core_properties
    assert properties.title
    assert properties.language == "en"
    assert properties.created is not None
    assert properties.created.isoformat()[:10] == (made().created or "1980-01-01")


def test_equal_briefs_give_equal_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = WordRenderer().render(made(), "onepage")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert WordRenderer().render(made(), "onepage") == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_comparison_lies_across_with_its_table_and_its_own_evidence() -> None:
    corpus = Corpus()
    records = [corpus.record(path)[0] for path in corpus.folders.readouts(TWO)]
    sheet = compare_contact([record for record in records if record], TWO).sheet()
    found = docx.Document(io.BytesIO(WordRenderer().render(sheet, "compare")))
    section = found.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
    assert body_words(found) == page_words(sheet, "compare")


def test_a_document_in_arabic_runs_from_right_to_left_on_every_part_of_its_pages() -> None:
    """Body, table, head, foot and footnotes; words that do not are held by marks Word heeds."""
    spoken = language("ar")
    record, _ = Corpus().record(CONTACT / "alpha.yaml")
    assert record is not None
    data = WordRenderer(language=spoken).render(brief(record, (), language=spoken), "onepage")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        texts = {name: parts.read(name).decode() for name in parts.namelist() if "xml" in name}
    written = [name for name in texts if re.search(r"/(document|footnotes|header|footer)", name)]
    pages = {name: texts[name] for name in written if not name.endswith(".rels")}
    assert len(pages) == 4
    for name, text in pages.items():
        assert text.count("<w:bidi/>") == len(
            re.findall(r"<w:p><w:pPr>(?!<w:pStyle w:val=.TableGap)", text)
        ), name
        assert "\u2068" not in text
    assert "<w:bidiVisual/>" in texts["word/document.xml"]
    assert "\u200f\u200e" in texts["word/document.xml"]
    sizes = re.findall(r'<w:sz w:val="(\d+)"/><w:szCs w:val="(\d+)"/>', texts["word/styles.xml"])
    assert len(sizes) > 10
    assert all(latin == arabic for latin, arabic in sizes)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", FORMATS)
def test_libreoffice_opens_it_and_prints_the_same_words(name: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(WordRenderer().render(made(), name))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path],
        check=True,
        capture_output=True,
        timeout=180,
    )
    printed = subprocess.run(
        ["pdftotext", tmp_path / "brief.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    wanted = Counter(page_words(made(), name))
    missing = wanted - Counter(words(printed))
    assert not missing


def test_the_plain_text_stays_as_it_was_read(golden: Callable[[Path, str], None]) -> None:
    from memcon.render.plain import PlainRenderer

    for name in FORMATS:
        text = PlainRenderer().render(made(), name)
        golden(Path(__file__).parent / "golden" / f"alpha.{name}.txt", text)
        assert [word for word in page_words(made(), name) if word not in words(text)] == []
