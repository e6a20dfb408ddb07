"""`memcon sign`: a signature inside a PDF, or a signed list beside a folder."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from memcon.commands import QUIET, counted
from memcon.problems import MemconError, UsageError

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(name="sign")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--key", type=_FILE, help="The private key: PEM for a PDF, minisign for a folder.")
@click.option("--certificate", type=_FILE, help="The signer's certificate.")
@click.option("--chain", type=_FILE, multiple=True, help="A certificate above it; may be repeated.")
@click.option("--passphrase-file", type=_FILE, help="A file with the key's passphrase or PIN.")
@click.option("--pkcs11", type=_FILE, help="The PKCS#11 module of a token, instead of --key.")
@click.option("--token", help="The label of the token.")
@click.option("--token-key", help="The label of the key and its certificate on the token.")
@click.option("--timestamp", metavar="URL", help="A time-stamp authority; asked over the network.")
@click.option("--reason", default="", help="Why it is signed, as the signature states it.")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, file_okay=False), help="Where signed PDFs go."
)
@QUIET
def command(  # noqa: PLR0913 - the options of a command
    *,
    paths: tuple[Path, ...],
    key: Path | None,
    certificate: Path | None,
    chain: tuple[Path, ...],
    passphrase_file: Path | None,
    pkcs11: Path | None,
    token: str | None,
    token_key: str | None,
    timestamp: str | None,
    reason: str,
    output: Path | None,
    quiet: bool,
) -> None:
    """Sign the PDFs and the folders at PATHS.

    A PDF gets a PAdES signature and is written as NAME.signed.pdf; the one that was signed stays as
    it is. A folder gets SHA256SUMS and SHA256SUMS.minisig, which `minisign -V` checks.
    """
    _need_extra()
    folders = [path for path in paths if path.is_dir()]
    files = [path for path in paths if not path.is_dir()]
    if folders and files:
        raise UsageError("sign PDFs and folders apart: their keys are not of one kind")
    passphrase = _passphrase(passphrase_file)
    if folders:
        if key is None:
            raise UsageError("a folder is signed with a minisign key: --key")
        for folder in folders:
            _sign_folder(folder, key, passphrase, quiet=quiet)
        return
    source = _source(key, certificate, chain, passphrase, (pkcs11, token, token_key))
    sys.exit(0 if _sign_files(files, source, timestamp, reason, output, quiet=quiet) else 1)


def _sign_folder(folder: Path, key: Path, password: str | None, *, quiet: bool) -> None:
    from memcon.publish import write_file
    from memcon.signing.sums import SIGNATURE, SUMS, list_sums, sign_sums

    text = list_sums(folder)
    signature = sign_sums(text, key, password)
    write_file(folder / SUMS, text.encode())
    write_file(folder / SIGNATURE, signature)
    if not quiet:
        click.echo(f"{folder / SUMS}: {counted(text.count(chr(10)), 'file')} signed", err=True)


def _sign_files(  # noqa: PLR0913 - what a signature is made of
    files: Sequence[Path],
    source: Any,
    timestamp: str | None,
    reason: str,
    output: Path | None,
    *,
    quiet: bool,
) -> bool:
    """Whether all were signed; what failed is told and costs itself only."""
    from memcon.publish import write_file
    from memcon.signing.keys import open_signer
    from memcon.signing.pdf import sign_pdf, time_stamper

    clean = True
    with open_signer(source) as signer:
        stamper = time_stamper(timestamp) if timestamp else None
        for path in files:
            place = (output or path.parent) / f"{path.stem}.signed.pdf"
            try:
                signed = sign_pdf(path.read_bytes(), signer, stamper, reason)
            except UsageError:
                raise  # the key is no better for the next
            except MemconError as error:
                click.echo(f"{path}: not signed: {error}", err=True)
                clean = False
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            write_file(place, signed)
            if not quiet:
                click.echo(place)
    return clean


def _source(
    key: Path | None,
    certificate: Path | None,
    chain: tuple[Path, ...],
    passphrase: str | None,
    token: tuple[Path | None, str | None, str | None],
) -> Any:
    from memcon.signing.keys import KeyFile, Token

    library, label, token_key = token
    if library is not None:
        if key is not None:
            raise UsageError("the key comes from a file (--key) or from a token (--pkcs11)")
        if label is None or token_key is None:
            raise UsageError("a key on a token needs --token and --token-key")
        return Token(library, label, token_key, passphrase)
    if key is None or certificate is None:
        raise UsageError("a PDF is signed with --key and --certificate, or with --pkcs11")
    return KeyFile(key, certificate, chain, passphrase.encode() if passphrase else None)


def _passphrase(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        return path.read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"{path}: no passphrase can be read there") from None


def _need_extra() -> None:
    """Raise UsageError where the extra is not installed."""
    from importlib.util import find_spec

    if find_spec("pyhanko") is None or find_spec("minisign") is None:
        raise UsageError('signing needs an extra: pip install "memcon[sign]"')
