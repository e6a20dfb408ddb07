"""Which statements stand in one row, what the row is called, and why."""

import pytest
from side_by_side import account, alpha, beta, only, refs, said

from memcon.compare import compare
from memcon.problems import UsageError


def test_the_words_of_a_meaning_join() -> None:
    row = only(
        compare(
            [
                alpha(said("called for a cessation of hostilities", "request", ["ann"])),
                beta(said("Ann Archer asked for a ceasefire", "request", ["ann"])),
            ]
        )
    )
    assert "“cessation of hostilities” and “ceasefire”" in row.why


def test_an_organisation_is_known_under_all_its_names() -> None:
    row = only(
        compare(
            [
                alpha(said("talks at the Organization for Security and Cooperation in Europe")),
                beta(said("negotiations at the OSCE on 13 January", "next_step")),
            ]
        )
    )
    assert refs(row) == {"alpha": ["s1"], "beta": ["s1"]}


def test_to_de_escalate_is_not_to_escalate() -> None:
    """An appeal to de-escalate and a warning of escalation are two matters."""
    rows = compare(
        [
            alpha(said("urged Beta to de-escalate tensions with Gamma", "request", ["ann"])),
            beta(said("sanctions in the event of an escalation around Gamma", "position", ["ann"])),
        ]
    ).rows
    assert len(rows) == 2


def test_names_of_those_who_spoke_join_nothing() -> None:
    rows = compare(
        [
            alpha(said("President Ann Archer of Alpha thanked President Ben Bowman", "courtesy")),
            beta(said("President Ben Bowman of Beta told President Ann Archer of floods")),
        ]
    ).rows
    assert len(rows) == 2


def test_a_topic_joins_by_its_synonym() -> None:
    row = only(
        compare(
            [
                alpha(said("raised them", "discussed", ["ann", "ben"], topics=["tariffs"])),
                beta(said("deplored their height", "position", ["ben"], topics=["customs-duties"])),
            ]
        )
    )
    assert row.subject == "Tariffs"
    assert row.why == "Joined by the topic “Tariffs”."


def test_other_topics_keep_apart_what_the_words_would_join() -> None:
    """Two registered topics, neither under the other, outweigh a few shared words."""
    joined, parted = (
        compare(
            [
                alpha(said("fair quotas between villages along rivers", topics=mine)),
                beta(said("fair quotas among distant tribunals", topics=theirs)),
            ]
        )
        for mine, theirs in (([], []), (["tariffs"], ["river"]))
    )
    assert (len(joined.rows), len(parted.rows)) == (1, 2)


def test_one_statement_may_answer_to_several() -> None:
    row = only(
        compare(
            [
                alpha(said("discussed the hostages", "discussed", ["ann", "ben"])),
                beta(
                    said("demanded the release of the hostages", "request", ["ben"]),
                    said("the release of hostages within days", "position", ["ben"]),
                ),
            ]
        )
    )
    assert refs(row) == {"alpha": ["s1"], "beta": ["s1", "s2"]}


def test_a_list_of_matters_stands_in_a_row_for_each_and_in_one_for_what_is_left() -> None:
    rows = compare(
        [
            alpha(
                said("discussed climate change, the hostages, and fentanyl", "discussed", ["ann"])
            ),
            beta(
                said("raised climate change", "discussed", ["ben"]),
                said("spoke of the hostages", "discussed", ["ben"]),
            ),
        ]
    ).rows
    assert [(row.relation, refs(row)["beta"]) for row in rows if refs(row)["beta"]] == [
        ("compatible", ["s1"]),
        ("compatible", ["s2"]),
    ] or {tuple(refs(row)["beta"]) for row in rows} == {("s1",), ("s2",), ()}
    (rest,) = [row for row in rows if not row.cells["beta"]]
    assert (rest.relation, rest.subject) == ("one_side_only", "Fentanyl")
    assert rest.id == "alpha-s1-rest"


def test_statements_of_one_topic_that_nobody_answers_share_a_row() -> None:
    rows = compare(
        [
            alpha(
                said("wants lower tariffs", by=["ann"], topics=["tariffs"]),
                said("called them unfair", by=["ann"], topics=["tariffs"]),
            ),
            beta(said("discussed fisheries", "discussed", topics=["fisheries"])),
        ]
    ).rows
    assert refs(rows[0]) == {"alpha": ["s1", "s2"], "beta": []}


def test_silence_says_what_else_the_account_has_on_the_topic() -> None:
    rows = compare(
        [
            alpha(said("Ben Bowman will lower tariffs", "commitment", ["ben"], topics=["tariffs"])),
            beta(said("deplored floods", by=["ben"], topics=["tariffs"])),
        ]
    ).rows
    assert rows[0].why == (
        "The Betan account does not mention this; on “Tariffs” it has other statements (s1)."
    )
    assert rows[0].near == {"beta": ("s1",)}


def test_text_in_the_records_language_goes_before_foreign_evidence() -> None:
    """A statement with foreign evidence is compared by its text."""
    row = only(
        compare(
            [
                alpha(
                    said("обсудили освобождение заложников", text="They discussed the hostages."),
                    sources=[{"id": "text", "kind": "official_readout", "language": "ru"}],
                ),
                beta(said("demanded the release of the hostages")),
            ]
        )
    )
    assert refs(row) == {"alpha": ["s1"], "beta": ["s1"]}


def test_three_accounts_stand_side_by_side() -> None:
    rows = compare(
        [
            alpha(said("agreed to keep in touch", "next_step")),
            beta(said("agreed to maintain contacts", "next_step")),
            account("GB", said("regretted the floods")),
        ]
    ).rows
    assert [refs(row) for row in rows if row.relation == "agree"] == [
        {"GB": [], "alpha": ["s1"], "beta": ["s1"]}
    ]
    assert [row.silent for row in rows] == [("alpha", "beta"), ("GB",)]


def test_one_account_cannot_be_compared() -> None:
    checked = [{"what": "the site of the office", "at": "2030-01-03"}]
    absent = beta(absence={"conclusion": "none_found", "checked": checked})
    with pytest.raises(UsageError, match="two accounts"):
        compare([alpha(said("discussed trade")), absent])
