"""Every page of the site of `reports/` passes every gate, and each gate sees its defects."""

from pathlib import Path, PurePosixPath

import pytest
from defects import DEFECTS, PAGE, Defect
from finding import Finding, say
from markup import ask_html_validate, ask_nu
from playwright.sync_api import Page
from serving import Files, serve
from structure import html, structure
from survey import survey
from walk import walk

from memcon.site.model import Site


def test_nu_has_nothing_to_say(address: str, files: Files) -> None:
    """The Nu Html Checker finds no error, warning or remark on any page or in the style sheet."""
    found = ask_nu(address, [*html(files), "assets/site.css"])
    assert not found, say(found)


def test_html_validate_has_nothing_to_say(files: Files, tmp_path: Path) -> None:
    """Its rules for documents, for accessibility, for the standard: no page breaks one."""
    pages = {path: data for path, data in files.items() if path.suffix == ".html"}
    found = list(ask_html_validate(pages, tmp_path))
    assert not found, say(found)


def test_links_lead_somewhere_and_tables_have_headers(files: Files) -> None:
    """Each link inside the site has a file and a place; each table has header cells."""
    found = structure(files)
    assert not found, say(found)


GATES = {
    "axe": "axe finds nothing in light, in dark, in print, on a phone, and leaves nothing open",
    "reflow": "no page scrolls sideways on a phone",
    "request": "no request leaves the site, none inside it fails",
    "policy": "nothing on a page is forbidden by the policy of the headers",
    "script": "no script stops with an error",
    "shift": "nothing moves while a page loads",
    "contrast": "parts of charts and borders of controls stand out in every view",
}


@pytest.mark.parametrize("gate", GATES, ids=GATES.get)
def test_the_browser_finds_nothing(surveyed: list[Finding], gate: str) -> None:
    """All pages of the site in a real browser."""
    found = [finding for finding in surveyed if finding.gate == gate]
    assert not found, say(found)


def test_every_finding_of_the_browser_has_its_gate(surveyed: list[Finding]) -> None:
    """Nothing is found that no test asks for."""
    assert {finding.gate for finding in surveyed} <= set(GATES)


def _kinds(site: Site) -> dict[str, PurePosixPath]:
    """A page of each kind; of those that are many, the largest."""
    compared = [contact for contact in site.contacts if contact.compared]
    single = [contact for contact in site.contacts if not contact.compared]
    return {
        "contact": single[0].path,
        "comparison": max(compared, key=lambda contact: len(contact.compared.comparison.rows)).path,
        "readout": max(site.readouts, key=lambda item: len(item.record.readout.statements)).path,
        "person": max(site.people, key=lambda item: len(item.contacts)).path,
        "party": max(site.parties, key=lambda item: len(item.contacts)).path,
        "pair": max(site.pairs, key=lambda item: len(item.contacts)).path,
        "topic": max(site.topics, key=lambda item: len(item.contacts)).path,
        "year": PurePosixPath(f"years/{max(contact.year for contact in site.contacts)}.html"),
        **{
            name: PurePosixPath(f"{name}.html")
            for name in ("index", "steps", "corrections", "method", "404", "search")
        },
        **{name: PurePosixPath(name, "index.html") for name in ("people", "parties", "topics")},
    }


def test_pages_keep_their_own_policy(chromium: str, site: Site, files: Files) -> None:
    """On a host that sends no headers, nothing on a page is forbidden by the page itself.

    Each kind of page: beside headers, too, a page's own policy holds, so the survey asked for all.
    """
    with serve(files, headers=False) as address:
        found = survey(chromium, address, [str(path) for path in _kinds(site).values()], views=())
    assert not found, say(found)


def test_the_keyboard_reaches_all(site: Site, files: Files, address: str, tab: Page) -> None:
    """On each kind of page Tab reaches every control in order, with a focus that is seen."""
    kinds = _kinds(site)
    templates = Path(__file__).resolve().parents[3] / "templates" / "site"
    assert len(kinds) == len(set(kinds.values())) >= len(list(templates.glob("*.j2"))) - 2
    found = []
    for path in kinds.values():
        assert path in files
        found += walk(tab, address, str(path))
    assert not found, say(found)


def test_the_good_page_passes(reported: list[Finding]) -> None:
    """The page that is copied, and all others without a defect, pass every gate."""
    defective = {str(defect.path) for defect in DEFECTS}
    found = [finding for finding in reported if finding.page not in defective]
    assert not found, say(found)


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: f"{defect.gate}: {defect.name}")
def test_each_gate_sees_its_defect(reported: list[Finding], defect: Defect) -> None:
    """The gate reports the page with the defect, in the view that shows it."""
    own = [finding for finding in reported if finding.page == str(defect.path)]
    seen = [item for item in own if item.gate == defect.gate and defect.says in item.text]
    assert seen, say(own)
    if defect.view:
        assert {item.view for item in seen} >= {defect.view}


def test_each_gate_has_a_defect() -> None:
    """No gate is without a page that it must refuse."""
    assert {*GATES, "nu", "html-validate", "links", "tables", "keyboard"} == {
        defect.gate for defect in DEFECTS
    }
    assert PAGE not in {defect.path for defect in DEFECTS}
