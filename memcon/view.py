"""Readouts of one contact → Brief, the one typed context that templates see."""

from collections.abc import Iterator, Sequence

from . import advice, background, prose, recount
from .audit import Audit
from .brief import Block, Brief, Cell, Denials, Judgement, Passage, Side
from .coding import code_sheet
from .compare import Comparison, compare, is_comparable
from .names import party_adjective, party_name
from .numbering import AGREED, DENIED, SOURCE_KINDS, Key, Numbering, source_lines, traces
from .passages import Narrator
from .proofs import list_proofs
from .record import Record
from .schemas import Edtf, Registries, Statement

LEVELS = {
    "head_of_state_office": "office of the head of state",
    "government": "government",
    "ministry": "ministry",
    "aide_on_record": "aide, on the record",
    "aide_on_background": "aide, on background",
    "state_agency": "state agency",
    "press": "press",
}

STATES = {
    "draft": "Draft, not cleared",
    "in_review": "In review, not cleared",
    "cleared": "Cleared",
    "published": "Published",
    "withdrawn": "Withdrawn",
}


def brief(
    record: Record,
    others: Sequence[Record] = (),
    comparison: Comparison | None = None,
    *,
    audit: Audit | None = None,
) -> Brief:
    """The brief of one readout; `others` are the other records of the same contact.

    `comparison` is that of all their accounts; without it they are compared here, uncorrected.
    `audit` is the recount of its count claim, where it makes one.
    """
    if comparison is None and is_comparable([record, *others]):
        comparison = compare([record, *others])
    readout, event = record.readout, record.readout.event
    records = [record, *others]
    groups = _group(record)
    numbering = Numbering.of(_order(record, groups, others), records)
    narrator = Narrator(record, numbering)
    known = {person.id for person in readout.principals()}
    remarks = tuple(
        passage
        for other in others
        if other.readout.absence
        for passage in Narrator(other, numbering, f"{other.id}-", known).remarks()
    )
    review = readout.review
    return Brief(
        id=f"{event.id}/{record.id}",
        contact=event.id,
        record=record.id,
        language=readout.language,
        title=prose.inline(readout.title or background.title(record)),
        kind="Briefing note",
        basis="one side’s account" if readout.absence is None else "no account found",
        marking=readout.marking or "",
        state=STATES[review.state],
        draft=review.state == "draft",
        mark=review.mark,
        strip=tuple(_strip(record, others, audit)),
        bottom_line=prose.inline(readout.bottom_line or background.bottom_line(record)),
        search=background.search(record),
        background=(
            *background.sentences(record, others, comparison),
            *recount.sentence(audit),
        ),
        topics=tuple(
            Block(label, narrator.passages(statements)) for label, statements in groups.items()
        ),
        denials=tuple(_denials(record, narrator)),
        agreed=narrator.passages(_of_kinds(record, AGREED)),
        other_side=tuple(background.other_side(others, record, comparison)),
        remarks=remarks,
        assessment=tuple(_judgements(record, numbering)),
        caveats=tuple(background.caveats(record)),
        sources=tuple(source_lines(records, numbering)),
        traces=tuple(traces(records, numbering)),
        proofs=tuple(list_proofs(records, numbering)),
        colophon=_colophon(record),
        notices=tuple(background.notices(record)),
        created=_created(record),
        subject=background.subject(record),
        sides=tuple(_sides(record)),
        interpreters=_people(record, "interpreter"),
        notetakers=_people(record, "notetaker"),
        date=_date(record),
        time=_time(record),
        count=recount.line(record, audit),
        place=event.place or "not stated",
        paragraphs=Narrator(record, numbering).each(),
        drafted=_signed(review.drafted_by, review.drafted_at),
        cleared=_signed(review.cleared_by, review.cleared_at),
        distribution=readout.marking or "not stated",
        note=advice.note(record, numbering),
        graded=advice.graded(record, numbering),
        codes=code_sheet(record, numbering),
        author=review.drafted_by or "",
    )


def _of_kinds(record: Record, kinds: frozenset[str]) -> list[Statement]:
    return [statement for statement in record.readout.statements if statement.kind in kinds]


def _group(record: Record) -> dict[str, list[Statement]]:
    """What was said, by the label of the widest topic, in the order of the account."""
    denied = {topic for item in _of_kinds(record, frozenset({DENIED})) for topic in item.topics}
    groups: dict[str, list[Statement]] = {}
    for statement in record.readout.statements:
        if statement.kind == DENIED or statement.kind in AGREED:
            continue
        if statement.kind == "context" and denied.intersection(statement.topics):
            continue  # a hedge is printed with the denial that it softens
        label = (
            topic_label(statement.topics[0], record.registries) if statement.topics else "General"
        )
        groups.setdefault(label, []).append(statement)
    return groups


def topic_label(topic: str, registries: Registries) -> str:
    """The label of the widest topic above this one; a made-up one where it is not registered."""
    known = [above for above in registries.topic_line(topic) if above in registries.topics]
    if known:
        return registries.topics[known[-1]].label
    return prose.sentence_start(topic.replace("-", " "))


def _order(
    record: Record,
    groups: dict[str, list[Statement]],
    others: Sequence[Record],
) -> Iterator[Key]:
    """The statements as a one-page brief prints them: it gives the evidence numbers."""
    for statements in groups.values():
        yield from ((record.id, statement.id) for statement in statements)
    grouped = {statement.id for statements in groups.values() for statement in statements}
    for kinds in (frozenset({DENIED, "context"}), AGREED):
        for statement in _of_kinds(record, kinds):
            if statement.id not in grouped:
                yield record.id, statement.id
    for other in others:
        if other.readout.absence:
            yield from ((other.id, statement.id) for statement in other.readout.statements)


def _strip(record: Record, others: Sequence[Record], audit: Audit | None) -> Iterator[Cell]:
    event = record.readout.event
    kind = prose.sentence_start(prose.KINDS[event.kind])
    yield Cell(
        "Contact", f"{kind}, {prose.say_date(event.date.value)}", prose.say_basis(event.date)
    )
    yield Cell("Duration", *prose.say_duration(event.duration))
    yield Cell("Initiator", background.initiator(record))
    yield background.absent_cell("Account", record) or _account(record)
    yield recount.cell(record, audit)
    yield background.other_cell(others)


def _account(record: Record) -> Cell:
    readout = record.readout
    account = f"{party_adjective(readout.issuer, record.registries)} account"
    source = SOURCE_KINDS[readout.sources[0].kind] if readout.sources else ""
    return Cell("Whose account", account, "; ".join(filter(None, (LEVELS[readout.level], source))))


def _denials(record: Record, narrator: Narrator) -> Iterator[Denials]:
    """What was said not to have been discussed, in one block for each who says so."""
    by: dict[tuple[str, ...], list[Statement]] = {}
    for statement in _of_kinds(record, frozenset({DENIED})):
        by.setdefault(statement.via, []).append(statement)
    for statements in by.values():
        lines: list[Passage] = []
        for statement in statements:
            lines.append(narrator.denial(statement))
            lines += narrator.hedges(statement)
        yield Denials(narrator.sayer(statements[0]), tuple(lines))


def _judgements(record: Record, numbering: Numbering) -> Iterator[Judgement]:
    for item in record.readout.assessment:
        numbers = " ".join(
            f"[{numbering.statements[record.id, id]}]"
            for id in item.based_on  # noqa: A001 - the field's own name
            if (record.id, id) in numbering.statements
        )
        words = [item.author]
        words += [f"likelihood: {item.likelihood}"] if item.likelihood else []
        words += [f"confidence: {item.confidence}"] if item.confidence else []
        words += [f"based on {numbers}"] if numbers else []
        yield Judgement(prose.inline(item.text), "; ".join(words), item.voice)


def _sides(record: Record) -> Iterator[Side]:
    parties: dict[str, list[str]] = {}
    for person in record.readout.participants:
        role = "" if person.capacity == "principal" else f" ({person.capacity})"
        name = f"{person.name}, {person.title}" if person.title else person.name
        parties.setdefault(person.party or "", []).append(f"{name}{role}")
    for code in sorted(parties):
        name = party_name(code, record.registries) if code else "party not stated"
        yield Side(name, tuple(parties[code]))


def _people(record: Record, capacity: str) -> str:
    names = [person.name for person in record.readout.participants if person.capacity == capacity]
    return prose.listed(names) or "not stated"


def _date(record: Record) -> str:
    value = record.readout.event.date
    note = prose.say_basis(value)
    return prose.say_date(value.value) + (f" ({note})" if note else "")


def _time(record: Record) -> str:
    event = record.readout.event
    parts = []
    for label, moment in (("from", event.start), ("to", event.end)):
        if moment and (instant := moment.instant):
            parts.append(f"{label} {instant:%H:%M} ({prose.say_offset(moment)})")
    wording, minutes = prose.say_duration(event.duration)
    if event.duration:
        parts.append(f"duration {wording}" + (f" ({minutes})" if minutes else ""))
    return ", ".join(parts) or "not stated"


def _signed(name: str | None, at: str | None) -> str:
    if not name:
        return "not stated"
    return f"{name}, {prose.say_date(Edtf(at.split('T')[0]))}" if at else name


def _colophon(record: Record) -> str:
    review = record.readout.review
    parts = [f"Drafted by {_signed(review.drafted_by, review.drafted_at)}"]
    if review.cleared_by:
        parts.append(f"Cleared by {_signed(review.cleared_by, review.cleared_at)}")
    parts.append(STATES[review.state])
    return " · ".join(parts)


def _created(record: Record) -> str:
    """The day for the document's properties: of drafting, of release or of the contact."""
    readout = record.readout
    for moment in (readout.review.drafted_at, readout.released, readout.event.date.value):
        if moment and Edtf(moment.split("T")[0]).is_day:
            return moment.split("T")[0].rstrip("?~%")
    return ""
