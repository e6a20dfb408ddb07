"""The JSON files of a site are the records themselves."""

import json
from pathlib import Path, PurePosixPath

import pytest
from jsonschema import Draft202012Validator
from three_contacts import BARE, FULL, folder, site

from memcon.corpus import Corpus
from memcon.load import parse
from memcon.record import Record
from memcon.site.addresses import Addresses
from memcon.site.api import CONTACTS, SCHEMA, api, record_data, record_path
from memcon.validate import validate


@pytest.mark.parametrize("addresses", [BARE, FULL], ids=["relative", "absolute"])
def test_every_link_of_the_list_leads_to_a_file(addresses: Addresses, tmp_path: Path) -> None:
    """The list of contacts names the file of each contact and of each record."""
    files = dict(api(site(tmp_path), addresses))
    listed = json.loads(files[CONTACTS])
    assert [item["id"] for item in listed["contacts"]] == [
        "2031-05-06-alpha-beta",
        "2030-01-02-alpha-beta",
        "2029-01-02-alpha-beta",
    ]
    links = [item["data"] for item in listed["contacts"]]
    links += [page["record"] for item in listed["contacts"] for page in item["readouts"]]
    places = {PurePosixPath("api", link.removeprefix(f"{addresses.base}api/")) for link in links}
    assert len(links) == 7
    assert places == set(files) - {CONTACTS, SCHEMA}


def test_a_record_is_read_back_as_the_record_it_is(tmp_path: Path) -> None:
    """A file of the interface, read as a readout, has the content that the YAML has."""
    made = site(tmp_path, ceiling="TLP:RED")
    files = dict(api(made, BARE))
    for page in made.readouts:
        raw = files[record_path(page)]
        readout, problems = validate(parse(raw, "x/alpha.json"))
        assert readout is not None, problems
        again = Record(page.record.document, readout, page.record.stored)
        assert again.content_sha256 == page.record.content_sha256


def test_records_and_schema_go_together(tmp_path: Path) -> None:
    """The schema that lies beside the records describes them."""
    files = dict(api(site(tmp_path), BARE))
    check = Draft202012Validator(json.loads(files[SCHEMA]))
    records = [path for path in files if len(path.parts) == 4]
    assert len(records) == 4
    for path in records:
        check.validate(json.loads(files[path]))


def test_a_contact_with_two_accounts_has_their_comparison(tmp_path: Path) -> None:
    """One file holds the contact with the rows of the comparison; a lone account has none."""
    files = dict(api(site(tmp_path), BARE))
    both = json.loads(files[PurePosixPath("api/contacts/2030-01-02-alpha-beta.json")])
    alone = json.loads(files[PurePosixPath("api/contacts/2031-05-06-alpha-beta.json")])
    assert both["comparison"]["accounts"]
    assert alone["comparison"] is None


def test_a_clearance_of_more_than_is_shown_is_left_out(tmp_path: Path) -> None:
    """The hash that was cleared is published only with all that it was made of."""
    place = folder(tmp_path) / "2031-05-06-alpha-beta" / "alpha.yaml"
    record, _ = Corpus().record(place)
    assert record is not None
    for digest, kept in ((record.content_sha256, True), ("0" * 64, False)):
        review = record.readout.review.model_copy(update={"record_sha256": digest})
        readout = record.readout.model_copy(update={"review": review})
        data = record_data(Record(record.document, readout, record.stored, record.registries))
        assert ("record_sha256" in data.get("review", {})) is kept
