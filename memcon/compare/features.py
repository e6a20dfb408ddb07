"""What can be compared about one statement."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from memcon.names import party_adjective, party_name
from memcon.record import Record
from memcon.schemas import Participant, Registries, Statement

from .model import Ref
from .words import Term, stem, terms, weigh

_NAME = 0.1
"""What the name of somebody who took part weighs: all statements may hold it."""
_PARTY = 0.25
"""What the name of a party to the contact weighs."""
_NEGATIONS = re.compile(
    r"\b(?:not|no|never|none|nor|neither|without|refus\w+|reject\w*|rul\w+ out|den(?:y|ied|ies)|"
    r"oppos\w+)\b|n['’]t\b|\bне\b",
    re.IGNORECASE,
)


# White space is taken once, as a whole: looked at from each of its places it takes minutes.
_JOINTS = re.compile(
    r"(?:(?<!\s)\s++)?(?:[;:]|,(?!\d)(?:\s+(?:and|as well as|including|with))?"
    r"|\bas well as\b|\band that\b|\bincluding\b|\bsuch as\b)\s+",
)
_SLIGHT = 0.8
"""A segment that weighs less goes with the one before it."""

WHOLE = -1
"""The number that stands for all segments of a statement."""


@dataclass(frozen=True)
class Segment:
    """A part of a statement that may be about a thing of its own: an item of a list, a clause."""

    words: str
    weights: Mapping[str, float]
    total: float


@dataclass(frozen=True)
class Features:
    """What one statement says, taken apart once."""

    ref: Ref
    statement: Statement
    terms: tuple[Term, ...]
    weights: Mapping[str, float]
    total: float
    segments: tuple[Segment, ...]
    """Two or more; none where the statement is of one piece."""
    topics: tuple[str, ...]
    """Its topics; a synonym stands for the topic it belongs to."""
    holders: frozenset[str]
    """Whose statement it is: keys of principals that are the same in all accounts."""
    voices: frozenset[str]
    """The holders, and the principals that its words name."""
    parties: frozenset[str]
    """The parties of the holders."""
    issuer: str
    """Whose account it stands in."""
    is_negated: bool


class Reader:
    """Takes the statements of one account apart; knows what the contact itself makes common."""

    def __init__(
        self, account: str, record: Record, contact: "Contact", registries: Registries
    ) -> None:
        self._account = account
        self._record = record
        self._contact = contact
        self._registries = registries

    def read(self, statement: Statement) -> Features:
        """The features of a statement."""
        text = self._words(statement)
        found = terms(text, self._contact.quiet)
        weights = weigh(found)
        people = {person.id: person for person in self._record.readout.participants}
        holders = frozenset(
            self._contact.key(people[id]) if id in people else id
            for id in statement.by  # noqa: A001 - the field's own name
        )
        named = {
            self._contact.surnames[word]
            for word in re.findall(r"[^\W\d_]+", text.lower())
            if word in self._contact.surnames
        }
        topics = tuple(
            dict.fromkeys(self._registries.topic_of(topic) or topic for topic in statement.topics)
        )
        return Features(
            (self._account, statement.id),
            statement,
            found,
            weights,
            sum(weights.values()),
            self._segments(text if statement.text is None else statement.text),
            topics,
            holders,
            holders | named,
            frozenset(holder.split(":", 1)[0] for holder in holders),
            self._record.readout.issuer,
            bool(_NEGATIONS.search(text)),
        )

    def _segments(self, text: str) -> tuple[Segment, ...]:
        found: list[Segment] = []
        for piece in _JOINTS.split(text):
            words, weights = piece, weigh(terms(piece, self._contact.quiet))
            if sum(weights.values()) < _SLIGHT and found:
                before = found.pop()
                words, weights = f"{before.words}, {piece}", {**weights, **before.weights}
            found.append(Segment(words, weights, sum(weights.values())))
        return tuple(found) if len(found) > 1 else ()

    def _words(self, statement: Statement) -> str:
        """The statement's words in one language: its text, and the evidence if it is in that too.

        A draft has the evidence alone.
        """
        evidence = " … ".join(item.exact for item in statement.evidence)
        if statement.text is None:
            return evidence
        source = self._record.source(statement.evidence[0].source)
        language = (source.language if source else None) or self._record.readout.language
        is_own = _language(language) == _language(self._record.readout.language)
        return f"{statement.text} {evidence}" if is_own else statement.text


def _language(tag: str) -> str:
    return tag.split("-", 1)[0].lower()


@dataclass(frozen=True)
class Contact:
    """What the accounts of one contact have in common: who spoke, and the words that all use."""

    keys: Mapping[tuple[str, str], str]
    """By party and last name, the key of a principal: the party's code where it has one only."""
    surnames: Mapping[str, str]
    quiet: Mapping[str, float]

    @classmethod
    def of(cls, records: Sequence[Record]) -> "Contact":
        """What these records have in common."""
        people = [person for record in records for person in record.readout.principals()]
        names: dict[str, set[str]] = {}
        for person in people:
            names.setdefault(person.party or "", set()).add(_last_name(person))
        counts = {
            party: max(
                sum(person.party == party for person in record.readout.principals())
                for record in records
            )
            for party in names
            if party
        }
        keys = {
            (person.party or "", _last_name(person)): (
                person.party
                if person.party and counts[person.party] == 1
                else f"{person.party or ''}:{_last_name(person)}"
            )
            for person in people
        }
        surnames = {
            word: keys[person.party or "", _last_name(person)]
            for person in people
            for word in _name_words(person)
        }
        quiet: dict[str, float] = {}
        for record in records:
            for word, weight in _quiet_words(record).items():
                quiet[word] = min(weight, quiet.get(word, weight))
        return cls(keys, surnames, quiet)

    def key(self, person: Participant) -> str:
        """The key by which a participant is known in all accounts."""
        name = _last_name(person)
        return self.keys.get((person.party or "", name), f"{person.party or ''}:{name}")

    def party(self, key: str) -> str:
        """The party of a key."""
        return key.split(":", maxsplit=1)[0]


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def _last_name(person: Participant) -> str:
    words = _name_words(person)
    return words[-1] if words else person.id


def _name_words(person: Participant) -> list[str]:
    words = re.findall(r"[^\W\d_]{2,}", person.name.lower())
    return [word for word in words if word not in _SUFFIXES]


def _quiet_words(record: Record) -> dict[str, float]:
    quiet: dict[str, float] = {}
    parties = {person.party for person in record.readout.participants if person.party}
    for code in sorted(parties | {record.readout.issuer}):
        entry = record.registries.parties.get(code)
        names = [
            code,
            party_name(code, record.registries),
            party_adjective(code, record.registries),
        ]
        names += list(entry.also) if entry else []
        names += list(_CAPITALS.get(code, ()))
        for name in names:
            for term in terms(name):
                quiet[term.key] = _PARTY
    for person in record.readout.participants:
        for word in _name_words(person):
            quiet[stem(word)] = _NAME
    return quiet


# Names by which a text calls a party and which no table of countries has.
_CAPITALS: Mapping[str, Sequence[str]] = {
    "US": ("Washington", "American", "America", "USA"),
    "RU": ("Moscow", "Kremlin", "Russian Federation"),
    "CN": ("Beijing", "PRC", "Chinese"),
    "UA": ("Kyiv", "Kiev"),
    "GB": ("London", "British", "UK", "Britain"),
    "FR": ("Paris",),
    "DE": ("Berlin",),
    "JP": ("Tokyo",),
    "IN": ("Delhi",),
    "TR": ("Ankara", "Turkey", "Turkish"),
    "KR": ("Seoul", "Korea", "Korean"),
    "IL": ("Jerusalem",),
    "SA": ("Riyadh", "Saudi"),
}
