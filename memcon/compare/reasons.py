"""What a row is called, and why its statements were put together or stand alone, in words."""

from collections.abc import Mapping, Sequence

from memcon import prose
from memcon.language import N_

from .align import Group
from .features import Features
from .model import Ref
from .table import Table

_SHOWN = 4
"""How many shared words a reason names at most."""
_MATTER = 1.5
"""The weight from which one word names a matter."""
_BEGINNING = 7
"""How many words of its own name a statement without a topic."""


def name_group(item: Group, table: Table) -> str:
    """The subject of statements put together: their narrowest shared topic, else shared words."""
    topics = shared_topics(item)
    narrow = [topic for topic in topics if not table.topics.is_broad(topic)] or list(topics)
    if narrow:
        return table.label(narrow[0])
    link = max(item.links, key=lambda link: link.likeness.score)
    if link.likeness.words:
        shown = [_surface(key, table.features[link.a]) for key in link.likeness.words[:2]]
        return prose.sentence_start(", ".join(shown))
    return name_statement(table.features[item.members[0]], table)


def name_statement(item: Features, table: Table) -> str:
    """The subject of a statement alone: its first topic, else the words it begins with."""
    if item.topics:
        return table.label(item.topics[0])
    words = (item.statement.text or item.statement.evidence[0].exact).split()
    return table.language.quoted(
        " ".join(words[:_BEGINNING]) + ("…" if len(words) > _BEGINNING else "")
    )


def shared_topics(item: Group) -> tuple[str, ...]:
    """The topics that put statements together."""
    return tuple(dict.fromkeys(topic for link in item.links for topic in link.likeness.topics))


def explain_group(item: Group, table: Table) -> str:
    """What brought the statements together."""
    language = table.language
    topic, words = _say_topics(item, table), _say_words(item, table)
    if topic and words:
        # Translators: what joined two statements: "the topic “trade”", "the words “tariff”".
        return language.say("Joined by {topic} and by {words}.", topic=topic, words=words)
    if topic or words:
        return language.say("Joined by {reason}.", reason=topic or words)
    return language.say("Joined by their kind: they characterise the talk.")


def _say_topics(item: Group, table: Table) -> str:
    language = table.language
    topics = [language.quoted(table.label(topic)) for topic in shared_topics(item)]
    if not topics:
        return ""
    # Translators: what joined two statements; {topics} are in quotation marks.
    one, many = N_("the topic {topics}"), N_("the topics {topics}")
    return language.say(one if len(topics) == 1 else many, topics=language.listed(topics))


def _say_words(item: Group, table: Table) -> str:
    """The words that joined statements, in quotation marks, as each account has them."""
    language = table.language
    found: dict[str, None] = {}
    for link in sorted(item.links, key=lambda link: -link.likeness.score):
        a, b = table.features[link.a], table.features[link.b]
        for key in link.likeness.words:
            if key in link.likeness.telling or not link.likeness.telling:
                mine, theirs = _surface(key, a), _surface(key, b)
                pair = [mine] if mine.lower() == theirs.lower() else [mine, theirs]
                found.setdefault(language.listed([language.quoted(word) for word in pair]))
    if not found:
        return ""
    words = language.say_in("list", "; ").join(list(found)[:_SHOWN])
    # Translators: what joined two statements; {words} are in quotation marks.
    return language.say("the words {words}", words=words)


def explain_silence(near: Mapping[str, Sequence[Ref]], subject: Features, table: Table) -> str:
    """That the other accounts do not mention it, and what they have on the matter besides."""
    language, sentences = table.language, []
    for account in table.accounts:
        refs = near.get(account.id)
        if refs:
            matter = _shared_matter(subject, table.features[refs[0]], table)
            sentences.append(
                # Translators: {account} is such as "Russian account"; {numbers} are the ids of
                # statements.
                language.say(
                    "The {account} does not mention this; on {matter} it has other statements"
                    " ({numbers}).",
                    account=account.label,
                    matter=language.quoted(matter),
                    numbers=language.listed([ref[1] for ref in refs]),
                )
            )
        elif refs is not None:
            sentences.append(
                language.say("The {account} does not mention this.", account=account.label)
            )
    return language.gap.join(sentences)


def find_near(refs: Sequence[Ref], table: Table) -> dict[str, list[Ref]]:
    """By silent account, its statements on the same topic or the same telling word, if any."""
    mine = [table.features[ref] for ref in refs]
    return {
        account.id: [
            ref
            for ref, item in table.features.items()
            if ref[0] == account.id and any(_is_near(one, item) for one in mine)
        ]
        for account in table.accounts
        if account.id != refs[0][0]
    }


def _is_near(one: Features, other: Features) -> bool:
    return not set(one.topics).isdisjoint(other.topics) or bool(_shared_words(one, other))


def _shared_words(one: Features, other: Features) -> list[str]:
    """The words of both that by themselves name a matter."""
    return [
        key
        for key, weight in one.weights.items()
        if weight >= _MATTER and other.weights.get(key, 0.0) >= _MATTER
    ]


def _shared_matter(one: Features, other: Features, table: Table) -> str:
    topics = [topic for topic in one.topics if topic in other.topics]
    if topics:
        return table.label(topics[0])
    words = _shared_words(one, other)
    return (
        prose.sentence_start(_surface(words[0], other))
        if words
        else table.language.say("the matter")
    )


def _surface(key: str, item: Features) -> str:
    """The words of a statement that have a meaning."""
    return next(term.word for term in item.terms if term.key == key)
