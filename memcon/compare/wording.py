"""The words in which a comparison speaks: neutral, the same for every party, without motive."""

from memcon import prose
from memcon.language import ENGLISH, N_, Language, N_many

from .model import Comparison, Relation

SILENT = N_("Not mentioned")
POINT = N_("This point not mentioned")
"""Where the account has other statements on the matter."""

GROUPS: tuple[tuple[tuple[Relation, ...], str, str], ...] = (
    # Translators: how accounts stand to each other, and what that means.
    (("conflict",), N_("Conflicts"), N_("not all of these can be right")),
    (
        ("denial_vs_mention",),
        N_("Denied and mentioned"),
        N_("one account says it was not discussed"),
    ),
    (("scope_differs",), N_("Different scope"), N_("on one matter, not of the same extent")),
    (
        ("attributed_unconfirmed",),
        N_("Attributed to the other side"),
        N_("not in that side’s own account"),
    ),
    (("one_side_only",), N_("In one account only"), N_("no reason is assumed")),
    (("compatible", "agree"), N_("In both accounts"), N_("nothing here excludes the other")),
)
"""The groups in their order: the relations they hold, their title, what they mean."""

_COUNTED: tuple[tuple[tuple[Relation, ...], tuple[str, str]], ...] = (
    # Translators: parts of one sentence: "1 conflict, 2 denied by one and mentioned by another,
    # 3 of different scope and 4 in both".
    (
        ("denial_vs_mention",),
        N_many(
            "{count} denied by one and mentioned by another",
            "{count} denied by one and mentioned by another",
        ),
    ),
    (("scope_differs",), N_many("{count} of different scope", "{count} of different scope")),
    (
        ("attributed_unconfirmed", "one_side_only"),
        N_many("{count} in one account only", "{count} in one account only"),
    ),
    (("agree", "compatible"), N_many("{count} in both", "{count} in both")),
)


def notices(language: Language = ENGLISH) -> tuple[str, str]:
    """The standing lines at the foot of every page."""
    silent = language.quoted(language.say(SILENT))
    return (
        language.say(
            "Rebuilt from public accounts; not a transcript. Parties stand in the order of their"
            " codes."
        ),
        # Translators: {words} are "Not mentioned" in quotation marks.
        language.say(
            "{words} is computed from the accounts and says nothing about the conversation itself.",
            words=silent,
        ),
    )


def counted(number: int, noun: str) -> str:
    """A number with its English noun: "1 row", "2 rows"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def verdict(comparison: Comparison, *, short: bool = False) -> str:
    """The comparison in one sentence of figures; `short`: as a part of another sentence."""
    language = comparison.language

    def count(relations: tuple[Relation, ...]) -> int:
        return sum(row.relation in relations for row in comparison.rows)

    conflicts = count(("conflict",))
    parts = [
        language.say_many("{count} conflict", "{count} conflicts", conflicts)
        if conflicts
        else language.say("no conflict found")
    ]
    for relations, words in _COUNTED:
        if number := count(relations):
            parts.append(language.say_many(*words, number))
    sentence = language.listed(parts)
    if short:
        return sentence
    return language.say("{sentence}.", sentence=prose.sentence_start(sentence))
