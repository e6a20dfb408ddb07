"""Signing a PDF keeps it whole and tagged, and the check tells what is wrong with a signature."""

import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from pyhanko.keys import load_cert_from_pemder, load_private_key_from_pemder
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from memcon.corpus import Corpus
from memcon.problems import SourceError, UsageError
from memcon.render.fonts import prepare_fonts, use_fonts
from memcon.render.html import HtmlRenderer
from memcon.signing.check import check_signatures, is_signed
from memcon.signing.keys import KeyFile, open_signer
from memcon.signing.pdf import sign_pdf
from memcon.view import brief

from .authority import make_authority

use_fonts(prepare_fonts())

CONTACT = Path(__file__).parents[1] / "briefs" / "2030-01-02-alpha-beta"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_authority(tmp_path_factory.mktemp("authority") / "ours")


@pytest.fixture(scope="module")
def unsigned() -> bytes:
    from memcon.render.pdf import PdfRenderer

    corpus = Corpus()
    record, _ = corpus.record(CONTACT / "alpha.yaml")
    assert record is not None
    return PdfRenderer().render(HtmlRenderer().render_print(brief(record), "onepage")).data


@pytest.fixture(scope="module")
def key(authority: Path) -> KeyFile:
    return KeyFile(authority / "signer.key", authority / "signer.pem", (authority / "ca.pem",))


@pytest.fixture(scope="module")
def signed(unsigned: bytes, key: KeyFile) -> bytes:
    with open_signer(key) as signer:
        return sign_pdf(unsigned, signer, reason="Approved")


def test_a_signed_pdf_is_checked_without_doubt(signed: bytes, authority: Path) -> None:
    (found,) = check_signatures(signed, [authority / "ca.pem"])
    assert found.holds
    assert found.signer == "Common Name: Test signer"
    assert found.claimed
    assert not found.stamped


def test_a_time_stamp_is_checked_with_it(unsigned: bytes, key: KeyFile, authority: Path) -> None:
    store = SimpleCertificateStore()
    store.register(load_cert_from_pemder(str(authority / "ca.pem")))
    stamper = DummyTimeStamper(
        load_cert_from_pemder(str(authority / "tsa.pem")),
        load_private_key_from_pemder(str(authority / "tsa.key"), None),
        certs_to_embed=store,
    )
    with open_signer(key) as signer:
        made = sign_pdf(unsigned, signer, stamper)
    (found,) = check_signatures(made, [authority / "ca.pem"])
    assert found.holds
    assert found.stamped


def test_a_pdf_without_a_signature_has_none(unsigned: bytes, signed: bytes) -> None:
    assert check_signatures(unsigned) == []
    assert not is_signed(unsigned)
    assert is_signed(signed)


def test_a_byte_that_was_changed_breaks_the_signature(signed: bytes, authority: Path) -> None:
    changed = bytearray(signed)
    changed[200] ^= 1
    (found,) = check_signatures(bytes(changed), [authority / "ca.pem"])
    assert not found.is_intact
    assert not found.holds


def test_bytes_that_were_added_leave_it_intact_but_not_whole(
    signed: bytes, authority: Path
) -> None:
    (found,) = check_signatures(signed + b"\n% more\n", [authority / "ca.pem"])
    assert not found.is_whole
    assert not found.holds


def test_a_signature_of_somebody_else_is_not_trusted(signed: bytes, tmp_path: Path) -> None:
    stranger = make_authority(tmp_path / "stranger")
    for trusted in ([stranger / "ca.pem"], []):
        (found,) = check_signatures(signed, trusted)
        assert found.is_intact
        assert not found.is_trusted
        assert not found.holds


def test_the_field_is_in_the_structure_tree_and_the_properties_stay(
    unsigned: bytes, signed: bytes
) -> None:
    with pikepdf.open(io.BytesIO(unsigned)) as before, pikepdf.open(io.BytesIO(signed)) as after:
        assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
        (field,) = after.Root.AcroForm.Fields
        forms = [
            item
            for item in after.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == pikepdf.Name.Form
        ]
        assert [form.K[0].Obj.objgen for form in forms] == [field.objgen]
        numbers = after.Root.StructTreeRoot.ParentTree.Nums
        assert int(field.StructParent) in [int(number) for number in list(numbers)[::2]]


def test_qpdf_finds_nothing_wrong_with_a_signed_pdf(signed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed)
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_pdf_is_signed_once(signed: bytes, key: KeyFile) -> None:
    with open_signer(key) as signer, pytest.raises(SourceError, match="signed already"):
        sign_pdf(signed, signer)


def test_what_is_no_pdf_is_not_signed(key: KeyFile) -> None:
    with open_signer(key) as signer, pytest.raises(SourceError, match="cannot be read as a PDF"):
        sign_pdf(b"words", signer)


def test_a_locked_key_needs_its_passphrase(unsigned: bytes, key: KeyFile, authority: Path) -> None:
    locked = replace(key, key=authority / "locked.key")
    with pytest.raises(UsageError, match="is the passphrase right"), open_signer(locked):
        pass
    with open_signer(replace(locked, passphrase=b"open sesame")) as signer:
        assert is_signed(sign_pdf(unsigned, signer))


def test_the_command_writes_a_signed_copy_and_leaves_the_file(
    unsigned: bytes, authority: Path, tmp_path: Path
) -> None:
    from memcon.cli import cli

    path = tmp_path / "brief.pdf"
    path.write_bytes(unsigned)
    words = ["sign", str(path), "--key", str(authority / "signer.key")]
    done = CliRunner().invoke(cli, [*words, "--certificate", str(authority / "signer.pem")])
    assert done.exit_code == 0, done.output
    assert path.read_bytes() == unsigned
    (found,) = check_signatures(
        (tmp_path / "brief.signed.pdf").read_bytes(), [authority / "ca.pem"]
    )
    assert found.holds


def test_the_command_tells_which_file_it_could_not_sign(authority: Path, tmp_path: Path) -> None:
    from memcon.cli import cli

    path = tmp_path / "words.pdf"
    path.write_bytes(b"words")
    words = ["sign", str(path), "--key", str(authority / "signer.key")]
    done = CliRunner().invoke(cli, [*words, "--certificate", str(authority / "signer.pem")])
    assert done.exit_code == 1
    assert f"{path}: not signed: it cannot be read as a PDF" in done.output
