"""Site → schema.org descriptions of its pages, as JSON-LD in them and beside them.

A contact is an `Event`, a readout a `Report`, words in quotation marks a `Quotation`. Nothing is a
`ClaimReview`: memcon judges no claim.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from memcon.inline import Inline
from memcon.names import party_name
from memcon.prose import plain
from memcon.render.text import to_bare
from memcon.schemas import Duration, Edtf, Participant, Statement

from .addresses import Addresses
from .api import Output, as_bytes, record_path
from .contacts import ContactPage, ReadoutPage
from .leads import PersonPage
from .model import Site
from .moments import instant
from .places import HOME

Data = dict[str, Any]

CONTEXT = "https://schema.org"
_REMOTE = frozenset({"phone_call", "video_call", "multilateral_call"})
_ROOMS = frozenset({"meeting", "multilateral_meeting"})
_IN_PERSON = frozenset({"official_transcript", "press_remarks", "social_post"})
"""Sources in which the speaker's own words stand; in all others somebody tells them."""


def json_ld_path(page: PurePosixPath) -> PurePosixPath:
    """The description of a page: beside it, under its name."""
    return page.with_suffix(".jsonld")


def structured(site: Site, addresses: Addresses) -> Iterator[Output]:
    """The descriptions of the home page, of every contact, readout and person."""
    yield from structured_lists(site, addresses)
    for contact in site.contacts:
        yield from structured_of(contact, addresses)


def structured_lists(site: Site, addresses: Addresses) -> Iterator[Output]:
    """The descriptions of the home page and of every person."""
    yield json_ld_path(HOME), as_bytes(describe_site(site, addresses))
    for person in site.people:
        yield json_ld_path(person.path), as_bytes(describe_person(person, addresses))


def structured_of(contact: ContactPage, addresses: Addresses) -> Iterator[Output]:
    """The descriptions of one contact and its readouts."""
    yield json_ld_path(contact.path), as_bytes(describe_contact(contact, addresses))
    for page in contact.readouts:
        yield json_ld_path(page.path), as_bytes(describe_readout(page, contact, addresses))


def describe_site(site: Site, addresses: Addresses) -> Data:
    """The site as its home page is described."""
    return _whole({"@type": "WebSite", "@id": _id(HOME, HOME, addresses), "name": site.title})


def describe_contact(contact: ContactPage, addresses: Addresses) -> Data:
    """A contact as its page is described."""
    return _whole(_event(contact, addresses))


def describe_readout(page: ReadoutPage, contact: ContactPage, addresses: Addresses) -> Data:
    """A readout as its page is described."""
    return _whole(_report(page, contact, addresses))


def describe_person(person: PersonPage, addresses: Addresses) -> Data:
    """A person as their page is described."""
    item = f"https://www.wikidata.org/entity/{person.wikidata}" if person.wikidata else None
    place = _id(person.path, person.path, addresses)
    return _whole({"@type": "Person", "@id": place, "name": person.title, "sameAs": item})


def _whole(data: Data) -> Data:
    known = {key: value for key, value in data.items() if value not in (None, "", [])}
    return {"@context": CONTEXT, **known}


def _id(path: PurePosixPath, start: PurePosixPath, addresses: Addresses, fragment: str = "") -> str:
    return addresses.link(path, start, fragment)


def _event(contact: ContactPage, addresses: Addresses) -> Data:
    """The contact by what its first account says of it, which is the only one with that date."""
    record = contact.readouts[0].record
    event = record.readout.event
    first, last = _days(contact.date)
    start, end = event.start, event.end
    people = [person for page in contact.readouts for person in page.record.readout.principals()]
    return {
        "@type": "Event",
        "@id": _id(contact.path, contact.path, addresses),
        "identifier": addresses.tag(contact.slug),
        "name": plain(contact.subject),
        "startDate": str(start) if start and start.instant else first,
        "endDate": str(end) if end and end.instant else last,
        "duration": _duration(event.duration),
        "eventStatus": f"{CONTEXT}/EventScheduled",
        "eventAttendanceMode": _mode(contact.kind),
        "attendee": list({person.id: _person(person) for person in people}.values()),
        "location": {"@type": "Place", "name": event.place} if event.place else None,
        "recordedIn": [
            {
                "@type": "Report",
                "@id": _id(page.path, contact.path, addresses),
                "name": plain(page.title),
            }
            for page in contact.readouts
        ],
    }


def _report(page: ReadoutPage, contact: ContactPage, addresses: Addresses) -> Data:
    record, readout = page.record, page.record.readout
    return {
        "@type": "Report",
        "@id": _id(page.path, page.path, addresses),
        "identifier": addresses.tag(page.contact, page.slug),
        "name": plain(page.title),
        "description": plain(to_bare(page.brief.bottom_line)),
        "inLanguage": readout.language,
        "datePublished": instant(readout.released) if readout.released else None,
        "dateModified": instant(page.updated),
        "creativeWorkStatus": page.brief.state,
        "about": {
            "@type": "Event",
            "@id": _id(contact.path, page.path, addresses),
            "name": plain(contact.subject),
        },
        "sourceOrganization": {
            "@type": "Organization",
            "name": party_name(readout.issuer, record.registries),
        },
        "isBasedOn": [found for source in readout.sources if (found := _source(page, source.id))],
        "hasPart": [
            _quotation(page, statement, contact, addresses)
            for statement in readout.statements
            if statement.quote
        ],
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": to_bare(Inline(item.text)),
                "datePublished": instant(item.at),
            }
            for item in readout.corrections
        ],
        "encoding": {
            "@type": "MediaObject",
            "encodingFormat": "application/json",
            "contentUrl": _id(record_path(page), page.path, addresses),
        },
    }


def _source(page: ReadoutPage, id: str | None) -> Data | None:  # noqa: A002 - the field's own name
    source = page.record.source(id)
    if source is None or not (source.url or source.publisher):
        return None
    data: Data = {
        "@type": "CreativeWork",
        "name": source.title or source.publisher,
        "url": source.url,
        "inLanguage": source.language,
        "datePublished": str(source.published) if source.published else None,
    }
    if source.publisher:
        data["publisher"] = {"@type": "Organization", "name": source.publisher}
    return {key: value for key, value in data.items() if value}


def _quotation(
    page: ReadoutPage, statement: Statement, contact: ContactPage, addresses: Addresses
) -> Data:
    data: Data = {
        "@type": "Quotation",
        "@id": _id(page.path, page.path, addresses, statement.id),
        "text": statement.quote.text if statement.quote else "",
        "creator": _creators(page, statement),
        "isBasedOn": _source(page, statement.evidence[0].source),
        "about": {"@id": _id(contact.path, page.path, addresses)},
    }
    return {key: value for key, value in data.items() if value}


def _creators(page: ReadoutPage, statement: Statement) -> list[Data]:
    """Whose words they are: of those who relay them, or of the speaker where nobody does.

    An account that tells what somebody said in its own words is not that person's; it is the
    issuer's, where the issuer itself speaks, and else nobody's that can be named.
    """
    record = page.record
    source = record.source(statement.evidence[0].source)
    kind = source.kind if source else ""
    if statement.via:
        people = [record.readout.person(statement.via[0])]
    elif kind in _IN_PERSON:
        people = [record.readout.person(id) for id in statement.by]  # noqa: A001
    elif kind == "official_readout":
        issuer = party_name(record.readout.issuer, record.registries)
        return [{"@type": "Organization", "name": issuer}]
    else:
        people = []
    return [_person(person) for person in people if person]


def _person(person: Participant) -> Data:
    data: Data = {"@type": "Person", "name": person.name}
    if person.title:
        data["jobTitle"] = person.title
    if person.wikidata:
        data["sameAs"] = f"https://www.wikidata.org/entity/{person.wikidata}"
    return data


def _days(value: Edtf) -> tuple[str, str | None]:
    """The first and the last day, month or year as ISO 8601 has them; no last one for a day."""
    first, _, last = value.partition("/")
    return _iso(first if first not in ("", "..") else last), _iso(last) if last else None


def _iso(part: str) -> str:
    """A date without marks of doubt; a season, which ISO 8601-1 lacks, as its year."""
    year, *rest = part.rstrip("?~%").split("-")
    known = [word for word in rest if word != "XX"] if rest[:1] != ["XX"] else []
    return year if known and known[0] > "12" else "-".join([year, *known])


def _duration(duration: Duration | None) -> str | None:
    """The length as ISO 8601, where the account's words leave one figure only."""
    if duration is None or duration.minutes is None:
        return None
    least, most = duration.minutes
    return f"PT{least}M" if least == most else None


def _mode(kind: str) -> str | None:
    if kind in _REMOTE:
        return f"{CONTEXT}/OnlineEventAttendanceMode"
    return f"{CONTEXT}/OfflineEventAttendanceMode" if kind in _ROOMS else None
