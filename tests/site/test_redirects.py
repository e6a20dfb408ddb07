"""Old addresses lead to new ones."""

from pathlib import Path, PurePosixPath

import pytest
from three_contacts import BARE, FULL

from memcon.site.moved import read_moved
from memcon.site.redirects import HOSTS, redirects, targets

PAGES = [
    PurePosixPath("contacts/new/index.html"),
    PurePosixPath("contacts/new/alpha.html"),
    PurePosixPath("contacts/newer/alpha.html"),
    PurePosixPath("topics/trade.html"),
]


def named(moved: dict[str, str]) -> dict[str, str]:
    return {str(old): str(new) for old, new in targets(moved, PAGES).items()}


def test_a_folder_takes_all_its_pages_along() -> None:
    """Every page of a renamed contact is found under its old address."""
    assert named({"contacts/old/": "contacts/new/"}) == {
        "contacts/old/index.html": "contacts/new/index.html",
        "contacts/old/alpha.html": "contacts/new/alpha.html",
    }


def test_moves_are_followed_to_the_end() -> None:
    """An address that moved twice leads to where the page is now."""
    moved = {"topics/a.html": "topics/b.html", "topics/b.html": "topics/trade.html"}
    assert named(moved) == dict.fromkeys(moved, "topics/trade.html")


@pytest.mark.parametrize(
    "moved",
    [
        {"topics/a.html": "topics/gone.html"},
        {"topics/a.html": "topics/b.html", "topics/b.html": "topics/a.html"},
        {"topics/trade.html": "contacts/new/alpha.html"},
    ],
    ids=["nowhere", "in a circle", "from a page that is there"],
)
def test_what_leads_nowhere_or_hides_a_page_is_left_out(moved: dict[str, str]) -> None:
    """No redirect without a page to go to, and none in the place of a page."""
    assert named(moved) == {}


def test_the_page_at_an_old_address_links_to_the_new_one() -> None:
    """The link holds below any address; the canonical link is the full one where it is known."""
    moved = {"topics/arms.html": "topics/trade.html"}
    old = PurePosixPath("topics/arms.html")
    text = dict(redirects(moved, PAGES, FULL, "default-src 'none'"))[old].decode()
    assert '<a id="moved" href="trade.html">' in text
    assert f'<link rel="canonical" href="{FULL.base}topics/trade.html">' in text
    assert 'content="default-src &#39;none&#39;"' in text
    assert 'http-equiv="refresh"' not in text
    assert 'src="../assets/moved.js"' in text


def test_hosts_get_a_list_of_the_same() -> None:
    """`_redirects` names addresses from the root of the site."""
    moved = {"contacts/old/": "contacts/new/"}
    listed = dict(redirects(moved, PAGES, FULL, ""))[HOSTS].decode()
    assert "/contacts/old/ /contacts/new/ 301\n" in listed
    assert "/contacts/old/alpha.html /contacts/new/alpha.html 301\n" in listed
    assert list(redirects({}, PAGES, BARE, "")) == []


def test_moved_addresses_are_read_and_checked(tmp_path: Path) -> None:
    """What is no address is reported at its line, and the others are used."""
    assert read_moved(tmp_path) == ({}, [])
    place = tmp_path / "moved.yaml"
    place.write_text(
        "contacts/old/: contacts/new/\n"
        "../etc/: contacts/new/\n"
        "topics/a.html: https://evil.example/\n"
        "topics/b.html: topics/\n",
        "utf-8",
    )
    moved, problems = read_moved(tmp_path)
    assert moved == {"contacts/old/": "contacts/new/"}
    assert [(item.code, item.where.line) for item in problems] == [
        ("not-an-address", 2),
        ("not-an-address", 3),
        ("not-an-address", 3),
        ("not-an-address", 4),
    ]
    place.write_text("topics/a.html: 7\n", "utf-8")
    assert read_moved(tmp_path)[0] == {}
    for text, code in (("- a\n", "not-a-mapping"), ("a: [", "yaml-syntax")):
        place.write_text(text, "utf-8")
        moved, problems = read_moved(tmp_path)
        assert (moved, [item.code for item in problems]) == ({}, [code])
