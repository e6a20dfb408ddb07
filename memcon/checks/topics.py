"""Rules R14, R16, R48: topics are known, and not both discussed and said not to have been."""

import re
from collections.abc import Iterator

from memcon.problems import Finding
from memcon.record import Record
from memcon.schemas import Statement
from memcon.validate import did_you_mean

RAISED = frozenset({"discussed", "position", "request", "proposal", "commitment", "agreement"})

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
    raised: dict[str, list[Statement]] = {}
    for statement in record.readout.statements:
        if statement.kind in RAISED:
            for topic in statement.topics:
                raised.setdefault(topic, []).append(statement)
    for index, statement in enumerate(record.readout.statements):
        if statement.kind != "not_discussed":
            continue
        for number, topic in enumerate(statement.topics):
            against = [
                item for item in raised.get(topic, ()) if not _is_another_time(statement, item)
            ]
            if against:
                message = (
                    f'"{topic}" is said not to have been discussed, but statement '
                    f'"{against[-1].id}" has it as raised'
                )
                hint = "split the topic: the dates of a round and its contents are two"
                place = ("statements", index, "topics", number)
                yield Finding("discussed-and-not", place, message, hint)


def _is_another_time(denial: Statement, other: Statement) -> bool:
    """Whether one voice says two things in two sources: rule R15 tells of it, nothing is wrong."""
    sources = {item.source for item in denial.evidence} & {item.source for item in other.evidence}
    return not sources and bool(set(denial.via) & set(other.via))


def check_known_topics(record: Record) -> Iterator[Finding]:
    """A topic that `topics.yaml` does not have, where there is one."""
    known = record.registries.topics
    if not known:
        return
    for index, statement in enumerate(record.readout.statements):
        for number, topic in enumerate(statement.topics):
            if topic not in known:
                message = f'"{topic}" is not in topics.yaml'
                hint = did_you_mean(topic, list(known)) or "add it with its label and what is above"
                yield Finding(
                    "unknown-topic", ("statements", index, "topics", number), message, hint
                )


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
