"""Words of every script that a brief may have, printed by the font that is meant for them."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pictures
import pytest

from memcon.render.fonts import font_folders, prepare_fonts, use_fonts
from memcon.render.scripts import SCRIPTS, script_of

use_fonts(prepare_fonts())

from memcon.render.pdf import PdfRenderer  # noqa: E402 - the fonts come first

CLOSE = 0.08
"""The share of dots by which two pictures of the same glyphs may differ."""


@pytest.fixture(scope="module")
def renderer() -> PdfRenderer:
    return PdfRenderer()


def installed(name: str) -> Path:
    """A font of Noto on this machine; `make` installs it."""
    places = [folder / name for folder in font_folders() if (folder / name).is_file()]
    assert places, f"{name} is not installed: run make"
    return places[0]


def test_arabic_is_joined_and_runs_from_right_to_left(
    renderer: PdfRenderer, tmp_path: Path
) -> None:
    """Drawn letter by letter, in the forms that joining gives them, from the last to the first."""
    naskh = pictures.font(installed("NotoNaskhArabic-Regular.ttf"), plain=True)
    shown = pictures.shown(renderer, "بيت", tmp_path, "ar")
    initial_beh, medial_yeh, final_teh = "\ufe91", "\ufef4", "\ufe96"
    joined = pictures.drawn(final_teh + medial_yeh + initial_beh, naskh)
    assert pictures.difference(shown, joined) < CLOSE
    turned = pictures.drawn(initial_beh + medial_yeh + final_teh, naskh)
    assert pictures.difference(shown, turned) > 2 * CLOSE
    apart = pictures.drawn("تيب", naskh)
    assert pictures.difference(shown, apart) > 2 * CLOSE


def test_hebrew_runs_from_right_to_left(renderer: PdfRenderer, tmp_path: Path) -> None:
    serif = pictures.font(installed("NotoSerifHebrew-Regular.ttf"), plain=True)
    shown = pictures.shown(renderer, "שלום", tmp_path, "he")
    assert pictures.difference(shown, pictures.drawn("םולש", serif)) < CLOSE
    assert pictures.difference(shown, pictures.drawn("שלום", serif)) > 2 * CLOSE


@pytest.mark.parametrize(
    ("words", "language", "name"),
    [
        ("Հայաստան", "hy", "NotoSerifArmenian-Regular.ttf"),
        ("საქართველო", "ka", "NotoSerifGeorgian-Regular.ttf"),
        ("합의했다", "ko", "NotoSerifCJK-Regular.ttc"),
    ],
)
def test_armenian_georgian_and_korean_print_their_own_glyphs(
    words: str, language: str, name: str, renderer: PdfRenderer, tmp_path: Path
) -> None:
    font = pictures.font(installed(name))
    shown = pictures.shown(renderer, words, tmp_path, language)
    share = pictures.difference(shown, pictures.drawn(words, font))
    assert share < CLOSE
    assert pictures.difference(shown, pictures.drawn(words[::-1], font)) > 2 * share


@pytest.mark.parametrize(
    ("language", "region"),
    [
        ("zh", "SC"),
        ("zh-CN", "SC"),
        ("zh-Hant", "TC"),
        ("zh-TW", "TC"),
        ("zh-HK", "HK"),
        ("ja", "JP"),
        ("en", "SC"),
    ],
)
def test_a_shared_letter_has_the_form_of_the_language(
    language: str, region: str, renderer: PdfRenderer, tmp_path: Path
) -> None:
    """Each region draws these letters in its own way; without a language, as in China."""
    file = installed("NotoSerifCJK-Regular.ttc")
    faces = [pictures.font(file, number) for number in range(5)]
    shown = pictures.shown(renderer, "骨直令房返", tmp_path, language)
    differences = {
        str(face.getname()[0]): pictures.difference(shown, pictures.drawn("骨直令房返", face))
        for face in faces
    }
    nearest = min(differences, key=differences.__getitem__)
    assert differences[nearest] < CLOSE
    assert nearest == f"Noto Serif CJK {region}"


def test_the_locale_decides_no_letter_form(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(pictures.PAGE.format(language="en", words="骨 العربية"), "utf-8")
    script = (
        "import hashlib, sys\n"
        "from memcon.render.fonts import prepare_fonts, use_fonts\n"
        "use_fonts(prepare_fonts())\n"
        "from memcon.render.pdf import PdfRenderer\n"
        "from memcon.render import PrintPage\n"
        "page = PrintPage(open(sys.argv[1], encoding='utf-8').read())\n"
        "print(hashlib.sha256(PdfRenderer().render(page).data).hexdigest())\n"
    )
    hashes = set()
    for language in ("ja", "zh_TW"):
        surroundings = {**os.environ, "LANGUAGE": language, "LANG": f"{language}.UTF-8"}
        done = subprocess.run(
            [sys.executable, "-c", script, page],
            env=surroundings,
            capture_output=True,
            text=True,
            check=True,
        )
        hashes.add(done.stdout.strip())
    assert len(hashes) == 1


def test_what_is_said_is_serif_and_labels_are_sans(renderer: PdfRenderer, tmp_path: Path) -> None:
    """A style asks for a Memcon face; every language has a serif and a sans behind it."""
    path = tmp_path / "page.pdf"
    words = {
        "ar": "سلام",
        "he": "שלום",
        "hy": "Հայ",
        "ka": "ქარ",
        "zh": "和平",
        "ja": "平和",
        "ko": "평화",
    }
    body = "".join(f"<p lang={tag}>{said}<small>{said}</small></p>" for tag, said in words.items())
    html = (
        f"<html lang=en><title>T</title><style>small {{ font-family: Memcon Sans }}</style>{body}"
    )
    path.write_bytes(renderer.render(pictures.PrintPage(html)).data)
    listed = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout
    for script in SCRIPTS:
        if set(script.languages) & set(words):
            for family in (script.serif, script.sans):
                assert f"+{family.replace(' ', '-')} " in listed


def test_a_face_is_taken_in_only_where_the_page_uses_it(
    renderer: PdfRenderer, tmp_path: Path
) -> None:
    path = tmp_path / "page.pdf"
    html = "<html lang=en><title>T</title><p>Talks. Переговоры. Συνομιλίες."
    path.write_bytes(renderer.render(pictures.PrintPage(html)).data)
    listed = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout
    assert "Noto" not in listed


@pytest.mark.parametrize(
    ("words", "script", "package"),
    [
        ("سلام", "Arabic needs Noto Naskh Arabic", "fonts-noto-core"),
        ("שלום", "Hebrew needs Noto Serif Hebrew", "fonts-noto-core"),
        ("和平", "Chinese needs Noto Serif CJK SC", "fonts-noto-cjk"),
    ],
)
def test_a_machine_without_the_fonts_is_told_which_to_install(
    words: str, script: str, package: str, tmp_path: Path
) -> None:
    code = (
        "import sys\n"
        "from memcon.problems import RenderError\n"
        "from memcon.render.fonts import prepare_fonts, use_fonts\n"
        "use_fonts(prepare_fonts(others=()))\n"
        "from memcon.render.pdf import PdfRenderer\n"
        "from memcon.render import PrintPage\n"
        "try:\n"
        "    PdfRenderer().render(PrintPage(f'<html lang=en><title>T</title><p>{sys.argv[1]}'))\n"
        "except RenderError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, words],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert script in done.stdout
    assert f"the Debian package {package} brings" in done.stdout


def test_every_script_has_letters_that_are_its_own() -> None:
    assert [script_of(ord(letter)) for letter in "aжω"] == [None] * 3
    assert script_of(ord("Ա")).name == "Armenian"  # type: ignore[union-attr]
    ranges = sorted(pair for script in SCRIPTS for pair in script.letters)
    assert all(end < start for (_, end), (start, _) in pairwise(ranges))
