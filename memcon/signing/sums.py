"""A signed list of all files of a folder: SHA256SUMS, and SHA256SUMS.minisig beside it.

The list is what `sha256sum -c` reads, the signature what `minisign -V` checks: both can be verified
without memcon. It covers Markdown, HTML and PDF alike and leaves the files as they are.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from memcon.problems import OutputError, UsageError

SUMS = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.minisig"


@dataclass(frozen=True)
class Difference:
    """A file that is not as the list has it."""

    path: str
    what: str
    """"changed", "missing" or "not listed"."""


def list_sums(folder: Path) -> str:
    """The list: a line for each file below the folder, by its path; hidden ones are left out."""
    return "".join(f"{_sum(folder / name)}  {name}\n" for name in _names(folder))


def sign_sums(text: str, key: Path, password: str | None = None) -> bytes:
    """The signature over a list, as `minisign` writes it.

    Raises UsageError where the key cannot be used.
    """
    import minisign

    try:
        secret = minisign.SecretKey.from_file(key)
        if secret.is_encrypted():
            if password is None:
                raise UsageError(f"{key}: the key needs its passphrase: --passphrase-file")
            secret.decrypt(password)
        signature = secret.sign(text.encode(), trusted_comment=f"file:{SUMS}")
    except OSError as error:
        raise UsageError(f"{key}: {error.strerror}") from None
    except minisign.Error as error:
        raise UsageError(f"{key}: {error}") from None
    return bytes(signature)


def check_sums(folder: Path, public_key: Path | None = None) -> list[Difference]:
    """What is not as the signed list has it; empty where all is.

    Raises OutputError where there is no list or, with a key, where its signature is not of that
    key; UsageError where the key cannot be read.
    """
    try:
        text = (folder / SUMS).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise OutputError(f"{folder}: there is no list {SUMS}") from None
    if public_key is not None:
        _check_signature(folder, text, public_key)
    return list(_differences(folder, text))


def _check_signature(folder: Path, text: str, public_key: Path) -> None:
    import minisign

    try:
        key = minisign.PublicKey.from_file(public_key)
    except (OSError, minisign.Error) as error:
        raise UsageError(f"{public_key}: no minisign key can be read there: {error}") from None
    try:
        key.verify(text.encode(), minisign.Signature.from_file(folder / SIGNATURE))
    except (OSError, minisign.Error) as error:
        raise OutputError(f"{folder / SIGNATURE}: not signed with this key: {error}") from None


def _differences(folder: Path, text: str) -> Iterator[Difference]:
    listed = {line[66:]: line[:64] for line in text.splitlines() if line[64:66] == "  "}
    for name, known in listed.items():
        path = folder / name
        if not path.is_file():
            yield Difference(name, "missing")
        elif _sum(path) != known:
            yield Difference(name, "changed")
    for name in _names(folder):
        if name not in listed:
            yield Difference(name, "not listed")


def _names(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and name not in (SUMS, SIGNATURE):
            yield name


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
