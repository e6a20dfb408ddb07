"""Statements of many contacts → evidence numbers over all of them, and the sources behind them."""

from collections.abc import Iterator

from . import prose
from .brief import Passage, Proof, SourceLine, Trace
from .language import ENGLISH, Language
from .names import party_adjective
from .numbering import SOURCE_KINDS, Numbering
from .passages import Narrator
from .proofs import list_proofs
from .record import Record
from .schemas import Statement

_Key = tuple[str, str]
"""A record among all: its contact's id and its own."""


class Citations:
    """Numbers statements in the order in which they are first cited.

    Records of different contacts have the same ids ("ru"), so each has a numbering of its own.
    """

    def __init__(self, language: Language = ENGLISH) -> None:
        self._language = language
        self._records: dict[_Key, Record] = {}
        self._numbers: dict[_Key, dict[str, int]] = {}
        self._narrators: dict[_Key, Narrator] = {}
        self._count = 0

    def cite(self, record: Record, statement: Statement) -> int:
        """The evidence number of a statement."""
        key = record.readout.event.id, record.id
        self._records.setdefault(key, record)
        numbers = self._numbers.setdefault(key, {})
        if statement.id not in numbers:
            self._count += 1
            numbers[statement.id] = self._count
        return numbers[statement.id]

    def tell(self, record: Record, statement: Statement) -> Passage:
        """A statement as a paragraph with its attribution, cited."""
        self.cite(record, statement)
        key = record.readout.event.id, record.id
        if key not in self._narrators:
            self._narrators[key] = Narrator(
                record, Numbering({}, {}), prefix=f"{'-'.join(key)}-", language=self._language
            )
        narrator = self._narrators[key]
        narrator.numbering = self._numbering(key)
        return narrator.passages([statement])[0]

    def sources(self) -> Iterator[SourceLine]:
        """A line for each record cited: whose account, of which contact, in which text."""
        for number, key in enumerate(self._records, start=1):
            record = self._records[key]
            readout = record.readout
            source = readout.sources[0]
            say, registries = self._language.say, record.registries
            party = party_adjective(readout.issuer, registries, self._language)
            # Translators: a source: {account} is such as "Russian account".
            text = say(
                "{account} of {date}, {publisher}",
                account=say("remarks to the press")
                if readout.absence
                else say("{party} account", party=party),
                date=prose.say_date(readout.event.date.value, self._language),
                publisher=source.publisher or say(SOURCE_KINDS[source.kind]),
            )
            yield SourceLine(f"R{number}", text, source.url or "")

    def traces(self) -> Iterator[Trace]:
        """For each record cited, the numbers of its statements."""
        for number, key in enumerate(self._records, start=1):
            yield Trace(f"R{number}", ((0, tuple(sorted(self._numbers[key].values()))),))

    def proofs(self) -> Iterator[Proof]:
        """The exact words of each number, in the order of the numbers."""
        found = [
            proof
            for key, record in self._records.items()
            for proof in list_proofs([record], self._numbering(key), self._language)
        ]
        yield from sorted(found, key=lambda proof: int(proof.number))

    def _numbering(self, key: _Key) -> Numbering:
        of_sources = Numbering.of((), [self._records[key]]).sources
        statements = {(key[1], name): number for name, number in self._numbers[key].items()}
        return Numbering(statements, of_sources)
