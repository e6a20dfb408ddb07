"""PDF → the files that it carries inside."""

import io
import zlib
from typing import get_args

import pikepdf

from memcon.problems import RenderError

from . import Attachment, Relationship

MAX_BYTES = 20_000_000
"""Of one file; a record has a million at most, and what its templates see a few more."""
_RELATIONSHIPS = {f"/{name}": name for name in get_args(Relationship)}


def read_attachments(data: bytes) -> tuple[Attachment, ...]:
    """The files of a PDF in the order in which it lists them.

    Raises RenderError where it is no PDF, or carries a file in a way that is not ours, or one that
    is larger than any of ours.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return tuple(_read(item) for item in pdf.Root.get("/AF", []))
    except pikepdf.PdfError:
        raise RenderError("it is no PDF that can be read") from None


def _read(item: pikepdf.Object) -> Attachment:
    name = str(item.get("/UF", ""))
    relationship = _RELATIONSHIPS.get(str(item.get("/AFRelationship", "")))
    stream = item.EF.get("/F") if "/EF" in item else None
    if relationship is None or stream is None:
        raise RenderError(f'it carries "{name}" in a way that memcon does not')
    return Attachment(
        name,
        str(stream.get("/Subtype", "")).removeprefix("/"),
        str(item.get("/Desc", "")),
        _unpack(name, stream),
        relationship,
    )


def _unpack(name: str, stream: pikepdf.Object) -> bytes:
    """The bytes of a file, and never more of them than there may be: a PDF may be anybody's."""
    raw: bytes = stream.read_raw_bytes()
    if "/Filter" not in stream:
        return raw
    filters = stream["/Filter"]
    names = [str(item) for item in (filters if isinstance(filters, pikepdf.Array) else [filters])]
    if names != ["/FlateDecode"] or "/DecodeParms" in stream:
        raise RenderError(f'it carries "{name}" packed in a way that memcon does not')
    unpacker = zlib.decompressobj()
    try:
        made = unpacker.decompress(raw, MAX_BYTES + 1)
    except zlib.error:
        made = b""
    if len(made) > MAX_BYTES:
        raise RenderError(f'it carries "{name}" of more than {MAX_BYTES:,} bytes')
    if not unpacker.eof:
        raise RenderError(f'the file "{name}" that it carries cannot be unpacked')
    return made
