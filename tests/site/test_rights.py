"""The text of a source is on a site only where its rights say so, and nothing of it is withheld."""

import hashlib
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from alpha_beta import data, write
from pages_of import broken_links

from memcon.corpus import Corpus
from memcon.site.build import list_files
from memcon.site.reading import read_site
from memcon.site.rights import may_publish

TEXT = "Ms Archer said so. The harbour, she went on, would be dredged; nobody quotes this part.\n"
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()
PLACE = PurePosixPath("contacts/2030-01-02-alpha-beta/alpha-text.txt")


def files(folder: Path, rights: str | None, **more: Any) -> dict[PurePosixPath, bytes]:
    """The site of one readout with the stored copy of its source."""
    source = {
        "id": "text",
        "kind": "official_readout",
        "publisher": "Alpha Office",
        "capture": {
            "path": "captures/text.txt",
            "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        },
    }
    sources = [source | ({"rights": rights} if rights else {})]
    statement = {"id": "s1", "kind": "discussed", "evidence": "Ms Archer said so"}
    given = {"sources": sources, "statements": [statement], **more}
    write(folder, {"2030-01-02-alpha-beta/alpha": data(**given)})
    place = folder / "2030-01-02-alpha-beta/captures/text.txt"
    place.parent.mkdir()
    place.write_text(TEXT, "utf-8")
    site = read_site(Corpus(), [folder])
    assert not site.refused, site.problems
    return dict(list_files(site))


def holds(found: dict[PurePosixPath, bytes]) -> set[str]:
    return {str(path) for path, content in found.items() if b"nobody quotes this" in content}


@pytest.mark.parametrize("rights", ["CC BY 4.0, alpha.example", "public domain"])
def test_an_open_text_is_offered_as_it_was_stored(rights: str, tmp_path: Path) -> None:
    """The page links to it with its rights; its bytes are those that the record pins."""
    found = files(tmp_path, rights)
    assert found[PLACE] == TEXT.encode()
    page = found[PLACE.with_name("alpha.html")].decode()
    assert f'<a href="alpha-text.txt">The text of the source</a> (Alpha Office, {rights})' in page
    assert broken_links(found) == []


@pytest.mark.parametrize("rights", [None, "all rights reserved; short quotations only"])
def test_any_other_text_is_nowhere(rights: str | None, tmp_path: Path) -> None:
    """What nobody quotes of it is in no file."""
    assert holds(files(tmp_path, rights)) == set()


def test_a_text_stays_where_a_part_of_its_contact_is_withheld(tmp_path: Path) -> None:
    """The words of a statement above the ceiling stand in the source."""
    hidden = {
        "id": "s2",
        "kind": "discussed",
        "evidence": "would be dredged",
        "marking": "TLP:AMBER",
    }
    shown = {
        "id": "s1",
        "kind": "discussed",
        "evidence": "Ms Archer said so",
        "marking": "TLP:CLEAR",
    }
    found = files(tmp_path, "public domain", statements=[shown, hidden], marking="TLP:AMBER")
    assert holds(found) == set()
    assert PLACE not in found


@pytest.mark.parametrize(
    ("rights", "allows"),
    [
        ("public domain (US federal government work)", True),
        ("CC0", True),
        ("CC BY 4.0", True),
        ("cc-by-sa-3.0; Alpha Office", True),
        ("OGL-UK-3.0", True),
        ("Open Government Licence v3.0", True),
        ("CC BY-NC 4.0", False),
        ("CC BY-ND 4.0", False),
        ("CC BY", False),
        ("public domain, but not the photographs", False),
        ("public domainesque", False),
        ("not in the public domain", False),
        ("© Alpha Daily", False),
        ("", False),
    ],
)
def test_which_rights_allow(rights: str, allows: bool) -> None:
    """A term that lets anybody publish, with its version, and no limit behind it."""
    assert may_publish(rights) is allows
