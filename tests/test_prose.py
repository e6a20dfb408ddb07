"""The wording of a brief: who says what according to whom, dates, lengths, counts."""

import pytest

from memcon import prose
from memcon.counting import ordinal
from memcon.schemas import Count, DatedValue, Duration, Edtf, Moment, Participant


@pytest.mark.parametrize(
    ("chain", "words"),
    [
        (["Mr Cy"], "According to Mr Cy,"),
        (["Ada, Minister of Trade,"], "According to Ada, Minister of Trade,"),
        (["Mr Cy", "Ms Di"], "According to Ms Di, citing Mr Cy,"),
        (["Mr Cy", "Ms Di", "Mr Ed"], "According to Mr Ed, citing Ms Di, citing Mr Cy,"),
    ],
)
def test_a_chain_is_told_from_the_publisher_s_end(chain: list[str], words: str) -> None:
    """The last relayer is the one we read; what stands before is what that one cites."""
    assert prose.according_to(chain) == words


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (None, "Ada Alpha"),
        ("President", "President Ada Alpha"),
        ("Minister for Trade", "Ada Alpha, Minister for Trade,"),
        ("Head of Protocol", "Ada Alpha, Head of Protocol,"),
    ],
)
def test_a_long_title_stands_behind_the_name(title: str | None, name: str) -> None:
    assert prose.full_name(Participant(id="ada", name="Ada Alpha", title=title)) == name


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2030", "2030"),
        ("2030-01", "January 2030"),
        ("2030-01-02", "2\u00a0January 2030"),
        ("2030-01-02?", "2\u00a0January 2030 (uncertain)"),
        ("2030-01~", "about January 2030"),
        ("2030-01%", "about January 2030 (uncertain)"),
        ("2030-XX", "2030"),
        ("2030-01-XX", "January 2030"),
        ("2030-21", "spring 2030"),
        ("2030-01-02/2030-01-05", "2–5\u00a0January 2030"),
        ("2030-01-30/2030-02-02", "30\u00a0January – 2\u00a0February 2030"),
        ("2029-12-31/2030-01-01", "31\u00a0December 2029 – 1\u00a0January 2030"),
        ("2030-01-02/..", "from 2\u00a0January 2030"),
        ("../2030-01-02", "by 2\u00a0January 2030"),
    ],
)
def test_a_date_is_as_vague_in_words_as_in_the_record(value: str, words: str) -> None:
    assert prose.say_date(Edtf.check(value)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2030-01-02", "2\u00a0January 2030"),
        ("2030-01-02T18:40Z", "2\u00a0January 2030, 18:40 (UTC)"),
        ("2030-01-02T18:40+03:00", "2\u00a0January 2030, 18:40 (UTC+3)"),
        ("2030-01-02T18:40-05:30", "2\u00a0January 2030, 18:40 (UTC−5:30)"),
    ],
)
def test_a_moment_keeps_the_clock_of_its_source(value: str, words: str) -> None:
    assert prose.say_moment(Moment.check(value)) == words


@pytest.mark.parametrize(
    ("why", "note"),
    [("the text prints no year", "year inferred"), ("the text says “today”", "inferred")],
)
def test_an_inferred_date_is_said_to_be_inferred(why: str, note: str) -> None:
    value = Edtf.check("2030-01-02")
    assert prose.say_basis(DatedValue(value=value, basis="inferred", why=why)) == note
    assert prose.say_basis(DatedValue(value=value)) == ""


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        ((50, 60), "50–60 minutes"),
        ((60, 60), "60 minutes"),
        ((1, 1), "1 minute"),
        ((0, 60), "up to 60 minutes"),
        ((60, None), "60 minutes or more"),
    ],
)
def test_a_length_is_a_range(minutes: tuple[int, int | None], words: str) -> None:
    assert prose.say_duration(Duration(wording="almost an hour", minutes=minutes)) == (
        "“almost an hour”",
        words,
    )
    assert prose.say_duration(Duration(minutes=minutes)) == (words, "")


def test_a_count_is_said_with_its_series() -> None:
    when = Edtf.check("2030-01-02")
    since = Edtf.check("2029-06-01")
    assert prose.say_count(None, when) == "not stated"
    assert [
        prose.say_count(count, when)
        for count in (
            Count(value=6, unit="call", basis="calendar_year"),
            Count(value=3, basis="since_date", since=since),
            Count(value=2, unit="visit", basis="rolling", days=45),
            Count(value=1, unit="meeting", basis="ever"),
            Count(value=11, basis="term_of_office"),
        )
    ] == [
        "6th call of 2030",
        "3rd contact since 1\u00a0June 2029",
        "2nd visit in 45 days",
        "1st meeting on record",
        "11th contact of the term of office",
    ]


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
     (21, "21st"), (102, "102nd"), (111, "111th")],
)  # fmt: skip
def test_ordinals(number: int, words: str) -> None:
    assert ordinal(number) == words


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The leaders met.", "the leaders met"),
        ("Alpha wants peace.", "Alpha wants peace"),
        ("A. Alpha spoke.", "A. Alpha spoke"),
        ("Mr Beta came from the U.S.", "Mr Beta came from the U.S."),
        ("It was quiet…", "it was quiet…"),
    ],
)
def test_a_sentence_joins_a_longer_one_without_its_stop_and_capital(
    sentence: str, words: str
) -> None:
    assert prose.clause(sentence) == words


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("plain", "“plain”"),
        ("he said “no”", "“he said ‘no’”"),
        ('he said "no"', "“he said ‘no’”"),
        ("он сказал «нет»", "“он сказал ‘нет’”"),
    ],
)
def test_marks_inside_a_quotation_become_single_ones(words: str, shown: str) -> None:
    assert prose.quoted(words) == shown


def test_no_line_breaks_after_a_form_of_address_or_inside_a_day() -> None:
    assert prose.inline("Mr Beta and Ms Alpha met on 3 July 2030") == (
        "Mr\u00a0Beta and Ms\u00a0Alpha met on 3\u00a0July 2030"
    )
    assert prose.inline("30 Junes, Mr 7") == "30\u00a0Junes, Mr 7"
