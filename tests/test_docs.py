"""The documentation says what the code says."""

import importlib.util
import re
import tomllib
from pathlib import Path

import pytest

from memcon.cli import COMMANDS
from memcon.limits import LIMITS
from memcon.render import FORMATS

ROOT = Path(__file__).resolve().parents[1]


def made_pages() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("docs", ROOT / "tools" / "docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pages: dict[str, str] = module.pages()
    return pages


@pytest.mark.parametrize(
    "name", ["comparing.md", "problems.md", "readout-format.md", "templates.md"]
)
def test_what_is_made_from_the_code_is_fresh(name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == made_pages()[name], "run `make docs`"


def test_every_format_is_described_with_its_picture_and_its_limit() -> None:
    page = (ROOT / "docs" / "formats.md").read_text("utf-8")
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == list(FORMATS)
    for name in FORMATS:
        assert (ROOT / "docs" / "formats" / f"{name}.png").stat().st_size <= 60_000
        row = next(line for line in page.split("\n") if line.startswith(f"| [`{name}`]"))
        limited = LIMITS.get(name)
        assert ("page" in row.split("|")[3]) is (limited is not None), name
        if limited and limited.pages >= 1:
            assert f"{limited.pages:g} page" in row


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    named = [*project["dependencies"], *(item for extra in extras for item in extra)]
    needed = {re.split(r"[<>=\[]", item)[0] for item in named}
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    told = {row.split("|")[1].strip() for row in page.split("\n") if row.startswith("| ")}
    system = (ROOT / "tools" / "system-packages").read_text("utf-8")
    fonts = {name for name in re.findall(r"^need (\S+)", system, re.MULTILINE) if "fonts" in name}
    assert told - {"package", "---"} == needed | fonts


@pytest.mark.parametrize("path", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))])
def test_every_link_between_pages_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target


def test_the_readme_names_only_commands_that_there_are() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert set(re.findall(r"^    memcon ([a-z]+)", text, re.MULTILINE)) <= set(COMMANDS)
