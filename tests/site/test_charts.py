"""Marks stand where their values say."""

from datetime import date

from memcon.site.charts import LABELS, WIDTH, Dot, matrix, months, timeline


def dot(day: str, lane: str = "Alpha – Beta") -> Dot:
    return Dot(lane, date.fromisoformat(day), day, "both", "two accounts", day, f"Call of {day}")


def test_the_days_of_a_timeline_run_from_left_to_right() -> None:
    """Later is further right, and all of it is inside."""
    chart = timeline([dot("2030-06-01"), dot("2028-01-01"), dot("2031-12-31")], ["Alpha – Beta"])
    places = [mark.x for mark in chart.lanes[0].marks]
    assert places == sorted(places)
    assert all(LABELS < place < WIDTH for place in places)
    assert [tick.label for tick in chart.ticks] == ["2028", "2029", "2030", "2031"]


def test_rings_that_would_overlap_step_up_and_down() -> None:
    """Two contacts of one week stand apart; one alone stands on its line."""
    chart = timeline([dot("2028-01-01"), dot("2031-03-01"), dot("2031-03-03")], ["Alpha – Beta"])
    alone, one, other = chart.lanes[0].marks
    assert alone.y == chart.lanes[0].y
    assert abs(one.y - other.y) == 12


def test_a_bar_is_as_high_as_its_month() -> None:
    """Twice as many contacts make a bar twice as high, and the table has the numbers."""
    days = [date(2030, 1, 2), date(2030, 1, 20), date(2030, 3, 4)]
    chart = months("m", "Contacts", {"Alpha – Beta": days})
    january, march = chart.lanes[0].marks
    assert january.size == 2 * march.size
    assert chart.table == (
        ("January 2030", "Alpha – Beta", "2"),
        ("March 2030", "Alpha – Beta", "1"),
    )


def test_a_side_without_statements_has_no_disc() -> None:
    """Nothing is drawn for nought; the table says 0."""
    chart = matrix("x", "Statements", ["Alpha", "Beta"], {"Trade": [3, 0]})
    assert [mark.label for mark in chart.lanes[0].marks] == ["3"]
    assert chart.table == (("Trade", "3", "0"),)


def test_many_years_have_no_more_than_twelve_labels() -> None:
    chart = timeline([dot("1950-01-01"), dot("2030-01-01")], ["Alpha – Beta"])
    assert len(chart.ticks) <= 12
