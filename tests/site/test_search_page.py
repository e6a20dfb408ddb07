"""The search page in a real browser, with the site below a folder of its server."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urljoin

import pytest
from pages_of import read
from three_contacts import site

from memcon.site.build import list_files

CHROMIUM = shutil.which("chromium")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served."""
    root = tmp_path_factory.mktemp("server")
    for path, data in list_files(
        site(tmp_path_factory.mktemp("readouts")),
        moved={"topics/cereals.html": "topics/trade.html"},
    ):
        place = root / "below" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/below/"
        server.shutdown()
        thread.join()


def seen(address: str, tmp_path: Path) -> tuple[str, str]:
    """A page as it stands when its scripts have run, and what the browser complained of."""
    if CHROMIUM is None:
        pytest.skip("chromium is not here")
    done = subprocess.run(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--virtual-time-budget=20000",
            "--enable-logging=stderr",
            "--dump-dom",
            address,
        ],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    said = "\n".join(line for line in done.stderr.splitlines() if "CONSOLE" in line)
    return done.stdout, said


def test_words_and_filters_lead_to_the_statement(address: str, tmp_path: Path) -> None:
    """A query with a filter finds the statement; the result's link lands on it."""
    text, said = seen(f"{address}search.html?q=barley&party=Alpha&topic=Trade", tmp_path)
    assert not said
    assert "<output>1 account</output>" in text
    found = text[text.index('<ol class="found"') : text.index("</ol>", text.index('class="found"'))]
    account, link = re.findall(r'<a href="([^"]*)"', found)
    assert link == f"{account}#s1"
    assert "<mark>barley</mark>" in found
    assert "Alphan account: tariffs &lt;down&gt;" in found
    target = urljoin(address, link)
    assert target == f"{address}contacts/2030-01-02-alpha-beta/alpha.html#s1"
    page, said = seen(target, tmp_path)
    assert not said
    assert "s1" in read(page).ids


def test_filters_alone_find_the_newest_first(address: str, tmp_path: Path) -> None:
    """Without words, everything that the filters leave, by the day of the contact."""
    text, said = seen(f"{address}search.html?statement=Next+step", tmp_path)
    assert not said
    assert "<output>2 accounts</output>" in text
    assert text.index("2031-05-06-alpha-beta/alpha.html#s3") < text.index(
        "2030-01-02-alpha-beta/alpha.html#s3"
    )


def test_an_old_address_leads_on_to_the_same_place(address: str, tmp_path: Path) -> None:
    """The page at an old address goes on to the new one."""
    text, said = seen(f"{address}topics/cereals.html#s1", tmp_path)
    assert not said
    assert "<h1>Trade</h1>" in text
