"""All that a site gives to programs, taken together."""

import gzip
from pathlib import Path, PurePosixPath

import pytest
from three_contacts import BARE, FULL, site

from memcon.site.addresses import Addresses
from memcon.site.data import data_of, list_data
from memcon.site.model import Site
from memcon.site.pagefind import index
from memcon.site.search import findables

MARKED = ("zirconium", "quokka", "xylophone")


def everything(made: Site, addresses: Addresses) -> list[tuple[PurePosixPath, bytes]]:
    """What is about one contact, about several, and the search index."""
    of_contacts = [file for contact in made.contacts for file in data_of(contact, addresses)]
    return [*list_data(made, addresses), *of_contacts, *index(findables(made))]


@pytest.mark.parametrize("addresses", [BARE, FULL], ids=["relative", "absolute"])
def test_the_words_of_a_marked_statement_stand_nowhere(
    addresses: Addresses, tmp_path: Path
) -> None:
    """Built for anybody, no file has a word of what is marked; built for a few, many have."""

    def having(ceiling: str) -> set[str]:
        made = site(tmp_path, addresses.base, ceiling)
        found = set()
        for path, data in everything(made, addresses):
            plain = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
            text = f"{path} {plain.decode('utf-8', 'replace')}".casefold()
            found |= {f"{path.parts[0]}: {word}" for word in MARKED if word in text}
        return found

    assert having("TLP:CLEAR") == set()
    shown = having("TLP:AMBER")
    assert {f"{part}: zirconium" for part in ("api", "feeds", "calendar", "pagefind")} <= shown


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    """Nothing depends on the clock or on chance."""
    one = everything(site(tmp_path / "one"), BARE)
    other = everything(site(tmp_path / "other"), BARE)
    assert one == other


def test_no_file_is_made_twice(tmp_path: Path) -> None:
    """Each path has one file."""
    paths = [path for path, _ in everything(site(tmp_path), FULL)]
    assert len(set(paths)) == len(paths)
