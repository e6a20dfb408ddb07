"""The signatures of a PDF, checked offline against certificates that a person trusts."""

import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from memcon.problems import UsageError

from .apart import run_apart


@dataclass(frozen=True)
class Signature:
    """What came of checking one signature."""

    signer: str
    """The name in the certificate."""
    is_intact: bool
    """Whether the signed bytes and the signature are as they were made."""
    is_trusted: bool
    """Whether the certificate leads to one that is trusted."""
    is_whole: bool
    """Whether it covers the entire file. Bytes that were added later leave it intact otherwise."""
    claimed: str = ""
    """The time that the signer states, ISO 8601; nothing proves it."""
    stamped: str = ""
    """The time that a trusted authority stamped, ISO 8601; empty without one."""
    fault: str = ""
    """What kept it from being checked."""

    @property
    def holds(self) -> bool:
        """Whether nothing about it is in doubt."""
        return self.is_intact and self.is_trusted and self.is_whole and not self.fault


def is_signed(data: bytes) -> bool:
    """Whether a PDF has a signature; needs no library."""
    return b"/ByteRange" in data


def check_signatures(data: bytes, trusted: Sequence[Path] = ()) -> list[Signature]:
    """The signatures of a PDF in their order. Only the certificates of `trusted` count.

    The network is never asked. Raises UsageError where a certificate cannot be read.
    """
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    roots = list(_load(trusted))
    try:
        found = PdfFileReader(io.BytesIO(data), strict=False).embedded_signatures
        return [_check(signature, roots) for signature in found]
    except (PdfError, ValueError, KeyError) as error:
        return [Signature("", False, False, False, fault=f"it cannot be read: {error}")]


def _load(paths: Sequence[Path]) -> Iterator[Any]:
    from pyhanko.keys import load_certs_from_pemder

    for path in paths:
        try:
            yield from load_certs_from_pemder([str(path)])
        except (OSError, ValueError) as error:
            raise UsageError(f"{path}: no certificate can be read there: {error}") from None


def _check(signature: Any, roots: list[Any]) -> Signature:
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    def context() -> ValidationContext:
        return ValidationContext(trust_roots=roots, allow_fetching=False)

    name = signature.signer_cert.subject.human_friendly
    try:
        status = run_apart(
            validate_pdf_signature, signature, context(), ts_validation_context=context()
        )
    except (SignatureValidationError, SigningError, ValueError) as error:
        return Signature(name, False, False, False, fault=str(error))
    stamp = status.timestamp_validity
    return Signature(
        signer=name,
        is_intact=bool(status.intact and status.valid),
        is_trusted=bool(status.trusted),
        is_whole=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        claimed=status.signer_reported_dt.isoformat() if status.signer_reported_dt else "",
        stamped=stamp.timestamp.isoformat() if stamp and stamp.valid and stamp.trusted else "",
        fault="" if not stamp or stamp.valid else "its time stamp is not valid",
    )
