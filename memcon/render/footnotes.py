"""Footnotes of a Word document: python-docx has none, so their part is written here.

ECMA-376 Part 1, 17.11. Word counts footnotes by itself, and an evidence number is the same in
every format of a brief; so the mark of each footnote is an invisible character
(`customMarkFollows`), and the number stands beside it, here and there. A number as the mark itself
is printed twice by LibreOffice 7 where it has more than one character.
"""

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from memcon.brief import Proof
from memcon.language import END_ISOLATE, ISOLATE

_EMPTY = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>
</w:footnote></w:footnotes>"""

_INVISIBLE = "\u200b"
TURNS = {ord(ISOLATE): "\u200f\u200e", ord(END_ISOLATE): "\u200e\u200f"}
"""Marks of either direction for isolates, which Word does not heed."""
_FIRST_BOOKMARK = 10_000
"""Bookmarks of footnotes are numbered from here, those of the text from 0."""


def bookmark(name: str, number: int) -> tuple[BaseOxmlElement, BaseOxmlElement]:
    """A place that links inside a document lead to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    return start, end


class Footnotes:
    """The footnotes of one document. The part is made with the first of them."""

    def __init__(self, document: Document, *, right_to_left: bool = False) -> None:
        self._document = document
        self._right_to_left = right_to_left
        self._root: BaseOxmlElement | None = None
        self._written: set[str] = set()

    def refer(self, paragraph: Paragraph, mark: str, proof: Proof) -> None:
        """The mark in a paragraph. The first one has the footnote, each later one leads to it."""
        if mark not in self._written:
            self._written.add(mark)
            number = len(self._written)
            run = paragraph.add_run()
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:customMarkFollows"), "1")
            reference.set(qn("w:id"), str(number))
            run._r.append(reference)  # noqa: SLF001 - python-docx makes no footnotes
            run.add_text(_INVISIBLE)
            note = _footnote(number, mark, proof, right_to_left=self._right_to_left)
            self._open().append(note)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _place(proof))
        shown = paragraph.add_run(mark)
        shown.style = "Evidence"
        link.append(shown._r)  # noqa: SLF001 - nor links inside a document
        paragraph._p.append(link)  # noqa: SLF001

    def _open(self) -> BaseOxmlElement:
        if self._root is None:
            part = self._document.part
            self._root = parse_xml(_EMPTY)
            name = PackURI("/word/footnotes.xml")
            notes = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, self._root, part.package)
            part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
        return self._root


def _place(proof: Proof) -> str:
    return f"note_{proof.number}"


def _footnote(number: int, mark: str, proof: Proof, *, right_to_left: bool) -> BaseOxmlElement:
    note = OxmlElement("w:footnote")
    note.set(qn("w:id"), str(number))
    paragraph = OxmlElement("w:p")
    style = OxmlElement("w:pStyle")
    style.set(qn("w:val"), "FootnoteText")
    properties = OxmlElement("w:pPr")
    properties.append(style)
    if right_to_left:
        properties.append(OxmlElement("w:bidi"))
    paragraph.append(properties)
    paragraph.extend(bookmark(_place(proof), _FIRST_BOOKMARK + number))
    paragraph.append(_run(mark, style="Evidence"))
    for index, quote in enumerate(proof.quotes):
        paragraph.append(_run(" … " if index else " "))
        paragraph.append(_run(quote.text, language=quote.language))
    paragraph.append(_run(f" {proof.place}"))
    note.append(paragraph)
    return note


def _run(text: str, *, style: str = "", language: str = "") -> BaseOxmlElement:
    run = OxmlElement("w:r")
    properties = OxmlElement("w:rPr")
    if style:
        named = OxmlElement("w:rStyle")
        named.set(qn("w:val"), style)
        properties.append(named)
    if language:
        spoken = OxmlElement("w:lang")
        for attribute in ("w:val", "w:eastAsia", "w:bidi"):
            spoken.set(qn(attribute), language)
        properties.append(spoken)
    run.append(properties)
    words = OxmlElement("w:t")
    words.set(qn("xml:space"), "preserve")
    words.text = text.translate(TURNS)
    run.append(words)
    return run
