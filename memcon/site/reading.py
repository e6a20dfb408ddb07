"""Folders of readouts → the site's contents, at or below its ceiling.

Each readout is read once and put aside as far as it may be shown; when all are known, the contacts
are made one by one. No more than one of them is whole in memory.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from memcon.audit import audit
from memcon.contacts import Outline, Series, outline
from memcon.corpus import Corpus, has_errors, validate_all
from memcon.corrections import load_corrections, refs_of
from memcon.folders import root_of
from memcon.problems import Problem, UsageError
from memcon.record import Record, is_comparable
from memcon.schemas import Corrections, Registries

from .ceiling import lower
from .contacts import ContactPage, Kept
from .decisions import lower_decisions
from .indexes import (
    list_corrections,
    list_pairs,
    list_parties,
    list_people,
    list_steps,
    list_topics,
)
from .model import LeftOut, Site
from .outline import outline_contact
from .recall import Recall
from .shelf import Shelf
from .whole import digest, whole


@dataclass
class _Held:
    """What is held of one folder."""

    records: list[Callable[[], Record]] = field(default_factory=list)
    """Its records, as far as they may be shown, on the shelf."""
    markings: dict[str, str] = field(default_factory=dict)
    """The label of its record for each statement, shown or not; see `lower_decisions`."""
    is_entire: bool = True
    """Whether nothing of it is left out."""


@dataclass
class _Tally:
    """What was read, refused and left out on the way."""

    ceiling: str
    recall: Recall | None
    records: Shelf = field(default_factory=Shelf)
    contents: Shelf = field(default_factory=Shelf)
    folders: dict[Path, _Held] = field(default_factory=dict)
    outlines: list[Outline] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused: list[Path] = field(default_factory=list)
    readouts: int = 0
    statements: int = 0
    assessments: int = 0


def read_site(  # noqa: PLR0913 - what a site is read from, and how
    corpus: Corpus,
    paths: Sequence[Path],
    *,
    title: str = "Readouts",
    base: str = "",
    ceiling: str = "TLP:CLEAR",
    recall: Recall | None = None,
) -> Site:
    """The site of the readouts at the paths; those with an error are left out and named.

    `recall` remembers the outlines of contacts that an earlier build made by the same code.

    Raises UsageError where two folders hold contacts of one id.
    """
    tally = _read(corpus, paths, _Tally(ceiling, recall))
    shown = {folder: held for folder, held in tally.folders.items() if held.records}
    registries = _registries(corpus, shown)
    contacts = _contacts(shown, tally)
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


def _read(corpus: Corpus, paths: Sequence[Path], tally: _Tally) -> _Tally:
    for path, problems in validate_all(paths, corpus):
        tally.problems += problems
        if path.is_dir():
            continue
        record, _ = corpus.record(path)
        if record is None or has_errors(problems):
            tally.refused.append(path)
        else:
            _put_aside(record, tally)
    return tally


def _put_aside(record: Record, tally: _Tally) -> None:
    """Put what may be shown of a record on the shelf, and count what may not."""
    held = tally.folders.setdefault(Path(record.path).parent, _Held())
    held.markings |= dict.fromkeys(refs_of(record), record.readout.marking or "")
    cleared = lower(record, tally.ceiling)
    held.is_entire &= cleared.is_entire
    if cleared.record is None:
        tally.readouts += 1
        return
    tally.statements += cleared.statements
    tally.assessments += cleared.assessments
    tally.outlines.append(_outline(cleared.record))
    held.records.append(tally.records.put(cleared.record))


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


def _outline(record: Record) -> Outline:
    readout = record.readout
    return outline(Path(record.path), readout.event, readout.participants, record.registries)


def _contacts(folders: dict[Path, _Held], tally: _Tally) -> tuple[ContactPage, ...]:
    """The contacts, the newest first."""
    series = Series(tally.outlines)
    seen: set[str] = set()
    contacts = []
    for folder, held in folders.items():
        contact = _contact(folder, held, series, tally)
        if contact.slug in seen:
            raise UsageError(f"two folders hold a contact {contact.slug}: build them apart")
        seen.add(contact.slug)
        contacts.append(contact)
    contacts.sort(key=lambda contact: (contact.date.latest, contact.slug), reverse=True)
    return tuple(contacts)


def _contact(folder: Path, held: _Held, series: Series, tally: _Tally) -> ContactPage:
    def records() -> list[Record]:
        return sorted((take() for take in held.records), key=_in_order)

    first = records()
    decisions = _decisions(folder, first, held, tally)
    audits = [audit(_outline(record), series, record.registries) for record in first]
    entire = held.is_entire
    key = digest(first, decisions, audits, is_entire=entire)
    make = tally.contents.later(lambda: whole(records(), decisions, audits, is_entire=entire))
    found = tally.recall and tally.recall.get(key, Kept(make, key))
    if found:
        return found
    contents = whole(first, decisions, audits, is_entire=entire)
    page = outline_contact(contents, Kept(tally.contents.put(contents), key))
    if tally.recall:
        tally.recall.put(key, page)
    return page


def _in_order(record: Record) -> tuple[bool, str, str]:
    return record.readout.absence is not None, record.readout.issuer, record.id


def _decisions(folder: Path, records: Sequence[Record], held: _Held, tally: _Tally) -> Corrections:
    """What a person decided about the comparison, as far as it may be shown."""
    if not is_comparable(records):
        return Corrections()
    decisions, problems = load_corrections(folder, held.markings)
    tally.problems += problems
    shown = {ref for record in records for ref in refs_of(record)}
    return lower_decisions(decisions, held.markings, shown, tally.ceiling)
