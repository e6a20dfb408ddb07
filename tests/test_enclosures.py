"""What a PDF carries inside: the records, what the templates saw, and a manifest of all."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import alpha_beta
import pytest

from memcon.brief import Brief
from memcon.compare.contact import compare_contact
from memcon.context import from_data, to_data
from memcon.corpus import Corpus
from memcon.enclosures import CONTEXT, MANIFEST, Encloser
from memcon.problems import RenderError
from memcon.record import Record
from memcon.render import Attachment
from memcon.render.attached import read_attachments
from memcon.render.fonts import prepare_fonts, use_fonts
from memcon.render.html import HtmlRenderer
from memcon.sheet import Sheet
from memcon.site.prints import list_prints
from memcon.site.reading import read_site
from memcon.view import brief

use_fonts(prepare_fonts())

from memcon.render.pdf import PdfRenderer  # noqa: E402 - the fonts come first

REPORTS = Path(__file__).parents[1] / "reports"
CONTACT = REPORTS / "2025-09-10-rubio-wang"
STATEMENT = {"id": "s1", "kind": "discussed", "evidence": "discussed trade"}


def records_of(folder: Path) -> list[Record]:
    corpus = Corpus()
    found = [corpus.record(path)[0] for path in corpus.folders.readouts(folder)]
    return [record for record in found if record]


def files_of(
    made: Brief | Sheet, records: Sequence[Record], **changes: Any
) -> dict[str, Attachment]:
    page = HtmlRenderer().render_print(made, "compare" if isinstance(made, Sheet) else "onepage")
    enclosed = Encloser(**changes).enclose(page, made, "onepage", records)
    return {item.name: item for item in enclosed.attachments}


def test_the_records_are_enclosed_as_they_lie_in_their_files() -> None:
    first, *others = records_of(CONTACT)
    files = files_of(brief(first, others), [first, *others])
    for record in (first, *others):
        file = files[f"{record.id}.yaml"]
        assert file.data == (CONTACT / file.name).read_bytes()
        assert file.media_type == "application/yaml"
        assert file.relationship == ("Source" if record is first else "Data")


def test_a_comparison_is_made_from_all_its_accounts() -> None:
    found = compare_contact(records_of(CONTACT), CONTACT)
    files = files_of(found.sheet(), found.records)
    sources = [name for name, file in files.items() if file.relationship == "Source"]
    assert sources == ["cn.yaml", "us.yaml"]


def test_the_manifest_has_the_hash_of_every_file_and_the_state_of_every_copy() -> None:
    first, *others = records_of(CONTACT)
    files = files_of(brief(first, others), [first, *others], options={"language": "en"})
    manifest = json.loads(files[MANIFEST].data)
    hashes = {item["name"]: item["sha256"] for item in manifest["files"]}
    assert hashes == {
        name: hashlib.sha256(file.data).hexdigest()
        for name, file in files.items()
        if name != MANIFEST
    }
    assert manifest["options"] == {"language": "en"}
    own = manifest["records"][0]
    assert own["sha256"] == first.document.sha256
    assert own["content_sha256"] == first.content_sha256
    assert own["captures"] == [
        {
            "source": source.id,
            "sha256": source.capture.sha256,
            "state": "missing",
            "rechecked": False,
        }
        for source in first.readout.sources
        if source.capture
    ]
    assert "unknown" not in manifest["versions"].values()


@pytest.mark.parametrize("folder", sorted(path.parent.name for path in REPORTS.glob("*/us.yaml")))
def test_what_the_templates_saw_comes_back_from_its_data(folder: str) -> None:
    records = records_of(REPORTS / folder)
    for record in records:
        made = brief(record, [other for other in records if other is not record])
        read = from_data(Brief, json.loads(json.dumps(to_data(made))))
        assert read == made
        render = HtmlRenderer().render_print
        assert render(read, "record") == render(made, "record")


def test_data_of_another_shape_is_no_brief() -> None:
    data = to_data(brief(alpha_beta.record()))
    for change in ({"title": "plain"}, {"strip": 3}, {"unknown": ""}, {"contact": None}):
        with pytest.raises(ValueError, match="it is no Brief"):
            from_data(Brief, {**data, **change})


def test_a_record_marked_more_strictly_than_the_page_is_not_enclosed() -> None:
    """Nor one of which a part is; the manifest says so, and has not even its hash."""
    own = alpha_beta.record("alpha", marking="TLP:GREEN")
    secret = {**STATEMENT, "text": "Something harbourside.", "marking": "TLP:AMBER"}
    for changes in (
        {"marking": "TLP:AMBER"},
        {"marking": "TLP:GREEN", "statements": [secret]},
        {"marking": "TLP:GREEN", "note": {"issue": {"text": "Whether.", "marking": "TLP:RED"}}},
        {"marking": "OFFICIAL"},
    ):
        other = alpha_beta.record("beta", **changes)
        files = files_of(brief(own, [other]), [own, other])
        assert "beta.yaml" not in files
        entry = json.loads(files[MANIFEST].data)["records"][1]
        assert set(entry) == {"name", "role", "enclosed", "why"}
    allowed = alpha_beta.record("beta", marking="TLP:CLEAR")
    assert "beta.yaml" in files_of(brief(own, [allowed]), [own, allowed])
    unmarked = alpha_beta.record("alpha")
    assert "beta.yaml" not in files_of(brief(unmarked, [allowed]), [unmarked, allowed])


def test_nothing_above_a_sites_ceiling_comes_in_by_a_pdf(tmp_path: Path) -> None:
    """Not in the record, its comments, the other account, the templates' view or the manifest."""
    words = {"secret": "Harbourside pact", "judged": "Zephyr doubts", "comment": "quayside remark"}
    statements = [
        {**STATEMENT, "text": "Trade came up.", "marking": "TLP:CLEAR"},
        {**STATEMENT, "id": "s2", "text": words["secret"]},
    ]
    assessment = [{"text": words["judged"], "author": "A. Analyst", "based_on": ["s2"]}]
    cut = alpha_beta.data("alpha", marking="TLP:RED", statements=statements, assessment=assessment)
    readouts = {
        "2030-01-02-alpha-beta/alpha": cut,
        "2030-01-02-alpha-beta/beta": alpha_beta.data("beta", marking="TLP:CLEAR"),
    }
    folder = alpha_beta.write(tmp_path / "reports", readouts)
    file = folder / "2030-01-02-alpha-beta" / "alpha.yaml"
    file.write_text(f"# {words['comment']}\n{file.read_text()}")
    pages = dict(list_prints(read_site(Corpus(), [folder], ceiling="TLP:CLEAR")))
    assert len(pages) == 3
    for page in pages.values():
        assert {item.name for item in page.attachments} >= {"alpha.yaml", CONTEXT, MANIFEST}
        for content in (page.html.encode(), *(item.data for item in page.attachments)):
            assert not [word for word in words.values() if word.encode() in content]
            assert hashlib.sha256(file.read_bytes()).hexdigest().encode() not in content


def test_a_pdf_gives_its_files_back() -> None:
    first, *others = records_of(CONTACT)
    made = brief(first, others)
    page = HtmlRenderer().render_print(made, "onepage")
    page = Encloser().enclose(page, made, "onepage", [first, *others])
    data = PdfRenderer().render(page).data
    assert read_attachments(data) == page.attachments
    with pytest.raises(RenderError, match="no PDF"):
        read_attachments(b"words")
