"""Earlier contacts → Precall: what was promised, asked, counted and left unresolved."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from . import prose, recount
from .audit import COUNTED, Audit
from .citations import Citations
from .compare import Comparison
from .compare.model import Relation
from .facts import tone_labels
from .history import Meeting, parties_of
from .inline import Worded
from .language import ENGLISH, N_, Language, N_many
from .names import party_adjective, party_name
from .numbering import AGREED
from .precall import Dealing, Held, Phrase, Precall, Told, Unresolved
from .record import Record
from .schemas import EventKind, Registries, Statement, marking_rank

LAST, STEPS, ASKED, DIFFERENCES, PHRASES = 4, 4, 2, 4, 3
"""How many lines of each list one page holds; the others are counted."""

_Item = TypeVar("_Item")
_Placed = tuple[Record, Statement]
"""A statement with the record it stands in."""

_CLOSED = frozenset({"met", "missed", "superseded"})
_ASKING = frozenset({"request", "proposal"})
_RELATIONS: Mapping[Relation, str] = {
    # Translators: how accounts stand to each other on a matter.
    "conflict": N_("conflict"),
    "denial_vs_mention": N_("denied and mentioned"),
}
_STATUSES = {
    # Translators: what became of something that was promised; {date} is the day of the finding.
    "open": N_("open as of {date}"),
    "met": N_("met as of {date}"),
    "partly": N_("partly as of {date}"),
    "missed": N_("missed as of {date}"),
    "superseded": N_("superseded as of {date}"),
    "unverifiable": N_("unverifiable as of {date}"),
}
_CLOSINGS = {
    # Translators: how many promises ended in which way.
    "met": N_many("{count} met", "{count} met"),
    "missed": N_many("{count} missed", "{count} missed"),
    "superseded": N_many("{count} superseded", "{count} superseded"),
}
_HELD = N_("{party} account")
# Translators: {party} is an adjective in English, elsewhere the name of a party in the nominative.
_NOT_FOUND = N_("no {party} account found")
_EARLIER = N_many("{count} earlier contact", "{count} earlier contacts")
_CONTACTS = N_many("{count} contact", "{count} contacts")
_RECORDS = N_many("{count} record", "{count} records")
_OPEN_STEPS = N_many("{count} open commitment", "{count} open commitments")
_DIFFERENCES = N_many("{count} unresolved difference", "{count} unresolved differences")
_PHRASES = N_many("{count} stock phrase", "{count} stock phrases")
# Translators: {party} is the name of a party in the nominative.
_REQUESTS = N_many("{count} request to {party}", "{count} requests to {party}")
# Translators: {party} is the name of a party in the nominative.
_GIFTS = N_many("{count} commitment met by {party}", "{count} commitments met by {party}")
_OF_KIND: Mapping[EventKind, tuple[str, str]] = {
    "phone_call": N_many("{count} phone call", "{count} phone calls"),
    "video_call": N_many("{count} video call", "{count} video calls"),
    "meeting": N_many("{count} meeting", "{count} meetings"),
    "multilateral_call": N_many("{count} multilateral call", "{count} multilateral calls"),
    "multilateral_meeting": N_many("{count} multilateral meeting", "{count} multilateral meetings"),
    "letter": N_many("{count} letter", "{count} letters"),
    "other": _CONTACTS,
}


def precall(
    contact: str,
    meetings: Sequence[Meeting],
    comparisons: Sequence[tuple[Meeting, Comparison]] = (),
    audits: Sequence[tuple[Record, Audit]] = (),
    *,
    language: Language = ENGLISH,
) -> Precall:
    """The sheet over earlier contacts, newest first; no sentence of it is new prose.

    `comparisons` are those of the contacts with two accounts, `audits` the recounts of claims.
    `language` is the one that the sheet speaks; that of the comparisons is the same.
    """
    return _Sheet(meetings, language).fill(contact, comparisons, audits)


class _Sheet:
    """Collects the lists of one sheet, cites as it goes, and counts what it leaves out."""

    def __init__(self, meetings: Sequence[Meeting], language: Language) -> None:
        self.meetings = meetings
        self.language = language
        self.records = [record for meeting in meetings for record in meeting.records]
        self.registries = self.records[0].registries if self.records else Registries()
        self.cited = Citations(language)
        self.left_out: list[str] = []

    def fill(
        self,
        contact: str,
        comparisons: Sequence[tuple[Meeting, Comparison]],
        audits: Sequence[tuple[Record, Audit]],
    ) -> Precall:
        steps = self.steps()
        dealings = tuple(self.dealings())
        found = list(_differences(comparisons))
        kept = self.cut(found, DIFFERENCES, _DIFFERENCES)
        differences = tuple(self.unresolved(*item) for item in kept)
        phrases = tuple(self.phrases())
        is_draft = any(record.readout.review.mark for record in self.records)
        say, many = self.language.say, self.language.say_many
        basis = many(*_EARLIER, len(self.meetings)), many(*_RECORDS, len(self.records))
        return Precall(
            contact=contact,
            language=self.language.code,
            title=self.title(len(found)),
            kind=say("Pre-call sheet"),
            basis=self.language.say_in("list", ", ").join(basis),
            marking=self.marking(),
            state=say("Draft, not cleared") if is_draft else say("Not cleared as a pre-call sheet"),
            mark="DRAFT" if is_draft else "",
            bottom_line=self.title(len(found)),
            contacts=self.cut(map(self.held, self.meetings), LAST, _EARLIER),
            steps=steps,
            closed=self.closed(),
            counts=tuple(self.counts(audits)),
            differences=differences,
            phrases=phrases,
            dealings=dealings,
            left_out=tuple(self.left_out),
            sources=tuple(self.cited.sources()),
            traces=tuple(self.cited.traces()),
            proofs=tuple(self.cited.proofs()),
            caveats=(),
            colophon=many(
                "Made from {count} record; not cleared as a whole",
                "Made from {count} records; not cleared as a whole",
                len(self.records),
            ),
            notices=(
                say("Reconstructed from public accounts; not a transcript."),
                say("Open-source work. What these records do not hold is not counted."),
            ),
            created=self.created(),
        )

    def title(self, differences: int) -> Worded:
        open_steps = sum(1 for _ in self.open_steps())
        many = self.language.say_many
        # Translators: {people} are who talked, as a list; then what was counted of them:
        # "6 contacts", "2 open commitments", "1 unresolved difference".
        title = self.language.say(
            "{people}: {contacts}, {commitments}, {differences}",
            people=self.who(),
            contacts=many(*_CONTACTS, len(self.meetings)),
            commitments=many(*_OPEN_STEPS, open_steps),
            differences=many(*_DIFFERENCES, differences),
        )
        return prose.worded(title)

    def who(self) -> str:
        """The people, where all contacts are theirs; else the parties."""
        if len({item.contact.outlines[0].principals for item in self.meetings}) == 1:
            return self.language.listed(
                [item.name for item in self.records[0].readout.principals()]
            )
        parties = sorted(parties_of(self.records))
        names = [party_name(code, self.registries, self.language) for code in parties]
        return self.language.listed(names)

    def marking(self) -> str:
        """The strictest label of each set that the records use: sets have no common order."""
        markings = {item.readout.marking for item in self.records if item.readout.marking}
        by_set = {
            marking_rank(marking)[0]: marking for marking in sorted(markings, key=marking_rank)
        }
        return " · ".join(by_set.values())

    def created(self) -> str:
        days = [str(item.readout.released.day) for item in self.records if item.readout.released]
        return max(days, default=self.meetings[0].contact.latest.isoformat())

    def cut(
        self, items: Iterable[_Item], most: int, counted: tuple[str, str], **values: str
    ) -> tuple[_Item, ...]:
        found = tuple(items)
        if len(found) > most:
            left = self.language.say_many(*counted, len(found) - most, **values)
            self.left_out.append(left)
        return found[:most]

    def held(self, meeting: Meeting) -> Held:
        event = meeting.records[0].readout.event
        lengths = [record.readout.event.duration for record in meeting.records]
        length, _ = prose.say_duration(
            next((item for item in lengths if item), None), self.language
        )
        words = [
            self.language.say(
                _HELD if record.readout.absence is None else _NOT_FOUND,
                party=self.adjective(record.readout.issuer),
            )
            for record in meeting.records
        ]
        form = prose.sentence_start(prose.say_kind(event.kind, self.language))
        date = prose.say_date(event.date.value, self.language)
        accounts = self.language.say_in("list", "; ").join(dict.fromkeys(words))
        return Held(date, form, length, accounts)

    def adjective(self, party: str) -> str:
        return party_adjective(party, self.registries, self.language)

    def statements(self) -> Iterator[_Placed]:
        """Those of the accounts, the newest contact first."""
        for meeting in self.meetings:
            for record in meeting.accounts:
                for statement in record.readout.statements:
                    yield record, statement

    def open_steps(self) -> Iterator[_Placed]:
        for record, statement in self.statements():
            closed = statement.outcome and statement.outcome.status in _CLOSED
            if statement.kind in AGREED and not closed:
                yield record, statement

    def steps(self) -> tuple[Told, ...]:
        found = sorted(self.open_steps(), key=lambda item: (not item[1].due, item[1].due or ""))
        return self.all_told(self.cut(found, STEPS, _OPEN_STEPS))

    def closed(self) -> str:
        count = Counter(
            statement.outcome.status
            for _, statement in self.statements()
            if statement.outcome and statement.outcome.status in _CLOSED
        )
        many = self.language.say_many
        found = [many(*_CLOSINGS[status], number) for status, number in sorted(count.items())]
        return self.language.listed(found)

    def told(self, record: Record, statement: Statement) -> Told:
        date = prose.say_date(record.readout.event.date.value, self.language)
        return Told(date, self.cited.tell(record, statement), _status(statement, self.language))

    def counts(self, audits: Sequence[tuple[Record, Audit]]) -> Iterator[str]:
        say, many = self.language.say, self.language.say_many
        kinds = Counter(item.contact.outlines[0].event.kind for item in self.meetings)
        forms = [many(*_OF_KIND[kind], number) for kind, number in kinds.most_common()]
        # Translators: {contacts} are counted: "4 phone calls and 1 meeting".
        yield say(
            "In these records: {contacts} since {date}.",
            contacts=self.language.listed(forms),
            date=_day(self.meetings[-1], self.language),
        )
        year = self.meetings[0].contact.latest.year
        calls = sum(
            bool(item.contact.kinds & (COUNTED["call"] or frozenset()))
            for item in self.meetings
            if item.contact.earliest.year == year
        )
        yield say("Calls of {year}: {number}.", year=year, number=calls)
        for record, audit in audits:
            day = prose.say_date(record.readout.event.date.value, self.language)
            line = recount.line(record, audit, self.language)
            # Translators: a day, and what an account claims of it.
            yield say("{date}: {claim}.", date=day, claim=line)

    def unresolved(
        self, day: str, subject: str, relation: str, statements: Sequence[_Placed]
    ) -> Unresolved:
        numbers = tuple(self.cited.cite(*placed) for placed in statements)
        return Unresolved(day, subject, relation, numbers)

    def phrases(self) -> Iterator[Phrase]:
        """The words of each issuer for the tone of talks, the most frequent first."""
        used: dict[tuple[str, str], list[_Placed]] = {}
        for record, statement in self.statements():
            if statement.kind == "tone":
                for label in tone_labels(statement):
                    words = " ".join(label.casefold().split()).strip(".,; ")
                    used.setdefault((record.readout.issuer, words), []).append((record, statement))
        ranked = sorted(used.items(), key=lambda item: (-len(item[1]), item[0]))
        for (issuer, words), places in self.cut(ranked, PHRASES, _PHRASES):
            yield Phrase(
                self.language.say("{party} account", party=self.adjective(issuer)),
                self.language.quoted(words),
                len(places),
                tuple(self.cited.cite(*placed) for placed in places),
            )

    def dealings(self) -> Iterator[Dealing]:
        for party in sorted(parties_of(self.records)):
            name = party_name(party, self.registries, self.language)
            asked = [item for item in self.statements() if _is_asked_of(party, *item)]
            given = [item for item in self.statements() if _is_given_by(party, *item)]
            if asked or given:
                yield Dealing(
                    name,
                    self.all_told(self.cut(asked, ASKED, _REQUESTS, party=name)),
                    self.all_told(self.cut(given, ASKED, _GIFTS, party=name)),
                )

    def all_told(self, items: Iterable[_Placed]) -> tuple[Told, ...]:
        return tuple(self.told(*item) for item in items)


def _differences(
    comparisons: Sequence[tuple[Meeting, Comparison]],
) -> Iterator[tuple[str, str, str, list[_Placed]]]:
    """Day, subject, relation and statements of what the accounts of one contact exclude."""
    for meeting, comparison in comparisons:
        language = comparison.language
        day = _day(meeting, language)
        accounts = {account.id: account for account in comparison.accounts}
        for row in comparison.rows:
            if row.relation in _RELATIONS:
                said = [item for cell in row.cells.values() for item in cell]
                placed = [(accounts[item.account].record, item.statement) for item in said]
                yield day, row.subject, language.say(_RELATIONS[row.relation]), placed
        for fact in comparison.facts:
            if fact.relation == "differs" and fact.field not in {"released", "tone"}:
                values = (
                    # Translators: what an account has of a fact.
                    language.say(
                        "{account}: {words}",
                        account=accounts[name].label,
                        words=value.wording,
                    )
                    for name, value in fact.values.items()
                    if value
                )
                yield day, fact.label, language.say_in("list", "; ").join(values), []


def _day(meeting: Meeting, language: Language) -> str:
    return prose.say_date(meeting.contact.outlines[0].event.date.value, language)


def _is_asked_of(party: str, record: Record, statement: Statement) -> bool:
    """Whether others than the party ask for something or propose it."""
    by = _parties(statement, record)
    return statement.kind in _ASKING and bool(by) and party not in by


def _is_given_by(party: str, record: Record, statement: Statement) -> bool:
    """Whether the party promised something that was found met."""
    met = statement.outcome and statement.outcome.status == "met"
    return statement.kind in AGREED and bool(met) and party in _parties(statement, record)


def _parties(statement: Statement, record: Record) -> set[str]:
    people = [record.readout.person(name) for name in statement.by]
    return {person.party for person in people if person and person.party}


def _status(statement: Statement, language: Language) -> str:
    parts = []
    if statement.due:
        # Translators: the day by which something was promised.
        parts.append(language.say("due {date}", date=prose.say_date(statement.due, language)))
    if found := statement.outcome:
        status = language.say(_STATUSES[found.status], date=prose.say_moment(found.at, language))
        if found.why:
            parts.append(
                # Translators: {status} is "met as of 3 July 2025"; {who} found it, a name in
                # the nominative; {why} is the record's own prose.
                language.say(
                    "{status}, {who}: {why}",
                    status=status,
                    who=found.by,
                    why=found.why,
                )
            )
        else:
            # Translators: {status} is "met as of 3 July 2025"; {who} found it.
            parts.append(language.say("{status}, {who}", status=status, who=found.by))
    return language.say_in("list", "; ").join(parts)
