"""The tools that memcon is measured against, each in an environment of its own."""

import re
import shutil
import venv
from html import unescape
from pathlib import Path

from measure import ROOT, run

FOLDER = ROOT / "bench" / ".venv"
PACKAGES = ("check-jsonschema", "typst", "weasyprint>=70,<71", "pelican[markdown]>=4.11")
CHROMIUM = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update --no-pdf-header-footer"
).split()


def install_peers() -> Path:
    """The folder of the peers' commands, installed once."""
    if not (FOLDER / "bin" / "pelican").exists():
        venv.create(FOLDER, with_pip=True)
        run(FOLDER / "bin" / "python", "-m", "pip", "install", "-q", *PACKAGES)
    return FOLDER / "bin"


def print_in_chromium(page: Path, made: Path, profile: Path) -> None:
    """Print a page with Chromium, in a fresh profile."""
    shutil.rmtree(profile, ignore_errors=True)
    run(
        "chromium", *CHROMIUM, f"--user-data-dir={profile}", f"--print-to-pdf={made}", page.as_uri()
    )


def has_chromium() -> bool:
    """Whether Chromium is there."""
    return shutil.which("chromium") is not None


def typst_of(page: str) -> str:
    """The words of a page as Typst, with headings: a page of like length and plainer look."""
    body = re.sub(r"(?s)<head>.*?</head>", "", page)
    body = re.sub(r"<h[12][^>]*>", "\n\n== ", body)
    body = re.sub(r"</h[12]>|<p>|<li>|<td>", "\n\n", body)
    words = unescape(re.sub(r"<[^>]*>", " ", body))
    return re.sub(r"[#$@*_`<>\\\[\]]", " ", words)


def write_pelican(folder: Path, texts: list[str]) -> None:
    """A folder of Markdown articles with the settings that Pelican needs."""
    content = folder / "content"
    content.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts):
        head = f"Title: Brief {number}\nDate: 2030-01-01\nSlug: brief-{number}\n\n"
        (content / f"{number}.md").write_text(head + text, "utf-8")
    settings = "SITEURL = ''\nTIMEZONE = 'UTC'\nDEFAULT_LANG = 'en'\nAUTHOR = 'desk'\n"
    (folder / "pelicanconf.py").write_text(settings, "utf-8")
