"""The words in which a comparison speaks: neutral, the same for every party, without motive."""

from memcon import prose

from .model import Comparison, Relation

SILENT = "Not mentioned"
POINT = "This point not mentioned"
"""Where the account has other statements on the matter."""

NOTICES = (
    "Rebuilt from public accounts; not a transcript. Parties stand in the order of their codes.",
    f"“{SILENT}” is computed from the accounts and says nothing about the conversation itself.",
)
"""The standing lines at the foot of every page."""

GROUPS: tuple[tuple[tuple[Relation, ...], str, str], ...] = (
    (("conflict",), "Conflicts", "not all of these can be right"),
    (("denial_vs_mention",), "Denied and mentioned", "one account says it was not discussed"),
    (("scope_differs",), "Different scope", "on one matter, not of the same extent"),
    (
        ("attributed_unconfirmed",),
        "Attributed to the other side",
        "not in that side’s own account",
    ),
    (("one_side_only",), "In one account only", "no reason is assumed"),
    (("compatible", "agree"), "In both accounts", "nothing here excludes the other"),
)
"""The groups in their order: the relations they hold, their title, what they mean."""


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 row", "2 rows"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def verdict(comparison: Comparison, *, short: bool = False) -> str:
    """The comparison in one sentence of figures; `short` without its full stop."""

    def count(*relations: Relation) -> int:
        return sum(row.relation in relations for row in comparison.rows)

    conflicts = count("conflict")
    parts = [counted(conflicts, "conflict") if conflicts else "no conflict found"]
    for number, words in (
        (count("denial_vs_mention"), "denied by one and mentioned by another"),
        (count("scope_differs"), "of different scope"),
        (count("attributed_unconfirmed", "one_side_only"), "in one account only"),
        (count("agree", "compatible"), "in both"),
    ):
        parts += [f"{number} {words}"] if number else []
    sentence = prose.sentence_start(prose.listed(parts))
    return sentence if short else f"{sentence}."
