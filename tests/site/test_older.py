"""Long lists: the newest on the page, everything by year, so that each contact is reached."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from alpha_beta import data, write
from pages_of import broken_links

from memcon.corpus import Corpus
from memcon.site import older, pages, topic_pages
from memcon.site.build import list_files
from memcon.site.model import Site
from memcon.site.reading import read_site

STATEMENT = {"id": "s1", "kind": "next_step", "topics": ["trade"], "evidence": "will meet"}


def seven(folder: Path) -> Site:
    """Seven contacts in three years."""
    days = [date(2030, 1, 1) + timedelta(days=150 * number) for number in range(7)]
    events = [{"id": f"{day}-alpha-beta", "date": str(day)} for day in days]
    return read_site(
        Corpus(),
        [
            write(
                folder,
                {f"{e['id']}/alpha": data(event=e, statements=[STATEMENT]) for e in events},
            )
        ],
    )


def test_a_long_list_says_what_it_does_not_list_and_where_that_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Home, party, pair, person, topic and next steps: all contacts stand on pages of the years."""
    monkeypatch.setattr(pages, "NEWEST", 3)
    monkeypatch.setattr(topic_pages, "NEWEST", 3)
    monkeypatch.setattr(older.listed, "__defaults__", (3,))
    site = seven(tmp_path)
    found = {
        str(path): content.decode("utf-8", "replace")
        for path, content in list_files(site).__iter__()
    }
    assert broken_links(dict(list_files(site))) == []
    lists = {
        "index.html": "years",
        "parties/alpha.html": "parties/alpha",
        "pairs/alpha-beta.html": "pairs/alpha-beta",
        "people/ann-archer.html": "people/ann-archer",
        "topics/trade.html": "topics/trade",
        "steps.html": "steps",
    }
    for name, folder in lists.items():
        assert "4 older contacts not listed here" in found[name], name
        parts = [found[f"{folder}/{year}.html"] for year in (2030, 2031, 2032)]
        for contact in site.contacts:
            assert any(f"{contact.slug}/" in part for part in parts), (name, contact.slug)


def test_a_short_list_is_whole(tmp_path: Path) -> None:
    """Nothing is said of other pages where there are none."""
    files = {str(path): content for path, content in list_files(seven(tmp_path))}
    assert b"not listed here" not in files["index.html"]
    assert "parties/alpha/2030.html" not in files
    assert "years/2030.html" in files
