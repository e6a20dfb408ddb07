"""Rules R14, R16: discussed and said not to have been discussed exclude each other."""

import re
from collections.abc import Iterator

from memcon.problems import Finding
from memcon.record import Record

_RAISED = frozenset({"discussed", "position", "request", "proposal", "commitment", "agreement"})

# The words that deny, by language; where a language is not here, a person must judge.
_NEGATIONS = {
    "en": r"\b(?:not|no|nor|neither|never|none|without|nothing|avoided|refused|omitted)\b|n[’']t\b",
    "ru": r"\b(?:не|ни|нет|без|никак\w*|ничего)\b",
    "uk": r"\b(?:не|ні|немає|без|жодн\w*)\b",
    "fr": r"\b(?:ne|pas|ni|non|sans|aucun\w*|jamais)\b|\bn[’']",
    "de": r"\b(?:nicht|kein\w*|nie|niemals|ohne|weder)\b",
    "es": r"\b(?:no|ni|sin|nunca|ningun\w*)\b",
    "zh": "[未没沒不无無非]",
}


def check_topics(record: Record) -> Iterator[Finding]:
    """A topic that this account has both as raised and as not discussed."""
    raised: dict[str, str] = {}
    for statement in record.readout.statements:
        if statement.kind in _RAISED:
            raised.update(dict.fromkeys(statement.topics, statement.id))
    for index, statement in enumerate(record.readout.statements):
        if statement.kind != "not_discussed":
            continue
        for number, topic in enumerate(statement.topics):
            if topic in raised:
                message = (
                    f'"{topic}" is said not to have been discussed, but statement '
                    f'"{raised[topic]}" has it as raised'
                )
                hint = "split the topic: the dates of a round and its contents are two"
                place = ("statements", index, "topics", number)
                yield Finding("discussed-and-not", place, message, hint)


def check_denials(record: Record) -> Iterator[Finding]:
    """A denial whose evidence denies nothing: silence is computed, never typed in."""
    for index, statement in enumerate(record.readout.statements):
        if statement.kind != "not_discussed":
            continue
        source = record.source(statement.evidence[0].source)
        language = (source.language if source else None) or record.readout.language
        pattern = _NEGATIONS.get(language.split("-")[0])
        words = " ".join(item.exact for item in statement.evidence)
        if pattern and not re.search(pattern, words, re.IGNORECASE):
            message = f'the evidence of "{statement.id}" does not say that it was not discussed'
            hint = "quote the words that deny it; what an account merely lacks is not entered"
            place = ("statements", index, "evidence")
            yield Finding("denial-without-negation", place, message, hint)
