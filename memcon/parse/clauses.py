"""The clauses of a sentence that report something: a cue, its subject, its form.

A cue inside the content of another cue makes no clause ("proposed a summit to discuss X"). Content
is told from report by what stands in front of the cue: its subject at the head of the sentence or
behind "and", a comma in front of a participle, "to" behind the report of the contact.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .actors import Actor, word_lists
from .cues import Cue, find_cue, verb_forms
from .tagging import Token

Form = Literal["finite", "participle", "infinitive"]

_ADVERBS = frozenset({"RB", "RBR", "RBS"})
_BE = frozenset("is are was were be been being 's ’s".split())
_HAVE = frozenset("have has had having".split())
_AUXILIARIES = _BE | _HAVE | frozenset("do does did not n't n’t never".split())
_NOT = frozenset("not n't n’t never".split())
_TO_BE = frozenset("to also is are was were still yet".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBORDINATE = frozenset(
    "that which who whom whose if because when whether where how why unless since until".split()
)
# "…, in which the leaders discussed X": the clause behind it reports.
_INTO_RELATIVE = frozenset(
    {("which", word) for word in ("in", "during", "at", "to", "on", "after")} | {("where", ",")}
)
_LINKS = frozenset({"and", "but", "while", "or", "yet"})
_OPENERS = frozenset({"today", "yesterday", "earlier", "also", "however", "then", "meanwhile"})
_TIMES = frozenset(
    "today yesterday earlier on monday tuesday wednesday thursday friday saturday sunday".split()
)
# Cues that also join an ordinary sentence of the content: they need a subject of their own.
_COMMON = frozenset(
    """
    see view mark seek plan intend expect reflect sign approve address seen viewed marked sought
    planned intended expected reflected signed approved addressed
    seeing viewing marking seeking planning intending expecting reflecting signing approving
    addressing supporting backing covering considering exploring countering contesting questioning
    respecting valuing celebrating honouring honoring defending requiring having hosting meeting
    """.split(),
)
_DEMONSTRATIVE = frozenset("the this their today during overall a our".split())
_AFTER_HEAD = frozenset("of between with on about in was were is had".split())
_FRONTING = frozenset("after before as when once since following if because although though".split())
_NOMINATIVES = frozenset("we i he she they it".split())


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
    subject: Actor | None
    subject_words: tuple[str, ...] = ()
    """The words of a subject that is no actor."""
    first_of_all: bool = False

    @property
    def is_fronted(self) -> bool:
        """Whether it is a participle in front of the clause whose subject it shares."""
        return self.form == "participle" and self.first_of_all

    @property
    def inherits(self) -> bool:
        """Whether it takes the subject of the clause before."""
        return self.subject is None and not self.subject_words


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb with its auxiliaries: the first token of the group, and what they tell."""

    first: int
    before: int
    form: Form
    passive: bool
    negated: bool
    modal: bool
    present: bool
    bare_participle: bool


def find_clauses(
    tokens: Sequence[Token], actors: Sequence[Actor], first: int = 0, end: int | None = None
) -> list[Clause]:
    """The reporting clauses between two tokens, from left to right."""
    reader = _Reader(tokens, actors, first, len(tokens) if end is None else end)
    return reader.read()


class _Reader:
    """Reads one stretch of a sentence; holds what was accepted so far."""

    def __init__(
        self, tokens: Sequence[Token], actors: Sequence[Actor], first: int, end: int
    ) -> None:
        self.tokens = tokens
        self.actors = [actor for actor in actors if first <= actor.first and actor.last < end]
        self.first = first
        self.end = end
        self.found: list[Clause] = []

    def read(self) -> list[Clause]:
        """All clauses of the stretch."""
        at = self.first
        while at < self.end:
            clause = self._clause(at) if self.tokens[at].tag[:2] in {"VB", "NN", "JJ"} else None
            if clause and not self._shares_content(clause):
                self.found.append(clause)
                at = max(at, clause.verb)
            at += 1
        return self.found

    def _clause(self, at: int) -> Clause | None:
        tokens = self.tokens
        if find_cue(tokens, at) is None and not self._maybe_passive(at):
            return None
        verb = self._verb(at)
        if verb is None:
            return None
        if verb.form == "participle":
            return self._participle(at, verb)
        if verb.form == "infinitive":
            return self._infinitive(at, verb)
        return self._passive(at, verb) if verb.passive else self._active(at, verb)

    def _shares_content(self, clause: Clause) -> bool:
        """Whether a cue only doubles the one before: "reviewed and encouraged progress"."""
        if not self.found or not clause.inherits:
            return False
        between = self.tokens[self.found[-1].last + 1 : clause.verb]
        return [token.lower for token in between] in (["and"], ["or"])

    def _maybe_passive(self, at: int) -> bool:
        return self.tokens[at].tag == "VBN"

    def _verb(self, at: int) -> _Verb | None:
        """The verb group that ends in a token, or nothing where the token is no verb here."""
        tokens, tag = self.tokens, self.tokens[at].tag
        first = at
        while first > self.first and (
            tokens[first - 1].tag in _ADVERBS
            or tokens[first - 1].tag == "MD"
            or tokens[first - 1].lower in _AUXILIARIES
        ):
            first -= 1
        group = [token.lower for token in tokens[first:at]]
        tags = {token.tag for token in tokens[first:at]}
        while first < at and tokens[first].tag in _ADVERBS and tokens[first].lower not in _NOT:
            first += 1
        negated = bool(_NOT.intersection(group))
        modal = "MD" in tags
        has_be, has_have = bool(_BE.intersection(group)), bool(_HAVE.intersection(group))
        before = first - 1
        while before >= self.first and tokens[before].tag in _ADVERBS:
            before -= 1
        if before >= self.first and tokens[before].lower == "to" and tag in {"VB", "VBP"}:
            return _Verb(before, before - 1, "infinitive", False, negated, False, False, False)
        if tag == "VBG":
            if has_be:
                return _Verb(first, before, "finite", False, negated, modal, True, False)
            return _Verb(first, before, "participle", False, negated, False, False, False)
        if tag == "VBN" and has_be:
            if before >= self.first and tokens[before].lower == "to":
                while before >= self.first and tokens[before].lower in _TO_BE:
                    before -= 1
                first, modal = before + 1, True
            present = bool({"is", "are"} & set(group))
            return _Verb(first, before, "finite", True, negated, modal, present, False)
        if tag in {"VBD", "VBN"}:
            bare = tag == "VBN" and not has_have
            return _Verb(first, before, "finite", False, negated, modal, False, bare)
        if tag in {"VBZ", "VBP"} or (tag == "VB" and (modal or {"do", "does", "did"} & set(group))):
            present = "did" not in group
            return _Verb(first, before, "finite", False, negated, modal, present, False)
        return None

    def _make(self, at: int, verb: _Verb, **parts: object) -> Clause | None:
        subject_words = parts.pop("subject_words", ())
        found = find_cue(self.tokens, at, subject_words)  # type: ignore[arg-type]
        if found is None or found.last >= self.end:
            return None
        values = {
            "cue": found.cue,
            "start": verb.first,
            "verb": at,
            "last": found.last,
            "form": verb.form,
            "passive": verb.passive,
            "negated": verb.negated or self._no_object(found.last),
            "modal": verb.modal,
            "present": verb.present,
            "subject": None,
            "subject_words": subject_words,
        }
        return Clause(**{**values, **parts})  # type: ignore[arg-type]

    def _no_object(self, last: int) -> bool:
        """Whether the object is denied: "held no discussion of"."""
        following = self.tokens[last + 1 : last + 2]
        return bool(following) and following[0].lower == "no"

    def _word(self, at: int) -> str:
        return self.tokens[at].lower if self.first <= at < self.end else ""

    def _participle(self, at: int, verb: _Verb) -> Clause | None:
        before = self._word(verb.before)
        if not self.found:
            fronted = verb.before < self.first or (before == "while" and verb.before == self.first)
            says = fronted and self._word(at + 1) == "that"
            return self._make(at, verb, first_of_all=True) if says else None
        if self.tokens[at].lower in _COMMON:
            return None
        linked = before in _LINKS and self.found[-1].form == "participle"
        if before == "while" or before == "," or linked:
            return self._make(at, verb)
        return None

    def _infinitive(self, at: int, verb: _Verb) -> Clause | None:
        if not self.found or self.tokens[at].lower == "follow":
            return None
        aim = self.found[-1]
        if aim.cue.kind != "contact" and not (aim.form == "infinitive"):
            return None
        clause = self._make(at, verb)
        if clause is None or clause.cue.kind == "contact" or self.tokens[at].lower in _COMMON:
            return None
        return clause

    def _active(self, at: int, verb: _Verb) -> Clause | None:
        tokens = self.tokens
        if self._is_auxiliary(at):
            return None
        actor = self._subject(verb.before)
        if actor is not None:
            boundary = self._boundary(actor.first)
            if boundary is None:
                return None
            return self._make(at, verb, subject=actor, start=actor.first)
        before = self._word(verb.before)
        if before in _LINKS or before == ",":
            return self._coordinate(at, verb, before)
        if verb.bare_participle or before in _SUBORDINATE:
            return None
        return self._named_by_noun(at, verb)

    def _coordinate(self, at: int, verb: _Verb, before: str) -> Clause | None:
        """A further verb of the same subject: "… and called for Y", "… and will meet again"."""
        tells_on = verb.present and not verb.modal
        if not self.found or tells_on or self.tokens[at].lower in _COMMON:
            return None
        if before == "," and verb.bare_participle:
            return None
        clause = self._make(at, verb)
        if clause and verb.modal:
            meets = clause.cue.kind == "contact" and self._word(verb.first) in {"will", "would"}
            return clause if meets else None
        return clause

    def _is_auxiliary(self, at: int) -> bool:
        """Whether the token only helps another verb: "had discussed", "have to"."""
        if self.tokens[at].lower not in _HAVE | _BE | {"do", "did", "does"}:
            return False
        ahead = at + 1
        while ahead < self.end and self.tokens[ahead].tag in _ADVERBS:
            ahead += 1
        if ahead >= self.end or self.tokens[ahead].tag not in {"VBN", "VBG", "VB"}:
            return False
        word = self.tokens[ahead].lower
        return word in verb_forms() or word.endswith(("ed", "en", "wn", "ing"))

    def _subject(self, before: int) -> Actor | None:
        """The actor that is the subject of a verb group: right before it, or before an aside."""
        tokens = self.tokens
        for actor in reversed(self.actors):
            if actor.last > before:
                continue
            gap = tokens[actor.last + 1 : before + 1]
            if any(token.tag in _FINITE or token.lower in _SUBORDINATE for token in gap):
                return None
            if not self._is_aside(gap):
                continue
            if self._is_object(actor.first - 1, aside=bool(gap)):
                continue
            return actor
        return None

    def _is_object(self, before: int, *, aside: bool) -> bool:
        """Whether what stands in front of an actor makes it an object: "with X", "of X"."""
        if before < self.first or self._word(before) in _LINKS | _SUBORDINATE:
            return False
        tag = self.tokens[before].tag
        return tag in {"IN", "TO", "POS"} or (aside and tag.startswith("VB"))

    @staticmethod
    def _is_aside(gap: Sequence[Token]) -> bool:
        """Whether words without a finite verb may stand between a subject and its verb."""
        if not gap:
            return True
        first, last = gap[0], gap[-1]
        if any(token.lower in _NOMINATIVES for token in gap):
            return False
        if first.tag == "POS" or first.lower in _LINKS or last.lower in _LINKS:
            return False
        if first.text == ",":
            return last.text == "," and len(gap) > 1
        return last.text != "," and (first.tag in {"IN", "RB"} or first.lower in _OPENERS | {"("})

    def _boundary(self, start: int) -> str | None:
        """What stands in front of a subject that is at the level of the report, else nothing."""
        before = start - 1
        while before >= self.first and self._word(before) in _OPENERS:
            before -= 1
        word = self._word(before)
        if before < self.first:
            return "start"
        if self.found and (word, self._word(before - 1)) in _INTO_RELATIVE:
            return word
        if word == "that" and self._word(before - 1) in _LINKS and not self._open_content():
            return word
        if word in _SUBORDINATE:
            return None
        if word in _LINKS or word in {";", ":", "–", "—", '"', "“", "-"}:
            return word if self._level(before) else None
        if word == ",":
            fronted = len(self.found) == 1 and self.found[0].is_fronted
            return "," if fronted or not self._open_content() else None
        if word in _FRONTING:
            return None
        if not self.found and not self._has_verb(self.first, before):
            return "start"
        return None

    def _level(self, before: int) -> bool:
        """Whether "and" joins two reports, not two parts of one content."""
        return not self.found or before > self.found[-1].last

    def _open_content(self) -> bool:
        """Whether the last cue's content is a clause that may hold commas of its own."""
        if not self.found:
            return False
        return any(
            self._word(at) == "that" for at in range(self.found[-1].last, self.found[-1].last + 3)
        )

    def _has_verb(self, first: int, last: int) -> bool:
        return any(token.tag in _FINITE for token in self.tokens[first : last + 1])

    def _chunk(self, before: int) -> int | None:
        """Where a subject that is no actor begins, or nothing where it is inside a content."""
        at = before
        start = self.first
        while at >= self.first:
            word = self._word(at)
            if word == ";" or (word in {"and", "but", "while"} and self._word(at - 1) == ","):
                start = at + 1
                break
            if self.found and at <= self.found[-1].last:
                link = None if self._open_content() else self._link(at + 1, before)
                if link is None:
                    return None
                start = link + 1
                break
            at -= 1
        if start == self.first:
            start = self.skip_adverbial(before)
        return start

    def _link(self, first: int, last: int) -> int | None:
        """The "and" at which a second passive begins: "X was discussed and Y was noted"."""
        links = [at for at in range(first, last) if self._word(at) in {"and", "but"}]
        return (links[0] if self.found[-1].passive else links[-1]) if links else None

    def skip_adverbial(self, before: int) -> int:
        """The first token behind an adverbial at the head of the stretch."""
        tokens = self.tokens
        head = tokens[self.first]
        adverbial = head.tag in {"IN", "VBG", "TO", *_ADVERBS} or head.lower in {"according", "as"}
        if not adverbial:
            return self.first
        for at in range(self.first, before):
            if tokens[at].text == "," and tokens[at + 1].tag != "CD":
                if tokens[at + 1].tag in {"IN", "VBG"} and at + 1 < before:
                    continue
                return at + 1
        return self.first

    def _passive(self, at: int, verb: _Verb) -> Clause | None:
        before = self._word(verb.before)
        if before in _SUBORDINATE:
            return None
        if before in _LINKS and self.found and self.found[-1].passive:
            return self._make(at, verb)
        start = self._chunk(verb.before)
        if start is None or start > verb.before:
            return None
        words = tuple(token.lower for token in self.tokens[start : verb.before + 1])
        if words and words[0] in _SUBORDINATE:
            return None
        clause = self._make(at, verb, start=start, subject_words=words)
        if clause and clause.cue.kind == "contact" and not is_contact_noun(words):
            return None
        return clause

    def _named_by_noun(self, at: int, verb: _Verb) -> Clause | None:
        """A clause whose subject is a thing: the contact itself, or what the text does not name."""
        start = self._chunk(verb.before)
        if start is None or start > verb.before:
            return None
        tags = {token.tag for token in self.tokens[start : verb.before + 1]}
        if not tags & {"NN", "NNS", "NNP", "NNPS", "PRP", "EX"} or (tags & _FINITE):
            return None
        words = tuple(token.lower for token in self.tokens[start : verb.before + 1])
        if self._open_content() or (self.found and not is_contact_noun(words)):
            return None
        return self._make(at, verb, start=start, subject_words=words)


def is_contact_noun(words: Sequence[str]) -> bool:
    """Whether a subject is the contact itself: "the conversation", "this meeting"."""
    stop = next((n for n, word in enumerate(words) if word in _AFTER_HEAD), len(words))
    head = [word for word in words[:stop] if word in word_lists()["contact"]]
    return bool(head) and words[0] in _DEMONSTRATIVE
