"""Pages as readers change them pass axe as well: opened, searched, filtered, and at a place."""

from collections.abc import Callable
from pathlib import Path

import pytest
from checkers import module
from playwright.sync_api import Page, expect
from survey import RUN, read_axe

HERE = Path(__file__).parent


def _open(tab: Page, address: str) -> None:
    tab.goto(f"{address}contacts/2025-03-18-putin-trump/index.html")
    tab.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")


def _search(tab: Page, address: str) -> None:
    tab.goto(f"{address}search.html")
    tab.get_by_label("Words").fill("ceasefire")
    tab.get_by_label("Words").press("Enter")
    expect(tab.locator("#found mark").first).to_be_visible()


def _filter(tab: Page, address: str) -> None:
    tab.goto(address)
    tab.get_by_label("Year").select_option("2025")
    expect(tab.locator("[data-mark].off").first).to_be_attached()


def _arrive(tab: Page, address: str) -> None:
    tab.goto(f"{address}contacts/2025-03-18-putin-trump/ru.html#s1")
    expect(tab.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", [_open, _search, _filter, _arrive])
def test_a_changed_page_is_as_accessible(
    tab: Page, address: str, state: Callable[[Page, str], None], scheme: str
) -> None:
    """Nothing is found by axe on a page whose parts are opened, found, filtered or marked."""
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    state(tab, address)
    for script in (module("axe-core/axe.min.js"), HERE / "contrast.js"):
        tab.evaluate(script.read_text("utf-8"))
    assert not list(read_axe(tab.evaluate(RUN)))
