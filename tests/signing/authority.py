"""A test authority: a root, a signer and a time-stamp authority that live for one test run."""

import datetime as dt
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def make_authority(folder: Path) -> Path:
    """The folder with ca.pem, and NAME.pem and NAME.key of signer and tsa; locked.key is locked."""
    folder.mkdir(parents=True, exist_ok=True)
    root_key = ec.generate_private_key(ec.SECP256R1())
    root = _certify("Test root", root_key, None, None, ())
    _write(folder / "ca.pem", root.public_bytes(serialization.Encoding.PEM))
    signer_key = ec.generate_private_key(ec.SECP256R1())
    stamper_key = rsa.generate_private_key(65537, 2048)
    for name, key, use in (
        ("signer", signer_key, (DOCUMENT_SIGNING,)),
        ("tsa", stamper_key, (ExtendedKeyUsageOID.TIME_STAMPING,)),
    ):
        made = _certify(f"Test {name}", key, root, root_key, use)
        _write(folder / f"{name}.pem", made.public_bytes(serialization.Encoding.PEM))
        _write(folder / f"{name}.key", _private(key, serialization.NoEncryption()))
    locked = serialization.BestAvailableEncryption(b"open sesame")
    _write(folder / "locked.key", _private(signer_key, locked))
    return folder


def _certify(
    name: str,
    key: Key,
    issuer: x509.Certificate | None,
    issuer_key: ec.EllipticCurvePrivateKey | None,
    use: tuple[ObjectIdentifier, ...],
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    is_root = issuer is None
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not is_root,
                content_commitment=not is_root,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=is_root,
                crl_sign=is_root,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if use:
        stamping = ExtendedKeyUsageOID.TIME_STAMPING in use
        builder = builder.add_extension(x509.ExtendedKeyUsage(use), critical=stamping)
    return builder.sign(issuer_key or key, hashes.SHA256())


def _private(key: Key, lock: serialization.KeySerializationEncryption) -> bytes:
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    path.chmod(0o600)
