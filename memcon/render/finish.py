"""What WeasyPrint leaves out of a PDF that is PDF/A-3a and PDF/UA-1 at once.

It writes one of the two. What the other one asks for is added to the objects before they are
written, so the file is written once.
"""

import zlib
from collections.abc import Sequence
from typing import Any

import pydyf

from . import Attachment
from .tagging import mark_running_lines, write_out_words
from .xmp import complete_packet

UNCLEAR = b"\r\nendstream"
"""The end of a stream whose last byte reads like a part of the line (ISO 19005-3, 6.1.7.1)."""


def finish(document: Any, pdf: Any, attachments: Sequence[Attachment], *, spare: int = 0) -> None:
    """Complete the objects of a PDF: heads of tables, attached files, properties.

    The flag Print of links is WeasyPrint's own work in PDF/A. `spare` objects that nothing refers
    to change the bytes of the file where the streams that list its objects end in an unclear way.
    """
    parts = [item for item in pdf.objects if isinstance(item, pydyf.Dictionary)]
    _name_what_heads(parts)
    _describe_attachments(parts, pdf, attachments, document.metadata.created)
    _write_properties(pdf, document.metadata)
    mark_running_lines(pdf)
    write_out_words(pdf)
    for _ in range(spare):
        pdf.add_object(pydyf.Dictionary())
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.compress:
            _compress(item)


def _name_what_heads(parts: list[Any]) -> None:
    """Each header cell heads a column, in the head of a table, or else a row."""
    by_reference = {item.reference: item for item in parts}
    for item in parts:
        if item.get("S") == "/TH":
            row = by_reference.get(item["P"], {})
            is_in_head = by_reference.get(row.get("P"), {}).get("S") == "/THead"
            item["A"]["Scope"] = "/Column" if is_in_head else "/Row"


def _describe_attachments(
    parts: list[Any], pdf: Any, attachments: Sequence[Attachment], created: str | None
) -> None:
    """The media type of each attached file, which WeasyPrint guesses, and the day of the page."""
    types = {item.name: item.media_type for item in attachments}
    if attachments:  # WeasyPrint lists each of them twice
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
    for item in parts:
        if item.get("Type") == "/Filespec":
            file = pdf.objects[int(item["EF"]["F"].split()[0])]
            media_type = types[item["UF"].string]
            file.extra["Subtype"] = "/" + media_type.replace("/", "#2f")
            for name in ("CreationDate", "ModDate"):
                del file.extra["Params"][name]
                if created:
                    day = created[:10].replace("-", "")
                    file.extra["Params"][name] = pydyf.String(f"D:{day}000000Z")


def _write_properties(pdf: Any, metadata: Any) -> None:
    """The properties as a stream that is not compressed: programs search files for it."""
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    stream.stream = [complete_packet(b"".join(stream.stream), metadata)]
    stream.compress = False


def _compress(stream: Any) -> None:
    """Compress a stream once, which pydyf would do twice, unless its end would not be clear."""
    raw = b"\n".join(pydyf._to_bytes(part) for part in stream.stream)  # noqa: SLF001 - its own way
    packed = zlib.compress(raw)
    stream.compress = False
    if packed.endswith(b"\r"):
        stream.stream = [raw]
    else:
        stream.stream = [packed]
        stream.extra["Filter"] = "/FlateDecode"
