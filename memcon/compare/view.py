"""Comparison → Sheet, the one typed context that the templates of a comparison see."""

from collections.abc import Iterable, Iterator, Sequence

from memcon import background, prose
from memcon.brief import Caveat, Proof, Quoted
from memcon.facts import LABELS, FactField
from memcon.language import N_, Language
from memcon.numbering import Numbering, source_lines
from memcon.passages import told_in
from memcon.proofs import place_of
from memcon.record import Record
from memcon.schemas import Participant, marking_rank
from memcon.sheet import Column, Entry, Figure, Group, Line, Sheet, Silence

from .model import Account, Comparison, Measures, Relation, Row, Said
from .wording import GROUPS, POINT, SILENT, notices, verdict

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
    language = comparison.language
    say = language.say
    files = [f"{account.record.path.name}" for account in accounts]
    return Sheet(
        contact=comparison.contact,
        language=language.code,
        prose="",
        title=prose.worded(_title(comparison, records[0])),
        kind=say("Comparison"),
        basis=_basis(len(accounts), language),
        marking=_marking(records, comparison.markings),
        state=say("Draft, not cleared") if is_draft else say("Not cleared as a comparison"),
        mark="DRAFT" if is_draft else "",
        bottom_line=prose.worded(verdict(comparison)),
        corner=tuple(_corner(comparison, records[0])),
        columns=tuple(_columns(comparison, accounts)),
        groups=tuple(_groups(comparison, accounts)),
        facts=tuple(_facts(comparison, accounts)),
        measures=tuple(_measures(comparison, accounts)),
        reasons=tuple(
            (row.subject, row.why) for row in comparison.rows if len(row.silent) < len(accounts) - 1
        ),
        absences=tuple(background.other_side(absent, language=language)) if absent else (),
        proofs=tuple(_proofs(accounts, numbering, language)),
        caveats=tuple(_caveats(accounts, language)),
        sources=tuple(source_lines(records, numbering, language)),
        # Translators: {files} are names of files.
        colophon=language.say_many(
            "Made from {count} record: {files}",
            "Made from {count} records: {files}",
            len(records),
            files=language.listed(files),
        ),
        notices=notices(language),
        created=_created(records),
    )


def _basis(count: int, language: Language) -> str:
    """How many accounts it rests on, small numbers in words."""
    match count:
        case 2:
            return language.say("two accounts of one contact")
        case 3:
            return language.say("three accounts of one contact")
        case 4:
            return language.say("four accounts of one contact")
        case 5:
            return language.say("five accounts of one contact")
        case _:
            return language.say_many(
                "{count} account of one contact", "{count} accounts of one contact", count
            )


def _title(comparison: Comparison, record: Record) -> str:
    """The contact, and what came of the comparison in figures."""
    event, language = record.readout.event, comparison.language
    called = sorted(_called(person) for person in record.readout.principals())
    kind = prose.say_kind(event.kind, language)
    what = prose.sentence_start(kind)
    if called:
        are_short = all(" " not in name for name in called)
        names = "–".join(called) if are_short else language.listed(called)
        # Translators: {names} are the principals: "Archer–Bowman phone call".
        what = language.say("{names} {kind}", names=names, kind=kind)
    # Translators: {contact} is "Archer–Bowman phone call", {found} what a comparison found.
    return language.say(
        "{contact}, {date}: {found}",
        contact=what,
        date=prose.say_date(event.date.value, language),
        found=verdict(comparison, short=True),
    )


def _called(person: Participant) -> str:
    """The name without an address: "Wang" of "Mr Wang"; in full where no short name is given.

    Which word of a full name is the family's differs by language, so none is picked.
    """
    words = (person.short_name or person.name).replace("\u00a0", " ").split()
    return " ".join(words[1:] if words[0] in _ADDRESSES and len(words) > 1 else words)


def _marking(records: Sequence[Record], reasons: Sequence[str]) -> str:
    own = (record.readout.marking for record in records)
    markings = [marking for marking in (*own, *reasons) if marking]
    return max(markings, key=lambda marking: marking_rank(marking)[1]) if markings else ""


def _corner(comparison: Comparison, record: Record) -> Iterator[str]:
    language = comparison.language
    yield prose.sentence_start(prose.say_kind(record.readout.event.kind, language))
    stated = {fact.field for fact in comparison.facts}
    wanted: tuple[FactField, ...] = ("duration", "initiator")
    missing = [language.say(LABELS[field]) for field in wanted if field not in stated]
    if missing:
        facts = prose.sentence_start(language.listed(missing))
        # Translators: {facts} are such as "Duration and initiator".
        yield language.say("{facts}: not stated by any account", facts=facts)
    differing = [
        prose.inside(fact.label, language)
        for fact in comparison.facts
        if fact.relation == "differs" and fact.field in _PLAIN
    ]
    if differing:
        yield language.say("Facts that differ: {facts}", facts=language.listed(differing))


def _columns(comparison: Comparison, accounts: Sequence[Account]) -> Iterator[Column]:
    measures = {item.account: item for item in comparison.measures}
    language = comparison.language
    for account in accounts:
        readout, figures = account.record.readout, measures[account.id]
        source = readout.sources[0]
        published = readout.released or source.published
        first = [
            source.publisher or language.say("publisher unknown"),
            prose.say_moment(published, language) if published else "",
        ]
        words, quotations = _words(figures, language), _quotations(figures.quotations, language)
        yield Column(
            account.id,
            account.label,
            (
                language.say_in("list", ", ").join(
                    language.isolate(word) for word in first if word
                ),
                f"{words} · {quotations}",
            ),
        )


def _quotations(count: int, language: Language) -> str:
    if not count:
        return language.say("no direct quotations")
    return language.say_many("{count} direct quotation", "{count} direct quotations", count)


def _words(figures: Measures, language: Language) -> str:
    if figures.basis == "text":
        return language.say_many("{count} word", "{count} words", figures.words)
    # Translators: counted in the quoted evidence, where the whole text is not at hand.
    return language.say_many("{count} word of evidence", "{count} words of evidence", figures.words)


def _groups(comparison: Comparison, accounts: Sequence[Account]) -> Iterator[Group]:
    seen: set[str] = set()
    language = comparison.language
    for relations, title, note in GROUPS:
        rows = [row for row in comparison.rows if row.relation in relations]
        is_conflict = relations == ("conflict",)
        if not rows and not is_conflict:
            continue
        yield Group(
            f"{language.say(title)} · {len(rows)}",
            language.say(note) if rows else language.say("none between these accounts"),
            is_conflict,
            tuple(_line(row, accounts, seen, language) for row in rows),
        )


def _line(row: Row, accounts: Sequence[Account], seen: set[str], language: Language) -> Line:
    by_id = {account.id: account for account in accounts}
    cells = tuple(
        tuple(
            _entry(said, row, by_id[account.id], seen, language) for said in row.cells[account.id]
        )
        for account in accounts
    )
    silences = tuple(_silence(row, account, language) for account in accounts)
    # Translators: what a person decided about a row, in that person's words.
    note = language.say("By hand: {why}", why=row.corrected) if row.corrected else ""
    return Line(f"row-{row.id}", row.subject, cells, silences, note)


def _silence(row: Row, account: Account, language: Language) -> Silence:
    near = row.near.get(account.id, ())
    return Silence(
        language.say(POINT if near else SILENT),
        tuple((_number(account, id), f"e-{fragment(account.id)}-{id}") for id in near),  # noqa: A001
    )


def _entry(said: Said, row: Row, account: Account, seen: set[str], language: Language) -> Entry:
    record, statement = account.record, said.statement
    name = f"{fragment(account.id)}-{statement.id}"
    is_first = name not in seen
    seen.add(name)
    attribution = _attribution(said, row, account, language)
    quote = None
    if statement.text is None:
        words = " … ".join(" ".join(words.split()) for words in said.exact)
        quote = _quoted(words, said, record, language)
    return Entry(
        name if is_first else "",
        attribution,
        prose.inline(_sentence(statement.text, attribution)) if statement.text else "",
        quote,
        _number(account, statement.id),
        f"e-{name}",
        told_in(record.readout.language, language),
    )


def _sentence(text: str, attribution: str) -> str:
    """Our own sentence, small where it goes on from an attribution."""
    return f"{prose.clause(text)}." if attribution else text.strip()


def fragment(account: str) -> str:
    """An account's id as a part of fragment ids."""
    return account.lower().replace("/", "-")


def _attribution(said: Said, row: Row, account: Account, language: Language) -> str:
    """By whom the account has it; "both agreed" is an account's claim unless all have it (R30)."""
    statement, readout = said.statement, account.record.readout
    people = [readout.person(id) for id in statement.via]  # noqa: A001 - the field's own name
    names = [prose.short_name(person) for person in people if person]
    if names:
        return prose.according_to(names, language)
    is_joint = len(statement.by) > 1 and statement.kind in _JOINT
    if is_joint and row.relation not in _ALIKE:
        # Translators: opens a sentence; {account} is such as "Russian account".
        return language.say("According to the {account},", account=account.label)
    return ""


def _number(account: Account, id: str) -> str:  # noqa: A002 - the field's own name
    ids = [statement.id for statement in account.record.readout.statements]
    return f"{account.id}{prose.NBSP}{ids.index(id) + 1}"


def _quoted(words: str, said: Said, record: Record, language: Language) -> Quoted:
    source = record.source(said.statement.evidence[0].source)
    code = (source.language if source else None) or record.readout.language
    return Quoted(language.quoted(words), told_in(code, language))


def _facts(comparison: Comparison, accounts: Sequence[Account]) -> Iterator[Figure]:
    for fact in comparison.facts:
        values = [fact.values[account.id] for account in accounts]
        yield Figure(
            fact.label,
            comparison.language.say(note) if (note := _FACT_NOTES[fact.relation]) else "",
            tuple(
                value.wording if value else comparison.language.say("not stated")
                for value in values
            ),
            tuple(value is None for value in values),
        )


_FACT_NOTES = {
    "agree": "",
    # Translators: how two accounts stand to each other on a fact.
    "differs": N_("differs"),
    "one_side_only": N_("in one account only"),
}


def _measures(comparison: Comparison, accounts: Sequence[Account]) -> Iterator[Figure]:
    language = comparison.language
    found = {item.account: item for item in comparison.measures}
    figures = [found[account.id] for account in accounts]

    def figure(label: str, values: Iterable[str]) -> Figure:
        return Figure(label, "", tuple(values), (False,) * len(figures))

    comma, semicolon = language.say_in("list", ", "), language.say_in("list", "; ")
    yield figure(language.say("Words"), (_words(item, language) for item in figures))
    yield figure(
        language.say("Share of the reported words"),
        (comma.join(_shares(item, language)) for item in figures),
    )
    yield figure(language.say("Direct quotations"), (str(item.quotations) for item in figures))
    orders = (semicolon.join(map(language.isolate, item.order)) for item in figures)
    yield figure(language.say("Order of matters"), orders)
    if comparison.first:
        # Translators: the label of when each account came out.
        yield figure(language.say("Came out"), (_lag(item, comparison) for item in figures))


def _shares(item: Measures, language: Language) -> Iterator[str]:
    for share in item.shares:
        # Translators: a person's share of the words of an account.
        yield language.say("{who} {percent} %", who=share.person, percent=share.percent)


def _lag(item: Measures, comparison: Comparison) -> str:
    say = comparison.language.say
    if item.account in comparison.first:
        return say("first") if len(comparison.first) == 1 else say("first, at the same time")
    # Translators: of an account that came out after another.
    return item.lag or say("later")


def _proofs(
    accounts: Sequence[Account], numbering: Numbering, language: Language
) -> Iterator[Proof]:
    for account in accounts:
        record = account.record
        for index, statement in enumerate(record.readout.statements, start=1):
            said = Said(account.id, statement, tuple(item.exact for item in statement.evidence))
            yield Proof(
                f"e-{fragment(account.id)}-{statement.id}",
                f"{account.id}{prose.NBSP}{index}",
                tuple(
                    _quoted(" ".join(item.exact.split()), said, record, language)
                    for item in statement.evidence
                ),
                place_of(statement.evidence[0], record, numbering),
            )


def _caveats(accounts: Sequence[Account], language: Language) -> Iterator[Caveat]:
    for account in accounts:
        readout = account.record.readout
        # Translators: a caveat follows, in the record's own prose.
        lead = prose.worded(language.say("{account}:", account=account.label))
        own = told_in(readout.language, language)
        if readout.review.state == "withdrawn":
            yield Caveat(language.say("This record has been withdrawn."), lead)
        for caveat in readout.caveats:
            yield Caveat(prose.inline(caveat), lead, own)
        waiting = sum(len(item.confirm) for item in readout.statements) + len(readout.confirm)
        if waiting:
            words = language.say_many(
                "{account}: {count} point of the record is still to be confirmed by a person.",
                "{account}: {count} points of the record are still to be confirmed by a person.",
                waiting,
                account=account.label,
            )
            yield Caveat(words)


def _created(records: Sequence[Record]) -> str:
    """The day of the latest release, for the properties of the outputs; else of the contact."""
    days = [str(record.readout.released.day) for record in records if record.readout.released]
    return max(days, default=str(records[0].readout.event.date.value.earliest))
