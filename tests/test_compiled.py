"""Compiled templates: kept beside ours only, never stale, never trusted where they are damaged."""

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from jinja2.filters import FILTERS

from memcon.language import ENGLISH, Language, language
from memcon.render import compiled, environment, folders
from memcon.render.compiled import Compiled
from memcon.render.environment import environment as open_environment
from memcon.render.html import HtmlRenderer
from memcon.render.markdown import MarkdownRenderer
from memcon.site.render import SiteRenderer

NAME = "formats/hello.md.j2"


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in the place of our templates, with one in it."""
    folder = tmp_path / "ours"
    (folder / "formats").mkdir(parents=True)
    (folder / "formats" / "hello.md.j2").write_text("Hello {{ name }}")
    for module in (compiled, environment, folders):
        monkeypatch.setattr(module, "templates_dir", lambda: folder)
    monkeypatch.setattr(environment, "Compiled", Compiled)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are compiled from now on."""
    names: list[str] = []
    compile_it = Environment.compile

    def noted(self: Environment, source: Any, name: str, *more: Any, **options: Any) -> Any:
        names.append(name)
        return compile_it(self, source, name, *more, **options)

    monkeypatch.setattr(Environment, "compile", noted)
    return names


def opened(*folders: Path, autoescape: bool = False, language: Language = ENGLISH) -> Environment:
    return open_environment(folders, autoescape=autoescape, filters={}, language=language)


def hello(*folders: Path, autoescape: bool = False) -> str:
    return opened(*folders, autoescape=autoescape).get_template(NAME).render(name="<Ann>")


def test_a_template_of_ours_is_compiled_once(ours: Path, compilations: list[str]) -> None:
    assert [hello(), hello()] == ["Hello <Ann>"] * 2
    assert compilations == [NAME]
    (kept,) = (ours / "__pycache__").iterdir()
    assert kept.name.startswith("hello.md.j2.")
    assert kept.name.endswith(f".{sys.implementation.cache_tag}.pyc")


def test_one_that_was_edited_is_compiled_again(ours: Path, compilations: list[str]) -> None:
    hello()
    (ours / NAME).write_text("Bye {{ name }}")
    assert hello() == "Bye <Ann>"
    assert compilations == [NAME, NAME]


def test_code_that_escapes_is_never_used_where_nothing_is_escaped(ours: Path) -> None:
    assert ours.is_dir()
    assert hello(autoescape=True) == "Hello &lt;Ann&gt;"
    assert hello() == "Hello <Ann>"
    assert hello(autoescape=True) == "Hello &lt;Ann&gt;"


def test_a_template_of_the_users_is_compiled_each_time(
    ours: Path, tmp_path: Path, compilations: list[str]
) -> None:
    """Its folder may be anybody's, so no code is kept of it, there or with ours."""
    own = tmp_path / "own"
    shutil.copytree(ours, own)
    assert [hello(own), hello(own)] == ["Hello <Ann>"] * 2
    assert compilations == [NAME, NAME]
    assert not list(tmp_path.rglob("__pycache__"))


@pytest.mark.parametrize("spoil", [b"", b"code", "half", "twice"])
def test_a_damaged_one_is_compiled_again(
    spoil: bytes | str, ours: Path, compilations: list[str]
) -> None:
    hello()
    (kept,) = (ours / "__pycache__").iterdir()
    whole = kept.read_bytes()
    half = {"half": whole[: len(whole) // 2], "twice": whole[:30] * 2}
    kept.write_bytes(half[spoil] if isinstance(spoil, str) else spoil)
    assert hello() == "Hello <Ann>"
    assert compilations == [NAME, NAME]
    assert kept.read_bytes() == whole


def test_where_nothing_can_be_kept_it_is_compiled_each_time(
    ours: Path, compilations: list[str]
) -> None:
    (ours / "__pycache__").write_text("in the way")
    assert [hello(), hello()] == ["Hello <Ann>"] * 2
    assert compilations == [NAME, NAME]


def test_nothing_is_kept_where_python_keeps_nothing(
    ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    hello()
    assert not (ours / "__pycache__").exists()


def asked_while_compiling(made: Environment, names: list[str]) -> list[str]:
    """The filters and tests that are called while templates of an environment are compiled."""
    asked: list[str] = []

    def told(name: str) -> Any:
        def call(*_: Any, **__: Any) -> str:
            asked.append(name)
            return ""

        return call

    made.filters = {name: told(name) for name in made.filters}
    made.tests = {name: told(name) for name in made.tests}
    for name in names:
        made.compile(made.loader.get_source(made, name)[0], name)  # type: ignore[union-attr]
    return asked


RENDERERS = {
    "md": lambda: MarkdownRenderer(language=language("ar")),
    "html": lambda: HtmlRenderer(language=language("ar")),
    "site": SiteRenderer,
}


@pytest.mark.parametrize("kind", RENDERERS)
def test_no_filter_of_ours_is_asked_while_a_template_is_compiled(kind: str) -> None:
    """So that the code holds whatever filters do: in another language, in another version."""
    made: Environment = RENDERERS[kind]()._environment
    top = ("site/", "preview/") if kind == "site" else ("formats/", "parts/")
    end = ".html.j2" if kind == "site" else f".{kind}.j2"
    names = [name for name in made.list_templates() if name.startswith(top) and name.endswith(end)]
    assert len(names) > 10
    assert set(asked_while_compiling(made, names)) <= FILTERS.keys()


def test_a_filter_that_is_asked_then_would_be_seen() -> None:
    made = Environment(loader=DictLoader({"a.j2": "{{ 'word'|upper }}"}), autoescape=True)
    assert asked_while_compiling(made, ["a.j2"]) == ["upper"]
