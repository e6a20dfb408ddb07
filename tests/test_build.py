"""`memcon build` from end to end: all outputs, the same words, one bad readout costs itself."""

import html
import json
import os
import re
import shutil
import subprocess
import sys
from itertools import takewhile
from pathlib import Path

import pytest

from memcon.render import FORMATS

ROOT = Path(__file__).resolve().parents[1]
BROKEN = ROOT / "tests" / "broken"
CONTACT = "2030-01-02-alpha-beta"
PAPERS_OF_ONE = [name for name in FORMATS if name not in {"compare", "precall"}]
"""The formats that are made of one readout."""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports" / CONTACT
    (folder / "captures").mkdir(parents=True)
    shutil.copy(BROKEN / "parties.yaml", folder.parent)
    shutil.copy(BROKEN / CONTACT / "captures" / "text.txt", folder / "captures")
    shutil.copy(BROKEN / CONTACT / "valid.yaml", folder / "alpha.yaml")
    return folder.parent


def build(reports: Path, *words: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "memcon", "build", *words],
        cwd=reports.parent,
        env={**os.environ, **surroundings},
        capture_output=True,
        text=True,
        check=False,
    )


def outputs(reports: Path, folder: str = "output") -> dict[str, bytes]:
    root = reports.parent / folder
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def test_every_format_and_output_lies_at_its_documented_place(reports: Path) -> None:
    done = build(reports, "--as", "onepage,record,bluf")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert done.stderr.endswith("9 files written\n")
    assert list(outputs(reports)) == sorted(
        f"briefs/{CONTACT}/alpha.{name}.{ending}"
        for name in ("onepage", "record", "bluf")
        for ending in ("md", "html", "pdf")
    )


def test_a_second_build_writes_nothing_and_says_so(reports: Path) -> None:
    build(reports, "--to", "md,html")
    assert build(reports, "--to", "md,html", "-q").stderr == ""
    assert build(reports, "--to", "md,html").stderr.endswith("0 files written, 2 unchanged\n")
    assert build(reports, "--to", "md", "--force").stderr.endswith("1 file written\n")


def test_one_letter_changed_in_a_quotation_refuses_that_readout_only(reports: Path) -> None:
    good = reports / CONTACT / "alpha.yaml"
    text = good.read_text("utf-8")
    bad = text.replace("prefix: added that", "prefix: added that").replace(
        "evidence: the border must remain open", "evidence: the border must remain opem"
    )
    (reports / CONTACT / "beta.yaml").write_text(bad, "utf-8")
    line = 1 + bad.split("\n").index("    evidence: the border must remain opem")
    done = build(reports, "--to", "md")
    assert done.returncode == 1
    assert f"beta.yaml:{line}:15: evidence-not-found:" in done.stderr
    assert "1 file written, 1 readout refused" in done.stderr
    assert list(outputs(reports)) == [f"briefs/{CONTACT}/alpha.onepage.md"]


def test_two_builds_elsewhere_give_the_same_bytes(reports: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "deeper" / "reports"
    shutil.copytree(reports, other)
    one = build(reports, TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="1")
    two = build(other, "--jobs", "1", TZ="America/Lima", LC_ALL="C.UTF-8", PYTHONHASHSEED="9")
    assert (one.returncode, two.returncode) == (0, 0), one.stderr + two.stderr
    assert outputs(reports) == outputs(other)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def words_of_markdown(text: str) -> list[str]:
    import markdown

    return words_of_html(markdown.markdown(text, extensions=["tables"]))


def words_of_html(text: str) -> list[str]:
    body = re.sub(r"(?s)<(style|title|script)\b.*?</\1>", " ", text)
    body = re.sub(r"(?s)<head>.*?</head>", " ", body)
    return words(html.unescape(re.sub(r"<[^>]*>", " ", body)))


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every format of a record that has all parts, as Markdown, HTML, CSV and PDF."""
    folder = tmp_path_factory.mktemp("papers")
    shutil.copytree(ROOT / "tests" / "briefs", folder / "reports")
    done = build(folder / "reports", "--as", ",".join(PAPERS_OF_ONE), "--to", "md,html,csv,pdf")
    assert done.returncode == 0, done.stderr
    return folder / "output" / "briefs" / CONTACT


@pytest.mark.parametrize("name", PAPERS_OF_ONE)
def test_the_three_outputs_carry_the_same_words_in_the_same_order(name: str, papers: Path) -> None:
    """In the PDF by its tags, which readers aloud follow; its lines in the margins come once."""
    place = papers
    in_html = words_of_html((place / f"alpha.{name}.html").read_text("utf-8"))
    in_markdown = words_of_markdown((place / f"alpha.{name}.md").read_text("utf-8"))
    assert in_markdown == in_html
    tree = subprocess.run(
        ["pdfinfo", "-struct-text", place / f"alpha.{name}.pdf"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    in_pdf = words("\n".join(re.findall(r'^ *"(.*)"$', tree, re.MULTILINE)))
    page = (place / f"alpha.{name}.html").read_text("utf-8")
    body = words_of_html(page[page.index("<main>") : page.index("</main>")])
    spoken = [word for word in in_pdf if word != "DRAFT"]
    pairs = zip(spoken, body, strict=False)
    first_page = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    in_margins = spoken[first_page : first_page + len(in_html) - len(body)]
    assert sorted(body + in_margins) == sorted(in_html)
    assert spoken[:first_page] + spoken[first_page + len(in_margins) :] == body


@pytest.mark.parametrize("name", [name for name in PAPERS_OF_ONE if name != "card"])
def test_each_statement_has_the_same_place_and_number_in_markdown_and_html(
    name: str, papers: Path
) -> None:
    ids = [
        re.findall(r'id="((?:s|e)\d+)"', (papers / f"alpha.{name}.{ending}").read_text("utf-8"))
        for ending in ("md", "html")
    ]
    assert ids[0] == ids[1]
    assert {"s1", "s5", "s7", *(f"e{number}" for number in range(1, 9))} <= set(ids[0])
    assert len(ids[0]) == len(set(ids[0]))


def test_a_brief_that_cannot_be_printed_costs_its_pdf_only_and_says_why(reports: Path) -> None:
    path = reports / CONTACT / "alpha.yaml"
    text = path.read_text("utf-8")
    (reports / CONTACT / "beta.yaml").write_text(
        text.replace("wants an open border", "wants an open border ᚠ"), "utf-8"
    )
    done = build(reports)
    assert done.returncode == 1
    assert 'beta.onepage.pdf: not made: no font has the characters "ᚠ" (U+16A0)' in done.stderr
    assert f"briefs/{CONTACT}/alpha.onepage.pdf" in outputs(reports)


def test_a_one_page_brief_that_needs_more_is_reported(reports: Path) -> None:
    """A draft is made all the same, with a warning; a record in review has an error (rule R43)."""
    path = reports / CONTACT / "alpha.yaml"
    text = path.read_text("utf-8")
    more = "".join(f"  - A caveat of its own, number {n} {'words ' * 120}\n" for n in range(9))
    path.write_text(f"{text}caveats:\n{more}", "utf-8")
    done = build(reports, "--as", "onepage,record")
    assert done.returncode == 0
    assert "alpha.yaml: warning: over-page-limit: as onepage its paper fills 3 pages" in done.stderr
    assert done.stderr.endswith("6 files written\n")
    path.write_text(f"{text}caveats:\n{more}".replace("state: draft", "state: in_review"), "utf-8")
    done = build(reports)
    assert done.returncode == 1
    assert "alpha.yaml: over-page-limit: as onepage its paper fills 3 pages" in done.stderr


def test_a_table_is_made_of_the_coding_sheet_only(papers: Path) -> None:
    assert sorted(path.name for path in papers.glob("*.csv")) == [
        "alpha.coding-sheet.csv",
        "beta.coding-sheet.csv",
    ]


def test_the_paper_is_a4_or_letter(reports: Path, tmp_path: Path) -> None:
    for paper, size in (("a4", "595.276 x 841.89"), ("letter", "612 x 792")):
        done = build(reports, "--to", "pdf", "--paper", paper, "-o", paper)
        assert done.returncode == 0, done.stderr
        made = tmp_path / paper / "briefs" / CONTACT / "alpha.onepage.pdf"
        told = subprocess.run(["pdfinfo", made], capture_output=True, text=True, check=True).stdout
        assert f"{size} pts" in told


def test_help_names_every_format(reports: Path) -> None:
    told = " ".join(build(reports, "--help").stdout.split())
    for name in FORMATS:
        assert name in told.replace("- ", "-"), name


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ brief.titel }}", "onepage.md.j2:1: "),
        ("\n{% if %}", "onepage.md.j2:2: Expected an expression"),
        ("{{ 1 / 0 }}", "onepage.md.j2:1: division by zero"),
        ('{% include "../../../etc/passwd" %}', "onepage.md.j2:1: ../../../etc/passwd"),
    ],
)
def test_a_broken_template_fails_its_outputs_and_says_where(
    template: str, told: str, reports: Path, tmp_path: Path
) -> None:
    own = tmp_path / "templates" / "formats"
    own.mkdir(parents=True)
    (own / "onepage.md.j2").write_text(template)
    done = build(reports, "--to", "md,html")
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert list(outputs(reports)) == [f"briefs/{CONTACT}/alpha.onepage.html"]


def test_templates_of_the_users_own_go_before_ours(reports: Path, tmp_path: Path) -> None:
    own = tmp_path / "templates"
    (own / "formats").mkdir(parents=True)
    (own / "formats" / "onepage.md.j2").write_text("# {{ brief.title|rich }}, as we print it\n")
    (own / "formats" / "note.md.j2").write_text("Note: {{ brief.contact|md }}\n")
    (own / "formats" / "note.html.j2").write_text(
        '{% extends "parts/page.html.j2" %}{% block body %}<h1>Note</h1>{% endblock %}'
    )
    done = build(reports, "--as", "onepage,note")
    assert done.returncode == 0, done.stderr
    made = outputs(reports)
    assert made[f"briefs/{CONTACT}/alpha.onepage.md"].endswith(b", as we print it\n")
    assert made[f"briefs/{CONTACT}/alpha.note.md"] == f"Note: {CONTACT}\n".encode()
    assert made[f"briefs/{CONTACT}/alpha.note.pdf"][:5] == b"%PDF-"


def test_an_output_folder_in_use_ends_with_75(reports: Path, tmp_path: Path) -> None:
    from memcon.publish import Publisher

    with Publisher(tmp_path / "output"):
        done = build(reports, "--to", "md")
    assert done.returncode == 75
    assert "another build is writing" in done.stderr


def test_an_output_folder_that_cannot_be_made_ends_with_3(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = build(reports, "--to", "md", "-o", "file/output")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_the_build_script_of_a_checkout_is_the_same_command(reports: Path) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "build.py", "validate", "--format", "json", "-q"],
        cwd=reports.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout or "[]") == []
