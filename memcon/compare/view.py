"""Comparison → Sheet, the one typed context that the templates of a comparison see."""

from collections.abc import Iterator, Sequence

from memcon import background, prose
from memcon.brief import Inline, Proof, Quoted
from memcon.facts import Fact
from memcon.numbering import Numbering, source_lines
from memcon.proofs import place_of
from memcon.record import Record
from memcon.schemas import Participant, marking_rank
from memcon.sheet import Column, Entry, Figure, Group, Line, Sheet, Silence

from .model import Account, Comparison, Measures, Relation, Row, Said
from .wording import GROUPS, NOTICES, POINT, SILENT, counted, verdict

_ADDRESSES = frozenset({"Mr", "Mrs", "Ms", "Dr"})
_JOINT = frozenset({"agreement", "commitment", "next_step"})
_PLAIN = frozenset({"kind", "date", "duration", "initiator", "count", "participants"})
"""Facts that are worth a word at the head of the table where they differ."""
_ALIKE: frozenset[Relation] = frozenset({"agree", "compatible"})


def sheet(comparison: Comparison, absent: Sequence[Record] = ()) -> Sheet:
    """The sheet of a comparison; `absent` are the records of accounts that were not found."""
    accounts = sorted(comparison.accounts, key=lambda item: (item.record.readout.issuer, item.id))
    records = [account.record for account in accounts]
    numbering = Numbering.of((), records)
    is_draft = any(record.readout.review.mark for record in records)
    return Sheet(
        contact=comparison.contact,
        language=records[0].readout.language,
        title=prose.inline(_title(comparison, records[0])),
        kind="Comparison",
        basis=f"{_number_of(len(accounts))} accounts of one contact",
        marking=_marking(records, comparison.markings),
        state="Draft, not cleared" if is_draft else "Not cleared as a comparison",
        mark="DRAFT" if is_draft else "",
        bottom_line=prose.inline(verdict(comparison)),
        corner=tuple(_corner(comparison, records[0])),
        columns=tuple(_columns(comparison, accounts)),
        groups=tuple(_groups(comparison, accounts)),
        facts=tuple(_facts(comparison, accounts)),
        measures=tuple(_measures(comparison, accounts)),
        reasons=tuple(
            (row.subject, row.why) for row in comparison.rows if len(row.silent) < len(accounts) - 1
        ),
        absences=tuple(background.other_side(absent)) if absent else (),
        proofs=tuple(_proofs(accounts, numbering)),
        caveats=tuple(_caveats(accounts)),
        sources=tuple(source_lines(records, numbering)),
        colophon=f"Made from {counted(len(records), 'record')}: "
        + prose.listed([f"{account.record.path.name}" for account in accounts]),
        notices=NOTICES,
        created=_created(records),
    )


def _title(comparison: Comparison, record: Record) -> str:
    """The contact, and what came of the comparison in figures."""
    event = record.readout.event
    people = record.readout.principals()
    called = sorted(_called(person) for person in people)
    names = ("–" if all(" " not in name for name in called) else " and ").join(called)
    kind = prose.KINDS[event.kind]
    what = f"{names} {kind}" if names else prose.sentence_start(kind)
    found = verdict(comparison, short=True)
    return f"{what}, {prose.say_date(event.date.value)}: {found[:1].lower()}{found[1:]}"


def _called(person: Participant) -> str:
    """The name without an address: "Wang" of "Mr Wang"; in full where no short name is given.

    Which word of a full name is the family's differs by language, so none is picked.
    """
    words = (person.short_name or person.name).replace("\u00a0", " ").split()
    return " ".join(words[1:] if words[0] in _ADDRESSES and len(words) > 1 else words)


def _number_of(count: int) -> str:
    return {2: "two", 3: "three", 4: "four", 5: "five"}.get(count, str(count))


def _marking(records: Sequence[Record], reasons: Sequence[str]) -> str:
    own = (record.readout.marking for record in records)
    markings = [marking for marking in (*own, *reasons) if marking]
    return max(markings, key=lambda marking: marking_rank(marking)[1]) if markings else ""


def _corner(comparison: Comparison, record: Record) -> Iterator[str]:
    yield prose.sentence_start(prose.KINDS[record.readout.event.kind])
    stated = {fact.field for fact in comparison.facts}
    missing = [name for name in ("duration", "initiator") if name not in stated]
    if missing:
        yield f"{prose.sentence_start(prose.listed(missing))}: not stated by any account"
    differing = [
        fact.label.lower()
        for fact in comparison.facts
        if fact.relation == "differs" and fact.field in _PLAIN
    ]
    if differing:
        yield f"Facts that differ: {prose.listed(differing)}"


def _columns(comparison: Comparison, accounts: Sequence[Account]) -> Iterator[Column]:
    measures = {item.account: item for item in comparison.measures}
    for account in accounts:
        readout, figures = account.record.readout, measures[account.id]
        source = readout.sources[0]
        published = readout.released or source.published
        first = ", ".join(
            word
            for word in (
                source.publisher or "publisher unknown",
                prose.say_moment(published) if published else "",
            )
            if word
        )
        quotations = figures.quotations
        yield Column(
            account.id,
            account.label,
            (
                first,
                f"{_words(figures)} · "
                + (
                    counted(quotations, "direct quotation")
                    if quotations
                    else "no direct quotations"
                ),
            ),
        )


def _words(figures: Measures) -> str:
    words = counted(figures.words, "word")
    return words if figures.basis == "text" else f"{words} of evidence"


def _groups(comparison: Comparison, accounts: Sequence[Account]) -> Iterator[Group]:
    seen: set[str] = set()
    for relations, title, note in GROUPS:
        rows = [row for row in comparison.rows if row.relation in relations]
        is_conflict = relations == ("conflict",)
        if not rows and not is_conflict:
            continue
        yield Group(
            f"{title} · {len(rows)}",
            note if rows else "none between these accounts",
            is_conflict,
            tuple(_line(row, accounts, seen) for row in rows),
        )


def _line(row: Row, accounts: Sequence[Account], seen: set[str]) -> Line:
    by_id = {account.id: account for account in accounts}
    cells = tuple(
        tuple(_entry(said, row, by_id[account.id], seen) for said in row.cells[account.id])
        for account in accounts
    )
    silences = tuple(_silence(row, account) for account in accounts)
    note = f"By hand: {row.corrected}" if row.corrected else ""
    return Line(f"row-{row.id}", row.subject, cells, silences, note)


def _silence(row: Row, account: Account) -> Silence:
    near = row.near.get(account.id, ())
    return Silence(
        POINT if near else SILENT,
        tuple((_number(account, id), f"e-{fragment(account.id)}-{id}") for id in near),  # noqa: A001
    )


def _entry(said: Said, row: Row, account: Account, seen: set[str]) -> Entry:
    record, statement = account.record, said.statement
    name = f"{fragment(account.id)}-{statement.id}"
    is_first = name not in seen
    seen.add(name)
    attribution = _attribution(said, row, account)
    quote = None
    if statement.text is None:
        quote = _quoted(" … ".join(" ".join(words.split()) for words in said.exact), said, record)
    return Entry(
        name if is_first else "",
        attribution,
        prose.inline(_sentence(statement.text, attribution)) if statement.text else "",
        quote,
        _number(account, statement.id),
        f"e-{name}",
    )


def _sentence(text: str, attribution: str) -> str:
    """Our own sentence, small where it goes on from an attribution."""
    return f"{prose.clause(text)}." if attribution else text.strip()


def fragment(account: str) -> str:
    """An account's id as a part of fragment ids."""
    return account.lower().replace("/", "-")


def _attribution(said: Said, row: Row, account: Account) -> str:
    """By whom the account has it; "both agreed" is an account's claim unless all have it (R30)."""
    statement, readout = said.statement, account.record.readout
    people = [readout.person(id) for id in statement.via]  # noqa: A001 - the field's own name
    names = [prose.short_name(person) for person in people if person]
    if names:
        return prose.according_to(names)
    is_joint = len(statement.by) > 1 and statement.kind in _JOINT
    if is_joint and row.relation not in _ALIKE:
        return f"According to the {account.label},"
    return ""


def _number(account: Account, id: str) -> str:  # noqa: A002 - the field's own name
    ids = [statement.id for statement in account.record.readout.statements]
    return f"{account.id}{prose.NBSP}{ids.index(id) + 1}"


def _quoted(words: str, said: Said, record: Record) -> Quoted:
    source = record.source(said.statement.evidence[0].source)
    language = (source.language if source else None) or record.readout.language
    return Quoted(prose.quoted(words), "" if language == record.readout.language else language)


def _facts(comparison: Comparison, accounts: Sequence[Account]) -> Iterator[Figure]:
    for fact in comparison.facts:
        yield Figure(
            fact.label, _fact_note(fact), tuple(_value(fact, item.id) for item in accounts)
        )


def _fact_note(fact: Fact) -> str:
    return {"agree": "", "differs": "differs", "one_side_only": "in one account only"}[
        fact.relation
    ]


def _value(fact: Fact, account: str) -> str:
    value = fact.values[account]
    return value.wording if value else "not stated"


def _measures(comparison: Comparison, accounts: Sequence[Account]) -> Iterator[Figure]:
    found = {item.account: item for item in comparison.measures}
    figures = [found[account.id] for account in accounts]
    yield Figure("Words", "", tuple(_words(item) for item in figures))
    yield Figure("Share of the reported words", "", tuple(_shares(item) for item in figures))
    yield Figure("Direct quotations", "", tuple(str(item.quotations) for item in figures))
    yield Figure("Order of matters", "", tuple("; ".join(item.order) for item in figures))
    if comparison.first:
        yield Figure("Came out", "", tuple(_lag(item, comparison) for item in figures))


def _shares(item: Measures) -> str:
    return ", ".join(f"{share.person} {share.percent} %" for share in item.shares)


def _lag(item: Measures, comparison: Comparison) -> str:
    if item.account in comparison.first:
        return "first" if len(comparison.first) == 1 else "first, at the same time"
    return item.lag or "later"


def _proofs(accounts: Sequence[Account], numbering: Numbering) -> Iterator[Proof]:
    for account in accounts:
        record = account.record
        for index, statement in enumerate(record.readout.statements, start=1):
            said = Said(account.id, statement, tuple(item.exact for item in statement.evidence))
            yield Proof(
                f"e-{fragment(account.id)}-{statement.id}",
                f"{account.id}{prose.NBSP}{index}",
                tuple(
                    _quoted(" ".join(item.exact.split()), said, record)
                    for item in statement.evidence
                ),
                place_of(statement.evidence[0], record, numbering),
            )


def _caveats(accounts: Sequence[Account]) -> Iterator[Inline | str]:
    for account in accounts:
        readout = account.record.readout
        if readout.review.state == "withdrawn":
            yield f"{account.label}: its record has been withdrawn."
        for caveat in readout.caveats:
            yield prose.inline(f"{account.label}: {caveat}")
        waiting = sum(len(item.confirm) for item in readout.statements) + len(readout.confirm)
        if waiting:
            verb = "is" if waiting == 1 else "are"
            yield (
                f"{account.label}: {counted(waiting, 'point')} of the record {verb} still to be "
                "confirmed by a person."
            )


def _created(records: Sequence[Record]) -> str:
    """The day of the latest release, for the properties of the outputs; else of the contact."""
    days = [str(record.readout.released.day) for record in records if record.readout.released]
    return max(days, default=str(records[0].readout.event.date.value.earliest))
