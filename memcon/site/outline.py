"""A contact's records → its pages in outline, with the whole of it on a shelf."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from memcon import background
from memcon.brief import Brief
from memcon.compare.wording import verdict
from memcon.people import party_of, person_key
from memcon.record import Record
from memcon.render.text import to_bare
from memcon.schemas import Participant, Statement
from memcon.view import topic_label

from .contacts import ContactPage, Contents, Corrected, Kept, Principal, ReadoutPage, Said
from .places import CONTACTS
from .slugs import slug_of_party, slug_of_person, topics_of
from .wording import words_of

STEP_KINDS = frozenset({"next_step", "commitment"})


def outline_contact(contents: Contents, kept: Kept) -> ContactPage:
    """The pages of a contact, whose records come accounts first, in the order of the parties."""
    records, compared = list(contents.records.values()), contents.compared
    first = records[0]
    event = first.readout.event
    readouts = tuple(_readout(record, contents.briefs[record.id], kept) for record in records)
    subject = background.subject(first)
    accounts = [page for page in readouts if not page.is_absence]
    topics = (topic for page in readouts for said in page.said for topic in said.wider)
    return ContactPage(
        slug=event.id,
        path=CONTACTS / event.id / "index.html",
        title=accounts[0].title if len(accounts) == 1 else subject,
        subject=subject,
        date=event.date.value,
        kind=event.kind,
        readouts=readouts,
        parties=tuple(dict.fromkeys(slug_of_party(code) for code in _parties(records))),
        principals=tuple(person for record in records for person in _principals(record)),
        topics=tuple(dict.fromkeys(topics)),
        verdict=verdict(compared.comparison, short=True) if compared else "",
        kept=kept,
    )


def _parties(records: Sequence[Record]) -> list[str]:
    """The codes of the parties that took part, in their order; the issuers are among them."""
    codes = {person.party for record in records for person in record.readout.principals()}
    return sorted({code for code in codes if code} | {item.readout.issuer for item in records})


def _principals(record: Record) -> Iterator[Principal]:
    for person in record.readout.principals():
        slug = slug_of_person(person, record.registries)
        yield Principal(slug, person.name, person.party or "", person.wikidata or "")


def _readout(record: Record, brief: Brief, kept: Kept) -> ReadoutPage:
    readout = record.readout
    return ReadoutPage(
        slug=record.id,
        path=CONTACTS / readout.event.id / f"{record.id}.html",
        contact=readout.event.id,
        title=to_bare(brief.title),
        people=tuple(_name(person, record) for person in readout.principals()),
        bottom_line=brief.bottom_line,
        state=readout.review.state,
        status=f"{brief.state}, {brief.basis}",
        language=readout.language,
        released=str(readout.released or readout.review.drafted_at or ""),
        issuer=readout.issuer,
        party=slug_of_party(readout.issuer),
        conclusion=readout.absence.conclusion if readout.absence else "",
        marking=readout.marking or "",
        updated=_updated(record),
        said=tuple(
            _said(statement, brief, index, record)
            for index, statement in enumerate(readout.statements)
        ),
        corrections=tuple(
            Corrected(item.at, item.text, item.by or "") for item in readout.corrections
        ),
        kept=kept,
    )


def _updated(record: Record) -> str:
    readout = record.readout
    moments = [
        *(item.at for item in readout.corrections),
        *(
            moment
            for moment in (readout.review.cleared_at, readout.review.drafted_at, readout.released)
            if moment
        ),
    ]
    return str(max(moments, default=readout.event.date.value.latest.isoformat()))


def _said(statement: Statement, brief: Brief, index: int, record: Record) -> Said:
    is_step = statement.kind in STEP_KINDS
    labels = (topic_label(topic, record.registries) for topic in statement.topics)
    parties = dict.fromkeys(party_of(person, record) for person in statement.by)
    people = map(record.readout.person, (*statement.by, *statement.via))
    return Said(
        id=statement.id,
        kind=statement.kind,
        topics=_shared(statement.topics),
        wider=_shared(topics_of(statement.topics, record.registries)),
        widest=_shared(dict.fromkeys(labels)),
        due=statement.due if is_step else None,
        told=brief.paragraphs[index],
        words=words_of(statement),
        quote=statement.quote.text if statement.quote and statement.text else "",
        people=_shared(dict.fromkeys(_name(person, record) for person in people if person)),
        sides=_shared(slug_of_party(code) for code in parties),
    )


def _shared(words: Iterable[str]) -> tuple[str, ...]:
    """The words as one value for all statements that have the same: there are few of them."""
    return _same(tuple(words))


@lru_cache(maxsize=65536)
def _same(words: tuple[str, ...]) -> tuple[str, ...]:
    return words


def _name(person: Participant, record: Record) -> str:
    """How the whole site names a person, whatever this account does."""
    known = record.registries.people.get(person_key(person, record.registries))
    return known.name if known else person.name
