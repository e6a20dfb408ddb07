"""A stretch of words → statements: each clause with its holder and those who relay it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from .classify import Reported, classify
from .clauses import Clause, is_contact_noun, names_people
from .confidence import CARRIED_OVER, DENIAL, Factors, rate, to_confirm
from .frames import SAYING
from .model import Cast, Item, Kind, Span, Why
from .plain import CARRIED, CONTINUATION, Setting, read_plain
from .resolve import NOBODY, UNNAMED, Holder, Memory, all_principals, resolve
from .stretch import QUOTES
from .tagging import Token
from .topics import find_topics
from .verbs import FINITE
from .wording import is_dated, is_no_comment, is_norm
from .words import Words

Relayers = tuple[str, ...]
_RELAYED = frozenset({"position", "information"})
"""Kinds of cue by which a relayer relays."""
_TOGETHER = frozenset({"contact", "discussed", "agreement", "next_step"})
"""Kinds of what principals do together, which one of them may relay."""
_PLAINLY = frozenset("said says told confirmed announced tweeted wrote".split())
_OWN_KIND: tuple[Kind, ...] = ("commitment", "request")
"""Kinds that a cue makes even where the voice is that of the sentence before."""
_ADDRESSEE = 6
_NEAR = 5
"""How many tokens behind a passive its "by" may stand."""
_FRAGMENT = 3
"""Fewer words than this say nothing."""


@dataclass
class Reading:
    """What is known on the way through a text."""

    cast: Cast
    rules_only: bool
    memory: Memory = field(default_factory=Memory)
    opened: bool = False
    """Whether the contact has been reported."""
    last: Item | None = None
    paragraph: int = -1
    """The paragraph of the last item."""


class Teller:
    """Tells the statements of one sentence, and remembers for the next."""

    def __init__(self, words: Words, reading: Reading) -> None:
        self.words = words
        self.reading = reading
        self.cast = reading.cast

    @property
    def principals(self) -> tuple[str, ...]:
        """The ids of all principals."""
        return all_principals(self.cast)

    def tell(self, first: int, end: int, via: Relayers = ()) -> Iterator[Item]:
        """The statements between two tokens, with those who relay them."""
        first = self.words.skip_links(first, end)
        if first >= end:
            return
        clauses = self.words.clauses(first, end)
        if not clauses or (via and is_no_comment(self.words.text(first, end))):
            yield from self._without_cue(first, end, via)
            return
        holder = NOBODY
        shared = via
        for number, clause in enumerate(clauses):
            following = clauses[number + 1] if number + 1 < len(clauses) else None
            holder = self._holder(following if clause.is_fronted and following else clause, holder)
            stop = following.start if following else end
            relayer = self._relayer(clause, holder)
            relays = relayer is not None or clause.subject is None
            begin = clause.start if number else first
            yield from self._clause(clause, holder, (begin, stop), via if relays else shared)
            shared = (relayer, *via) if relayer else shared

    def quotation(self, first: int, end: int, via: Relayers) -> Iterator[Item]:
        """Relayed words are one statement, however many sentences they have: the first tells."""
        before = self.reading.last
        inner, stop = self.words.inside(first, end)
        items = list(self.tell(inner, stop, via))
        if not items:
            return
        one = next((item for item in items if item.why.cue), items[0])
        if one.why.rule == "background" and before is not None and before.kind in _RELAYED:
            one = replace(one, kind=before.kind, by=before.by, confirm=(CARRIED_OVER,))
        self.reading.last = before
        yield self.item(
            one.kind,
            self.words.span(first, end),
            (one.by, one.via),
            "quotation",
            cue=one.why.cue,
            factors=(("quoted directly", 0.95), *one.why.factors[1:]),
            confirm=one.confirm,
            topics=one.topics,
        )

    def item(  # noqa: PLR0913 - a statement has these parts
        self,
        kind: Kind,
        span: Span,
        people: tuple[tuple[str, ...], Relayers],
        rule: str,
        *,
        factors: Factors,
        cue: Span | None = None,
        confirm: tuple[str, ...] = (),
        topics: tuple[Span, ...] = (),
    ) -> Item:
        """A statement; it is the last one from now on. `people`: whose it is, who relays it."""
        by, via = people
        why = Why("rules" if self.reading.rules_only else "nlp", rule, cue, factors)
        found = Item(kind, span, by, via, why, self.words.quote_in(span), topics, confirm)
        self.reading.last = found
        self.reading.paragraph = self.words.sentence.paragraph
        return found

    def _topics(self, tokens: Sequence[Token]) -> tuple[Span, ...]:
        """The topics among some tokens; a person and a side of the contact are none."""
        sides = {person.party for person in self.cast.principals}
        named = [
            self.words.span(actor.first, actor.last + 1)
            for actor in self.words.actors
            if actor.kind in {"name", "stranger", "office"}
            or (actor.kind == "party" and actor.party in sides)
        ]
        found = find_topics(tokens)
        return tuple(topic for topic in found if not any(name.holds(topic) for name in named))

    def _holder(self, clause: Clause, before: Holder) -> Holder:
        agent = self._agent(clause)
        if agent is not None:
            return agent
        if clause.subject is not None:
            self._remember_opening(clause)
            return self._relayer_again(clause) or resolve(
                clause.subject, self.cast, self.reading.memory
            )
        return before if clause.inherits else UNNAMED

    def _agent(self, clause: Clause) -> Holder | None:
        """Who did it, where a passive says so: "N was briefed in detail by Secretary M"."""
        if not clause.passive:
            return None
        for actor in self.words.actors:
            near = clause.last < actor.first <= clause.last + _NEAR
            if near and self.words.tokens[actor.first - 1].lower == "by":
                return resolve(actor, self.cast, self.reading.memory)
        return None

    def _remember_opening(self, clause: Clause) -> None:
        """Note who opens an earlier sentence of the same quotation: "The PM was clear. She …"."""
        tokens = self.words.tokens
        for actor in self.words.actors:
            if actor.first >= clause.start or actor.kind not in {"name", "office"}:
                continue
            if actor.first == 0 or tokens[actor.first - 1].text in QUOTES | {"."}:
                holder = resolve(actor, self.cast, self.reading.memory)
                self.reading.memory = self.reading.memory.after(holder)

    def _relayer_again(self, clause: Clause) -> Holder | None:
        """The relayer once more, where "he said" stands behind relayed words."""
        relayer, last = self.reading.memory.relayer, self.reading.last
        pronoun = clause.subject is not None and clause.subject.words in {"he", "she"}
        if not (pronoun and relayer and last is not None and relayer in last.via):
            return None
        says = self.words.tokens[clause.verb].lower in SAYING
        return Holder((relayer,), 0.8, "", "pronoun") if says else None

    def _clause(
        self, clause: Clause, holder: Holder, within: tuple[int, int], via: Relayers
    ) -> Iterator[Item]:
        first, stop = within
        content = self._content(clause, stop)
        relayer = self._relayer(clause, holder) or self._principal_who_relays(clause, holder, stop)
        unnamed = clause.subject is not None and not holder.people
        if clause.cue.line == "deny" and (relayer or unnamed):
            yield self._denied(clause, within, (relayer, *via) if relayer else via)
        elif relayer:
            self.reading.memory = replace(self.reading.memory, relayer=relayer)
            told = self.tell(content, self.words.trim(content, stop), (relayer, *via))
            first_told = next(told, None)
            if first_told is None:
                yield self._reported(clause, holder, within, via)
            else:
                yield first_told
                yield from told
        elif self._is_institution(clause, holder) and self._tells_of_others(content, stop):
            yield from self.tell(content, self.words.trim(content, stop), via)
        elif self._carries_on(clause):
            noun = next((kind for kind in _OWN_KIND if kind == clause.cue.kind), None)
            yield from self._without_cue(first, stop, via, noun)
        else:
            yield self._reported(clause, holder, within, via)

    def _denied(self, clause: Clause, within: tuple[int, int], via: Relayers) -> Item:
        """What a relayer denies; his own words stay, because they carry the denial."""
        end = self.words.trim(clause.start, within[1])
        inner = self.words.skip_links(clause.last + 1, end)
        cues = {found.cue.kind for found in self.words.clauses(inner, end)}
        opening = tuple(token.lower for token in self.words.tokens[inner : inner + 4])
        about_contact = is_contact_noun(opening)
        kind: Kind = "tone" if about_contact else "context"
        if cues & {"discussed"}:
            kind = "not_discussed"
        return self.item(
            kind,
            self.words.whole_span(clause.start, end),
            ((), via),
            "denied by a relayer",
            cue=self.words.span(clause.verb, clause.last + 1),
            factors=(("a denial around the content", 0.7),),
            confirm=(DENIAL,) if kind == "not_discussed" else ("a denial, in the relayer's words",),
            topics=self._topics(self.words.tokens[inner:end]),
        )

    def _reported(
        self, clause: Clause, holder: Holder, within: tuple[int, int], via: Relayers
    ) -> Item:
        words, (first, stop) = self.words, within
        if clause.subject is not None:
            self.reading.memory = self.reading.memory.after(holder)
        end = words.trim(clause.start, stop)
        kind = classify(
            Reported.of(
                clause,
                words,
                end,
                joint=len(holder.people) > 1 and set(holder.people) >= set(self.principals),
                opened=self.reading.opened,
            ),
        )
        begin, people = clause.start, holder.people
        topics: tuple[Span, ...] = ()
        if kind == "contact":
            self.reading.opened = True
            people = self.principals
            if is_dated(words.text(first, clause.start)):
                begin = first
        else:
            about = words.tokens[clause.last + 1 : end]
            subject = words.tokens[clause.start : clause.verb] if clause.passive else ()
            topics = self._topics((*subject, *about))
        if kind != "contact" and people and not set(people) & set(self.principals):
            kind = "context"
        if kind == "context":
            people = ()
        return self.item(
            kind,
            words.whole_span(begin, end),
            (people, via),
            "frame",
            cue=words.span(clause.verb, clause.last + 1),
            factors=rate(clause, holder, words.tokens, end, rules_only=self.reading.rules_only),
            confirm=to_confirm(kind, clause, holder),
            topics=topics,
        )

    def _relayer(self, clause: Clause, holder: Holder) -> str | None:
        """The relayer whose frame a clause is: an aide who says what the principals said."""
        if len(holder.people) != 1 or clause.cue.kind not in _RELAYED:
            return None
        person = self.cast.person(holder.people[0])
        return person.id if person.capacity != "principal" else None

    def _principal_who_relays(self, clause: Clause, holder: Holder, stop: int) -> str | None:
        """A principal who says what all of them did: "N said that they had discussed X"."""
        says = self.words.tokens[clause.verb].lower in _PLAINLY
        if len(holder.people) != 1 or not says or clause.form != "finite":
            return None
        first = self.words.skip_links(self._content(clause, stop), stop)
        inner = self.words.clauses(first, stop)
        if not inner or inner[0].subject is None or inner[0].cue.kind not in _TOGETHER:
            return None
        subject = resolve(inner[0].subject, self.cast, self.reading.memory.after(holder))
        joint = len(subject.people) > 1
        own = inner[0].cue.kind == "contact" and set(subject.people) == set(holder.people)
        return holder.people[0] if (joint or own) and not inner[0].modal else None

    def _content(self, clause: Clause, stop: int) -> int:
        """Where what a relayer says begins: behind "told him that"."""
        first = clause.last + 1
        for at in range(first, min(stop, first + _ADDRESSEE)):
            if self.words.tokens[at].lower == "that":
                return at + 1
            if self.words.tokens[at].tag in FINITE | {"VBN"}:
                break
        return first

    def _is_institution(self, clause: Clause, holder: Holder) -> bool:
        """Whether a ministry, a capital or an unnamed official speaks, not a person."""
        if self.words.tokens[clause.verb].lower not in SAYING or clause.form != "finite":
            return False
        if clause.subject is not None:
            return clause.subject.kind == "party" or not holder.people
        return bool(clause.subject_words) and not clause.passive

    def _tells_of_others(self, first: int, stop: int) -> bool:
        """Whether what an institution says begins with what somebody did or what was done."""
        inner = self.words.clauses(self.words.skip_links(first, stop), stop)
        if not inner:
            return False
        subject = inner[0].subject
        return subject.kind != "party" if subject is not None else inner[0].passive

    def _in_paragraph(self) -> bool:
        """Whether the last item stands in the same paragraph."""
        last = self.reading.last
        return last is not None and self.reading.paragraph == self.words.sentence.paragraph

    def _carries_on(self, clause: Clause) -> bool:
        """Whether a clause tells on in the voice of the statement before."""
        if not self._in_paragraph() or clause.inherits:
            return False
        if clause.negated and names_people(clause.subject_words):
            return False
        if clause.subject is not None:
            tells = clause.present or clause.modal
            carried = self.reading.last is not None and self.reading.last.kind in CARRIED
            joint = clause.cue.kind == "agreement"
            # "The two sides should respect …" is what the voice before asks of both.
            asked = clause.subject.kind == "group" and is_norm(
                self.words.text(clause.start, clause.last + 1)
            )
            other = clause.subject.kind == "party" and tells and not joint
            return carried and (other or asked)
        if is_contact_noun(clause.subject_words) or clause.cue.kind == "discussed":
            return not clause.passive and clause.cue.kind != "contact"
        return clause.modal or clause.present or not clause.passive

    def _without_cue(
        self, first: int, end: int, via: Relayers, noun: Kind | None = None
    ) -> Iterator[Item]:
        """A stretch without a cue; `noun`: the kind that a noun of its own makes."""
        end = self.words.trim(first, end)
        if len(self.words.text(first, end).split()) < _FRAGMENT:
            return
        last = self.reading.last if self._in_paragraph() else None
        setting = Setting(self.cast, self.reading.memory, last, relayed=bool(via))
        plain = read_plain(self.words, first, end, setting)
        kind, people = plain.kind, plain.people
        confirm = (DENIAL,) if kind == "not_discussed" else ()
        if kind == "tone":
            first = self.words.skip_opener(first, end)
        if plain.rule == CONTINUATION and last is not None:
            kind, via, confirm = noun or kind, last.via, (CARRIED_OVER,)
        yield self.item(
            kind,
            self.words.whole_span(first, end),
            (people, via),
            plain.rule,
            factors=(("no cue", 0.5),),
            confirm=confirm,
            topics=self._topics(self.words.tokens[first:end]),
        )
