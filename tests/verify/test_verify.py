"""A brief verifies as it left the tool, and each way of tampering with it has its own verdict."""

import hashlib
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner

from memcon.cli import cli
from memcon.compare.contact import compare_contact
from memcon.corpus import Corpus
from memcon.enclosures import Encloser
from memcon.record import index_captures
from memcon.render import FORMATS
from memcon.render.fonts import prepare_fonts, use_fonts
from memcon.render.html import HtmlRenderer
from memcon.verify import verify
from memcon.view import brief

use_fonts(prepare_fonts())

REPORTS = Path(__file__).parents[2] / "reports"
(CORRECTED_BY_HAND,) = (path.parent for path in REPORTS.glob("*/compare.yaml"))
CONTACT = Path(__file__).parents[1] / "briefs" / "2030-01-02-alpha-beta"
Pdf = pikepdf.Pdf
OF_ONE = tuple(name for name in FORMATS if name not in {"compare", "precall"})


def make(format: str) -> bytes:  # noqa: A002 - the word of the trade
    from memcon.render.pdf import PdfRenderer

    corpus = Corpus()
    record, _ = corpus.record(CONTACT / "alpha.yaml")
    assert record is not None
    others = corpus.others(CONTACT / "alpha.yaml")
    made = brief(record, others)
    page = HtmlRenderer().render_print(made, format)
    return PdfRenderer().render(Encloser().enclose(page, made, format, [record, *others])).data


@pytest.fixture(scope="module")
def whole() -> bytes:
    return make("onepage")


def edited(data: bytes, edit: Callable[[Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        edit(pdf)
        pdf.save(out, fix_metadata_version=False)
    return out.getvalue()


def stream(pdf: Pdf, name: str) -> pikepdf.Object:
    return next(item.EF.F for item in pdf.Root.AF if str(item.UF) == name)


def change(name: str, old: str, new: str, *, listed: bool = False) -> Callable[[Pdf], None]:
    """Another text in a file inside; `listed`: with its new hash in the manifest."""

    def edit(pdf: Pdf) -> None:
        inside = stream(pdf, name)
        before = inside.read_bytes()
        after = before.replace(old.encode(), new.encode())
        assert after != before
        inside.write(after)
        if listed:
            manifest = stream(pdf, "manifest.json")
            one, other = (hashlib.sha256(item).hexdigest() for item in (before, after))
            manifest.write(manifest.read_bytes().replace(one.encode(), other.encode()))

    return edit


def paint(pdf: Pdf) -> None:
    page = pdf.pages[0]
    page.contents_coalesce()
    page.Contents.write(page.Contents.read_bytes() + b"\nq 1 0 0 rg 0 0 50 50 re f Q")


def rename_letters(pdf: Pdf) -> None:
    fonts = pdf.pages[0].resources.Font
    font = fonts[min(fonts.keys())]
    font.ToUnicode.write(font.ToUnicode.read_bytes() + b"\n% other")


def rename_letters_fully(pdf: Pdf) -> None:
    """What the text layer says of one code is another letter."""
    for font in pdf.pages[0].resources.Font.values():
        told = font.ToUnicode.read_bytes()
        font.ToUnicode.write(told.replace(b"<0061>", b"<0062>"))


def claim_other_templates(pdf: Pdf) -> None:
    in_manifest(lambda manifest: manifest["templates"].update(sha256="0" * 64))(pdf)


def add_page(pdf: Pdf) -> None:
    pdf.pages.append(pdf.pages[0])


def retitle(pdf: Pdf) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"Alphan", b"Betan ", 1))


def remove_record(pdf: Pdf) -> None:
    pdf.Root.AF = pikepdf.Array([item for item in pdf.Root.AF if str(item.UF) != "alpha.yaml"])


def add_file(pdf: Pdf) -> None:
    again = pdf.make_indirect(pikepdf.Dictionary(pdf.Root.AF[0]))
    again.UF = "more.yaml"
    pdf.Root.AF.append(again)


def swap_records(pdf: Pdf) -> None:
    stream(pdf, "alpha.yaml").write(stream(pdf, "beta.yaml").read_bytes())


def spoil_manifest(pdf: Pdf) -> None:
    stream(pdf, "manifest.json").write(b"{}")


def lay_note(pdf: Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.FreeText,
        Rect=[50, 700, 500, 800],
        Contents="Other words",
    )
    page = pdf.pages[0].obj
    page.Annots = pikepdf.Array([*page.get("/Annots", []), pdf.make_indirect(note)])


def in_manifest(change: Callable[[dict[str, Any]], object]) -> Callable[[Pdf], None]:
    def edit(pdf: Pdf) -> None:
        inside = stream(pdf, "manifest.json")
        manifest = json.loads(inside.read_bytes())
        change(manifest)
        inside.write(json.dumps(manifest).encode())

    return edit


def claim_own_templates(pdf: Pdf) -> None:
    paint(pdf)
    in_manifest(lambda manifest: manifest["templates"].update(own=True))(pdf)


def claim_withheld(pdf: Pdf) -> None:
    change("alpha.yaml", "must remain open", "must remain shut", listed=True)(pdf)
    in_manifest(lambda manifest: manifest["records"][0].update(enclosed=False))(pdf)


def nest_deeply(pdf: Pdf) -> None:
    stream(pdf, "manifest.json").write(b"[" * 200_000)


TAMPERED = [
    ("note laid on", lay_note, "text-altered"),
    ("own templates claimed", claim_own_templates, "own-templates"),
    ("record claimed withheld", claim_withheld, "withheld"),
    ("manifest nested deeply", nest_deeply, "manifest-altered"),
    (
        "another format claimed",
        in_manifest(lambda manifest: manifest["page"].update(format="nope")),
        "context-altered",
    ),
    *(
        (f"manifest without {key}", in_manifest(lambda manifest, key=key: manifest.pop(key)), code)  # type: ignore[misc]
        for key, code in dict.fromkeys(
            ("templates", "versions", "records", "fonts", "page"), "manifest-altered"
        ).items()
    ),
    ("page painted over", paint, "text-altered"),
    ("letters renamed", rename_letters, "text-altered"),
    ("page added", add_page, "text-altered"),
    ("properties changed", retitle, "bytes-changed"),
    ("record edited", change("alpha.yaml", "Alpha", "Alphb"), "record-altered"),
    ("other record edited", change("beta.yaml", "Beta", "Betb"), "record-altered"),
    ("records swapped", swap_records, "record-altered"),
    ("record removed", remove_record, "attachment-missing"),
    ("file added", add_file, "attachment-added"),
    ("manifest spoilt", spoil_manifest, "manifest-altered"),
    ("context edited", change("context.json", "border", "harbor"), "context-altered"),
    (
        "context edited and listed",
        change("context.json", "border", "harbor", listed=True),
        "context-altered",
    ),
    (
        "quotation changed and listed",
        change("alpha.yaml", "must remain open", "must remain shut", listed=True),
        "quotation-altered",
    ),
]


def _flip(whole: bytes) -> bytes:
    """Another byte in the comment of the second line, which no reader reads."""
    changed = bytearray(whole)
    changed[12] ^= 1
    return bytes(changed)


@pytest.mark.parametrize("name", OF_ONE)
def test_a_brief_verifies_as_it_left_the_tool(name: str) -> None:
    verdict = verify("brief.pdf", make(name))
    assert verdict.holds, str(verdict)
    assert "byte for byte" in str(verdict)


@pytest.mark.parametrize(
    ("edit", "code"), [case[1:] for case in TAMPERED], ids=[case[0] for case in TAMPERED]
)
def test_what_was_tampered_with_is_told(
    edit: Callable[[Pdf], None], code: str, whole: bytes
) -> None:
    verdict = verify("brief.pdf", edited(whole, edit))
    assert not verdict.holds
    assert code in verdict.codes, str(verdict)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (lambda whole: whole[: len(whole) // 2], "unreadable"),
        (lambda _: b"words", "unreadable"),
        (lambda whole: whole + b"\n% more\n", "bytes-changed"),
        (_flip, "bytes-changed"),
        (lambda whole: edited(whole, retitle) + b"\n% /ByteRange\n", "bytes-changed"),
        (lambda whole: edited(whole, lay_note) + b"\n% /ByteRange\n", "text-altered"),
        (lambda whole: whole + b"\n% /ByteRange\n", "signature-broken"),
        (lambda _: _foreign(), "not-ours"),
    ],
    ids=[
        "truncated",
        "no PDF",
        "bytes added",
        "a byte flipped",
        "properties and a false signature",
        "a note and a false signature",
        "a false signature",
        "made by another tool",
    ],
)
def test_what_is_no_longer_or_never_was_a_brief_is_told(
    data: Callable[[bytes], bytes], code: str, whole: bytes
) -> None:
    verdict = verify("brief.pdf", data(whole))
    assert not verdict.holds
    assert code in verdict.codes, str(verdict)


def _foreign() -> bytes:
    out = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(out)
    return out.getvalue()


def test_a_stored_copy_that_was_changed_is_told(whole: bytes, tmp_path: Path) -> None:
    given = tmp_path / "captures"
    given.mkdir()
    (given / "alpha.txt").write_text("Other words.", "utf-8")
    verdict = verify("brief.pdf", whole, captures=index_captures(given))
    assert "capture-changed" in verdict.codes


ONE = '  - {at: "2030-01-04", text: The place was wrong., by: A desk}\n'
TWO = f'{ONE}  - {{at: "2030-01-05", text: The hour was wrong too.}}\n'


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (lambda text: text, ""),
        (lambda text: f"{text}# more\n", ""),
        (lambda text: text.replace(ONE, TWO), "newer-version"),
        (lambda text: text.replace(f"corrections:\n{ONE}", ""), "older-version"),
        (lambda text: text.replace("state: in_review", "state: draft"), "older-version"),
        (lambda text: text.replace("state: in_review", "state: withdrawn"), "newer-version"),
        (lambda text: text.replace("TLP:AMBER", "TLP:RED"), "other-version"),
        (lambda text: text.replace("issuer:", "issuers:"), "other-version"),
        (lambda _: "{", "other-version"),
    ],
)  # fmt: skip
def test_another_version_of_the_record_is_told_from_an_older_and_a_newer_one(
    edit: Callable[[str], str], code: str, whole: bytes
) -> None:
    """By the dates of release, review and correction; by the state where these are the same."""
    present = edit((CONTACT / "alpha.yaml").read_text("utf-8")).encode()
    verdict = verify("x", whole, known=lambda _, name: {"alpha.yaml": present}.get(name))
    assert verdict.codes == ({code} if code else set())


def test_words_are_compared_where_other_versions_of_libraries_made_the_page(
    whole: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stays in doubt, for the look is not compared; other words are told as such."""
    monkeypatch.setattr("memcon.verify.checks.print_versions", lambda: {"weasyprint": "99"})
    verdict = verify("x", whole)
    assert verdict.codes == {"other-versions"}
    assert "its words are those that its record gives here" in str(verdict)
    assert verify("x", edited(whole, paint)).codes == {"other-versions"}
    assert verify("x", edited(whole, rename_letters_fully)).codes == {"text-altered"}
    assert "its words" not in str(verify("x", edited(whole, claim_other_templates)))


@pytest.fixture(scope="module")
def comparison() -> bytes:
    """A comparison that a person put right."""
    from memcon.render.pdf import PdfRenderer

    corpus = Corpus()
    paths = [CORRECTED_BY_HAND / name for name in ("ru.yaml", "us.yaml")]
    records = [record for path in paths if (record := corpus.record(path)[0])]
    found = compare_contact(records, CORRECTED_BY_HAND)
    page = HtmlRenderer().render_print(found.sheet(), "compare")
    enclosed = Encloser().enclose(page, found.sheet(), "compare", found.records, found.corrections)
    return PdfRenderer().render(enclosed).data


def test_a_comparison_carries_what_a_person_put_right_in_it(comparison: bytes) -> None:
    with pikepdf.open(io.BytesIO(comparison)) as pdf:
        (item,) = (item for item in pdf.Root.AF if str(item.UF) == "compare.yaml")
        assert item.AFRelationship == "/Source"
        assert item.EF.F.Subtype == "/application/yaml"
        assert item.EF.F.read_bytes() == (CORRECTED_BY_HAND / "compare.yaml").read_bytes()
    verdict = verify("x", comparison)
    assert verdict.holds, str(verdict)


@pytest.mark.parametrize(
    ("old", "new", "listed"),
    [
        ("readiness for talks", "readiness for talk", False),
        ("us/s3", "us/s99", True),
        ("relations:", "relation:", True),
        ("join:", "join: {", True),
    ],
)
def test_corrections_that_were_edited_or_do_not_fit_the_records_are_told(
    old: str, new: str, listed: bool, comparison: bytes
) -> None:
    tampered = edited(comparison, change("compare.yaml", old, new, listed=listed))
    assert "corrections-altered" in verify("x", tampered).codes


def test_a_signed_brief_verifies_and_its_signature_is_told(whole: bytes, tmp_path: Path) -> None:
    pytest.importorskip("pyhanko")
    from signing.authority import make_authority

    from memcon.signing.keys import KeyFile, open_signer
    from memcon.signing.pdf import sign_pdf

    ours, theirs = (make_authority(tmp_path / name) for name in ("ours", "theirs"))
    with open_signer(KeyFile(ours / "signer.key", ours / "signer.pem")) as signer:
        signed = sign_pdf(whole, signer)
    trusted = [ours / "ca.pem"]
    verdict = verify("x", signed, trusted=trusted)
    assert verdict.holds, str(verdict)
    assert "mark for mark" in str(verdict)
    assert "signer-not-trusted" in verify("x", signed, trusted=[theirs / "ca.pem"]).codes
    assert "bytes-added" in verify("x", signed + b"\n% more\n", trusted=trusted).codes
    broken = bytearray(signed)
    broken[12] ^= 1
    assert "signature-broken" in verify("x", bytes(broken), trusted=trusted).codes


def test_the_command_ends_with_1_where_anything_is_in_doubt(whole: bytes, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(whole)
    bad.write_bytes(edited(whole, paint))
    done = CliRunner().invoke(cli, ["verify", str(good)])
    assert done.exit_code == 0, done.output
    assert done.output.startswith(f"VERIFIED: {good}")
    done = CliRunner().invoke(cli, ["verify", str(good), str(bad), "--format", "json"])
    assert done.exit_code == 1
    assert [item["verified"] for item in json.loads(done.output)] == [True, False]
    done = CliRunner().invoke(cli, ["verify", str(bad)])
    assert re.search(r"DOUBT +Text of the pages: page 1 is not the one", done.output)
