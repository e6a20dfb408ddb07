"""What a site tells search engines of its pages."""

import json
import re
from pathlib import Path, PurePosixPath
from typing import Any

from three_contacts import BARE, FULL, site

from memcon.schemas import Duration, Edtf
from memcon.site.addresses import Addresses
from memcon.site.block import as_block
from memcon.site.build import list_files
from memcon.site.structured import CONTEXT, _days, _duration, structured


def described(path: Path, addresses: Addresses) -> dict[str, Any]:
    made = site(path, addresses.base)
    return {str(place): json.loads(data) for place, data in structured(made, addresses)}


def test_every_description_names_its_vocabulary_and_itself(tmp_path: Path) -> None:
    """Each file is JSON-LD of schema.org about one thing with an id."""
    found = described(tmp_path, FULL)
    assert {"index.jsonld", "people/ann-archer.jsonld"} <= set(found)
    for data in found.values():
        assert data["@context"] == CONTEXT
        assert data["@id"].startswith(FULL.base)
        assert data["@type"] in ("WebSite", "Event", "Report", "Person")
        assert data["name"]


def test_nothing_is_a_review_of_a_claim(tmp_path: Path) -> None:
    """No claim is judged, so no description says that one was."""
    assert "ClaimReview" not in json.dumps(described(tmp_path, BARE))


def test_a_contact_is_an_event_with_those_who_held_it(tmp_path: Path) -> None:
    """The event has its day, its people, and the reports on it."""
    event = described(tmp_path, FULL)["contacts/2030-01-02-alpha-beta/index.jsonld"]
    assert event["@type"] == "Event"
    assert event["startDate"] == "2030-01-02"
    assert [person["name"] for person in event["attendee"]] == ["Ann Archer", "Ben Bowman"]
    assert event["eventAttendanceMode"].endswith("/OnlineEventAttendanceMode")
    reports = [item["@id"] for item in event["recordedIn"]]
    assert reports[0] == f"{FULL.base}contacts/2030-01-02-alpha-beta/alpha.html"
    assert len(reports) == 2


def test_a_readout_is_a_report_with_its_quotations(tmp_path: Path) -> None:
    """A quotation has its words, who said them, where it was printed and its own address."""
    report = described(tmp_path, FULL)["contacts/2030-01-02-alpha-beta/alpha.jsonld"]
    assert report["@type"] == "Report"
    assert report["about"]["@id"] == f"{FULL.base}contacts/2030-01-02-alpha-beta/"
    assert report["dateModified"] == "2030-01-06T08:30:00Z"
    assert [item["@type"] for item in report["correction"]] == ["CorrectionComment"] * 2
    [quotation] = report["hasPart"]
    assert quotation["@type"] == "Quotation"
    assert quotation["text"] == "we will wait"
    assert [person["name"] for person in quotation["creator"]] == ["Ben Bowman"]
    assert quotation["isBasedOn"]["url"] == "https://daily.example/a?b=c&d"
    assert quotation["@id"].endswith("/alpha.html#s2")


def test_a_vague_date_is_as_long_as_it_is_sure() -> None:
    """Marks of doubt are no part of ISO 8601; a season is known by its year only."""
    assert _days(Edtf("2030-01-02~")) == ("2030-01-02", None)
    assert _days(Edtf("2030-01-XX")) == ("2030-01", None)
    assert _days(Edtf("2030-XX-XX")) == ("2030", None)
    assert _days(Edtf("2030-22")) == ("2030", None)
    assert _days(Edtf("2030-01-02/2030-01-04")) == ("2030-01-02", "2030-01-04")
    assert _days(Edtf("../2030-01")) == ("2030-01", "2030-01")


def test_a_length_is_given_only_where_it_is_one_figure() -> None:
    """The words "almost an hour" are no number of minutes."""
    assert _duration(Duration(wording="an hour", minutes=(60, 60))) == "PT60M"
    assert _duration(Duration(wording="almost an hour", minutes=(50, 60))) is None
    assert _duration(Duration(wording="long")) is None
    assert _duration(None) is None


def test_a_page_holds_its_description_as_data(tmp_path: Path) -> None:
    """The block in a page says what the file beside it says, and nothing in it ends the block."""
    made = site(tmp_path, FULL.base)
    files = dict(list_files(made, authority=FULL.authority))
    pages = [
        made.contacts[1].path,
        made.contacts[1].readouts[0].path,
        made.people[0].path,
        PurePosixPath("index.html"),
    ]
    for path in pages:
        [block] = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', files[path].decode()
        )
        assert json.loads(block) == json.loads(files[path.with_suffix(".jsonld")])
        assert "<" not in block


def test_no_word_of_a_record_can_end_the_block() -> None:
    """A title with a tag, a comment and a line separator stays a string of the data."""
    hostile = "</script><script>alert(1)</script><!-- \u2028 &lt;"
    block = str(as_block({"name": hostile}))
    assert block.count("<") == 2
    inner = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(inner) == {"name": hostile}
