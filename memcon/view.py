"""Readouts of one contact → Brief, the one typed context that templates see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import advice, background, cautions, prose, recount
from .brief import Block, Brief, Cell, Denials, Judgement, Passage, Side
from .coding import code_sheet
from .language import ENGLISH, N_, Language
from .names import party_adjective, party_name
from .numbering import AGREED, DENIED, SOURCE_KINDS, Key, Numbering, source_lines, traces
from .passages import Narrator, told_in
from .proofs import list_proofs
from .record import Record, is_comparable
from .schemas import Capacity, Confidence, Edtf, Level, Registries, ReviewState, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .audit import Audit
    from .compare import Comparison

LEVELS: dict[Level, str] = {
    # Translators: whose voice an account is, as it stands inside a sentence.
    "head_of_state_office": N_("office of the head of state"),
    "government": N_("government"),
    "ministry": N_("ministry"),
    "aide_on_record": N_("aide, on the record"),
    "aide_on_background": N_("aide, on background"),
    "state_agency": N_("state agency"),
    "press": N_("press"),
}

STATES: dict[ReviewState, str] = {
    # Translators: how far a record has come.
    "draft": N_("Draft, not cleared"),
    "in_review": N_("In review, not cleared"),
    "cleared": N_("Cleared"),
    "published": N_("Published"),
    "withdrawn": N_("Withdrawn"),
}


def brief(
    record: Record,
    others: Sequence[Record] = (),
    comparison: Comparison | None = None,
    *,
    audit: Audit | None = None,
    language: Language = ENGLISH,
) -> Brief:
    """The brief of one readout; `others` are the other records of the same contact.

    `comparison` is that of all their accounts; without it they are compared here, uncorrected.
    `audit` is the recount of its count claim, where it makes one. `language` is the one that the
    brief speaks; that of the comparison is the same. The record's own prose stays in its own.
    """
    if comparison is None and is_comparable([record, *others]):
        from .compare import compare

        comparison = compare([record, *others], language=language)
    readout, event = record.readout, record.readout.event
    records = [record, *others]
    groups = _group(record, language)
    numbering = Numbering.of(_order(record, groups, others), records)
    narrator = Narrator(record, numbering, language=language)
    own = told_in(readout.language, language)
    known = {person.id for person in readout.principals()}
    remarks = tuple(
        passage
        for other in others
        if other.readout.absence
        for passage in Narrator(
            other, numbering, f"{other.id}-", known, language=language
        ).remarks()
    )
    review = readout.review
    return Brief(
        id=f"{event.id}/{record.id}",
        contact=event.id,
        record=record.id,
        language=language.code,
        prose=own,
        title=prose.inline(readout.title)
        if readout.title
        else prose.worded(background.title(record, language)),
        kind=language.say("Briefing note"),
        basis=_basis(record, language),
        marking=readout.marking or "",
        state=language.say(STATES[review.state]),
        draft=review.state == "draft",
        mark=review.mark,
        strip=tuple(_strip(record, others, audit, language)),
        bottom_line=prose.inline(readout.bottom_line)
        if readout.bottom_line
        else prose.worded(background.bottom_line(record, language)),
        search=background.search(record, language),
        background=(
            *background.sentences(record, others, comparison, language),
            *recount.sentence(audit, language),
        ),
        topics=tuple(
            Block(label, narrator.passages(statements), own if statements[0].topics else "")
            for label, statements in groups.items()
        ),
        denials=tuple(_denials(record, narrator)),
        agreed=narrator.passages(_of_kinds(record, AGREED)),
        other_side=tuple(background.other_side(others, record, comparison, language)),
        remarks=remarks,
        assessment=tuple(_judgements(record, numbering, language)),
        caveats=tuple(cautions.caveats(record, language)),
        sources=tuple(source_lines(records, numbering, language)),
        traces=tuple(traces(records, numbering)),
        proofs=tuple(list_proofs(records, numbering, language)),
        colophon=_colophon(record, language),
        notices=tuple(cautions.notices(record, language)),
        created=_created(record),
        subject=background.subject(record, language),
        sides=tuple(_sides(record, language)),
        interpreters=_people(record, "interpreter", language),
        notetakers=_people(record, "notetaker", language),
        date=_date(record, language),
        time=_time(record, language),
        count=recount.line(record, audit, language),
        place=event.place or language.say("not stated"),
        paragraphs=Narrator(record, numbering, language=language).each(),
        drafted=_signed(review.drafted_by, review.drafted_at, language),
        cleared=_signed(review.cleared_by, review.cleared_at, language),
        distribution=readout.marking or language.say("not stated"),
        note=advice.note(record, numbering, language),
        graded=advice.graded(record, numbering, language),
        codes=code_sheet(record, numbering, language),
        author=review.drafted_by or "",
    )


def _of_kinds(record: Record, kinds: frozenset[str]) -> list[Statement]:
    return [statement for statement in record.readout.statements if statement.kind in kinds]


def _basis(record: Record, language: Language) -> str:
    """What the paper rests on."""
    if record.readout.absence:
        return language.say("no account found")
    return language.say("one side’s account")


def _group(record: Record, language: Language) -> dict[str, list[Statement]]:
    """What was said, by the label of the widest topic, in the order of the account."""
    denied = {topic for item in _of_kinds(record, frozenset({DENIED})) for topic in item.topics}
    groups: dict[str, list[Statement]] = {}
    for statement in record.readout.statements:
        if statement.kind == DENIED or statement.kind in AGREED:
            continue
        if statement.kind == "context" and denied.intersection(statement.topics):
            continue  # a hedge is printed with the denial that it softens
        if statement.topics:
            label = topic_label(statement.topics[0], record.registries)
        else:
            # Translators: the label of statements without a topic.
            label = language.say("General")
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


def _strip(
    record: Record, others: Sequence[Record], audit: Audit | None, language: Language
) -> Iterator[Cell]:
    event, say = record.readout.event, language.say
    kind = prose.sentence_start(prose.say_kind(event.kind, language))
    date = prose.say_date(event.date.value, language)
    yield Cell(
        say("Contact"),
        say("{kind}, {date}", kind=kind, date=date),
        prose.say_basis(event.date, language),
    )
    yield Cell(say("Duration"), *prose.say_duration(event.duration, language))
    yield Cell(say("Initiator"), background.initiator(record, language))
    # Translators: the label of a column that says that a side gave no account.
    absent = background.absent_cell(say("Account"), record, language)
    yield absent or _account(record, language)
    yield recount.cell(record, audit, language)
    yield background.other_cell(others, language)


def _account(record: Record, language: Language) -> Cell:
    readout = record.readout
    party = party_adjective(readout.issuer, record.registries, language)
    source = language.say(SOURCE_KINDS[readout.sources[0].kind]) if readout.sources else ""
    about = filter(None, (language.say(LEVELS[readout.level]), source))
    return Cell(
        language.say("Whose account"),
        # Translators: {party} is an adjective in English and the name of a party, in the
        # nominative, in other languages.
        language.say("{party} account", party=party),
        language.say_in("list", "; ").join(about),
    )


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


def _judgements(record: Record, numbering: Numbering, language: Language) -> Iterator[Judgement]:
    own = told_in(record.readout.language, language)
    for item in record.readout.assessment:
        numbers = " ".join(
            f"[{numbering.statements[record.id, id]}]"
            for id in item.based_on  # noqa: A001 - the field's own name
            if (record.id, id) in numbering.statements
        )
        words = [item.author]
        if item.likelihood:
            # Translators: {words} stay English: they are those of a scheme (ICD 203).
            words.append(language.say("likelihood: {words}", words=item.likelihood))
        if item.confidence:
            level = language.say(_CONFIDENCE[item.confidence])
            words.append(language.say("confidence: {level}", level=level))
        if numbers:
            # Translators: {numbers} are evidence numbers: "[1] [2]".
            words.append(language.say("based on {numbers}", numbers=numbers))
        basis = language.say_in("list", "; ").join(words)
        yield Judgement(prose.inline(item.text), basis, item.voice, own)


_CONFIDENCE: dict[Confidence, str] = {
    # Translators: how well founded a judgement is: "confidence: low".
    "low": N_("low"),
    "moderate": N_("moderate"),
    "high": N_("high"),
}
_CAPACITIES: dict[Capacity, str] = {
    # Translators: what a person did in the contact.
    "spokesperson": N_("spokesperson"),
    "aide": N_("aide"),
    "interpreter": N_("interpreter"),
    "notetaker": N_("notetaker"),
    "other": N_("other"),
}


def _sides(record: Record, language: Language) -> Iterator[Side]:
    parties: dict[str, list[str]] = {}
    for person in record.readout.participants:
        name = f"{person.name}, {person.title}" if person.title else person.name
        if role := _CAPACITIES.get(person.capacity):
            name = language.say("{words} ({note})", words=name, note=language.say(role))
        parties.setdefault(person.party or "", []).append(name)
    for code in sorted(parties):
        party = party_name(code, record.registries, language) if code else ""
        yield Side(party or language.say("party not stated"), tuple(parties[code]))


def _people(record: Record, capacity: Capacity, language: Language) -> str:
    names = [person.name for person in record.readout.participants if person.capacity == capacity]
    return language.listed(names) or language.say("not stated")


def _date(record: Record, language: Language) -> str:
    value = record.readout.event.date
    date, note = prose.say_date(value.value, language), prose.say_basis(value, language)
    return language.say("{words} ({note})", words=date, note=note) if note else date


def _time(record: Record, language: Language) -> str:
    event, say = record.readout.event, language.say
    parts = []
    # Translators: when a contact began and ended; {offset} is such as "UTC+3".
    labels = (N_("from {time} ({offset})"), event.start), (N_("to {time} ({offset})"), event.end)
    for label, moment in labels:
        if moment and (instant := moment.instant):
            parts.append(say(label, time=f"{instant:%H:%M}", offset=prose.say_offset(moment)))
    if event.duration:
        wording, minutes = prose.say_duration(event.duration, language)
        length = say("{words} ({note})", words=wording, note=minutes) if minutes else wording
        parts.append(say("duration {length}", length=length))
    return language.say_in("list", ", ").join(parts) or say("not stated")


def _signed(name: str | None, at: str | None, language: Language) -> str:
    if not name:
        return language.say("not stated")
    if not at:
        return name
    # Translators: who did something, and when.
    day = prose.say_date(Edtf(at.split("T")[0]), language)
    return language.say("{who}, {date}", who=name, date=day)


def _colophon(record: Record, language: Language) -> str:
    review = record.readout.review
    drafted = _signed(review.drafted_by, review.drafted_at, language)
    # Translators: {who} is a name in the nominative with a date, or "not stated".
    parts = [language.say("Drafted by {who}", who=drafted)]
    if review.cleared_by:
        cleared = _signed(review.cleared_by, review.cleared_at, language)
        parts.append(language.say("Cleared by {who}", who=cleared))
    parts.append(language.say(STATES[review.state]))
    return " · ".join(parts)


def _created(record: Record) -> str:
    """The day for the document's properties: of drafting, of release or of the contact."""
    readout = record.readout
    for moment in (readout.review.drafted_at, readout.released, readout.event.date.value):
        if moment and Edtf(moment.split("T")[0]).is_day:
            return moment.split("T")[0].rstrip("?~%")
    return ""
