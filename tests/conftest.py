"""What the tests share: golden files, the texts that lie beside a checkout, a browser."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from checkers import FLAGS, program
from compiled import Compiled
from hypothesis import settings

from memcon.cache import cache_dir
from memcon.render import environment

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# No test is timed: a busy machine fails none.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(autouse=True, scope="session")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Builds of the tests keep nothing for those of the user; fonts are cut once for both."""
    fonts = cache_dir() / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    own = tmp_path_factory.mktemp("cache")
    (own / "fonts").symlink_to(fonts.absolute())
    os.environ["MEMCON_CACHE"] = str(own)


@pytest.fixture(autouse=True, scope="session")
def _compiled() -> Iterator[None]:
    """Renderers are made for each test, but each template is compiled once."""
    with pytest.MonkeyPatch.context() as patch:
        kept = Compiled()
        patch.setattr(environment, "Compiled", lambda _: kept)
        yield


LONGEST = (
    "test_gates",
    "test_gate",
    "test_build",
    "test_faults",
    "test_cluster",
    "test_cache",
    "test_interrupts",
    "test_validate",
    "test_workers",
    "test_verify",
    "test_parse_growth",
    "test_load",
    "test_scripts",
)
"""Modules in the order of their work. Begun first, none is left for one process at the end."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest modules first; the others in their order."""
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(places)))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Rewrite the golden files instead of comparing.",
    )
    parser.addoption(
        "--every-brief",
        action="store_true",
        help="Ask the gate of PDFs for every brief of reports/ instead of a sample.",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a golden file, or rewrites the file."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert path.is_file(), f"{path} is not there: run pytest --update-golden, and read it"
        assert text == path.read_text("utf-8")

    return compare


@pytest.fixture
def shared() -> Path:
    """The folder of texts beside the checkout; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared is not here")
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium; without it a test is skipped, and fails where CI is set."""
    return program("chromium")


@pytest.fixture(scope="session")
def browser(chromium: str) -> "Iterator[Browser]":
    """One Chromium without a window, for all tests that click and type."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=30_000)  # a busy machine fails no test
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def tab(browser: "Browser") -> "Iterator[Page]":
    """An empty page of a browser that remembers nothing."""
    context = browser.new_context()
    yield context.new_page()
    context.close()
