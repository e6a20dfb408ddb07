"""What the head of a page tells programs."""

from pathlib import Path, PurePosixPath

from three_contacts import BARE, FULL, site

from memcon.prose import plain
from memcon.site.head import Head, head_of, head_of_other, to_html


def content(head: Head, name: str) -> list[str]:
    return [meta.content for meta in head.metas if meta.name == name]


def links(head: Head, kind: str) -> list[str]:
    return [link.href for link in head.links if link.type == kind]


def test_a_readout_can_be_cited(tmp_path: Path) -> None:
    """Title, author, day, language and a lasting name stand in the head."""
    made = site(tmp_path, FULL.base)
    page = made.contact("2030-01-02-alpha-beta").readouts[0]
    head = head_of(page, made, FULL)
    assert content(head, "citation_title") == ["Alphan account: tariffs <down>"]
    assert content(head, "citation_author") == ["Desk"]
    assert content(head, "citation_publication_date") == ["2030/01/06"]
    assert content(head, "dcterms.identifier") == [
        "tag:readouts.example,2030:2030-01-02-alpha-beta/alpha"
    ]
    assert content(head, "dcterms.source") == ["https://daily.example/a?b=c&d"]
    assert links(head, "application/json") == [
        f"{FULL.base}api/contacts/2030-01-02-alpha-beta/alpha.json"
    ]
    assert links(head, "application/ld+json")[0].endswith("/alpha.jsonld")


def test_the_canonical_address_is_a_full_one(tmp_path: Path) -> None:
    """A page names its own full address, for search engines and previews, where it is known."""
    made = site(tmp_path, FULL.base)
    contact = made.contact("2030-01-02-alpha-beta")
    full, bare = head_of(contact, made, FULL), head_of(contact, made, BARE)
    address = f"{FULL.base}contacts/2030-01-02-alpha-beta/"
    assert [link.href for link in full.links if link.rel == "canonical"] == [address]
    assert content(full, "og:url") == [address]
    assert not [link for link in bare.links if link.rel == "canonical"]
    assert content(bare, "og:title") == content(full, "og:title") == [plain(contact.title)]
    assert content(full, "og:type") == ["article"]


def test_a_page_of_an_index_offers_its_feeds(tmp_path: Path) -> None:
    """A party's page leads to its own feeds, the home page to those of everything."""
    made = site(tmp_path)
    party = head_of(made.parties[0], made, BARE)
    assert links(party, "application/atom+xml") == ["../feeds/parties/alpha.atom"]
    assert links(party, "application/feed+json") == ["../feeds/parties/alpha.json"]
    home = head_of_other(PurePosixPath("index.html"), "Home", made, BARE)
    assert links(home, "application/atom+xml") == ["feeds/all.atom"]
    notes = head_of_other(PurePosixPath("corrections.html"), "Corrections", made, BARE)
    assert links(notes, "application/atom+xml") == ["feeds/corrections.atom", "feeds/all.atom"]


def test_the_elements_are_written_safely(tmp_path: Path) -> None:
    """Words of records stand escaped in attributes; Open Graph in the one that it asks for."""
    made = site(tmp_path)
    text = to_html(head_of(made.contact("2030-01-02-alpha-beta").readouts[0], made, BARE))
    assert '<meta property="og:title" content="Alphan account: tariffs &lt;down&gt;">' in text
    assert '<meta name="citation_language" content="en">' in text
    assert "https://daily.example/a?b=c&amp;d" in text
