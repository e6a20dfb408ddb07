"""The briefs of a site as PDF; one that was made from the same page before is kept."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from memcon.enclosures import Encloser
from memcon.problems import RenderError
from memcon.render import PrintPage
from memcon.render.folders import read_style
from memcon.render.fonts import prepare_fonts
from memcon.render.html import HtmlRenderer
from memcon.workers import Answer, Task

from .downloads import as_yaml
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
            keys[path] = _key(base, page)
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
    """Each brief and comparison as the page that is printed.

    It carries records as the site offers them, without what is left out and without comments.
    """
    html = HtmlRenderer(folders)
    encloser = Encloser(folders, text=lambda record: as_yaml(record).encode())
    for contact in site.contacts:
        if contact.compared:
            sheet = contact.compared.sheet()
            page = html.render_print(sheet, "compare")
            enclosed = encloser.enclose(page, sheet, "compare", contact.compared.records)
            yield contact.path.with_name("compare.pdf"), enclosed
        for readout in contact.readouts:
            page = html.render_print(readout.brief, "onepage")
            others = [item.record for item in contact.readouts if item is not readout]
            records = (readout.record, *others)
            enclosed = encloser.enclose(page, readout.brief, "onepage", records)
            yield readout.path.with_suffix(".pdf"), enclosed


def _key(base: str, page: PrintPage) -> str:
    """A hash over all that decides the bytes of a PDF."""
    digest = hashlib.sha256(f"{base}\0{page.html}".encode())
    for item in page.attachments:
        digest.update(hashlib.sha256(item.data).digest())
    return digest.hexdigest()


def _base(folders: Sequence[Path]) -> str:
    """All but the page itself that decides the bytes of a PDF."""
    style = read_style("print.css", folders)
    return "\0".join((version("weasyprint"), prepare_fonts().sha256, style))
