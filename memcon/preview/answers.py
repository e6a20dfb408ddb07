"""A moment → what stands at an address. Pages are made when somebody looks at them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain
from pathlib import Path, PurePosixPath

from memcon.brief import Brief
from memcon.render import PrintPage
from memcon.render.markdown import MarkdownRenderer
from memcon.site.addresses import Addresses
from memcon.site.assets import list_assets
from memcon.site.contact import contact_page, readout_page
from memcon.site.data import list_data
from memcon.site.downloads import list_downloads
from memcon.site.finder import SEARCH, search_page
from memcon.site.head import heads
from memcon.site.model import Site
from memcon.site.page import Page
from memcon.site.pagefind import index
from memcon.site.pages import highest, list_pages
from memcon.site.places import NOT_FOUND
from memcon.site.policy import POLICY
from memcon.site.prints import list_prints
from memcon.site.redirects import redirects
from memcon.site.render import SiteRenderer
from memcon.site.search import findables

from .reading import Moment


class Look:
    """The user's templates before ours, compiled once for as long as they stay the same."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = folders
        self.head: Callable[[Page], str] = lambda _: ""
        """Writes the heads of the pages of the present moment."""
        self.renderer = SiteRenderer(folders, base="/", search=SEARCH, head=self._write_head)
        self.markdown = MarkdownRenderer(folders)
        self.plain = SiteRenderer(base="/", search=SEARCH)
        """Without the user's templates: they may be what is broken."""

    def _write_head(self, page: Page) -> str:
        return self.head(page)

    @cached_property
    def assets(self) -> Mapping[PurePosixPath, bytes]:
        """What all pages ask for."""
        return dict(list_assets(self.folders))


class Answers:
    """The pages and files of one moment, in the look that the site has."""

    def __init__(self, moment: Moment, look: Look) -> None:
        self._moment = moment
        self._site = moment.site
        self._look = look
        self._addresses = Addresses(moment.site.base)
        look.head = heads(self._site, self._addresses)
        self._contacts = {contact.path.parent: contact for contact in self._site.contacts}
        self._readouts = {page.path: page for page in self._site.readouts}

    def page(self, address: PurePosixPath) -> str | None:
        """The page at an address as HTML, none where there is none.

        Raises RenderError where a template is broken.
        """
        if page := self._page(address):
            return self._look.renderer.render(page)
        moved = self._data.get(address) if self._moment.moved else None
        return moved.decode() if moved is not None else None

    def has_folder(self, address: PurePosixPath) -> bool:
        """Whether pages stand below an address that lacks its slash."""
        return address in self._contacts or address / "index.html" in self._shared

    def stand_in(self, address: PurePosixPath) -> str:
        """What stands where there is no page: that a file has errors, or that nothing is here."""
        if self._moment.faults.isdisjoint(self._moment.about(address)):
            return self._look.renderer.render(self._shared[NOT_FOUND])
        name = self._moment.places.get(address, address.parent.name)
        text = "Its page is made as soon as its problems are mended."
        return self.plain(address, f"{name} cannot be shown yet", text)

    def plain(self, address: PurePosixPath, title: str, text: str) -> str:
        """A page of a few words."""
        page = Page(address, "plain", title, text, "", "", {"site": self._site})
        return self._look.plain.render(page)

    def file(self, address: PurePosixPath) -> bytes | None:
        """What is no page and no PDF: downloads, assets, data. Raises OutputError, RenderError."""
        if address.parent in self._contacts and address.suffix in (".md", ".yaml", ".txt"):
            contact = self._contacts[address.parent]
            found = dict(list_downloads(contact, self._look.markdown)).get(address)
            return found.encode() if found is not None else None
        if address in self._look.assets:
            return self._look.assets[address]
        return self._data.get(address)

    def print_page(self, address: PurePosixPath) -> PrintPage | None:
        """What the PDF at an address is made from."""
        if address.parent not in self._contacts or address.suffix != ".pdf":
            return None
        return dict(list_prints(self._around(address), self._look.folders)).get(address)

    def prints_of(self, folders: frozenset[Path]) -> list[PurePosixPath]:
        """The places of the PDFs of the readouts in some folders."""
        return [
            page.with_suffix(".pdf")
            for page, path in self._moment.places.items()
            if path.parent in folders and page in self._readouts
        ]

    def brief(self, address: PurePosixPath) -> Brief | None:
        """The brief of the readout whose PDF stands at an address."""
        page = self._readouts.get(address.with_suffix(".html"))
        return page.brief if page else None

    def _page(self, address: PurePosixPath) -> Page | None:
        contact = self._contacts.get(address.parent)
        if contact and address == contact.path:
            return contact_page(self._site, contact, highest(contact.readouts))
        if contact and address in self._readouts:
            readout = self._readouts[address]
            return readout_page(self._site, contact, readout, highest([readout]))
        return self._shared.get(address)

    def _around(self, address: PurePosixPath) -> Site:
        """The site with the one contact that an address belongs to."""
        return replace(self._site, contacts=(self._contacts[address.parent],))

    @cached_property
    def _shared(self) -> Mapping[PurePosixPath, Page]:
        """The pages that are about more than one contact."""
        search = search_page(self._site, highest(self._site.readouts))
        return {page.path: page for page in chain(list_pages(self._site), [search])}

    @cached_property
    def _data(self) -> Mapping[PurePosixPath, bytes]:
        """What is for programs, the search index among it; made together when one is asked for."""
        return dict(self._list_data())

    def _list_data(self) -> Iterator[tuple[PurePosixPath, bytes]]:
        yield from list_data(self._site, self._addresses)
        yield from index(findables(self._site))
        pages = list(self._shared)
        yield from redirects(self._moment.moved, pages, self._addresses, POLICY)
