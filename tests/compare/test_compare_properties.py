"""What holds for all accounts: alike with itself, mirrored, undisturbed by something else."""

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from side_by_side import account, alpha, beta, refs, said

from memcon.compare import Comparison, compare
from memcon.compare.model import Row

KINDS = (
    "discussed not_discussed position courtesy request proposal commitment agreement next_step"
    " information tone context"
).split()
PHRASES = (
    "discussed climate change; the hostages; de-escalate tensions with Gamma;"
    " will impose sanctions; if Beta invades Gamma; an escalation of the situation;"
    " agreed to keep in touch;"
    " talks at the OSCE on 13 January; handed over 175 prisoners; handed over 170 prisoners;"
    " did not support the independence of Gamma; supports the independence of Gamma;"
    " frank and business-like; the importance of dialogue; Ann Archer thanked Ben Bowman;"
    " a ceasefire; global and regional issues, including Iran, grain, and fentanyl"
).split("; ")


@st.composite
def statements(draw: st.DrawFn) -> dict[str, Any]:
    words = draw(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=3))
    return said(
        ", and ".join(words),
        draw(st.sampled_from(KINDS)),
        draw(st.lists(st.sampled_from(["ann", "ben"]), unique=True, max_size=2)),
        topics=draw(
            st.lists(
                st.sampled_from(["trade", "tariffs", "fisheries", "river"]), unique=True, max_size=2
            )
        ),
    )


some = st.lists(statements(), min_size=1, max_size=5)
UNRELATED = said("xylophonists zigzagged quixotically", topics=["zither-music"])


def shape(rows: tuple[Row, ...]) -> set[Any]:
    """The rows without their order: what they hold and how they stand."""
    return {
        (
            row.id,
            row.relation,
            row.subject,
            row.why,
            tuple(sorted((name, tuple(ids)) for name, ids in refs(row).items())),
        )
        for row in rows
    }


@given(some)
@example([said("so it was")])
def test_a_readout_compared_with_itself_only_agrees(given_statements: list[dict[str, Any]]) -> None:
    made = alpha(*given_statements)
    comparison = compare([made, made])
    assert {row.relation for row in comparison.rows} == {"agree"}
    assert all(not row.silent for row in comparison.rows)
    assert {fact.relation for fact in comparison.facts} == {"agree"}


@given(some, some)
def test_the_order_of_the_accounts_mirrors_the_comparison(
    mine: list[dict[str, Any]], theirs: list[dict[str, Any]]
) -> None:
    one, other = alpha(*mine), beta(*theirs)
    forth, back = compare([one, other]), compare([other, one])
    assert forth.rows == back.rows
    assert [item.id for item in forth.accounts] == [item.id for item in back.accounts][::-1]
    assert forth.first == back.first[::-1]


@given(some, some, st.integers(0, 5))
def test_a_statement_about_something_else_adds_one_row_and_changes_no_other(
    mine: list[dict[str, Any]], theirs: list[dict[str, Any]], place: int
) -> None:
    numbered = [{"id": f"s{number}", **item} for number, item in enumerate(mine, start=1)]
    added = [*numbered[:place], {**UNRELATED, "id": "new"}, *numbered[place:]]
    other = beta(*theirs)
    before = shape(compare([alpha(*numbered), other]).rows)
    after = shape(compare([alpha(*added), other]).rows)
    assert before <= after
    assert [row[0] for row in after - before] == ["alpha-new"]


@given(some, some, some)
@settings(max_examples=30)
def test_every_statement_of_every_account_stands_in_a_row(
    one: list[dict[str, Any]], two: list[dict[str, Any]], three: list[dict[str, Any]]
) -> None:
    records = [alpha(*one), beta(*two), account("GB", *three)]
    comparison = compare(records)
    assert placed(comparison) == {
        (record.readout.issuer, statement.id)
        for record in records
        for statement in record.readout.statements
    }
    ids = [row.id for row in comparison.rows]
    assert len(ids) == len(set(ids))


def placed(comparison: Comparison) -> set[tuple[str, str]]:
    return {
        (name, statement)
        for row in comparison.rows
        for name, ids in refs(row).items()
        for statement in ids
    }


def test_the_same_readouts_give_the_same_comparison() -> None:
    """Nothing depends on the order of sets or on earlier comparisons."""
    records = [
        alpha(*(said(phrase) for phrase in PHRASES)),
        beta(*(said(phrase) for phrase in reversed(PHRASES))),
    ]
    assert compare(records).rows == compare(records).rows
