"""Site → all its files in batches: each contact's own, the search index, and all the rest."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from memcon.render.markdown import MarkdownRenderer

from .addresses import NOBODY, Addresses
from .assets import list_assets
from .batch import Batch, File
from .contacts import ContactPage
from .data import data_of, list_data
from .downloads import list_downloads
from .finder import SEARCH, search_page
from .fingerprint import fingerprint
from .head import heads
from .model import Site
from .pagefind import index, index_key
from .pages import highest, list_pages, pages_of
from .places import NOT_FOUND
from .policy import POLICY
from .redirects import redirects
from .render import SiteRenderer
from .search import findables
from .sitemap import sitemap


def list_files(
    site: Site,
    folders: Sequence[Path] = (),
    *,
    authority: str = NOBODY,
    moved: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[File]:
    """Every file of the site, one at a time; see `list_batches`."""
    for batch in list_batches(site, folders, authority=authority, moved=moved):
        yield from batch.make()


def list_batches(
    site: Site,
    folders: Sequence[Path] = (),
    *,
    authority: str = NOBODY,
    moved: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Batch]:
    """The files of the site, to be made as far as they changed.

    `authority` is that of its lasting names, see `Addresses`; `moved` are old addresses with new
    ones, see `redirects`. Making them raises OutputError where the search index cannot be made.
    """
    build = _Build(site, folders, Addresses(site.base, authority), moved)
    every = hashlib.sha256(build.common.encode())
    for contact in site.contacts:
        key = build.key_of(contact)
        every.update(key.encode())
        yield Batch(str(contact.path.parent), key, partial(build.files_of, contact))
    key = every.hexdigest()
    yield Batch("search", key, build.search, lambda: index_key(findables(site)))
    rest = hashlib.sha256(f"{key}{sorted(moved.items())}".encode()).hexdigest()
    yield Batch("lists", rest, build.lists)


@dataclass(frozen=True)
class _Build:
    """What makes the files of one site."""

    site: Site
    folders: Sequence[Path]
    addresses: Addresses
    moved: Mapping[str, str]

    @cached_property
    def common(self) -> str:
        """What all keys begin with: all but the contacts that files are made from."""
        site = self.site
        known = repr(site.registries)
        settings = (site.title, site.base, site.ceiling, self.addresses.authority, known)
        return "\0".join((fingerprint(self.folders), *settings))

    @cached_property
    def _renderer(self) -> SiteRenderer:
        head = heads(self.site, self.addresses)
        return SiteRenderer(self.folders, base=self.site.base, search=SEARCH, head=head)

    @cached_property
    def _markdown(self) -> MarkdownRenderer:
        return MarkdownRenderer(self.folders)

    def key_of(self, contact: ContactPage) -> str:
        """What stands for all that the files of a contact are made from."""
        printed = sorted(str(path) for path in self.site.pdfs if path.parent == contact.path.parent)
        words = "\0".join((self.common, contact.kept.digest, *printed))
        return hashlib.sha256(words.encode()).hexdigest()

    def files_of(self, contact: ContactPage) -> Iterator[File]:
        """The pages, downloads and data of a contact."""
        for page in pages_of(self.site, contact):
            yield page.path, self._renderer.render(page).encode()
        for path, text in list_downloads(contact, self._markdown):
            yield path, text.encode()
        yield from data_of(contact, self.addresses)

    def search(self) -> Iterator[File]:
        """The search index."""
        return index(findables(self.site))

    def lists(self) -> Iterator[File]:
        """All that is about more than one contact, and what all pages share."""
        site = self.site
        paths = [
            *(contact.path for contact in site.contacts),
            *(page.path for page in site.readouts),
        ]
        for page in chain(list_pages(site), [search_page(site, highest(site.readouts))]):
            paths.append(page.path)
            yield page.path, self._renderer.render(page).encode()
        yield from list_data(site, self.addresses)
        yield from redirects(self.moved, paths, self.addresses, POLICY)
        found = [path for path in paths if path != NOT_FOUND]
        yield from sitemap(site, found, self.addresses)
        yield from list_assets(self.folders)
