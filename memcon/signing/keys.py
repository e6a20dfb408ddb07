"""Where the key of a signature comes from: a file, or a token behind PKCS#11."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyhanko.sign.signers import Signer, SimpleSigner

from memcon.problems import UsageError


@dataclass(frozen=True)
class KeyFile:
    """A private key and its certificate as files, PEM or DER."""

    key: Path
    certificate: Path
    chain: Sequence[Path] = ()
    passphrase: bytes | None = None


@dataclass(frozen=True)
class Token:
    """A key on a token (a smart card, an HSM) with its certificate there too."""

    library: Path
    """The token's PKCS#11 module."""
    label: str
    key: str
    """The label of the key and of its certificate."""
    pin: str | None = None


@contextmanager
def open_signer(source: KeyFile | Token) -> Iterator[Signer]:
    """The signer of a key, as long as the block lasts; a token is logged off after it.

    Raises UsageError where the key cannot be used: missing, of another certificate, locked.
    """
    if isinstance(source, KeyFile):
        yield _from_file(source)
    else:
        with _from_token(source) as signer:
            yield signer


def _from_file(source: KeyFile) -> Signer:
    for path in (source.key, source.certificate, *source.chain):
        if not path.is_file():
            raise UsageError(f"{path}: there is no such file")
    signer = SimpleSigner.load(
        str(source.key),
        str(source.certificate),
        ca_chain_files=[str(path) for path in source.chain],
        key_passphrase=source.passphrase,
    )
    if not isinstance(signer, SimpleSigner):
        raise UsageError(
            f"{source.key}: no key with its certificate can be read there; "
            "is the passphrase right, and are both PEM or DER?"
        )
    return signer


@contextmanager
def _from_token(source: Token) -> Iterator[Signer]:
    from pkcs11.exceptions import PKCS11Error
    from pyhanko.config.pkcs11 import TokenCriteria
    from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

    if not source.library.is_file():
        raise UsageError(f"{source.library}: there is no such PKCS#11 module")
    try:
        session = open_pkcs11_session(
            str(source.library),
            token_criteria=TokenCriteria(label=source.label),
            user_pin=source.pin,
        )
    except PKCS11Error as error:
        cause = str(error) or type(error).__name__
        raise UsageError(f'the token "{source.label}" cannot be opened: {cause}') from None
    with session:
        yield PKCS11Signer(
            session,
            cert_label=source.key,
            key_label=source.key,
            use_raw_mechanism=True,  # the hash is made here: not every token can
        )
