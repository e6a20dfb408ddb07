"""Site → JSON files: the records themselves, and lists that lead to them.

api/contacts.json                         every contact in outline
api/contacts/2025-07-03-putin-trump.json  one contact with the comparison of its accounts
api/contacts/2025-07-03-putin-trump/ru.json    one record, as `readout.schema.json` describes it
api/readout.schema.json
"""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from memcon.compare.export import as_data
from memcon.jsonschema import readout_schema_text
from memcon.prose import plain
from memcon.record import Record

from .addresses import Addresses
from .contacts import ContactPage, ReadoutPage
from .model import Site

Output = tuple[PurePosixPath, bytes]

ROOT = PurePosixPath("api")
CONTACTS = ROOT / "contacts.json"
SCHEMA = ROOT / "readout.schema.json"


def contact_path(contact: str) -> PurePosixPath:
    """The file of a contact."""
    return ROOT / "contacts" / f"{contact}.json"


def record_path(page: ReadoutPage) -> PurePosixPath:
    """The file of a readout's record."""
    return ROOT / "contacts" / page.contact / f"{page.slug}.json"


def api(site: Site, addresses: Addresses) -> Iterator[Output]:
    """Every file of the interface."""
    yield from api_lists(site, addresses)
    for contact in site.contacts:
        yield from api_of(contact, addresses)


def api_lists(site: Site, addresses: Addresses) -> Iterator[Output]:
    """The files that lead to those of the contacts, and say how they are to be read."""
    outlines = [_outline(contact, addresses, CONTACTS) for contact in site.contacts]
    yield CONTACTS, as_bytes({"memcon": 1, "title": site.title, "contacts": outlines})
    yield SCHEMA, readout_schema_text().encode()


def api_of(contact: ContactPage, addresses: Addresses) -> Iterator[Output]:
    """The files of one contact and its records."""
    path = contact_path(contact.slug)
    compared = as_data(contact.compared.comparison) if contact.compared else None
    outline = _outline(contact, addresses, path)
    yield path, as_bytes({"memcon": 1, **outline, "comparison": compared})
    for page in contact.readouts:
        yield record_path(page), as_bytes(record_data(page.record))


def record_data(record: Record) -> dict[str, Any]:
    """The record as plain data; `memcon` reads it like the YAML it came from.

    A clearance is of the whole record. Where a part of it is not published, the hash that was
    cleared would not be that of the rest, so it is left out.
    """
    data: dict[str, Any] = record.readout.model_dump(mode="json", exclude_defaults=True)
    cleared = record.readout.review.record_sha256
    if cleared and cleared != record.content_sha256:
        del data["review"]["record_sha256"]
    return data


def as_bytes(data: Any) -> bytes:
    """Plain data as JSON text in UTF-8."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _outline(contact: ContactPage, addresses: Addresses, start: PurePosixPath) -> dict[str, Any]:
    return {
        "id": contact.slug,
        "title": plain(contact.title),
        "subject": plain(contact.subject),
        "date": str(contact.date),
        "kind": contact.kind,
        "parties": list(contact.parties),
        "people": list(contact.people),
        "topics": list(contact.topics),
        "page": addresses.link(contact.path, start),
        "data": addresses.link(contact_path(contact.slug), start),
        "readouts": [
            {
                "id": page.slug,
                "title": plain(page.title),
                "issuer": page.issuer,
                "absence": page.is_absence,
                "state": page.state,
                "updated": page.updated,
                "page": addresses.link(page.path, start),
                "record": addresses.link(record_path(page), start),
            }
            for page in contact.readouts
        ],
    }
