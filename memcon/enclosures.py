"""What a PDF carries inside: its records, what its templates saw, and a manifest of all.

`docs/pdf.md` has the layout. A page carries nothing that is marked more strictly than itself.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from .context import to_data
from .render import Attachment, PrintPage, Relationship
from .render.folders import hash_templates
from .render.fonts import prepare_fonts
from .render.versions import print_versions
from .schemas import Registries, marking_rank

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from .printable import Printable
    from .record import Record

MANIFEST = "manifest.json"
CONTEXT = "context.json"
CORRECTIONS = "compare.yaml"
YAML, JSON = "application/yaml", "application/json"
_KINDS = {"Brief": "brief", "Sheet": "comparison", "Precall": "precall"}
_WITHHELD = "it is marked more strictly than the page"


def _as_loaded(record: Record) -> bytes:
    return record.document.text.encode()


class Encloser:
    """Puts into pages what they were made from, in one build with one set of templates."""

    def __init__(
        self,
        folders: Sequence[Path] = (),
        *,
        text: Callable[[Record], bytes] = _as_loaded,
        options: Mapping[str, str] | None = None,
    ) -> None:
        """`text` gives a record as the file that is enclosed; `options` are those of the build."""
        self._text = text
        self._registries: dict[int, tuple[Registries, str]] = {}
        self._shared = {
            "options": dict(options or {}),
            "templates": {"sha256": hash_templates(tuple(folders)), "own": bool(folders)},
            "fonts": {"sha256": prepare_fonts().sha256},
            "versions": print_versions(),
        }

    def enclose(
        self,
        page: PrintPage,
        made: Printable,
        format: str,  # noqa: A002 - the word of the trade
        records: Sequence[Record],
        corrections: bytes = b"",
    ) -> PrintPage:
        """The page with its files; of a brief, the first record is the one printed.

        `corrections` is the `compare.yaml` by which a comparison was put right; empty: none was.
        """
        context = _json({"memcon": 1, "kind": _kind(made), "data": to_data(made)})
        about = f"What the templates of the page saw, as format {format}"
        enclosed = [Attachment(CONTEXT, JSON, about, context)]
        listed = []
        for number, record in enumerate(records):
            is_source = _kind(made) == "comparison" or number == 0
            entry = {"name": f"{record.id}.yaml", "role": "source" if is_source else "other"}
            if is_source or _may_carry(made.marking, record):
                data = self._text(record)
                relationship: Relationship = "Source" if is_source else "Data"
                described = "Record of the page" if is_source else "Record beside that of the page"
                kept = Attachment(entry["name"], YAML, described, data, relationship)
                enclosed.append(kept)
                listed.append({**entry, **_described(record, data)})
            else:
                listed.append({**entry, "enclosed": False, "why": _WITHHELD})
        if corrections:
            about = "What a person put right in the comparison"
            enclosed.append(Attachment(CORRECTIONS, YAML, about, corrections, "Source"))
        manifest = {
            "memcon": 1,
            "page": {
                "kind": _kind(made),
                "contact": made.contact,
                "format": format,
                "html_sha256": _sha256(page.html.encode()),
            },
            "records": listed,
            "registries_sha256": self._hash_registries(records),
            **self._shared,
            "files": [
                {
                    "name": item.name,
                    "relationship": item.relationship,
                    "media_type": item.media_type,
                    "sha256": _sha256(item.data),
                }
                for item in enclosed
            ],
        }
        listing = Attachment(MANIFEST, JSON, "What the page was made from", _json(manifest))
        return replace(page, attachments=(*enclosed, listing))

    def _hash_registries(self, records: Sequence[Record]) -> str:
        """A hash over the registries, which the records of a folder share; none is enclosed."""
        registries = records[0].registries if records else Registries()
        kept = self._registries.get(id(registries))
        if kept is None:
            data = _json(registries.model_dump(mode="json", exclude_defaults=True))
            kept = self._registries[id(registries)] = (registries, _sha256(data))
        return kept[1]


def _kind(made: Printable) -> str:
    return _KINDS[type(made).__name__]


def _described(record: Record, data: bytes) -> dict[str, Any]:
    """A record that is enclosed: its hashes, and which copies it was checked against."""
    return {
        "enclosed": True,
        "sha256": _sha256(data),
        "content_sha256": record.content_sha256,
        "captures": [
            {
                "source": source.id,
                "sha256": source.capture.sha256,
                "state": record.stored[source.id].state,
                "rechecked": record.stored[source.id].state == "present",
            }
            for source in record.readout.sources
            if source.capture
        ],
    }


def _may_carry(marking: str, record: Record) -> bool:
    """Whether a page so marked may hold all of a record."""
    readout = record.readout
    labels = [readout.marking]
    labels += [part.marking for part in readout.statements]
    labels += [part.marking for part in readout.assessment]
    sections = readout.note.sections().values() if readout.note else ()
    labels += [point.marking for points in sections for point in points]
    return all(_is_within(label, marking) for label in labels if label)


def _is_within(label: str, marking: str) -> bool:
    """Labels of two sets have no order: only one of the same set can be within."""
    if not marking:
        return False
    (own_set, own), (most_set, most) = marking_rank(label), marking_rank(marking)
    return own_set == most_set and own <= most


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _json(data: Any) -> bytes:
    # Not indented: that alone would take four times as long.
    return (json.dumps(data, ensure_ascii=False, sort_keys=True) + "\n").encode()
