"""The clauses of a sentence that report something: a cue, its subject, its form.

A cue inside the content of another cue makes no clause ("proposed a summit to discuss X"). Content
is told from report by what stands in front of the cue: its subject at the head of the sentence or
behind "and", a comma in front of a participle, "to" behind the report of the contact.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .actors import NEGATIVES, Actor, word_lists
from .cues import Cue, Found, find_cue, verb_forms
from .stretch import LINKS, OPENERS, SUBORDINATE, Stretch
from .tagging import Token
from .verbs import ADVERBS, BE, DO, FINITE, HAVE, NEGATIONS, Form, Verb, read_verb

# "…, in which the leaders discussed X": the clause behind it reports.
_INTO_RELATIVE = frozenset(
    {("which", word) for word in ("in", "during", "at", "to", "on", "after")} | {("where", ",")}
)
_FRONTING = frozenset(
    "after before as when once since following if because although though".split()
)
_BOUNDARIES = LINKS | {";", ":", "–", "—", '"', "“", "-"}
_NONE = frozenset("none neither nobody".split())
_DEMONSTRATIVE = frozenset("the this their today during overall a our".split())
_AFTER_HEAD = frozenset("of between with on about in was were is had".split())
# "No fewer than ten topics", "nothing but trade" deny nothing.
_BUT = frozenset("fewer less more longer doubt but except other short".split())
_ASKED = frozenset({"if", "whether"})
_BEGINS_NOUN = frozenset({"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "EX"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One reporting frame; all places are numbers of tokens of its sentence."""

    cue: Cue
    start: int
    """The first token of the statement: of its subject, or of its verb where it has none."""
    verb: int
    last: int
    """The last token of the cue."""
    form: Form
    passive: bool
    negated: bool
    modal: bool
    """Whether it tells of the future or of what may be."""
    present: bool
    subject: Actor | None = None
    subject_words: tuple[str, ...] = ()
    """The words of a subject that is no actor."""
    is_fronted: bool = False
    """Whether it is a participle in front of the clause whose subject it shares."""

    @property
    def inherits(self) -> bool:
        """Whether it takes the subject of the clause before."""
        return self.subject is None and not self.subject_words


def find_clauses(
    tokens: Sequence[Token], actors: Sequence[Actor], first: int = 0, end: int | None = None
) -> list[Clause]:
    """The reporting clauses between two tokens, from left to right."""
    stop = len(tokens) if end is None else end
    inside = [actor for actor in actors if first <= actor.first and actor.last < stop]
    return _Reader(Stretch(tokens, inside, first, stop)).read()


def is_contact_noun(words: Sequence[str]) -> bool:
    """Whether a subject is the contact itself: "the conversation", "this meeting"."""
    stop = next((n for n, word in enumerate(words) if word in _AFTER_HEAD), len(words))
    head = [word for word in words[:stop] if word in word_lists()["contact"]]
    return bool(head) and words[0] in _DEMONSTRATIVE


def names_people(words: tuple[str, ...]) -> bool:
    """Whether a subject that is no actor is somebody all the same: "nobody", "neither side"."""
    lists = word_lists()
    people = lists["people"] | lists["groups"] | lists["offices"] | lists["collective"]
    if NEGATIVES.isdisjoint(words[:1]):
        end = words.index("of") if "of" in words else len(words)
        words = words[max(0, end - 1) : end]
    return not people.isdisjoint(words)


class _Reader:
    """Reads a stretch from left to right; holds what was accepted so far."""

    def __init__(self, stretch: Stretch) -> None:
        self.stretch = stretch
        self.tokens = stretch.tokens
        self.found: list[Clause] = []

    def read(self) -> list[Clause]:
        """All clauses of the stretch."""
        for at in range(self.stretch.first, self.stretch.end):
            clause = self._clause(at)
            if clause and not self._shares_content(clause):
                self.found.append(clause)
        return [*self.found, *self._short_denial(), *self._left_over()]

    def _short_denial(self) -> Iterator[Clause]:
        """The denial that leaves its verb out: "X was discussed, but Y was not"."""
        word, end = self.stretch.word, self.stretch.end
        last = self.found[-1] if self.found else None
        if last is None or not last.passive or last.negated:
            return
        if word(end - 1) not in NEGATIONS or word(end - 2) not in BE:
            return
        link = next((at for at in range(last.last + 1, end) if word(at) in {"but", "while"}), None)
        if link is not None:
            words = tuple(token.lower for token in self.tokens[link + 1 : end - 2])
            yield replace(
                last, start=link + 1, verb=end - 2, last=end - 1, negated=True, subject_words=words
            )

    def _left_over(self) -> Iterator[Clause]:
        """The denial of one matter behind another: "They discussed X but not Y"."""
        last = self.found[-1] if self.found else None
        if last is None or last.cue.kind != "discussed" or last.negated:
            return
        for at in range(last.last + 1, self.stretch.end - 2):
            pair = self.stretch.word(at), self.stretch.word(at + 1)
            if pair == ("but", "not") and self.tokens[at + 2].tag in _BEGINS_NOUN:
                yield replace(last, start=at + 1, verb=at + 1, last=at + 1, negated=True)
                return

    def _clause(self, at: int) -> Clause | None:
        if self.tokens[at].tag[:2] not in {"VB", "NN", "JJ"}:
            return None
        if self.tokens[at].tag != "VBN" and find_cue(self.tokens, at) is None:
            return None
        verb = read_verb(self.tokens, at, self.stretch.first)
        if verb is None:
            return None
        if verb.form == "participle":
            return self._participle(at, verb)
        if verb.form == "infinitive":
            return self._infinitive(at, verb)
        return self._passive(at, verb) if verb.passive else self._active(at, verb)

    def _make(  # noqa: PLR0913 - the parts that differ
        self,
        at: int,
        verb: Verb,
        *,
        start: int | None = None,
        subject: Actor | None = None,
        subject_words: tuple[str, ...] = (),
        is_fronted: bool = False,
    ) -> Clause | None:
        found = find_cue(self.tokens, at, subject_words)
        if found is None or found.last >= self.stretch.end:
            return None
        return Clause(
            cue=found.cue,
            start=verb.first if start is None else start,
            verb=at,
            last=found.last,
            form=verb.form,
            passive=verb.passive,
            negated=verb.negated or self._is_denied(verb, found, subject, subject_words),
            modal=verb.modal,
            present=verb.present,
            subject=subject,
            subject_words=subject_words,
            is_fronted=is_fronted,
        )

    def _is_denied(
        self, verb: Verb, found: Found, subject: Actor | None, subject_words: Sequence[str]
    ) -> bool:
        """Whether a word beside the verb denies it: "nobody", "at no point", "by neither side"."""
        word, behind = self.stretch.word, found.last + 1
        if subject_words[:1] and subject_words[0] in NEGATIVES:
            return subject_words[1:2] == () or subject_words[1] not in _BUT
        if subject_words[:2] == ("not", "a"):
            return True
        if subject is not None and "no" in map(word, range(subject.last + 1, verb.before + 1)):
            return True
        if {"no", "nothing"}.intersection(map(word, range(found.verb + 1, behind))):
            return True
        behind += word(behind) == "by"
        return word(behind) in NEGATIVES and word(behind + 1) not in _BUT

    def _shares_content(self, clause: Clause) -> bool:
        """Whether a cue only doubles the one before: "reviewed and encouraged progress"."""
        if not self.found or not clause.inherits or self.found[-1].cue.elements:
            return False
        between = self.tokens[self.found[-1].last + 1 : clause.verb]
        return [token.lower for token in between] in (["and"], ["or"])

    def _participle(self, at: int, verb: Verb) -> Clause | None:
        before = self.stretch.word(verb.before)
        if not self.found:
            first = self.stretch.first
            fronted = verb.before < first or (before == "while" and verb.before == first)
            says = fronted and self.stretch.word(at + 1) == "that"
            return self._make(at, verb, is_fronted=True) if says else None
        actor = self._absolute(verb.before)
        if actor is not None:
            return self._make(at, verb, subject=actor, start=actor.first)
        linked = before in LINKS and self.found[-1].form == "participle"
        if _is_common(self.tokens[at]) or not (before in {"while", "before", ","} or linked):
            return None
        return self._make(at, verb)

    def _absolute(self, before: int) -> Actor | None:
        """The subject of a participle of its own: "…, with the President underscoring X"."""
        actors = (actor for actor in self.stretch.actors if actor.last == before)
        actor = next(actors, None)
        return actor if actor and self.stretch.word(actor.first - 1) == "with" else None

    def _infinitive(self, at: int, verb: Verb) -> Clause | None:
        """The aim of the contact: "called C to congratulate him"."""
        if not self.found or self.tokens[at].lower == "follow" or _is_common(self.tokens[at]):
            return None
        aim = self.found[-1]
        if aim.modal or (aim.cue.kind != "contact" and aim.form != "infinitive"):
            return None
        clause = self._make(at, verb)
        return None if clause and clause.cue.kind == "contact" else clause

    def _active(self, at: int, verb: Verb) -> Clause | None:
        if self._is_auxiliary(at):
            return None
        actor = self.stretch.subject(verb.before)
        if actor is not None:
            if not self._is_report(actor.first):
                return None
            return self._make(at, verb, subject=actor, start=actor.first)
        before = self.stretch.word(verb.before)
        if before in LINKS | {","}:
            return self._coordinate(at, verb, before)
        if verb.bare or before in SUBORDINATE:
            return None
        return self._named_by_noun(at, verb)

    def _coordinate(self, at: int, verb: Verb, before: str) -> Clause | None:
        """A further verb of the same subject: "… and called for Y", "… and will meet again"."""
        tells_on = verb.present and not verb.modal
        if not self.found or tells_on or _is_common(self.tokens[at]):
            return None
        if (before == "," and verb.bare) or (verb.perfect and self._has_open_content()):
            return None
        clause = self._make(at, verb)
        if clause and verb.modal:
            meets = clause.cue.kind == "contact"
            return clause if meets and self.stretch.word(verb.first) in {"will", "would"} else None
        return clause

    def _is_auxiliary(self, at: int) -> bool:
        """Whether the token only helps another verb: "had discussed", "have to"."""
        if self.tokens[at].lower not in HAVE | BE | DO:
            return False
        ahead = at + 1
        while ahead < self.stretch.end and self.tokens[ahead].tag in ADVERBS:
            ahead += 1
        if ahead >= self.stretch.end or self.tokens[ahead].tag not in {"VBN", "VBG", "VB"}:
            return False
        word = self.tokens[ahead].lower
        return word in verb_forms() or word.endswith(("ed", "en", "wn", "ing"))

    def _is_report(self, start: int) -> bool:  # noqa: PLR0911 - the order is the rule
        """Whether a subject that begins here is at the level of the report, not of a content."""
        word = self.stretch.word
        before = start - 1
        while word(before) in OPENERS:
            before -= 1
        if before < self.stretch.first:
            return True
        if self.found and (word(before), word(before - 1)) in _INTO_RELATIVE:
            return True
        if word(before) == "that" and word(before - 1) in LINKS:
            return not self._has_open_content()
        if word(before) in SUBORDINATE or word(before) in _FRONTING:
            return False
        if word(before) in _BOUNDARIES:
            return not self.found or before > self.found[-1].last
        if word(before) == ",":
            fronted = len(self.found) == 1 and self.found[0].is_fronted
            return fronted or not self._has_open_content()
        return not self.found and not self.stretch.has_verb(self.stretch.first, before)

    def _has_open_content(self) -> bool:
        """Whether the last cue's content is a clause that may hold commas of its own."""
        if not self.found:
            return False
        last = self.found[-1].last
        return any(self.stretch.word(at) == "that" for at in range(last, last + 3))

    def _noun_start(self, before: int) -> int | None:
        """Where a subject that is no actor begins, or nothing where it is inside a content."""
        word = self.stretch.word
        for at in range(before, self.stretch.first - 1, -1):
            linked = word(at) in {"and", "but", "while"} and word(at - 1) == ","
            if linked or word(at) == ";":
                return at + 1
            if self.found and at <= self.found[-1].last:
                link = None if self._has_open_content() else self._link(at + 1, before)
                return None if link is None else link + 1
        return self.stretch.skip_adverbial(before)

    def _link(self, first: int, last: int) -> int | None:
        """The "and" at which a second passive begins: "X was discussed and Y was noted"."""
        links = [at for at in range(first, last) if self.stretch.word(at) in {"and", "but"}]
        return (links[0] if self.found[-1].passive else links[-1]) if links else None

    def _passive(self, at: int, verb: Verb) -> Clause | None:
        before = self.stretch.word(verb.before)
        if before in LINKS and self.found and self.found[-1].passive:
            return self._make(at, verb)
        words, start = self._noun_subject(verb)
        if before in SUBORDINATE or not words or words[0] in SUBORDINATE:
            return None
        if _ASKED & set(words):  # "asked whether X was discussed" tells nothing of the talk
            return None
        clause = self._make(at, verb, start=start, subject_words=words)
        if clause and clause.cue.kind == "contact" and not is_contact_noun(words):
            return None
        # "The facts have been confirmed by the agency" tells what happened, not what was said.
        done_by = clause is not None and self.stretch.word(clause.last + 1) == "by"
        return None if done_by and verb.perfect_now else clause

    def _named_by_noun(self, at: int, verb: Verb) -> Clause | None:
        """A clause whose subject is a thing: the contact itself, or what the text does not name."""
        words, start = self._noun_subject(verb)
        tags = {token.tag for token in self.tokens[start : verb.before + 1]} if words else set()
        if not tags & _NOUNS or tags & FINITE:
            return None
        if self._has_open_content() or (self.found and not is_contact_noun(words)):
            return None
        return self._make(at, verb, start=start, subject_words=words)

    def _noun_subject(self, verb: Verb) -> tuple[tuple[str, ...], int]:
        """The words in front of a verb that may be its subject, and where they begin."""
        start = self._noun_start(verb.before)
        if start is None or start > verb.before:
            return (), 0
        return tuple(token.lower for token in self.tokens[start : verb.before + 1]), start


def _is_common(token: Token) -> bool:
    """Whether a verb also joins an ordinary sentence of a content: it needs a subject."""
    return token.lower in word_lists()["common"]
