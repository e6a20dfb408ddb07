"""The briefs of a site as PDF; one that was made from the same page before is kept."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from memcon.problems import RenderError
from memcon.render.folders import read_style
from memcon.render.fonts import prepare_fonts
from memcon.render.html import HtmlRenderer
from memcon.workers import Answer, Task

from .model import Site
from .publish import SitePublisher


def publish_prints(
    site: Site,
    publisher: SitePublisher,
    render: Callable[[Iterable[Task]], Iterator[Answer]],
    folders: Sequence[Path] = (),
) -> tuple[frozenset[PurePosixPath], dict[PurePosixPath, RenderError]]:
    """The places of the PDFs that are there, and what kept the others from being made."""
    base = _base(folders)
    keys: dict[PurePosixPath, str] = {}
    kept: set[PurePosixPath] = set()

    def wanted() -> Iterator[Task]:
        for path, page in list_prints(site, folders):
            keys[path] = hashlib.sha256(f"{base}\0{page.html}".encode()).hexdigest()
            if publisher.keep(path, keys[path]):
                kept.add(path)
            else:
                yield path, page

    failed: dict[PurePosixPath, RenderError] = {}
    for path, answer in render(wanted()):
        if isinstance(answer, RenderError):
            failed[path] = answer
        else:
            publisher.write(path, answer.data, key=keys[path])
            kept.add(path)
    return frozenset(kept), failed


def list_prints(site: Site, folders: Sequence[Path] = ()) -> Iterator[Task]:
    """Each brief and comparison as the page that is printed."""
    html = HtmlRenderer(folders)
    for contact in site.contacts:
        if contact.compared:
            page = html.render_print(contact.compared.sheet(), "compare")
            yield contact.path.with_name("compare.pdf"), page
        for readout in contact.readouts:
            yield readout.path.with_suffix(".pdf"), html.render_print(readout.brief, "onepage")


def _base(folders: Sequence[Path]) -> str:
    """All but the page itself that decides the bytes of a PDF."""
    style = read_style("print.css", folders)
    return "\0".join((version("weasyprint"), prepare_fonts().sha256, style))
