"""Sentences, names and attribution chains in the words of a language."""

import re
from collections.abc import Iterable, Sequence

from .counting import say_count, say_duration, say_series
from .dating import NBSP, say_basis, say_date, say_days, say_moment, say_offset
from .inline import Inline, Worded
from .language import ENGLISH, N_, Language
from .schemas import EventKind, Participant

__all__ = [
    "KINDS",
    "MONTHS",
    "NBSP",
    "according_to",
    "bind",
    "chain",
    "clause",
    "full_name",
    "inline",
    "inside",
    "listed",
    "plain",
    "quoted",
    "say_basis",
    "say_count",
    "say_date",
    "say_days",
    "say_duration",
    "say_kind",
    "say_moment",
    "say_offset",
    "say_series",
    "sentence_start",
    "short_name",
    "worded",
]

MONTHS = ENGLISH.months

KINDS = {
    # Translators: kinds of contact, as they stand inside a sentence.
    "phone_call": N_("phone call"),
    "video_call": N_("video call"),
    "meeting": N_("meeting"),
    "multilateral_call": N_("multilateral call"),
    "multilateral_meeting": N_("multilateral meeting"),
    "letter": N_("letter"),
    "other": N_("contact"),
}

# A form of address stays on the line of its name, a day on that of its month.
_BOUND = re.compile(rf"\b(Mr|Mrs|Ms|Dr) (?=[^\W\d_])|\b([0-9]{{1,2}}) (?={'|'.join(MONTHS)})")

# Words that begin a sentence and are no names: they lose their capital after "According to X,".
_STARTERS = frozenset(
    """
    a after all an and any as at before between both by during each either for from he her his if in
    it its most neither no on one once several she since some such that the their then there these
    they this those through to under when while with
    presidents leaders ministers principals parties sides teams negotiations talks officials aides
    """.split(),
)


def inline(text: str) -> Inline:
    """Free text as a brief prints it: no line breaks after "Mr" or inside "3 July"."""
    return Inline(bind(text))


def worded(text: str) -> Worded:
    """Words in a brief's language where free text may stand, bound in the same way."""
    return Worded(bind(text))


def bind(words: str) -> str:
    """The words with no-break spaces where a line must not break."""
    return _BOUND.sub(rf"\1\2{NBSP}", words)


def say_kind(kind: EventKind, language: Language = ENGLISH) -> str:
    """The kind of a contact inside a sentence: "phone call"."""
    return language.say(KINDS[kind])


def listed(words: Sequence[str]) -> str:
    """The words as an English list: "a", "a and b", "a, b and c"."""
    return ENGLISH.listed(words)


def quoted(words: str) -> str:
    """The words in English quotation marks; marks inside become single ones."""
    return ENGLISH.quoted(words)


def sentence_start(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]


def inside(label: str, language: Language = ENGLISH) -> str:
    """A label as it stands inside a sentence; German nouns keep their capital."""
    return label if language.code == "de" else label[:1].lower() + label[1:]


def clause(sentence: str) -> str:
    """A sentence as a part of a longer one: no full stop, no capital but that of a name."""
    words = sentence.strip()
    if words.endswith(".") and not words.endswith(("..", "U.S.", "a.m.", "p.m.")):
        words = words[:-1]
    first = re.match(r"[A-Za-z]+", words)
    if first and first[0].lower() in _STARTERS and not words.startswith(first[0] + "."):
        words = words[0].lower() + words[1:]
    return words


def full_name(person: Participant) -> str:
    """The person with the title held that day: "Presidential Aide Yury Ushakov"."""
    if not person.title:
        return person.name
    if "," in person.title or " of " in person.title or " for " in person.title:
        return f"{person.name}, {person.title},"
    return f"{person.title} {person.name}"


def short_name(person: Participant) -> str:
    """How a person is named again: the short name given, else the full name without title."""
    return bind(person.short_name or person.name).replace(". ", f".{NBSP}")


def according_to(names: Iterable[str], language: Language = ENGLISH) -> str:
    """The attribution that opens a sentence; nearest to the speaker first.

    One relayer: "According to B,". Two: "According to B, citing A,". A statement that somebody
    relays is never printed as the speaker's own (rule R07).
    """
    # Translators: opens a paragraph; the statement follows, perhaps in another language. {who} is a
    # name in the nominative, or a chain of names ("B, citing A").
    return language.say("According to {who},", who=chain(names, language))


def chain(names: Iterable[str], language: Language = ENGLISH) -> str:
    """Those who relay, from the one we read to the one nearest to the speaker: "B, citing A"."""
    first, *others = (name.rstrip(",") for name in names)
    for name in others:
        # Translators: names in the nominative; {source} may be such a chain itself.
        first = language.say("{who}, citing {source}", who=name, source=first)
    return first


def plain(words: str) -> str:
    """The words with ordinary spaces, for a terminal."""
    return words.replace(NBSP, " ")
