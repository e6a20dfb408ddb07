"""Nothing above the ceiling is on the site."""

import gzip
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from alpha_beta import ANN, BEN, data, write

from memcon.corpus import Corpus
from memcon.site.build import list_files
from memcon.site.ceiling import is_above
from memcon.site.model import LeftOut, Site
from memcon.site.reading import read_site

HIDDEN = "zebra crossing"
OPEN = "harbour dredging"


def statement(id: str, words: str, **more: Any) -> dict[str, Any]:  # noqa: A002
    return {
        "id": id,
        "kind": "position",
        "by": ["ann"],
        "topics": [words.replace(" ", "-")],
        "text": f"Ms Archer spoke of the {words}.",
        "evidence": f"spoke of the {words}",
        **more,
    }


def build(folder: Path, *readouts: dict[str, Any], ceiling: str = "TLP:CLEAR") -> Site:
    named = {f"{item['event']['id']}/{item['issuer']}": item for item in readouts}
    return read_site(Corpus(), [write(folder, named)], ceiling=ceiling)


def everything(site: Site) -> str:
    """The text of all files and their names; those of the search index are gzip.

    The schema of readouts names every label that there is, so it is left out.
    """
    files = {
        path: data
        for path, data in list_files(site)
        if path.suffix != ".woff2" and path.name != "readout.schema.json"
    }
    plain = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data for data in files.values())
    return b"\n".join(plain).decode("utf-8", "replace") + "\n".join(map(str, files))


def marked(**changes: Any) -> dict[str, Any]:
    """A record marked by parts: one statement above the ceiling, one below it."""
    statements = [
        statement("s1", OPEN, marking="TLP:CLEAR"),
        statement("s2", HIDDEN, marking="TLP:AMBER"),
    ]
    return data(statements=statements, marking="TLP:AMBER", **changes)


def test_a_statement_above_the_ceiling_is_nowhere(tmp_path: Path) -> None:
    """Its words, its topic and what was written about the whole are in no file of the site."""
    site = build(
        tmp_path,
        marked(
            title=f"Alphan account: Archer on the {HIDDEN}",
            bottom_line=f"The {HIDDEN} was raised.",
            caveats=[f"The {HIDDEN} is disputed."],
            corrections=[{"at": "2030-02-01", "text": f"The {HIDDEN} was misspelt."}],
            assessment=[{"text": f"A {HIDDEN} is meant.", "author": "desk", "based_on": ["s2"]}],
        ),
    )
    text = everything(site)
    assert OPEN in text
    assert "zebra" not in text
    assert "TLP:AMBER" not in text
    assert site.left_out == LeftOut(readouts=0, statements=1, assessments=1)


def test_under_a_higher_ceiling_it_is_there(tmp_path: Path) -> None:
    """The same record under TLP:AMBER has both statements and its marking."""
    text = everything(build(tmp_path, marked(), ceiling="TLP:AMBER"))
    assert HIDDEN in text
    assert "TLP:AMBER" in text


def test_a_readout_above_the_ceiling_is_nowhere(tmp_path: Path) -> None:
    """An unmarked part has the marking of its record."""
    kept = data(event={"id": "2030-03-04-alpha-beta", "date": "2030-03-04"})
    hidden = data(statements=[statement("s1", HIDDEN)], marking="TLP:GREEN")
    site = build(tmp_path, kept, hidden)
    text = everything(site)
    assert "zebra" not in text
    assert "2030-01-02" not in text
    assert site.left_out == LeftOut(readouts=1)
    assert [contact.slug for contact in site.contacts] == ["2030-03-04-alpha-beta"]


def test_a_count_is_not_made_with_contacts_that_are_left_out(tmp_path: Path) -> None:
    """The number that the site gives beside a claim does not tell of a hidden contact."""
    claim = {"value": 2, "unit": "call", "basis": "calendar_year", "wording": "the second"}
    later = {"id": "2030-03-04-alpha-beta", "date": "2030-03-04", "count": claim}
    site = build(tmp_path, data(event=later), data(marking="TLP:RED"))
    cells = [cell for cell in site.readouts[0].brief.strip if "ount" in cell.label]
    assert "records: 1" in " ".join(f"{cell.value} {cell.note}" for cell in cells)


def test_a_comparison_has_only_what_is_below(tmp_path: Path) -> None:
    """The other account of the contact does not bring a hidden statement back."""
    other = data("beta", statements=[{**statement("s1", "quay"), "by": ["ben"]}])
    site = build(tmp_path, marked(participants=[ANN, BEN]), other)
    assert site.contacts[0].compared is not None
    assert "zebra" not in everything(site)


@pytest.mark.parametrize(
    ("marking", "ceiling", "above"),
    [
        ("TLP:CLEAR", "TLP:CLEAR", False),
        ("TLP:GREEN", "TLP:CLEAR", True),
        ("TLP:AMBER+STRICT", "TLP:AMBER", True),
        ("TLP:AMBER", "TLP:RED", False),
        ("OFFICIAL", "TLP:RED", True),
        (None, "TLP:CLEAR", False),
    ],
)
def test_labels_have_their_order(marking: str | None, ceiling: str, above: bool) -> None:
    """A label of another set has no order with the ceiling, so it is above."""
    assert is_above(marking, ceiling) is above


def test_paths_of_the_site_stay_inside(tmp_path: Path) -> None:
    """No path leads out, whatever a party or a person is called."""
    odd = {"id": "zed", "name": "../../Zed / Ω", "party": "beta"}
    site = build(tmp_path, data(participants=[ANN, odd]))
    for path, _ in list_files(site):
        assert ".." not in PurePosixPath(path).parts
        assert not path.is_absolute()


def test_what_a_house_adds_for_its_papers_is_on_no_site(tmp_path: Path) -> None:
    """Advice and wording are for its own people, whatever their marking."""
    words = {"issue": f"Whether to go on with {HIDDEN}.", "to": [HIDDEN]}
    site = build(tmp_path, data(statements=[statement("s1", OPEN)], note=words))
    text = everything(site)
    assert OPEN in text
    assert HIDDEN not in text
