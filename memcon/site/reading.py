"""Folders of readouts → the site's contents, at or below its ceiling."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from memcon import background
from memcon.audit import audit
from memcon.compare import is_comparable
from memcon.compare.contact import Compared, compare_contact
from memcon.contacts import Outline, Series, outline
from memcon.corpus import Corpus, has_errors, validate_all
from memcon.folders import root_of
from memcon.problems import Problem, UsageError
from memcon.record import Record
from memcon.render.text import to_bare
from memcon.schemas import Registries
from memcon.view import brief

from .ceiling import lower
from .indexes import (
    list_corrections,
    list_pairs,
    list_parties,
    list_people,
    list_steps,
    list_topics,
    people_of,
    slug_of_party,
    topics_of,
)
from .model import ContactPage, LeftOut, ReadoutPage, Site

CONTACTS = PurePosixPath("contacts")


@dataclass
class _Tally:
    """What was read, refused and left out on the way."""

    folders: dict[Path, list[Record]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    refused: list[Path] = field(default_factory=list)
    readouts: int = 0
    statements: int = 0
    assessments: int = 0


def read_site(
    corpus: Corpus,
    paths: Sequence[Path],
    *,
    title: str = "Readouts",
    base: str = "",
    ceiling: str = "TLP:CLEAR",
) -> Site:
    """The site of the readouts at the paths; those with an error are left out and named.

    Raises UsageError where two folders hold contacts of one id.
    """
    tally = _read(corpus, paths, ceiling)
    registries = _registries(corpus, tally.folders)
    series = Series(_outlines(tally.folders))
    contacts = tuple(
        sorted(
            (_contact(folder, records, series, tally) for folder, records in tally.folders.items()),
            key=lambda contact: (contact.date.latest, contact.slug),
            reverse=True,
        )
    )
    _refuse_twins(contacts)
    parties = list_parties(contacts, registries)
    return Site(
        title=title,
        base=base,
        ceiling=ceiling,
        registries=registries,
        contacts=contacts,
        people=list_people(contacts, registries),
        parties=parties,
        pairs=list_pairs(contacts, parties),
        topics=list_topics(contacts, registries),
        steps=list_steps(contacts),
        corrections=list_corrections(contacts),
        left_out=LeftOut(tally.readouts, tally.statements, tally.assessments),
        refused=tuple(tally.refused),
        problems=tuple(tally.problems),
    )


def _read(corpus: Corpus, paths: Sequence[Path], ceiling: str) -> _Tally:
    tally = _Tally()
    for path, problems in validate_all(paths, corpus):
        tally.problems += problems
        if path.is_dir():
            continue
        record, _ = corpus.record(path)
        if record is None or has_errors(problems):
            tally.refused.append(path)
            continue
        cleared = lower(record, ceiling)
        if cleared.record is None:
            tally.readouts += 1
            continue
        tally.statements += cleared.statements
        tally.assessments += cleared.assessments
        tally.folders.setdefault(path.parent, []).append(cleared.record)
    return tally


def _registries(corpus: Corpus, folders: Iterable[Path]) -> Registries:
    """The registries of all folders read, the first one's word before the next one's."""
    merged = Registries()
    for root in dict.fromkeys(root_of(folder / "x.yaml") for folder in folders):
        found, _ = corpus.registries(root)
        merged = Registries.model_construct(
            people={**found.people, **merged.people},
            parties={**found.parties, **merged.parties},
            topics={**found.topics, **merged.topics},
        )
    return merged


def _outlines(folders: dict[Path, list[Record]]) -> Iterable[Outline]:
    for records in folders.values():
        for record in records:
            yield _outline(record)


def _outline(record: Record) -> Outline:
    readout = record.readout
    return outline(Path(record.path), readout.event, readout.participants, record.registries)


def _contact(folder: Path, records: list[Record], series: Series, tally: _Tally) -> ContactPage:
    ordered = sorted(records, key=_in_order)
    compared = _compare(folder, ordered, tally)
    slug = ordered[0].readout.event.id
    readouts = tuple(
        _readout(record, [other for other in ordered if other is not record], compared, series)
        for record in ordered
    )
    event = ordered[0].readout.event
    subject = background.subject(ordered[0])
    accounts = [page for page in readouts if not page.is_absence]
    title = accounts[0].title if len(accounts) == 1 else subject
    return ContactPage(
        slug=slug,
        path=CONTACTS / slug / "index.html",
        title=title,
        subject=subject,
        date=event.date.value,
        kind=event.kind,
        readouts=readouts,
        parties=tuple(dict.fromkeys(slug_of_party(code) for code in _parties(ordered))),
        people=tuple(people_of(ordered)),
        topics=tuple(topics_of(ordered)),
        compared=compared,
    )


def _in_order(record: Record) -> tuple[bool, str, str]:
    return record.readout.absence is not None, record.readout.issuer, record.id


def _compare(folder: Path, records: Sequence[Record], tally: _Tally) -> Compared | None:
    if not is_comparable(records):
        return None
    found = compare_contact(records, folder)
    tally.problems += found.problems
    return found


def _readout(
    record: Record, others: list[Record], compared: Compared | None, series: Series
) -> ReadoutPage:
    made = brief(
        record,
        others,
        compared.comparison if compared else None,
        audit=audit(_outline(record), series, record.registries),
    )
    return ReadoutPage(
        slug=record.id,
        path=CONTACTS / made.contact / f"{record.id}.html",
        contact=made.contact,
        title=to_bare(made.title),
        party=slug_of_party(record.readout.issuer),
        record=record,
        brief=made,
    )


def _parties(records: Sequence[Record]) -> list[str]:
    """The codes of the parties that took part, in their order; the issuers are among them."""
    codes = {person.party for record in records for person in record.readout.principals()}
    return sorted({code for code in codes if code} | {item.readout.issuer for item in records})


def _refuse_twins(contacts: Sequence[ContactPage]) -> None:
    seen: set[str] = set()
    for contact in contacts:
        if contact.slug in seen:
            raise UsageError(f"two folders hold a contact {contact.slug}: build them apart")
        seen.add(contact.slug)
