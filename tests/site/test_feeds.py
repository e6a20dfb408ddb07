"""Atom and JSON Feed of a site."""

import json
from collections import Counter
from pathlib import Path, PurePosixPath
from typing import Any

import feedparser
import pytest
from three_contacts import BARE, FULL, site

from memcon.site.addresses import Addresses
from memcon.site.feeds import JSON_FEED, feeds
from memcon.site.model import Site

BOTH = pytest.mark.parametrize("addresses", [BARE, FULL], ids=["relative", "absolute"])


def atoms(made: Site, addresses: Addresses) -> dict[str, Any]:
    return {
        path.with_suffix("").relative_to("feeds").as_posix(): feedparser.parse(data)
        for path, data in feeds(made, addresses)
        if path.suffix == ".atom"
    }


def jsons(made: Site, addresses: Addresses) -> dict[str, Any]:
    return {
        path.with_suffix("").relative_to("feeds").as_posix(): json.loads(data)
        for path, data in feeds(made, addresses)
        if path.suffix == ".json"
    }


@BOTH
def test_every_atom_feed_keeps_the_rules(addresses: Addresses, tmp_path: Path) -> None:
    """RFC 4287: ids are unique, dates and links are there, an author is named."""
    found = atoms(site(tmp_path, addresses.base), addresses)
    assert {"all", "corrections", "parties/alpha", "topics/trade", "pairs/alpha-beta"} <= set(found)
    assert len({feed.feed.id for feed in found.values()}) == len(found)
    for feed in found.values():
        assert not feed.bozo
        assert feed.version == "atom10"
        assert feed.feed.title
        assert feed.feed.author == "Readouts"
        assert feed.feed.updated_parsed
        assert {link.rel for link in feed.feed.links} == {"self", "alternate"}
        assert Counter(entry.id for entry in feed.entries).most_common(1)[0][1] == 1
        for entry in feed.entries:
            assert entry.id.startswith(f"tag:{addresses.authority}:")
            assert entry.title
            assert entry.published_parsed <= entry.updated_parsed
            assert [link.rel for link in entry.links] == ["alternate"]
        dates = [entry.updated for entry in feed.entries]
        assert dates == sorted(dates, reverse=True)
        assert feed.feed.updated == dates[0]


@BOTH
def test_every_json_feed_keeps_the_rules(addresses: Addresses, tmp_path: Path) -> None:
    """JSON Feed 1.1: version, title and items, each with an id and its content."""
    for feed in jsons(site(tmp_path, addresses.base), addresses).values():
        assert feed["version"] == JSON_FEED
        assert feed["title"]
        for item in feed["items"]:
            assert item["id"]
            assert item["content_html"]
            assert item["url"].endswith(".html")
        assert len({item["id"] for item in feed["items"]}) == len(feed["items"])


def test_a_corrected_readout_shows_its_corrections(tmp_path: Path) -> None:
    """The entry says what was corrected and when, and counts as changed on that day."""
    made = site(tmp_path)
    entry = next(
        entry
        for entry in atoms(made, BARE)["all"].entries
        if entry.title.endswith("tariffs <down>")
    )
    assert entry.updated == "2030-01-06T08:30:00Z"
    assert entry.published == "2030-01-02T20:00:00Z"
    assert (
        "Corrected 6\u00a0January 2030, 10:30 (UTC+2): The rye was added." in entry.content[0].value
    )
    assert "<strong>barley</strong>" in entry.content[0].value
    assert entry.summary.startswith("Corrected 6 January 2030")
    item = next(item for item in jsons(made, BARE)["all"]["items"] if item["id"] == entry.id)
    assert item["content_html"] == entry.content[0].value
    assert item["date_modified"] == entry.updated


def test_corrections_are_news_of_their_own(tmp_path: Path) -> None:
    """Each correction is one entry, the newest first, under an id that stays."""
    feed = atoms(site(tmp_path), BARE)["corrections"]
    assert [entry.id.rsplit("/", 2)[1:] for entry in feed.entries] == [
        ["corrections", "2"],
        ["corrections", "1"],
    ]
    assert all(entry.title.startswith("Corrected: ") for entry in feed.entries)


def test_a_topic_has_the_readouts_that_speak_of_it(tmp_path: Path) -> None:
    """A wider topic has those of narrower ones, and no other account of the contact."""
    found = atoms(site(tmp_path), BARE)
    assert [entry.title for entry in found["topics/trade"].entries] == [
        "Alphan account: tariffs <down>",
        "Betan account: phone call of Ann Archer and Ben Bowman, 2 January 2029",
    ]
    assert len(found["parties/alpha"].entries) == 4
    assert found["topics/grain-tariffs"].entries[0].tags[0].label == "Tariffs on grain"


def test_links_are_full_where_the_site_knows_its_address(tmp_path: Path) -> None:
    """Without an address of the site, links hold from wherever the feed lies."""
    made = site(tmp_path)
    full, bare = atoms(made, FULL)["parties/alpha"], atoms(made, BARE)["parties/alpha"]
    assert full.feed.link == f"{FULL.base}parties/alpha.html"
    assert full.entries[0].link.startswith(f"{FULL.base}contacts/")
    assert bare.entries[0].link.startswith("../../contacts/")


def test_paths_of_feeds_mirror_those_of_pages(tmp_path: Path) -> None:
    """A page at parties/alpha.html has its feed at feeds/parties/alpha."""
    paths = {path for path, _ in feeds(site(tmp_path), BARE)}
    for page in site(tmp_path).parties:
        assert PurePosixPath("feeds", "parties", f"{page.slug}.atom") in paths
