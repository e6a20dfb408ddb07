"""Pages → sitemap (sitemaps.org, 0.9) and robots.txt."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

from .addresses import Addresses
from .api import Output
from .model import Site
from .moments import instant
from .xml import as_xml

XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 50_000
"""Addresses in one file, by the protocol."""
SITEMAP = PurePosixPath("sitemap.xml")
ROBOTS = PurePosixPath("robots.txt")


def sitemap(
    site: Site, pages: Sequence[PurePosixPath], addresses: Addresses, *, most: int = MOST
) -> Iterator[Output]:
    """The pages to be found, in the order of their addresses; more than `most` in several files.

    Addresses in a sitemap are full ones, so a site that does not know its own has none.
    """
    if not addresses.is_absolute:
        yield ROBOTS, b"User-agent: *\nAllow: /\n"
        return
    found = _address_lines(site, pages, addresses)
    parts = [found[at : at + most] for at in range(0, len(found), most)] or [[]]
    if len(parts) == 1:
        yield SITEMAP, _file("urlset", "url", parts[0])
    else:
        names = [PurePosixPath(f"sitemap-{number}.xml") for number in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            yield name, _file("urlset", "url", part)
        index = [(addresses.absolute(name), "") for name in names]
        yield SITEMAP, _file("sitemapindex", "sitemap", index)
    where = addresses.absolute(SITEMAP)
    yield ROBOTS, f"User-agent: *\nAllow: /\n\nSitemap: {where}\n".encode()


def _address_lines(
    site: Site, pages: Sequence[PurePosixPath], addresses: Addresses
) -> list[tuple[str, str]]:
    """Each page with the day it changed, where records tell."""
    changed = {page.path: instant(page.updated) for page in site.readouts}
    for contact in site.contacts:
        changed[contact.path] = max(changed[page.path] for page in contact.readouts)
    return sorted((addresses.absolute(path), changed.get(path, "")) for path in set(pages))


def _file(root: str, item: str, found: Sequence[tuple[str, str]]) -> bytes:
    tree = ET.Element(root, {"xmlns": XMLNS})
    for address, changed in found:
        entry = ET.SubElement(tree, item)
        ET.SubElement(entry, "loc").text = address
        if changed:
            ET.SubElement(entry, "lastmod").text = changed
    return as_xml(tree)
