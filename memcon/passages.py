"""Statements → paragraphs that say who said what according to whom."""

import re
from collections.abc import Iterable, Iterator

from . import prose
from .brief import Marks, Part, Passage, Quoted
from .inline import Inline
from .language import ENGLISH, Language
from .names import party_adjective
from .numbering import DENIED, Numbering
from .record import Record
from .schemas import Statement

# Sources in which the issuer itself speaks; in all others somebody relays it.
OWN_WORDS = frozenset(
    {"official_readout", "official_transcript", "press_remarks", "social_post"},
)

_DENIAL = re.compile(
    r",? (?:was|were|is|has been|have been) not "
    r"(?:discussed|covered|raised|mentioned|touched (?:up)?on|addressed|on the agenda)"
    r"(?: (?:in|during|at) (?:the|this) (?:call|talk|conversation|meeting|contact))?\.?$",
)

_MARKS = {
    "ar": Marks(semicolon="؛ "),
    "fr": Marks(colon="\u00a0: ", semicolon="\u00a0; "),
    "ja": Marks("：", "；", "。"),
    "zh": Marks("：", "；", "。"),
}
"""By the language of the prose; in all others those of English."""


class Narrator:
    """Tells the statements of one record; names a person in full the first time only."""

    def __init__(
        self,
        record: Record,
        numbering: Numbering,
        prefix: str = "",
        named: Iterable[str] = (),
        *,
        language: Language = ENGLISH,
    ) -> None:
        self.record = record
        self.language = language
        self.numbering = numbering
        self.prefix = prefix
        self.named = set(named)
        self.text_named = False

    def passages(self, statements: Iterable[Statement]) -> tuple[Passage, ...]:
        """Paragraphs in the order given; neighbours through the same chain share one."""
        if self.record.readout.absence:
            return tuple(self._remark(statement) for statement in statements)
        runs: list[tuple[tuple[str, ...], list[Statement]]] = []
        for statement in statements:
            chain = (*statement.via, self._source_kind(statement))
            if runs and runs[-1][0] == chain:
                runs[-1][1].append(statement)
            else:
                runs.append((chain, [statement]))
        return tuple(
            Passage(self.attribution(group[0]), tuple(self.part(item) for item in group))
            for _, group in runs
        )

    def each(self) -> tuple[Passage, ...]:
        """Every statement in the order of the account, one a paragraph."""
        if self.record.readout.absence:
            return tuple(self._remark(item, full=True) for item in self.record.readout.statements)
        return tuple(
            Passage(self.attribution(item), (self.part(item, full=True),))
            for item in self.record.readout.statements
        )

    def attribution(self, statement: Statement) -> str:
        """By whom the account has it. An implied relayer is said to be implied (rule R07)."""
        if statement.via:
            names = [self._name(person) for person in statement.via]
            return prose.according_to(names, self.language)
        say = self.language.say
        if self._source_kind(statement) in OWN_WORDS:
            issuer, registries = self.record.readout.issuer, self.record.registries
            # Translators: opens a paragraph. {party} is an adjective in English and the name of a
            # party, in the nominative, in other languages.
            return say(
                "According to the {party} account,",
                party=party_adjective(issuer, registries, self.language),
            )
        first, self.text_named = not self.text_named, True
        if first:
            return say("According to the text (relayer not named),")
        return say("According to the text,")

    def sayer(self, statement: Statement) -> str:
        """Who says that something was not discussed: "according to Mr Ushakov"."""
        if not statement.via:
            return self.language.say("according to the account itself")
        names = [self._name(person) for person in statement.via]
        # Translators: {who} is a name, or a chain of names ("B, citing A").
        return self.language.say("according to {who}", who=prose.chain(names, self.language))

    def part(self, statement: Statement, *, full: bool = False) -> Part:
        """One statement; `full` prints the quotation beside our own words."""
        quote = self._quote(statement)
        if statement.text is None:
            quote = quote or self._evidence(statement)
            return self._part(statement, self._holders(statement, quote.text), quote)
        words = prose.inline(prose.clause(statement.text))
        return self._part(statement, words, quote if full else None)

    def denial(self, statement: Statement) -> Passage:
        """One matter that was said not to have been discussed."""
        if statement.text is None:
            quote = self._quote(statement) or self._evidence(statement)
            return Passage("", (self._part(statement, "", quote),))
        matter = prose.clause(_DENIAL.sub("", statement.text))
        hedges = (self.part(hedge) for hedge in self._hedges(statement, same_sayer=True))
        return Passage("", (self._part(statement, prose.inline(matter), None), *hedges))

    def hedges(self, denial: Statement) -> Iterator[Passage]:
        """What somebody else adds about a matter that was said not to have been discussed."""
        for statement in self._hedges(denial, same_sayer=False):
            yield Passage(self.attribution(statement), (self.part(statement),))

    def _hedges(self, denial: Statement, *, same_sayer: bool) -> Iterator[Statement]:
        """The remarks about the matter of a denial, by whoever says that it was not discussed."""
        for statement in self.record.readout.statements:
            if statement.kind != "context" or not set(denial.topics).intersection(statement.topics):
                continue
            alike = statement.via == denial.via and denial.text is not None
            if self._first_denial(statement) is denial and alike is same_sayer:
                yield statement

    def remarks(self) -> tuple[Passage, ...]:
        """What a side without an account told the press."""
        return tuple(self._remark(item) for item in self.record.readout.statements)

    def _remark(self, statement: Statement, *, full: bool = False) -> Passage:
        parts = (self.part(statement, full=full),)
        # Translators: ends a paragraph that tells what a side without an account told the press.
        after = self.language.say("remarks, not a readout")
        return Passage(self._speaker(statement), parts, after)

    def _speaker(self, statement: Statement) -> str:
        names = [self._name(person) for person in statement.by]
        if not names:
            return self.language.say("To the press:")
        # Translators: opens a paragraph; {who} is a name or a list of names.
        return self.language.say("{who} to the press:", who=self.language.listed(names))

    def _first_denial(self, hedge: Statement) -> Statement | None:
        for statement in self.record.readout.statements:
            if statement.kind == DENIED and set(hedge.topics).intersection(statement.topics):
                return statement
        return None

    def _holders(self, statement: Statement, words: str) -> str:
        """Whose words these are, where they do not name everybody themselves, nor is it said."""
        if self.record.readout.absence:
            return ""  # a remark begins with its speaker
        people = [self.record.readout.person(id) for id in statement.by]  # noqa: A001
        if all(person and _is_named(person.name, words) for person in people):
            return ""
        names = [self._name(id).rstrip(",") for id in statement.by]  # noqa: A001
        return self.language.listed(names)

    def _name(self, id: str) -> str:  # noqa: A002 - the field's own name
        person = self.record.readout.person(id)
        if person is None:
            return id
        if id in self.named:
            return prose.short_name(person)
        self.named.add(id)
        return prose.full_name(person)

    def _source_kind(self, statement: Statement) -> str:
        source = self.record.source(statement.evidence[0].source)
        return source.kind if source else ""

    def _part(self, statement: Statement, text: Inline | str, quote: Quoted | None) -> Part:
        return Part(
            id=self._fragment(statement),
            number=self.numbering.statements[self.record.id, statement.id],
            text=text,
            quote=quote,
            confirm=statement.confirm,
            marking=statement.marking or "",
            language=told_in(self.record.readout.language, self.language),
            marks=_MARKS.get(self.record.readout.language.split("-")[0], Marks()),
        )

    def _fragment(self, statement: Statement) -> str:
        """The statement's place in the outputs; another account's is told apart by its record."""
        return f"{self.prefix}{statement.id}"

    def _quote(self, statement: Statement) -> Quoted | None:
        quote = statement.quote
        if quote is None:
            return None
        if quote.translated:
            original = self.language.quoted(quote.original or "")
            language = quote.language or self._language(statement)
            prose_language = told_in(self.record.readout.language, self.language)
            return Quoted(
                self.language.quoted(quote.text), language, original, "translated", prose_language
            )
        return Quoted(
            self.language.quoted(quote.text),
            self._language(statement),
            "",
            "sic" if quote.sic else "",
        )

    def _evidence(self, statement: Statement) -> Quoted:
        words = " … ".join(item.exact for item in statement.evidence)
        return Quoted(self.language.quoted(" ".join(words.split())), self._language(statement))

    def _language(self, statement: Statement) -> str:
        """The language of a statement's source where it is not the brief's own."""
        source = self.record.source(statement.evidence[0].source)
        code = (source.language if source else None) or self.record.readout.language
        return told_in(code, self.language)


def told_in(code: str, language: Language) -> str:
    """The language of some words where it is not that of the brief, else empty."""
    root, *rest = code.split("-")
    is_other_script = any(len(part) == 4 for part in rest)  # noqa: PLR2004 - as in "zh-Hant"
    return code if root != language.code or is_other_script else ""


def _is_named(name: str, words: str) -> bool:
    """Whether the words hold a part of the name that is no initial and no suffix."""
    return not set(re.findall(r"\w{2,}(?![.\w])", name)).isdisjoint(re.findall(r"\w+", words))
