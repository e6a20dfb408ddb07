"""`memcon compare` and `memcon build --as compare` from end to end."""

import html
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from side_by_side import REPORTS

CONTACT = "2025-09-25-landau-ma"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    shutil.copytree(REPORTS / CONTACT, folder / CONTACT)
    for name in ("people", "parties", "topics"):
        shutil.copy(REPORTS / f"{name}.yaml", folder)
    return folder


def memcon(reports: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "memcon", *words],
        cwd=reports.parent,
        capture_output=True,
        text=True,
        check=False,
    )


def test_two_files_are_compared_in_the_order_given(reports: Path) -> None:
    done = memcon(
        reports,
        *("compare", f"reports/{CONTACT}/us.yaml", f"reports/{CONTACT}/cn.yaml"),
        *("--format", "json"),
    )
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert data["accounts"] == ["US", "CN"]
    assert all(set(row["cells"]) == {"US", "CN"} for row in data["rows"])
    assert all(
        item["exact"] for row in data["rows"] for cell in row["cells"].values() for item in cell
    )


@pytest.mark.parametrize("name", [CONTACT, f"reports/{CONTACT}"])
def test_a_contact_is_known_by_its_id_and_by_its_folder(name: str, reports: Path) -> None:
    done = memcon(reports, "compare", name)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{CONTACT}: Chinese account and U.S. account\n")


def test_a_mistyped_contact_gets_the_near_one(reports: Path) -> None:
    done = memcon(reports, "compare", "2025-09-25-landau-na")
    assert done.returncode == 2
    assert f'did you mean "{CONTACT}"?' in done.stderr


def test_one_account_is_a_wrong_use(reports: Path) -> None:
    done = memcon(reports, "compare", f"reports/{CONTACT}/us.yaml")
    assert done.returncode == 2
    assert "name a second readout" in done.stderr


def test_an_error_in_a_readout_ends_the_comparison(reports: Path) -> None:
    path = reports / CONTACT / "us.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: request", "kind: plea"), "utf-8")
    done = memcon(reports, "compare", CONTACT)
    assert done.returncode == 1
    assert "unknown-value" in done.stderr
    assert not done.stdout


def test_a_correction_of_nothing_is_an_error_of_validate_and_of_compare(reports: Path) -> None:
    text = "split:\n- {statements: [us/s1, cn/s77], why: other}\n"
    (reports / CONTACT / "compare.yaml").write_text(text, "utf-8")
    for words in (("validate", "reports"), ("compare", CONTACT)):
        done = memcon(reports, *words)
        assert done.returncode == 1
        assert "compare.yaml:2:" in done.stdout + done.stderr


def words_of(page: str) -> list[str]:
    body = re.sub(r"(?s)<(style|title|script)\b.*?</\1>|<head>.*?</head>", " ", page)
    return re.findall(r"\w+", html.unescape(re.sub(r"<[^>]*>", " ", body)))


def ids_of(page: str) -> list[str]:
    return re.findall(r'id="([^"]+)"', page)


def test_the_three_outputs_of_a_comparison_carry_the_same_words_and_ids(reports: Path) -> None:
    import markdown

    done = memcon(reports, "build", "--as", "compare")
    assert done.returncode == 0, done.stderr
    place = reports.parent / "output" / "briefs" / CONTACT
    assert sorted(path.name for path in place.iterdir()) == [
        "compare.html",
        "compare.md",
        "compare.pdf",
    ]
    page = (place / "compare.html").read_text("utf-8")
    text = (place / "compare.md").read_text("utf-8")
    in_html = words_of(page)
    assert words_of(markdown.markdown(text, extensions=["tables"])) == in_html
    assert ids_of(text) == ids_of(page)
    assert len(ids_of(page)) == len(set(ids_of(page)))
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(ids_of(page))
    pdf = subprocess.run(
        ["pdftotext", "-raw", place / "compare.pdf", "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert sorted(set(in_html) - set(re.findall(r"\w+", pdf.replace("\u00ad", "")))) == []


def test_a_group_repeats_its_heading_on_the_next_page(reports: Path) -> None:
    """Each relation is a table of its own, whose head comes back after a page break."""
    folder = reports / "2025-03-18-putin-trump"
    shutil.copytree(REPORTS / folder.name, folder)
    done = memcon(reports, "compare", folder.name, "--format", "pdf", "-o", "made.pdf")
    assert done.returncode == 0, done.stderr
    pages = subprocess.run(
        ["pdftotext", "-layout", reports.parent / "made.pdf", "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\f")
    assert sum("In one account only" in page for page in pages) > 1


def test_the_one_page_brief_says_what_the_other_account_adds_and_does_not_mention(
    reports: Path,
) -> None:
    done = memcon(reports, "build", "--to", "md")
    assert done.returncode == 0, done.stderr
    brief = (reports.parent / "output" / "briefs" / CONTACT / "us.onepage.md").read_text("utf-8")
    assert (
        "The Chinese account adds “Relations of China and the United States” and 1 more; does not"
        " mention “Fentanyl” and 2 more; no contradiction found." in brief
    )
