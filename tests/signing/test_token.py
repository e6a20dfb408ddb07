"""A key on a token signs as a key in a file does."""

import shutil
import subprocess
from pathlib import Path

import pytest

from memcon.problems import UsageError
from memcon.signing.check import check_signatures
from memcon.signing.keys import Token, open_signer
from memcon.signing.pdf import sign_pdf

from .authority import make_authority
from .test_sign_pdf import unsigned  # noqa: F401 - a fixture

MODULES = (
    Path("/usr/lib/softhsm/libsofthsm2.so"),
    Path("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
)
MODULE = next((path for path in MODULES if path.is_file()), None)
pytestmark = pytest.mark.skipif(
    MODULE is None or shutil.which("softhsm2-util") is None or shutil.which("pkcs11-tool") is None,
    reason="SoftHSM and OpenSC are not installed",
)


@pytest.fixture
def token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Token, Path]:
    authority = make_authority(tmp_path / "authority")
    (tmp_path / "tokens").mkdir()
    config = tmp_path / "softhsm2.conf"
    config.write_text(f"directories.tokendir = {tmp_path}/tokens\n", "utf-8")
    monkeypatch.setenv("SOFTHSM2_CONF", str(config))
    pins = ["--pin", "1234", "--so-pin", "12345678"]
    run("softhsm2-util", "--init-token", "--free", "--label", "desk", *pins)
    key = ["softhsm2-util", "--import", str(authority / "signer.key"), "--token", "desk"]
    run(*key, "--label", "signer", "--id", "01", "--pin", "1234")
    certificate = tmp_path / "signer.der"
    run("openssl", "x509", "-in", authority / "signer.pem", "-outform", "DER", "-out", certificate)
    assert MODULE is not None
    write = ["pkcs11-tool", "--module", str(MODULE), "--token-label", "desk", "--login"]
    run(
        *[*write, "--pin", "1234", "--write-object", str(certificate)],
        *["--type", "cert", "--label", "signer", "--id", "01"],
    )
    return Token(MODULE, "desk", "signer", "1234"), authority


def run(*words: str | Path) -> None:
    subprocess.run(words, check=True, capture_output=True, timeout=60)


def test_a_key_on_a_token_signs(token: tuple[Token, Path], unsigned: bytes) -> None:  # noqa: F811
    source, authority = token
    with open_signer(source) as signer:
        made = sign_pdf(unsigned, signer)
    (found,) = check_signatures(made, [authority / "ca.pem"])
    assert found.holds


def test_a_token_that_is_not_there_is_told(token: tuple[Token, Path]) -> None:
    source, _ = token
    other = Token(source.library, "other", "signer", "1234")
    with pytest.raises(UsageError, match='the token "other" cannot be opened'), open_signer(other):
        pass
