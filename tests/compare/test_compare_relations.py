"""How two accounts stand to each other on one matter: a worked example of each relation."""

import pytest
from side_by_side import alpha, beta, only, refs, said

from memcon.compare import compare


def test_a_denial_against_a_mention() -> None:
    """One side says that it was not discussed, the other reports it as discussed."""
    row = only(
        compare(
            [
                alpha(said("the return of the hostages was not discussed", "not_discussed")),
                beta(said("discussed the return of the hostages", "discussed", ["ann", "ben"])),
            ]
        )
    )
    assert row.relation == "denial_vs_mention"
    assert refs(row) == {"alpha": ["s1"], "beta": ["s1"]}


def test_silence_is_never_a_denial() -> None:
    """What one account lacks is in one account only, and worded as not mentioned."""
    rows = compare(
        [
            alpha(said("urged the release of hostages", "request", ["ann"])),
            beta(said("thanked Ann Archer for the grain", "courtesy", ["ben"])),
        ]
    ).rows
    assert {row.relation for row in rows} == {"one_side_only"}
    assert rows[0].why == "The Betan account does not mention this."


def test_a_denial_of_what_the_other_does_not_mention_is_in_one_account_only() -> None:
    rows = compare(
        [
            alpha(said("the hostages were not discussed", "not_discussed")),
            beta(said("discussed fisheries", "discussed")),
        ]
    ).rows
    assert {row.relation for row in rows} == {"one_side_only"}


def test_words_put_into_the_other_sides_mouth() -> None:
    """Alpha reports a pledge of Beta's president that Beta's own account lacks."""
    rows = compare(
        [
            alpha(said("Ben Bowman promised to release the hostages", "commitment", ["ben"])),
            beta(said("discussed climate change", "discussed", ["ann", "ben"])),
        ]
    ).rows
    relation = {row.id: row.relation for row in rows}
    assert relation == {"alpha-s1": "attributed_unconfirmed", "beta-s1": "one_side_only"}


def test_words_of_the_other_side_that_its_account_has_are_not_unconfirmed() -> None:
    row = only(
        compare(
            [
                alpha(said("Ben Bowman promised to release the hostages", "commitment", ["ben"])),
                beta(said("he promised to release the hostages", "commitment", ["ben"])),
            ]
        )
    )
    assert row.relation == "agree"


def test_what_both_say_alike() -> None:
    row = only(
        compare(
            [
                alpha(said("They agreed to keep in touch", "next_step", ["ann", "ben"])),
                beta(said("agreed to maintain contacts", "next_step", ["ben", "ann"])),
            ]
        )
    )
    assert row.relation == "agree"


def test_what_one_tells_at_greater_length() -> None:
    """One names the matter, the other takes a stand on it: another scope, no agreement."""
    row = only(
        compare(
            [
                alpha(said("discussed the situation in Gamma", "discussed", ["ann", "ben"])),
                beta(said("condemned the invasion of Gamma by Delta", "position", ["ben"])),
            ]
        )
    )
    assert row.relation == "scope_differs"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("handed over 175 prisoners", "handed over 170 prisoners"),
        ("supports the independence of Gamma", "does not support the independence of Gamma"),
    ],
)
def test_what_cannot_both_be_right(one: str, other: str) -> None:
    row = only(compare([alpha(said(one, by=["ann"])), beta(said(other, by=["ann"]))]))
    assert row.relation == "conflict"


def test_a_number_in_one_account_only_is_no_conflict() -> None:
    row = only(
        compare([alpha(said("handed over 175 prisoners")), beta(said("handed over prisoners"))])
    )
    assert row.relation != "conflict"


def test_sanctions_for_an_escalation_answer_to_a_response_to_an_invasion() -> None:
    """Different words for one warning stand in one row, and do not agree."""
    row = only(
        compare(
            [
                alpha(said("will respond decisively if Beta further invades Gamma", by=["ann"])),
                beta(
                    said(
                        "an answer to the mention by Ann Archer of sanctions in the event of an"
                        " escalation around Gamma",
                        "discussed",
                        ["ben"],
                    )
                ),
            ]
        )
    )
    assert row.relation == "scope_differs"
    assert "“respond decisively” and “sanctions”" in row.why
