"""The PDF of a brief: tagged, whole, of our own fonts, and the same bytes every time."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pictures
import pikepdf
import pytest

from memcon.corpus import Corpus
from memcon.problems import RenderError
from memcon.render import PrintPage
from memcon.render.fonts import prepare_fonts, use_fonts
from memcon.render.html import HtmlRenderer
from memcon.view import brief

use_fonts(prepare_fonts())

from memcon.render.pdf import PdfRenderer  # noqa: E402 - the fonts come first

FOLDER = Path(__file__).parent / "broken" / "2030-01-02-alpha-beta"
PAGE = """<!DOCTYPE html><html lang="en"><head><title>T</title></head>
<body><h1>T</h1>{body}</body></html>"""


def printed(body: str) -> PrintPage:
    return PrintPage(PAGE.format(body=body))


@pytest.fixture(scope="module")
def renderer() -> PdfRenderer:
    return PdfRenderer()


@pytest.fixture(scope="module")
def print_page() -> PrintPage:
    record, _ = Corpus().record(FOLDER / "valid.yaml")
    assert record is not None
    return HtmlRenderer().render_print(brief(record), "onepage")


@pytest.fixture(scope="module")
def made(
    renderer: PdfRenderer, print_page: PrintPage, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "brief.pdf"
    path.write_bytes(renderer.render(print_page).data)
    return path


def structure(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem"
    ]


def test_no_compiler_is_run_to_find_a_library() -> None:
    """The import starts no process; afterwards `find_library` is the usual one."""
    script = (
        "import ctypes.util, subprocess\n"
        "usual = ctypes.util.find_library\n"
        "subprocess.Popen = None\n"
        "import memcon.render.pdf\n"
        "assert ctypes.util.find_library is usual\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_it_is_tagged_and_has_a_title_a_language_and_bookmarks(made: Path) -> None:
    with pikepdf.open(made) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        assert pdf.docinfo["/Title"] == "Alpha says the border must remain open"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_outline() as outline:
            assert outline.root[0].title == "Alpha says the border must remain open"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_every_header_cell_says_what_it_heads(made: Path) -> None:
    with pikepdf.open(made) as pdf:
        cells = [item for item in structure(pdf) if item.S == "/TH"]
        assert cells
        assert {str(cell.A.Scope) for cell in cells} == {"/Column"}


def test_every_link_is_printed(made: Path) -> None:
    with pikepdf.open(made) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        assert links
        assert all(int(link.F) & 4 for link in links)


def test_all_fonts_are_ours_and_embedded(made: Path) -> None:
    with pikepdf.open(made) as pdf:
        fonts = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        for font in fonts:
            assert "+Memcon-" in str(font.FontName)
            assert "/FontFile2" in font


def test_qpdf_finds_nothing_wrong(made: Path) -> None:
    done = subprocess.run(["qpdf", "--check", made], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("name", "look_alike"),
    [("Путин", "Пyтин"), ("Ουκρανία", "Oυκρανία"), ("Зеленський", "Зеленсъкий")],
)
def test_cyrillic_and_greek_names_print_their_own_glyphs(
    name: str, look_alike: str, renderer: PdfRenderer, tmp_path: Path
) -> None:
    """Drawn by the font itself, letter for letter: each as a glyph that the cut has for it."""
    font = pictures.font(prepare_fonts().folder / "MemconSerif-Regular.ttf")
    shown = pictures.shown(renderer, name, tmp_path)
    share = pictures.difference(shown, pictures.drawn(name, font))
    assert share < 0.08, f"{name} is drawn with other glyphs than the font's ({share:.2f})"
    far = pictures.difference(shown, pictures.drawn(look_alike[::-1], font))
    assert far > 2 * share, "the measure tells one word from another"


def test_a_letter_that_no_font_has_fails_the_brief(renderer: PdfRenderer) -> None:
    with pytest.raises(RenderError, match=r'no font has the characters "ᚠ" \(U\+16A0\)'):
        renderer.render(printed("<p>ᚠ</p>"))


@pytest.mark.parametrize(
    "body",
    [
        '<img src="http://alpha.example/x.png" alt="">',
        '<img src="file:///etc/passwd" alt="">',
        '<link rel="stylesheet" href="../../../../etc/hostname.css">',
        '<p style="background: url(https://alpha.example/x.svg)">x</p>',
        '<iframe src="/etc/passwd"></iframe><img src="data:image/png;base64,AAAA" alt="">',
    ],
)
def test_a_page_that_asks_for_what_it_may_not_read_fails(body: str, renderer: PdfRenderer) -> None:
    with pytest.raises(RenderError, match=r"only files|no such file|lies outside|no image"):
        renderer.render(printed(body))


def test_the_bytes_do_not_depend_on_place_time_zone_locale_or_hash_seed(
    renderer: PdfRenderer, print_page: PrintPage, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_text(print_page.html, "utf-8")
    script = (
        "import hashlib, sys\n"
        "from memcon.render.fonts import prepare_fonts, use_fonts\n"
        "use_fonts(prepare_fonts())\n"
        "from memcon.render.pdf import PdfRenderer\n"
        "from memcon.render import PrintPage\n"
        "page = PrintPage(open(sys.argv[1], encoding='utf-8').read())\n"
        "print(hashlib.sha256(PdfRenderer().render(page).data).hexdigest())\n"
    )
    hashes = {hashlib.sha256(renderer.render(print_page).data).hexdigest()}
    for zone, locale, seed in (("Asia/Tokyo", "C", "1"), ("America/Lima", "C.UTF-8", "77")):
        surroundings = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
        folder = tmp_path / seed
        folder.mkdir()
        done = subprocess.run(
            [sys.executable, "-c", script, page],
            env=surroundings,
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
        hashes.add(done.stdout.strip())
    assert len(hashes) == 1
