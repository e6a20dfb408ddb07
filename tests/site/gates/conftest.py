"""The site of `reports/` under every gate, and a small site with a page for each defect."""

from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

import pytest
from defects import DEFECTS, PAGE, with_defects
from finding import Finding
from markup import ask_html_validate, ask_nu
from playwright.sync_api import Browser
from serving import Files, serve
from structure import html, structure
from survey import survey
from three_contacts import site as three_contacts
from walk import walk

from memcon.site.build import list_files


@pytest.fixture(scope="session")
def address(files: Files) -> Iterator[str]:
    """Where the site of `reports/` is served, with its own headers."""
    with serve(files) as address:
        yield address


@pytest.fixture(scope="session")
def surveyed(chromium: str, address: str, files: Files) -> list[Finding]:
    """What the browser found on every page, in every view."""
    return survey(chromium, address, html(files))


@pytest.fixture(scope="session")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The small site with a page for each defect."""
    return with_defects(
        dict(
            list_files(
                three_contacts(tmp_path_factory.mktemp("readouts")),
                moved={"topics/cereals.html": "topics/trade.html"},
            )
        )
    )


@pytest.fixture(scope="session")
def reported(
    faulty: Files, chromium: str, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> list[Finding]:
    """What the gates report of the small site: of its pages, and of each copy what its gate does.

    The checkers of text read all pages at once, the browser only what it must report.
    """
    pages = {path: data for path, data in faulty.items() if path.suffix == ".html"}
    found = list(ask_html_validate(pages, tmp_path_factory.mktemp("pages")))
    found += structure(_without(faulty, {"links", "tables"}))
    with serve(faulty, headers=False) as address:
        found += ask_nu(address, html(faulty))
        found += survey(chromium, address, _of(IN_BROWSER))
        context = browser.new_context()
        tab = context.new_page()
        for path in _of({"keyboard"}):
            found += walk(tab, address, path)
        context.close()
    return found


IN_BROWSER = {"axe", "reflow", "request", "policy", "script", "shift", "contrast"}


def _of(gates: Collection[str]) -> list[str]:
    """The good page, and the copies that these gates must report."""
    return [str(PAGE), *(str(defect.path) for defect in DEFECTS if defect.gate in gates)]


def _without(files: Files, gates: Collection[str]) -> dict[PurePosixPath, bytes]:
    """The site with the copies that these gates must report, and no others."""
    others = {defect.path for defect in DEFECTS if defect.gate not in gates}
    return {path: data for path, data in files.items() if path not in others}
