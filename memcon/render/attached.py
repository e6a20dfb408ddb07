"""PDF → the files that it carries inside."""

import io
from typing import get_args

import pikepdf

from memcon.problems import RenderError

from . import Attachment, Relationship

_RELATIONSHIPS = {f"/{name}": name for name in get_args(Relationship)}


def read_attachments(data: bytes) -> tuple[Attachment, ...]:
    """The files of a PDF in the order in which it lists them.

    Raises RenderError where it is no PDF, or carries a file in a way that is not ours.
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
        stream.read_bytes(),
        relationship,
    )
