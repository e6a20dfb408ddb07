"""A page that is rendered reads its own images and styles; whatever else it names is refused.

Templates may be anybody's, so a page is not trusted. Each way of asking is tried twice: by the
closed fetcher, which is asked and refuses, and by WeasyPrint's own, which does call the listener;
so each of them is one that would have been heard.
"""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import weasyprint
from weasyprint.urls import URLFetcher

from memcon.problems import RenderError
from memcon.render import PrintPage
from memcon.render.fonts import prepare_fonts, use_fonts

from .conftest import SECRET, Secret
from .listener import Listener

use_fonts(prepare_fonts())

from memcon.render import pdf  # noqa: E402 - the fonts come first
from memcon.render.fetcher import MAX_BYTES, ClosedFetcher  # noqa: E402

PAGE = """<!DOCTYPE html><html lang="en"><head><title>T</title>{head}</head>
<body><h1>T</h1>{body}</body></html>"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
ONE_PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)

# What asks while a page is laid out or written; {} is the address that it asks for.
ASKING = {
    "image": '<img src="{}" alt="">',
    "object": '<object data="{}"></object>',
    "embedded": '<embed src="{}">',
    "inline SVG": SVG + ' width="9" height="9"><image href="{}" width="9" height="9"/></svg>',
    "inline SVG, XLink": SVG
    + ' width="9" height="9"><image xlink:href="{}" width="9" height="9"/></svg>',
    "background": '<p style="background: url({})">x</p>',
    "border image": '<p style="border-image: url({}) 9">x</p>',
    "list mark": '<ul style="list-style-image: url({})"><li>x</li></ul>',
    "content": "<style>p::before {{ content: url({}) }}</style><p>x</p>",
    "cursor of a page margin": "<style>@page {{ @top-left {{ content: url({}) }} }}</style>",
    "font": "<style>@font-face {{ font-family: F; src: url({}) }} p {{ font-family: F }}</style>"
    "<p>x</p>",
    "import": "<style>@import url({});</style>",
    "import, a text": '<style>@import "{}";</style>',
    "style sheet": '<link rel="stylesheet" href="{}">',
    "attachment of the page": '<link rel="attachment" href="{}">',
    "attachment of a link": '<a rel="attachment" href="{}">x</a>',
}
# What no printed page asks for: a browser would.
SILENT = {
    "frame": '<iframe src="{}"></iframe>',
    "script": '<script src="{}"></script>',
    "refresh": '<meta http-equiv="refresh" content="0; url={}">',
    "link": '<a href="{}" ping="{}">x</a>',
    "icon, prefetch": '<link rel="icon" href="{}"><link rel="prefetch" href="{}">',
    "form": '<form action="{}"><button formaction="{}">x</button></form>',
    "video, audio": '<video src="{}" poster="{}"></video><audio src="{}"></audio>',
    "a set of sources": '<picture><source srcset="{}"></picture>',
    "comment": "<!-- {} --><![CDATA[{}]]>",
}


class Watched(ClosedFetcher):
    """The closed fetcher, which tells what it was asked for."""

    made: list["Watched"]

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__(folders)
        self.asked: list[str] = []
        self.made.append(self)

    def fetch(self, url: str, headers: Any = None) -> Any:
        self.asked.append(url)
        return super().fetch(url, headers)


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> list[Watched]:
    """The fetchers that a renderer opens, as they are opened."""
    Watched.made = []
    monkeypatch.setattr(pdf, "ClosedFetcher", Watched)
    return Watched.made


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory, secret: Secret) -> Path:
    """A folder of somebody's templates: an image of its own, and a link that leads out of it."""
    above = tmp_path_factory.mktemp("somebody")
    folder = above / "templates"
    folder.mkdir()
    (folder / "own.svg").write_text(SVG + ' width="9" height="9"/>')
    (folder / "link.svg").symlink_to(secret.folder / "secret.svg")
    (folder / "loop.svg").symlink_to(folder / "loop.svg")
    (folder / "folder.svg").mkdir()
    (folder / "large.svg").touch()
    with (folder / "large.svg").open("r+b") as file:
        file.truncate(MAX_BYTES + 1)
    (above / "templates-of-others").mkdir()
    (above / "templates-of-others" / "x.svg").write_text(SVG + "/>")
    return folder


@pytest.fixture(scope="module")
def renderer(templates: Path) -> pdf.PdfRenderer:
    """A renderer with somebody's templates; it opens a fetcher for each page."""
    return pdf.PdfRenderer([templates])


def page(markup: str, address: str = "") -> PrintPage:
    body = markup.replace("{{", "{").replace("}}", "}").replace("{}", address)
    return PrintPage(PAGE.format(head="", body=body))


def refusals(watched: list[Watched]) -> list[str]:
    return [refused for fetcher in watched for refused in fetcher.refused]


def asked(watched: list[Watched]) -> list[str]:
    return [url for fetcher in watched for url in fetcher.asked]


@pytest.mark.parametrize("way", ASKING)
def test_a_page_that_asks_the_network_is_refused_and_nobody_is_asked(
    way: str, renderer: pdf.PdfRenderer, watched: list[Watched], listener: Listener
) -> None:
    """The fetcher is asked for this very address, says why not, and the page is not printed."""
    address = listener.at("x.svg")
    with pytest.raises(RenderError, match="only files of the templates' own folders are read"):
        renderer.render(page(ASKING[way], address))
    assert address in asked(watched)
    assert refusals(watched)


@pytest.mark.parametrize("way", ASKING)
def test_an_open_fetcher_would_have_asked(way: str, open_ears: Listener) -> None:
    open_ears.requests.clear()
    html = page(ASKING[way], open_ears.at("x.svg")).html
    weasyprint.HTML(string=html, url_fetcher=URLFetcher()).write_pdf()
    assert "/x.svg" in open_ears.requests


@pytest.mark.parametrize("way", SILENT)
def test_what_a_printed_page_has_no_use_for_is_not_even_asked_for(
    way: str, renderer: pdf.PdfRenderer, watched: list[Watched], listener: Listener
) -> None:
    made = renderer.render(page(SILENT[way], listener.at("x.svg")))
    assert made.data.startswith(b"%PDF-")
    assert asked(watched) == []


def test_the_base_of_a_page_moves_its_own_images_out_of_reach(
    renderer: pdf.PdfRenderer, watched: list[Watched], listener: Listener
) -> None:
    markup = f'<base href="{listener.at("")}"><img src="own.svg" alt="">'
    with pytest.raises(RenderError, match="only files"):
        renderer.render(page(markup))
    assert asked(watched) == [listener.at("own.svg")]


def test_nobody_is_followed_to_where_he_sends_on(
    renderer: pdf.PdfRenderer, watched: list[Watched], listener: Listener
) -> None:
    with pytest.raises(RenderError, match="only files"):
        renderer.render(page(ASKING["image"], listener.at("to/x.svg")))
    assert len(refusals(watched)) == 1


@pytest.mark.parametrize(
    "address",
    [
        f"data:image/png;base64,{ONE_PIXEL}",
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
        "data:text/css,p{}",
        "data:application/postscript,%25!PS-Adobe-3.0 EPSF-3.0",
        "ftp://alpha.example/x.png",
        "gopher://127.0.0.1/x.png",
        "jar:file:///x.png",
        "blob:null/x.png",
        "//alpha.example/x.png",
        "http:///x.png",
        "http://[::1/x.png",
        "file://alpha.example/x.png",
        "file:own.svg?x=1",
    ],
)
def test_an_address_of_any_other_kind_is_refused(
    address: str, renderer: pdf.PdfRenderer, watched: list[Watched]
) -> None:
    with pytest.raises(RenderError):
        renderer.render(page(ASKING["image"], address))
    assert refusals(watched)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("{uri}", "lies outside"),
        ("FILE://{path}", "lies outside"),
        ("file:{path}", "lies outside"),
        ("file://localhost{path}", "only files"),
        ("file://{path}?x", "only files"),
        ("{path}", "lies outside"),
        ("{path}%00.svg", "no such file"),
        ("../templates-of-others/x.svg", "lies outside"),
        ("%2e%2e/templates-of-others/x.svg", "lies outside"),
        ("..%2Ftemplates-of-others%2Fx.svg", "lies outside"),
        ("link.svg", "lies outside"),
        ("loop.svg", "no such file"),
        ("nothing.svg", "no such file"),
        ("folder.svg", "no ordinary file"),
        ("large.svg", "too large"),
        ("/etc/passwd", "lies outside"),
        ("/proc/self/environ", "lies outside"),
    ],
)
@pytest.mark.parametrize("way", ["image", "attachment of the page", "style sheet", "inline SVG"])
def test_a_file_elsewhere_is_refused_however_it_is_named(  # noqa: PLR0913, PLR0917
    way: str,
    address: str,
    reason: str,
    renderer: pdf.PdfRenderer,
    watched: list[Watched],
    secret: Secret,
) -> None:
    path = secret.folder / "secret.svg"
    wanted = address.format(uri=secret.uri("svg"), path=path)
    with pytest.raises(RenderError, match=reason):
        renderer.render(page(ASKING[way], wanted))
    assert any(reason in refused for refused in refusals(watched))


def test_a_style_sheet_of_the_user_is_as_bound_as_a_page(
    watched: list[Watched], tmp_path: Path, secret: Secret
) -> None:
    (tmp_path / "style").mkdir()
    (tmp_path / "style" / "print.css").write_text(f'@import "{secret.uri("css")}";')
    with pytest.raises(RenderError, match="lies outside"):
        pdf.PdfRenderer([tmp_path])
    assert refusals(watched)


def test_an_open_fetcher_would_have_put_the_secret_into_the_pdf(secret: Secret) -> None:
    html = page(ASKING["attachment of the page"], secret.uri()).html
    made = weasyprint.HTML(string=html, url_fetcher=URLFetcher()).write_pdf()
    assert holds(made, SECRET)


def holds(data: bytes, words: str) -> bool:
    with pikepdf.open(io.BytesIO(data)) as made:
        streams = [item.read_bytes() for item in made.objects if isinstance(item, pikepdf.Stream)]
    return any(words.encode() in stream for stream in (data, *streams))


def test_the_images_of_the_templates_are_read(
    renderer: pdf.PdfRenderer, watched: list[Watched], templates: Path
) -> None:
    """A fetcher that refuses everything would pass all other tests of this file."""
    made = renderer.render(page(ASKING["image"], "own.svg"))
    assert made.data.startswith(b"%PDF-")
    assert asked(watched) == [f"{templates.as_uri()}/own.svg"]
    assert refusals(watched) == []
