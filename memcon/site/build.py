"""Site → all its files, each with its place: pages, downloads, assets."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from .assets import list_assets
from .downloads import list_downloads
from .model import Site
from .pages import list_pages
from .render import SiteRenderer

File = tuple[PurePosixPath, bytes]


def list_files(site: Site, folders: Sequence[Path] = ()) -> Iterator[File]:
    """Every file of the site, one at a time."""
    renderer = SiteRenderer(folders, base=site.base)
    for page in list_pages(site):
        yield page.path, renderer.render(page).encode()
    for path, text in list_downloads(site, folders):
        yield path, text.encode()
    yield from list_assets(folders)
