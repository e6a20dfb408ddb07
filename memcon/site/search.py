"""Site → what can be searched: every readout, and every statement at its own place."""

from collections.abc import Iterator
from dataclasses import dataclass

from memcon.names import party_name
from memcon.people import person_key
from memcon.prose import plain
from memcon.render.text import to_bare

from .contacts import ContactPage, ReadoutPage
from .model import Site
from .moments import day
from .wording import kind_label, label_of, words_of

FILTERS = ("party", "person", "topic", "kind", "year", "statement")
"""`kind` is that of the contact, `statement` that of the statement."""


@dataclass(frozen=True, slots=True)
class Findable:
    """One thing that a search may find."""

    address: str
    """Below the site's own address, such as `contacts/2025-07-03-putin-trump/ru.html#s3`."""
    words: str
    title: str
    """That of the readout."""
    note: str
    """What it is: "Position. Phone call of A and B, 3 July 2025"."""
    date: str
    """The day of the contact, to sort by."""
    filters: dict[str, list[str]]
    """By the names of `FILTERS`; labels, as a reader sees them."""


def findables(site: Site) -> Iterator[Findable]:
    """Everything to be found, the newest contact first."""
    for contact in site.contacts:
        for page in contact.readouts:
            yield from _of_readout(page, contact)


def _of_readout(page: ReadoutPage, contact: ContactPage) -> Iterator[Findable]:
    record = page.record
    when = day(contact.date).isoformat()
    subject = plain(contact.subject)
    people = {person.id: _name(page, person.id) for person in record.readout.participants}
    principals = [people[person.id] for person in record.readout.principals()]
    base = {
        "party": [party_name(record.readout.issuer, record.registries)],
        "kind": [kind_label(contact.kind)],
        "year": [str(contact.year)],
    }
    yield Findable(
        address=str(page.path),
        words=f"{plain(page.title)}. {plain(to_bare(page.brief.bottom_line))}",
        title=plain(page.title),
        note=subject,
        date=when,
        filters={**base, "person": principals},
    )
    for statement in record.readout.statements:
        line = [
            above for topic in statement.topics for above in record.registries.topic_line(topic)
        ]
        labels = [label_of(topic, record.registries) for topic in dict.fromkeys(line)]
        named = [people[id] for id in (*statement.by, *statement.via) if id in people]  # noqa: A001
        kind = kind_label(statement.kind)
        quote = statement.quote.text if statement.quote and statement.text else ""
        yield Findable(
            address=f"{page.path}#{statement.id}",
            words=" ".join(filter(None, [words_of(statement), quote])),
            title=plain(page.title),
            note=f"{kind}. {subject}",
            date=when,
            filters={
                **base,
                "person": list(dict.fromkeys(named)),
                "topic": list(dict.fromkeys(labels)),
                "statement": [kind],
            },
        )


def _name(page: ReadoutPage, id: str) -> str:  # noqa: A002 - the field's own name
    """How the whole site names a person, whatever this account does."""
    record = page.record
    person = record.readout.person(id)
    if person is None:
        return id
    known = record.registries.people.get(person_key(person, record.registries))
    return known.name if known else person.name
