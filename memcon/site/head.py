"""Pages → what their heads tell programs: address, preview, citation, other forms of the page.

Open Graph (ogp.me), Dublin Core terms, and the `citation_` names that reference managers read.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from memcon.names import party_name
from memcon.prose import plain
from memcon.render.text import to_bare

from .addresses import Addresses
from .api import contact_path, record_path
from .block import as_block
from .contacts import ContactPage, ReadoutPage
from .entries import channel_path
from .feeds import atom_path, json_path
from .leads import PairPage, PartyPage, PersonPage, TopicPage
from .model import Site
from .moments import day, instant
from .page import Page as Place
from .places import CORRECTIONS, HOME, NOT_FOUND
from .structured import (
    describe_contact,
    describe_person,
    describe_readout,
    describe_site,
    json_ld_path,
)

Page = ContactPage | ReadoutPage | PersonPage | PartyPage | PairPage | TopicPage

_OPEN_GRAPH = ("og:", "article:")
_ATOM = "application/atom+xml"
_JSON_FEED = "application/feed+json"
_JSON_LD = "application/ld+json"


@dataclass(frozen=True, slots=True)
class Link:
    """A `link` element."""

    rel: str
    href: str
    type: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Meta:
    """A `meta` element."""

    name: str
    content: str

    @property
    def attribute(self) -> str:
        """Which attribute holds the name: Open Graph is RDFa."""
        return "property" if self.name.startswith(_OPEN_GRAPH) else "name"


@dataclass(frozen=True, slots=True)
class Head:
    """The elements for the head of one page, in order."""

    links: tuple[Link, ...]
    metas: tuple[Meta, ...]


def head_of(page: Page, site: Site, addresses: Addresses) -> Head:
    """The head of the page of a contact, a readout, a person, a party, a pair or a topic."""
    match page:
        case ReadoutPage():
            links, metas = _readout_links(page, addresses), _readout_metas(page, addresses)
            text = plain(to_bare(page.brief.bottom_line))
        case ContactPage():
            links, metas = _contact_links(page, addresses), _contact_metas(page, addresses)
            text = plain(page.subject)
        case _:
            links, metas = _index_links(page, addresses), iter(())
            count = len(page.contacts)
            text = f"{page.title}: {count} contact{'' if count == 1 else 's'}"
    kind = "article" if isinstance(page, ContactPage | ReadoutPage) else "website"
    common = _common(page.path, page.title, text, addresses)
    own = (Meta("og:type", kind), Meta("og:site_name", site.title))
    return Head((*_canonical(page.path, addresses), *links), (*common, *own, *metas))


def head_of_other(path: PurePosixPath, title: str, site: Site, addresses: Addresses) -> Head:
    """The head of a page that is about the site as a whole."""
    links = list(_canonical(path, addresses))
    channels = [("all", site.title)]
    if path == CORRECTIONS:
        channels.insert(0, ("corrections", f"{site.title}: corrections"))
    for name, label in channels:
        links += _feed_links(PurePosixPath("feeds", name), path, label, addresses)
    if path == HOME:
        links.append(Link("alternate", addresses.link(json_ld_path(path), path), _JSON_LD))
    own = (Meta("og:type", "website"), Meta("og:site_name", site.title))
    return Head(tuple(links), (*_common(path, title, title, addresses), *own))


def _canonical(path: PurePosixPath, addresses: Addresses) -> Iterator[Link]:
    if addresses.is_absolute:
        yield Link("canonical", addresses.absolute(path))


def _common(path: PurePosixPath, title: str, text: str, addresses: Addresses) -> Iterator[Meta]:
    yield Meta("og:title", plain(title))
    yield Meta("og:description", text)
    if addresses.is_absolute:
        yield Meta("og:url", addresses.absolute(path))


def _readout_metas(page: ReadoutPage, addresses: Addresses) -> Iterator[Meta]:
    readout = page.record.readout
    updated = instant(page.updated)
    issued = instant(readout.released) if readout.released else updated
    issuer = party_name(readout.issuer, page.record.registries)
    yield Meta("article:published_time", issued)
    yield Meta("article:modified_time", updated)
    yield Meta("dcterms.title", plain(page.title))
    yield Meta("dcterms.creator", readout.review.drafted_by or "not stated")
    yield Meta("dcterms.date", day(page.updated).isoformat())
    yield Meta("dcterms.language", readout.language)
    yield Meta("dcterms.identifier", addresses.tag(page.contact, page.slug))
    yield Meta("dcterms.subject", issuer)
    for source in readout.sources:
        if source.url:
            yield Meta("dcterms.source", source.url)
    yield Meta("citation_title", plain(page.title))
    if readout.review.drafted_by:
        yield Meta("citation_author", readout.review.drafted_by)
    yield Meta("citation_publication_date", day(page.updated).strftime("%Y/%m/%d"))
    yield Meta("citation_language", readout.language)
    if addresses.is_absolute:
        yield Meta("citation_public_url", addresses.absolute(page.path))


def _contact_metas(page: ContactPage, addresses: Addresses) -> Iterator[Meta]:
    yield Meta("dcterms.title", plain(page.title))
    yield Meta("dcterms.identifier", addresses.tag(page.slug))
    yield Meta("article:modified_time", max(instant(item.updated) for item in page.readouts))


def _readout_links(page: ReadoutPage, addresses: Addresses) -> Iterator[Link]:
    data = addresses.link(record_path(page), page.path)
    yield Link("alternate", data, "application/json", "The record")
    yield Link("alternate", addresses.link(json_ld_path(page.path), page.path), _JSON_LD)


def _contact_links(page: ContactPage, addresses: Addresses) -> Iterator[Link]:
    data = addresses.link(contact_path(page.slug), page.path)
    yield Link("alternate", data, "application/json", "The contact")
    yield Link("alternate", addresses.link(json_ld_path(page.path), page.path), _JSON_LD)


def _index_links(
    page: PersonPage | PartyPage | PairPage | TopicPage, addresses: Addresses
) -> Iterator[Link]:
    yield from _feed_links(channel_path(page.path), page.path, page.title, addresses)
    if isinstance(page, PersonPage):
        yield Link("alternate", addresses.link(json_ld_path(page.path), page.path), _JSON_LD)


def _feed_links(
    channel: PurePosixPath, page: PurePosixPath, title: str, addresses: Addresses
) -> Iterator[Link]:
    yield Link("alternate", addresses.link(atom_path(channel), page), _ATOM, title)
    yield Link("alternate", addresses.link(json_path(channel), page), _JSON_FEED, title)


def to_html(head: Head) -> Markup:
    """The elements as HTML, one a line."""
    lines = [
        *(
            _element("link", rel=item.rel, type=item.type, title=item.title, href=item.href)
            for item in head.links
        ),
        *(
            _element("meta", **{item.attribute: item.name}, content=item.content)
            for item in head.metas
        ),
    ]
    return Markup("\n").join(lines)


def _element(name: str, /, **attributes: str) -> Markup:
    words = Markup("").join(
        Markup(' {}="{}"').format(key, value) for key, value in attributes.items() if value
    )
    return Markup("<{}{}>").format(name, words)


def heads(site: Site, addresses: Addresses) -> Callable[[Place], str]:
    """What writes the head of any page of the site.

    The page for lost addresses is shown at any of them, so its head names none.
    """
    pages: tuple[Page, ...] = (
        *site.contacts,
        *site.readouts,
        *site.people,
        *site.parties,
        *site.pairs,
        *site.topics,
    )
    known = {page.path: page for page in pages}

    def write(page: Place) -> str:
        if page.path == NOT_FOUND:
            return '<meta name="robots" content="noindex">'
        found = known.get(page.path)
        if found:
            return to_html(head_of(found, site, addresses)) + _described(found, site, addresses)
        head = to_html(head_of_other(page.path, page.title, site, addresses))
        return head + as_block(describe_site(site, addresses)) if page.path == HOME else head

    return write


def _described(page: Page, site: Site, addresses: Addresses) -> Markup:
    """What a search engine reads in the page, where there is something to say."""
    match page:
        case ContactPage():
            return as_block(describe_contact(page, addresses))
        case ReadoutPage():
            return as_block(describe_readout(page, site.contact(page.contact), addresses))
        case PersonPage():
            return as_block(describe_person(page, addresses))
        case _:
            return Markup("")
