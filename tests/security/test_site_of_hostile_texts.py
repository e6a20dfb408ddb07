"""A site of hostile texts has the pages, scripts and addresses of one of harmless texts."""

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import pytest
from lxml import etree

from memcon.corpus import Corpus
from memcon.site.build import list_batches
from memcon.site.reading import read_site

from .carrier import write_contacts
from .conftest import SECRET
from .listener import Listener
from .payloads import ADDRESSES, NEVER
from .scan import scan_html, scan_markdown

BASE = "https://readouts.example/"
HARMLESS = [("x", "y")] * 30
ATOM = "{http://www.w3.org/2005/Atom}"
Files = dict[PurePosixPath, bytes]


def files_of(folder: Path) -> Files:
    """All files of the site but the search index, which holds words of pages."""
    site = read_site(Corpus(), [folder], title="Readouts", base=BASE)
    assert not site.refused, [str(item) for item in site.problems if item.severity == "error"]
    made = list_batches(site, authority="readouts.example,2030")
    return {path: data for batch in made if batch.name != "search" for path, data in batch.make()}


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp("harmless")
    return files_of(write_contacts(folder, HARMLESS, ADDRESSES[-1:], 0))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str]]) -> Files:
    return files_of(write_contacts(tmp_path_factory.mktemp("hostile"), texts, ADDRESSES, 2))


def ending(files: Files, *endings: str) -> Files:
    found = {path: data for path, data in files.items() if path.suffix in endings}
    assert found
    return found


class Elements(HTMLParser):
    """Counts what a browser would load, run or submit."""

    def __init__(self) -> None:
        super().__init__()
        self.count: Counter[str] = Counter()
        self.loaded: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        self.count.update(f"{tag} {name}" for name in values if name.startswith("on"))
        self.count.update(
            f"{tag} {name}" for name in values if name in ("style", "srcdoc", "srcset")
        )
        if tag in (
            "script",
            "link",
            "img",
            "iframe",
            "object",
            "embed",
            "form",
            "base",
            "style",
            "svg",
            "math",
            "input",
            "button",
            "meta",
            "video",
            "audio",
            "source",
            "template",
        ):
            self.count[tag] += 1
        if tag in ("script", "img") or values.get("rel") in ("stylesheet", "icon", "preload"):
            self.loaded.add(values.get("src") or values.get("href") or "")
        self.links.add(values.get("href", ""))


def elements(page: bytes) -> Elements:
    parser = Elements()
    parser.feed(page.decode())
    parser.close()
    return parser


def counterpart(path: PurePosixPath, harmless: Files) -> bytes:
    """The page of the same kind; those of people are named after them."""
    if path.parent.name == "people":
        path = next(other for other in harmless if other.match(f"people/*{path.stem[-3:]}.html"))
    return harmless[path]


def test_the_names_of_files_are_made_of_letters_digits_and_hyphens(hostile: Files) -> None:
    for path in hostile:
        assert re.fullmatch(r"(?:[\w-]+/)*[\w-]+(?:\.[\w-]+)*", str(path)), path
        assert all(len(part) <= 200 for part in path.parts), "a file system takes 255 bytes"


def test_every_page_loads_and_runs_what_it_would_with_harmless_words(
    harmless: Files, hostile: Files, listener: Listener
) -> None:
    pages = ending(hostile, ".html")
    assert listener.requests == []
    for path, page in pages.items():
        seen, known = elements(page), elements(counterpart(path, harmless))
        assert seen.loaded == known.loaded, path
        charts = seen.count.pop("svg", 0), known.count.pop("svg", 0)
        assert charts[0] <= charts[1], "who has another name in each account has a chart less"
        assert seen.count == known.count, path


def test_no_link_of_a_page_runs_or_reads_anything(hostile: Files) -> None:
    for path, page in ending(hostile, ".html").items():
        for address in elements(page).links:
            scheme = re.match(r"\s*([\w+.-]*):", unquote(address))
            assert scheme is None or scheme[1] in ("https", "http", "mailto"), f"{path}: {address}"
            assert not re.match(r"\s*(//|\\)", address), f"{path}: {address}"


def test_no_description_inside_a_page_ends_its_element(hostile: Files) -> None:
    blocks = [
        block
        for page in ending(hostile, ".html").values()
        for block in re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', page.decode(), re.DOTALL
        )
    ]
    assert blocks
    for block in blocks:
        assert json.loads(block)["@context"]
        assert not re.search(r"[<>\u2028\u2029]", block)


def test_every_feed_is_whole_and_its_content_inert(hostile: Files) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for path, data in ending(hostile, ".atom").items():
        assert b"<!DOCTYPE" not in data
        root = etree.fromstring(data, parser)
        for content in root.iter(f"{ATOM}content"):
            assert list(scan_html(content.text or "", frozenset())) == [], path
    feeds = {path: data for path, data in hostile.items() if path.match("feeds/*.json")}
    assert feeds
    for path, data in feeds.items():
        for item in json.loads(data)["items"]:
            assert list(scan_html(item["content_html"], frozenset())) == [], path


def test_all_data_can_be_read_and_all_downloads_are_inert(hostile: Files) -> None:
    for path, data in ending(hostile, ".json", ".jsonld").items():
        assert json.loads(data) is not None, path
    for path, data in ending(hostile, ".md").items():
        assert list(scan_markdown(data.decode())) == [], path


def test_no_file_holds_what_was_run_or_read(hostile: Files) -> None:
    for path, data in hostile.items():
        if path.suffix in (".html", ".json", ".jsonld", ".md", ".atom", ".xml", ".txt"):
            assert [word for word in (*NEVER, SECRET) if word in data.decode()] == [], path
