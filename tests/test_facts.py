"""What the accounts of one contact say of its form, day, length and so on, side by side."""

from typing import Any

import pytest
from alpha_beta import ANN, BEN, CLEO, record
from hypothesis import given
from hypothesis import strategies as st

from memcon.facts import Fact, facts

EVENTS: list[dict[str, Any]] = [
    {},
    {"kind": "meeting"},
    {"date": "2030-01-03"},
    {"start": "2030-01-02T23:30Z"},
    {"duration": {"wording": "lengthy"}},
    {"duration": {"wording": "about an hour", "minutes": [55, 65]}},
    {"duration": {"wording": "an hour or more", "minutes": [60, None]}},
    {"initiator": "ann"},
    {"initiator": "beta"},
    {"count": {"value": 6, "unit": "call", "basis": "calendar_year"}},
]
ACCOUNTS = st.sampled_from(EVENTS).map(lambda event: record(event=event))


def of(field: str, *events: dict[str, Any]) -> list[Fact]:
    accounts = [
        record(issuer, event=event)
        for issuer, event in zip(("alpha", "beta", "gamma"), events, strict=False)
    ]
    return [fact for fact in facts(accounts) if fact.field == field]


def relation(field: str, *events: dict[str, Any]) -> str:
    (fact,) = of(field, *events)
    return fact.relation


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([50, 60], [55, 65], "agree"),
        ([50, 60], [60, None], "agree"),
        ([50, 50], [55, 65], "differs"),
        ([90, None], [50, 60], "differs"),
        ([90, None], [150, None], "agree"),
        (None, [50, 60], "agree"),
    ],
)
def test_durations_differ_only_if_no_number_of_minutes_satisfies_both(
    one: list[int | None] | None, other: list[int | None], expected: str
) -> None:
    """Wordings are ranges; where one account gives words alone, nothing excludes the other's."""
    first = {"wording": "long", "minutes": one}
    events = {"duration": first}, {"duration": {"minutes": other}}
    assert relation("duration", *events) == expected
    assert relation("duration", *reversed(events)) == expected


def test_a_value_has_its_wording_its_figures_and_its_evidence() -> None:
    """The account’s words stand in quotation marks, with the minutes and the proof beside them."""
    event = {
        "duration": {"wording": "almost an hour", "minutes": [50, 60]},
        "evidence": ["spoke by telephone", "lasted almost an hour"],
    }
    (fact,) = of("duration", event, {})
    value = fact.values["alpha"]
    assert value is not None
    assert value.wording == "“almost an hour” (50–60 minutes)"
    assert value.machine == (50, 60)
    assert [item.exact for item in value.evidence] == ["lasted almost an hour"]
    assert fact.values["beta"] is None
    assert fact.relation == "one_side_only"


def test_a_wording_may_stand_in_the_evidence_of_a_statement() -> None:
    """Remarks to the press carry a length in a statement, not in the event."""
    said = [{"id": "s1", "kind": "information", "evidence": "it was a pretty long call"}]
    account = record(event={"duration": {"wording": "a pretty long call"}}, statements=said)
    (value,) = [fact.values["alpha"] for fact in facts([account]) if fact.field == "duration"]
    assert value is not None
    assert [item.exact for item in value.evidence] == ["it was a pretty long call"]


def test_counts_differ_in_one_series_only() -> None:
    """The sixth call of the year and the fifth since a day are two facts, not one that differs."""
    sixth = {"count": {"value": 6, "unit": "call", "basis": "calendar_year"}}
    fifth = {"count": {"value": 5, "unit": "call", "basis": "calendar_year", "wording": "fifth"}}
    since = {"count": {"value": 5, "unit": "call", "basis": "since_date", "since": "2029-06"}}
    meetings = {"count": {"value": 5, "unit": "meeting", "basis": "calendar_year"}}
    assert relation("count", sixth, fifth) == "differs"
    assert relation("count", sixth, sixth) == "agree"
    for other in (since, meetings):
        both = of("count", sixth, other)
        assert [fact.relation for fact in both] == ["one_side_only", "one_side_only"]
    assert [fact.label for fact in of("count", sixth, since)] == [
        "Count (calls of 2030)",
        "Count (calls since June 2029)",
    ]


def test_days_differ_unless_the_clocks_say_the_same_instant() -> None:
    """Two sides date a contact by their own clocks; an instant goes before the day."""
    assert relation("date", {"date": "2030-01-02"}, {"date": "2030-01-03"}) == "differs"
    assert relation("date", {"date": "2030-01-02"}, {"date": "2030-01"}) == "agree"
    late = {"date": "2030-01-02", "start": "2030-01-02T20:00-05:00"}
    early = {"date": "2030-01-03", "start": "2030-01-03T04:00+03:00"}
    assert relation("date", late, early) == "agree"
    assert relation("date", late, {**early, "start": "2030-01-03T09:00+03:00"}) == "differs"


def test_an_initiator_is_a_side() -> None:
    """A president and the party that the president stands for are one initiator."""
    assert relation("initiator", {"initiator": "ann"}, {"initiator": "alpha"}) == "agree"
    assert relation("initiator", {"initiator": "ann"}, {"initiator": "beta"}) == "differs"
    assert relation("initiator", {"initiator": "ann"}, {}) == "one_side_only"


def test_principals_are_the_same_under_another_spelling_or_title() -> None:
    """A registry's other spelling, accents, initials and order of names tell nobody apart."""
    other = [
        {**ANN, "id": "a-archer", "name": "Анна Арчер", "title": "Head of State"},
        {**BEN, "id": "b-bowman", "name": "Bowman Ben R."},
        CLEO,
    ]
    accounts = [record(), record("beta", participants=other)]
    (fact,) = [fact for fact in facts(accounts) if fact.field == "participants"]
    assert fact.relation == "agree"
    assert [value and value.machine for value in fact.values.values()] == [("ann", "ben")] * 2
    alone = facts([record(), record("beta", participants=[{**ANN, "name": "Someone Else"}, BEN])])
    assert [fact.relation for fact in alone if fact.field == "participants"] == ["agree"]
    third = [{**ANN, "id": "dora", "name": "Dora Dale"}, BEN]
    others = facts([record(), record("beta", participants=third)])
    assert [fact.relation for fact in others if fact.field == "participants"] == ["differs"]


def test_tone_is_quoted_and_nothing_else() -> None:
    """Labels are the accounts' own words; sharing one is agreement, and no more is said."""
    said = [
        {"id": "s1", "kind": "tone", "text": "Both called it “frank”.", "evidence": "was frank"},
        {"id": "s2", "kind": "tone", "evidence": "a warm talk"},
    ]
    one = record(statements=said)
    other = record("beta", statements=[{"id": "s9", "kind": "tone", "evidence": "frank"}])
    (fact,) = [fact for fact in facts([one, other]) if fact.field == "tone"]
    assert fact.values["alpha"] is not None
    assert fact.values["alpha"].wording == "“frank”; “a warm talk”"
    assert fact.values["alpha"].machine == ("frank", "a warm talk")
    assert fact.relation == "agree"


def test_a_third_account_that_is_silent_changes_no_relation() -> None:
    """Two that agree still agree; two that differ still differ; one alone is alone."""
    hour, half = {"duration": {"minutes": [60, 60]}}, {"duration": {"minutes": [30, 30]}}
    assert relation("duration", hour, hour, {}) == "agree"
    assert relation("duration", hour, {}, half) == "differs"
    assert relation("duration", {}, hour, {}) == "one_side_only"


def test_an_absence_is_no_account() -> None:
    """That no account was found states no day; what was told to the press of the length does."""
    absence = {"conclusion": "none_found", "checked": [{"what": "a site", "at": "2030-01-03"}]}
    away = record(
        "beta", absence=absence, event={"duration": {"wording": "long"}}, statements=[], sources=[]
    )
    found = {fact.field: fact for fact in facts([record(), away])}
    assert found["date"].values["beta"] is None
    assert found["date"].relation == "one_side_only"
    assert found["duration"].values["beta"] is not None


def test_accounts_may_be_given_names() -> None:
    """Two records of one id, or one record twice, are told apart by the names given."""
    (fact, *_) = facts([record(), record()], ["one", "other"])
    assert list(fact.values) == ["one", "other"]
    assert fact.relation == "agree"


@given(ACCOUNTS)
def test_an_account_agrees_with_itself(account: Any) -> None:
    """Nothing differs from itself, and nothing in it is one-sided."""
    assert {fact.relation for fact in facts([account, account], ["one", "other"])} == {"agree"}


@given(ACCOUNTS, ACCOUNTS)
def test_the_order_of_the_accounts_changes_no_relation(one: Any, other: Any) -> None:
    """Swapped accounts give the same facts with the values swapped."""

    def told(first: Any, second: Any, names: list[str]) -> set[tuple[str, str, Any, Any]]:
        return {
            (fact.label, fact.relation, fact.values["one"], fact.values["other"])
            for fact in facts([first, second], names)
        }

    assert told(one, other, ["one", "other"]) == told(other, one, ["other", "one"])
