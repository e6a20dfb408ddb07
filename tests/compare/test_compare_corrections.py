"""`compare.yaml`: what a person joined, split or overruled, and what is wrong with it."""

from pathlib import Path

import pytest
from side_by_side import alpha, beta, corrected, refs, said

from memcon.corrections import load_corrections, refs_of

PAIR = [
    alpha(
        said("agreed to keep in touch", "next_step", ["ann", "ben"]),
        said("demanded the release of the hostages", "request", ["ann"]),
    ),
    beta(
        said("agreed to maintain contacts", "next_step", ["ann", "ben"]),
        said("spoke of floods in the delta", "discussed", ["ben"]),
    ),
]
KNOWN = {ref for record in PAIR for ref in refs_of(record)}
HEAD = "# corrections\n"


def test_statements_joined_by_hand_stand_in_one_row_with_the_reason() -> None:
    comparison = corrected(
        PAIR, join=[{"statements": ["alpha/s2", "beta/s2"], "subject": "Needs", "why": "one plea."}]
    )
    (row,) = [row for row in comparison.rows if row.subject == "Needs"]
    assert refs(row) == {"alpha": ["s2"], "beta": ["s2"]}
    assert (row.why, row.corrected) == ("Joined by hand: one plea.", "one plea.")
    assert len(comparison.rows) == 2


def test_three_statements_joined_by_hand_make_one_row() -> None:
    comparison = corrected(
        PAIR, join=[{"statements": ["alpha/s2", "beta/s1", "beta/s2"], "why": "one plea"}]
    )
    assert {"alpha": ["s2"], "beta": ["s1", "s2"]} in [refs(row) for row in comparison.rows]


def test_statements_split_by_hand_stand_in_rows_of_their_own() -> None:
    comparison = corrected(PAIR, split=[{"statements": ["alpha/s1", "beta/s1"], "why": "other"}])
    assert {row.relation for row in comparison.rows} == {"one_side_only"}
    assert len(comparison.rows) == 4


def test_statements_of_one_topic_split_by_hand_do_not_share_a_row_for_it() -> None:
    """Nobody answers either; without the correction their topic would put them together."""
    statements = [
        said(words, topics=["tariffs"]) for words in ("wants them low", "deplores floods")
    ]
    pair = [
        alpha(*statements),
        beta(said("spoke of grain")),
    ]
    apart = [{"statements": ["alpha/s1", "alpha/s2"], "why": "two matters"}]
    assert (len(corrected(pair).rows), len(corrected(pair, split=apart).rows)) == (2, 3)


def test_a_relation_overruled_keeps_its_reason() -> None:
    comparison = corrected(
        PAIR,
        relations=[
            {"statements": ["alpha/s1", "beta/s1"], "relation": "compatible", "why": "as it is"}
        ],
    )
    assert [(row.relation, row.corrected) for row in comparison.rows if row.corrected] == [
        ("compatible", "as it is")
    ]


def test_a_verdict_on_one_accounts_statement_leaves_joined_rows_alone() -> None:
    """A relation is given to the row whose accounts are those of the statements named."""
    comparison = corrected(
        PAIR, relations=[{"statements": ["alpha/s1"], "relation": "conflict", "why": "no"}]
    )
    assert all(not row.corrected for row in comparison.rows)


UNREVIEWED = "conflict-not-reviewed: a conflict is entered without a second reviewer"
CASES = {
    "an unknown statement, at its line, with the near one": (
        "join:\n- statements: [alpha/s1, beta/s9]\n  why: one\n",
        ['compare.yaml:3:26: unknown-statement: there is no statement "beta/s9" in these accounts'],
        'did you mean "beta/s',
    ),
    "a conflict that one person entered": (
        "relations:\n- statements: [alpha/s1, beta/s1]\n  relation: conflict\n  why: dates\n",
        [f"compare.yaml:3:3: warning: {UNREVIEWED}"],
        "reviewed_by",
    ),
    "a relation that there is not": (
        "relations:\n- {statements: [alpha/s1], relation: differs, why: it does}\n",
        ['compare.yaml:3:38: unknown-value: `relation` cannot be "differs"'],
        'did you mean "scope_differs"?',
    ),
    "a join of one": (
        "join:\n- {statements: [alpha/s1], why: one}\n",
        ["compare.yaml:3:16: empty-value: `statements` must not be empty"],
        "",
    ),
    "a reason that is missing": (
        "split:\n- statements: [alpha/s1, beta/s1]\n",
        ["compare.yaml:3:3: missing-field: `why` is required"],
        "add it to `split`",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_is_told_at_its_place(name: str, tmp_path: Path) -> None:
    content, expected, hint = CASES[name]
    (tmp_path / "compare.yaml").write_text(HEAD + content, "utf-8")
    _, problems = load_corrections(tmp_path, KNOWN)
    told = [str(problem).removeprefix(f"{tmp_path}/").split("\n", 1)[0] for problem in problems]
    assert told == expected
    assert hint in problems[0].hint


def test_a_folder_without_the_file_has_no_corrections(tmp_path: Path) -> None:
    corrections, problems = load_corrections(tmp_path, KNOWN)
    assert not corrections.join
    assert not problems
