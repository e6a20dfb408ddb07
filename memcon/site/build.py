"""Site → all its files, each with its place: pages, downloads, data, assets."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from .addresses import NOBODY, Addresses
from .assets import list_assets
from .data import list_data
from .downloads import list_downloads
from .finder import SEARCH, search_page
from .head import heads
from .model import Site
from .pages import highest, list_pages
from .places import NOT_FOUND
from .policy import POLICY
from .redirects import redirects
from .render import SiteRenderer
from .sitemap import sitemap

File = tuple[PurePosixPath, bytes]


def list_files(
    site: Site,
    folders: Sequence[Path] = (),
    *,
    authority: str = NOBODY,
    moved: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[File]:
    """Every file of the site, one at a time.

    `authority` is that of its lasting names, see `Addresses`; `moved` are old addresses with new
    ones, see `redirects`. Raises OutputError where the search index cannot be made.
    """
    addresses = Addresses(site.base, authority)
    renderer = SiteRenderer(folders, base=site.base, search=SEARCH, head=heads(site, addresses))
    paths: list[PurePosixPath] = []
    search = search_page(site, highest(site.readouts))
    for page in chain(list_pages(site), [search]):
        paths.append(page.path)
        yield page.path, renderer.render(page).encode()
    for path, text in list_downloads(site, folders):
        yield path, text.encode()
    yield from list_data(site, addresses)
    yield from redirects(moved, paths, addresses, POLICY)
    yield from sitemap(site, [path for path in paths if path != NOT_FOUND], addresses)
    yield from list_assets(folders)
