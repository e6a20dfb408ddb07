"""The preview in a real browser: an open page follows the edits of its file."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from test_serve_command import running
from two_contacts import ALPHA, PAGE, edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

PATIENCE = 60_000
"""Milliseconds that a busy machine may need; nothing is measured here."""


@pytest.fixture
def page(reports: Path, tab: "Page") -> "Iterator[Page]":
    """The page of the first readout, open in a browser; what the browser complains of fails."""
    said: list[str] = []
    with running(str(reports), cwd=Path.cwd()) as (process, address):
        tab.set_default_timeout(PATIENCE)
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.goto(f"{address}{PAGE}")
        tab.preview = process  # type: ignore[attr-defined]
        yield tab
    assert [line for line in said if "Failed to load resource" not in line] == []


def test_an_open_page_follows_its_file(page: "Page") -> None:
    """Edited, broken, mended: the new words, the problem with its line, and no problem any more."""
    page.get_by_role("heading", name="Alpha tells of barley").wait_for()
    edit("Alpha tells of oats")
    page.get_by_role("heading", name="Alpha tells of oats").wait_for()

    text = ALPHA.read_text("utf-8")
    ALPHA.write_text(text.replace("kind: discussed", "kind: discused"), "utf-8")
    line = 1 + text.split("\n").index("  kind: discussed")
    panel = page.get_by_role("region", name="Problems · 1 error")
    panel.wait_for()
    assert panel.get_by_role("link", name=f"{ALPHA}:{line}:9").is_visible()
    assert "unknown-value" in panel.inner_text()
    assert 'did you mean "discussed"?' in panel.inner_text()
    assert page.get_by_role("heading", name="Alpha tells of oats").is_visible()

    edit("Alpha tells of maize")
    page.get_by_role("heading", name="Alpha tells of maize").wait_for()
    assert page.locator(".problems").count() == 0


def test_a_reader_keeps_the_place(page: "Page") -> None:
    """What was opened stays open, and the page stands where it stood."""
    page.set_viewport_size({"width": 900, "height": 300})
    page.locator("details.ev > summary").first.click()
    page.evaluate("scrollTo(0, 250)")
    edit(bottom_line="They spoke of oats.")
    page.get_by_text("They spoke of oats.").first.wait_for()
    page.wait_for_function("scrollY === 250")
    assert page.locator("details.ev[open]").count() == 1


def test_a_page_waits_for_its_file_to_come_back(page: "Page") -> None:
    """The folder is removed, and made again with other words: another folder to the system."""
    page.get_by_role("heading", name="Alpha tells of barley").wait_for()
    text = ALPHA.read_text("utf-8")
    shutil.rmtree("reports")
    page.get_by_role("heading", name="No such page").wait_for()
    page.wait_for_timeout(2000)  # by now nothing looks at the old folder any more
    ALPHA.parent.mkdir(parents=True)
    ALPHA.write_text(text.replace("barley", "oats"), "utf-8")
    page.get_by_role("heading", name="Alpha tells of oats").wait_for()


def test_a_page_says_that_the_preview_has_ended(page: "Page") -> None:
    """It is not taken for the present state."""
    page.get_by_role("heading", name="Alpha tells of barley").wait_for()
    assert page.locator("#stopped").is_hidden()
    page.preview.terminate()
    page.get_by_text("The preview has ended").wait_for()
