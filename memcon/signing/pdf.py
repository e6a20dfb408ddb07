"""A PAdES signature in a PDF that stays PDF/A-3a and PDF/UA-1."""

import io
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.timestamps.api import TimeStamper

from memcon.problems import OutputError, SourceError, UsageError

from .apart import run_apart
from .field import FIELD, add_field


class _Writer(IncrementalPdfFileWriter):
    """Appends the signature and nothing else."""

    def _update_meta(self) -> None:
        """Leave the XMP as it is: the library's own update of it breaks PDF/A-3a."""


def time_stamper(address: str) -> TimeStamper:
    """Asks the authority at an address for time stamps (RFC 3161), over the network."""
    from pyhanko.sign.timestamps.requests_client import HTTPTimeStamper

    return HTTPTimeStamper(address)


def sign_pdf(
    data: bytes, signer: signers.Signer, stamper: TimeStamper | None = None, reason: str = ""
) -> bytes:
    """The PDF with a signature over all of it: PAdES B-B, or B-T with a time stamp.

    ETSI EN 319 142-1. Raises SourceError where the file is no PDF of ours or is signed already,
    UsageError where the key does not sign, OutputError where the time stamp cannot be had.
    """
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.timestamps.common_utils import TimestampRequestError

    _refuse_signed(data)
    settings = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=reason or None,
    )
    writer = _Writer(io.BytesIO(add_field(data)))
    try:
        signed: Any = run_apart(
            signers.sign_pdf, writer, settings, signer=signer, timestamper=stamper
        )
    except (TimestampRequestError, OSError) as error:
        raise OutputError(f"no time stamp could be had: {error}") from None
    except (SigningError, PdfError) as error:
        raise UsageError(f"the key does not sign: {error}") from None
    made: bytes = signed.getvalue()
    return made


def _refuse_signed(data: bytes) -> None:
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        present = PdfFileReader(io.BytesIO(data)).embedded_signatures
    except PdfError as error:
        raise SourceError(f"it cannot be read as a PDF: {error}") from None
    if present:
        raise SourceError("it is signed already")
