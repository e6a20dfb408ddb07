"""The styles of a Word document: the look of the PDF with the faces that an office has."""

from typing import cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

SERIF, SANS = "Georgia", "Arial"
INK, QUIET, ACCENT = (
    RGBColor(0x17, 0x21, 0x2B),
    RGBColor(0x55, 0x60, 0x6B),
    RGBColor(0x0F, 0x4A, 0x5C),
)

SECTION_STYLES = {"lead": "Lead", "notes": "Notes", "paragraphs": "Numbered"}
"""The style of the paragraphs of a section, where it is not the usual one."""


def set_styles(document: Document, language: str, *, right_to_left: bool) -> None:
    """Give the document its styles: serif for what was said, sans for what we say about it."""
    _default_language(document, language)
    _lighten_borders(document)
    for name, face, size, bold, colour, before, after in (
        ("Normal", SERIF, 10.5, False, INK, 0, 4),
        ("Title", SERIF, 19, True, INK, 0, 8),
        ("Heading 1", SANS, 10.5, True, ACCENT, 10, 3),
        ("Heading 2", SANS, 9.5, False, QUIET, 4, 2),
        ("List Bullet", SERIF, 10.5, False, INK, 0, 3),
        ("Numbered", SERIF, 10.5, False, INK, 0, 4),
        ("Lead", SERIF, 12.5, False, INK, 0, 6),
        ("Notes", SANS, 9, False, INK, 0, 3),
        ("Running", SANS, 8.5, False, QUIET, 0, 0),
        ("Marking", SANS, 12, True, INK, 0, 2),
        ("Table Text", SANS, 9, False, INK, 1, 1),
        ("Table Gap", SANS, 4, False, INK, 0, 2),
        ("footnote text", SANS, 8.5, False, INK, 0, 0),
    ):
        style = _paragraph_style(document, name)
        _set_face(style, face, size, colour)
        style.font.bold = bold
        if right_to_left:
            _set_letters_that_join(style, size, bold=bold)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.keep_with_next = name in ("Title", "Heading 1", "Heading 2")
    document.styles["Marking"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT  # the end
    for name, colour in (("Evidence", ACCENT), ("Hyperlink", ACCENT), ("Small", QUIET)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb = colour
        if name != "Hyperlink":
            style.font.name, style.font.size = SANS, Pt(8.5)
            if right_to_left:
                _set_letters_that_join(style, 8.5)


def _lighten_borders(document: Document) -> None:
    """Hairlines for the lines of a table."""
    for border in document.styles["Table Grid"].element.iter(
        *(qn(f"w:{edge}") for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
    ):
        border.set(qn("w:color"), "CCD3D8")


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    styles = document.styles
    if name in styles:
        style = styles[name]
    else:
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.islower())
        style.base_style = styles["Normal"]
    borders = style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    if borders is not None:
        borders.getparent().remove(borders)
    return cast("ParagraphStyle", style)


def _set_face(
    style: ParagraphStyle | CharacterStyle, face: str, size: float, colour: RGBColor
) -> None:
    style.font.name = face
    style.font.size = Pt(size)
    style.font.color.rgb = colour
    style.font.italic = False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    for script in ("w:ascii", "w:hAnsi"):
        fonts.set(qn(script), face)
    fonts.set(qn("w:cs"), "Times New Roman" if face == SERIF else "Arial")


def _set_letters_that_join(
    style: ParagraphStyle | CharacterStyle, size: float, *, bold: bool | None = None
) -> None:
    """Size and weight of Arabic: Word has both apart from those of Latin."""
    style.font.cs_bold = bold
    properties = style.element.get_or_add_rPr()
    own = OxmlElement("w:szCs")
    own.set(qn("w:val"), str(round(2 * size)))
    properties.find(qn("w:sz")).addnext(own)


def _default_language(document: Document, language: str) -> None:
    defaults = document.styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"
    )
    spoken = defaults.find(qn("w:lang"))
    if spoken is None:
        spoken = OxmlElement("w:lang")
        defaults.append(spoken)
    for attribute in ("w:val", "w:eastAsia", "w:bidi"):
        spoken.set(qn(attribute), language)
