"""The sitemap and robots.txt."""

from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

from three_contacts import BARE, FULL, site

from memcon.site.sitemap import ROBOTS, SITEMAP, XMLNS, sitemap

PAGES = [PurePosixPath(name) for name in ("index.html", "people/index.html", "steps.html")]


def listed(data: bytes) -> list[str]:
    return [item.text or "" for item in ET.fromstring(data).iter(f"{{{XMLNS}}}loc")]  # noqa: S314


def test_the_sitemap_lists_exactly_the_pages(tmp_path: Path) -> None:
    """Each page once, by its full address, a folder's own page by the folder."""
    made = site(tmp_path, FULL.base)
    pages = [*PAGES, *(page.path for page in made.readouts)]
    files = dict(sitemap(made, [*pages, *PAGES], FULL))
    addresses = listed(files[SITEMAP])
    assert addresses == sorted(FULL.absolute(path) for path in pages)
    assert FULL.base in addresses
    assert f"{FULL.base}people/" in addresses
    assert b"<lastmod>2030-01-06T08:30:00Z</lastmod>" in files[SITEMAP]
    assert files[ROBOTS].decode().endswith(f"\nSitemap: {FULL.base}sitemap.xml\n")


def test_many_pages_are_listed_in_several_files(tmp_path: Path) -> None:
    """Above the protocol's limit an index leads to the parts, which hold each page once."""
    files = dict(sitemap(site(tmp_path, FULL.base), PAGES, FULL, most=2))
    parts = listed(files[SITEMAP])
    assert parts == [f"{FULL.base}sitemap-1.xml", f"{FULL.base}sitemap-2.xml"]
    found = [
        address
        for part in parts
        for address in listed(files[PurePosixPath(part.removeprefix(FULL.base))])
    ]
    assert found == sorted(FULL.absolute(path) for path in PAGES)


def test_a_site_without_an_address_has_no_sitemap(tmp_path: Path) -> None:
    """A sitemap holds full addresses only; robots.txt then names none."""
    files = dict(sitemap(site(tmp_path), PAGES, BARE))
    assert set(files) == {ROBOTS}
    assert b"Sitemap" not in files[ROBOTS]
