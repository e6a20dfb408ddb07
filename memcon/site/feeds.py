"""Channels → Atom (RFC 4287) and JSON Feed 1.1."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

from .addresses import Addresses
from .api import Output, as_bytes
from .entries import Channel, Entry, channels
from .model import Site
from .xml import as_xml

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def feeds(site: Site, addresses: Addresses) -> Iterator[Output]:
    """Every feed in both formats."""
    for channel in channels(site, addresses):
        yield atom_path(channel.path), _atom(channel, site, addresses)
        yield json_path(channel.path), _json(channel, site, addresses)


def atom_path(channel: PurePosixPath) -> PurePosixPath:
    """The Atom file of a channel."""
    return channel.with_name(f"{channel.name}.atom")


def json_path(channel: PurePosixPath) -> PurePosixPath:
    """The JSON Feed file of a channel."""
    return channel.with_name(f"{channel.name}.json")


def _atom(channel: Channel, site: Site, addresses: Addresses) -> bytes:
    path = atom_path(channel.path)
    feed = ET.Element("feed", {"xmlns": ATOM, LANG: "en"})
    _add(feed, "id", addresses.tag(*channel.path.parts))
    _add(feed, "title", channel.title)
    _add(feed, "updated", channel.updated)
    _add(ET.SubElement(feed, "author"), "name", site.title)
    _link(feed, "self", "application/atom+xml", addresses.link(path, path))
    _link(feed, "alternate", "text/html", addresses.link(channel.page, path))
    for item in channel.entries:
        entry = ET.SubElement(feed, "entry", {LANG: item.language})
        _add(entry, "id", item.id)
        _add(entry, "title", item.title)
        _add(entry, "updated", item.updated)
        _add(entry, "published", item.published)
        _link(entry, "alternate", "text/html", addresses.link(item.path, path))
        for topic, label in item.topics:
            ET.SubElement(entry, "category", {"term": topic, "label": label})
        _add(entry, "summary", item.summary)
        _add(entry, "content", str(item.content)).set("type", "html")
    return as_xml(feed)


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    made = ET.SubElement(parent, name)
    made.text = text
    return made


def _link(parent: ET.Element, rel: str, kind: str, href: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": kind, "href": href})


def _json(channel: Channel, site: Site, addresses: Addresses) -> bytes:
    path = json_path(channel.path)
    return as_bytes(
        {
            "version": JSON_FEED,
            "title": channel.title,
            "home_page_url": addresses.link(channel.page, path),
            "feed_url": addresses.link(path, path),
            "authors": [{"name": site.title}],
            "language": "en",
            "items": [_item(entry, path, addresses) for entry in channel.entries],
        }
    )


def _item(entry: Entry, path: PurePosixPath, addresses: Addresses) -> dict[str, object]:
    return {
        "id": entry.id,
        "url": addresses.link(entry.path, path),
        "title": entry.title,
        "summary": entry.summary,
        "content_html": str(entry.content),
        "date_published": entry.published,
        "date_modified": entry.updated,
        "tags": [label for _, label in entry.topics],
        "language": entry.language,
    }
