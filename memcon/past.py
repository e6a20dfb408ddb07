"""Earlier contacts → Precall: what was promised, asked, counted and left unresolved."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from . import prose, recount
from .audit import COUNTED, Audit
from .brief import Inline
from .citations import Citations
from .compare import Comparison
from .compare.wording import counted
from .facts import tone_labels
from .history import Meeting, parties_of
from .names import party_adjective, party_name
from .numbering import AGREED
from .precall import Dealing, Held, Phrase, Precall, Told, Unresolved
from .record import Record
from .schemas import Registries, Statement, marking_rank

LAST, STEPS, ASKED, DIFFERENCES, PHRASES = 4, 4, 2, 4, 3
"""How many lines of each list one page holds; the others are counted."""

_Item = TypeVar("_Item")
_Placed = tuple[Record, Statement]
"""A statement with the record it stands in."""

_CLOSED = frozenset({"met", "missed", "superseded"})
_ASKING = frozenset({"request", "proposal"})
_RELATIONS = {"conflict": "conflict", "denial_vs_mention": "denied and mentioned"}


def precall(
    contact: str,
    meetings: Sequence[Meeting],
    comparisons: Sequence[tuple[Meeting, Comparison]] = (),
    audits: Sequence[tuple[Record, Audit]] = (),
) -> Precall:
    """The sheet over earlier contacts, newest first; no sentence of it is new prose.

    `comparisons` are those of the contacts with two accounts, `audits` the recounts of claims.
    """
    return _Sheet(meetings).fill(contact, comparisons, audits)


class _Sheet:
    """Collects the lists of one sheet, cites as it goes, and counts what it leaves out."""

    def __init__(self, meetings: Sequence[Meeting]) -> None:
        self.meetings = meetings
        self.records = [record for meeting in meetings for record in meeting.records]
        self.registries = self.records[0].registries if self.records else Registries()
        self.cited = Citations()
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
        kept = self.cut(found, DIFFERENCES, "unresolved difference")
        differences = tuple(self.unresolved(*item) for item in kept)
        phrases = tuple(self.phrases())
        is_draft = any(record.readout.review.mark for record in self.records)
        basis = f"{counted(len(self.meetings), 'earlier contact')}, "
        return Precall(
            contact=contact,
            language="en",
            title=self.title(len(found)),
            kind="Pre-call sheet",
            basis=basis + counted(len(self.records), "record"),
            marking=self.marking(),
            state="Draft, not cleared" if is_draft else "Not cleared as a pre-call sheet",
            mark="DRAFT" if is_draft else "",
            bottom_line=self.title(len(found)),
            contacts=self.cut(map(self.held, self.meetings), LAST, "earlier contact"),
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
            colophon=f"Made from {counted(len(self.records), 'record')}; not cleared as a whole",
            notices=(
                "Reconstructed from public accounts; not a transcript.",
                "Open-source work. What these records do not hold is not counted.",
            ),
            created=self.created(),
        )

    def title(self, differences: int) -> Inline:
        open_steps = sum(1 for _ in self.open_steps())
        return prose.inline(
            f"{self.who()}: {counted(len(self.meetings), 'contact')}, "
            f"{counted(open_steps, 'open commitment')}, "
            f"{counted(differences, 'unresolved difference')}"
        )

    def who(self) -> str:
        """The people, where all contacts are theirs; else the parties."""
        if len({item.contact.outlines[0].principals for item in self.meetings}) == 1:
            return prose.listed([item.name for item in self.records[0].readout.principals()])
        parties = sorted(parties_of(self.records))
        return prose.listed([party_name(code, self.registries) for code in parties])

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

    def cut(self, items: Iterable[_Item], most: int, noun: str) -> tuple[_Item, ...]:
        found = tuple(items)
        if len(found) > most:
            self.left_out.append(counted(len(found) - most, noun))
        return found[:most]

    def held(self, meeting: Meeting) -> Held:
        event = meeting.records[0].readout.event
        lengths = [record.readout.event.duration for record in meeting.records]
        length, _ = prose.say_duration(next((item for item in lengths if item), None))
        words = [
            f"{party_adjective(record.readout.issuer, record.registries)} account"
            if record.readout.absence is None
            else f"no {party_adjective(record.readout.issuer, record.registries)} account found"
            for record in meeting.records
        ]
        form = prose.sentence_start(prose.KINDS[event.kind])
        date = prose.say_date(event.date.value)
        return Held(date, form, length, "; ".join(dict.fromkeys(words)))

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
        return self.all_told(self.cut(found, STEPS, "open commitment"))

    def closed(self) -> str:
        count = Counter(
            statement.outcome.status
            for _, statement in self.statements()
            if statement.outcome and statement.outcome.status in _CLOSED
        )
        return prose.listed([f"{number} {status}" for status, number in sorted(count.items())])

    def told(self, record: Record, statement: Statement) -> Told:
        date = prose.say_date(record.readout.event.date.value)
        return Told(date, self.cited.tell(record, statement), _status(statement))

    def counts(self, audits: Sequence[tuple[Record, Audit]]) -> Iterator[str]:
        kinds = Counter(prose.KINDS[item.contact.outlines[0].event.kind] for item in self.meetings)
        forms = prose.listed([counted(number, kind) for kind, number in kinds.most_common()])
        yield f"In these records: {forms} since {_day(self.meetings[-1])}."
        year = self.meetings[0].contact.latest.year
        calls = sum(
            bool(item.contact.kinds & (COUNTED["call"] or frozenset()))
            for item in self.meetings
            if item.contact.earliest.year == year
        )
        yield f"Calls of {year}: {calls}."
        for record, audit in audits:
            day = prose.say_date(record.readout.event.date.value)
            yield f"{day}: {recount.line(record, audit)}."

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
        for (issuer, words), places in self.cut(ranked, PHRASES, "stock phrase"):
            yield Phrase(
                f"{party_adjective(issuer, self.registries)} account",
                prose.quoted(words),
                len(places),
                tuple(self.cited.cite(*placed) for placed in places),
            )

    def dealings(self) -> Iterator[Dealing]:
        for party in sorted(parties_of(self.records)):
            name = party_name(party, self.registries)
            asked = [item for item in self.statements() if _is_asked_of(party, *item)]
            given = [item for item in self.statements() if _is_given_by(party, *item)]
            if asked or given:
                yield Dealing(
                    name,
                    self.all_told(self.cut(asked, ASKED, f"request to {name}")),
                    self.all_told(self.cut(given, ASKED, f"commitment met by {name}")),
                )

    def all_told(self, items: Iterable[_Placed]) -> tuple[Told, ...]:
        return tuple(self.told(*item) for item in items)


def _differences(
    comparisons: Sequence[tuple[Meeting, Comparison]],
) -> Iterator[tuple[str, str, str, list[_Placed]]]:
    """Day, subject, relation and statements of what the accounts of one contact exclude."""
    for meeting, comparison in comparisons:
        day = _day(meeting)
        accounts = {account.id: account for account in comparison.accounts}
        for row in comparison.rows:
            if row.relation in _RELATIONS:
                said = [item for cell in row.cells.values() for item in cell]
                placed = [(accounts[item.account].record, item.statement) for item in said]
                yield day, row.subject, _RELATIONS[row.relation], placed
        for fact in comparison.facts:
            if fact.relation == "differs" and fact.field not in {"released", "tone"}:
                values = (
                    f"{accounts[name].label}: {value.wording}"
                    for name, value in fact.values.items()
                    if value
                )
                yield day, fact.label, "; ".join(values), []


def _day(meeting: Meeting) -> str:
    return prose.say_date(meeting.contact.outlines[0].event.date.value)


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


def _status(statement: Statement) -> str:
    parts = [f"due {prose.say_date(statement.due)}"] if statement.due else []
    if found := statement.outcome:
        why = f": {found.why}" if found.why else ""
        parts.append(f"{found.status} as of {prose.say_moment(found.at)}, {found.by}{why}")
    return "; ".join(parts)
