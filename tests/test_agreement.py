"""Coders' agreement, on the example that its author published."""

import pytest

from memcon.actors import actor
from memcon.agreement import nominal_alpha
from memcon.codesheet import COLUMNS
from memcon.schemas import CAMEO, COUNTRIES

# K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), C: four observers, twelve
# units; a dot is a value that is missing.
EXAMPLE = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]


def test_alpha_of_the_published_example_is_0_743() -> None:
    units = [[row[at] for row in EXAMPLE if row[at] != "."] for at in range(12)]
    found = nominal_alpha(units)
    assert found == pytest.approx(0.743, abs=0.0005)


@pytest.mark.parametrize(
    ("units", "alpha"),
    [
        ([["A", "A"], ["B", "B"]], 1.0),
        ([["A", "B"], ["B", "A"]], -0.5),
        ([["A"], ["B"]], None),
        ([["A", "A"], ["A", "A"]], None),
        ([], None),
    ],
)
def test_alpha_is_one_for_full_agreement_and_none_where_nothing_could_differ(
    units: list[list[str]], alpha: float | None
) -> None:
    assert nominal_alpha(units) == alpha


def test_every_country_has_the_actor_of_its_standard_code() -> None:
    import pycountry

    for country in pycountry.countries:
        assert actor(country.alpha_2) == f"{country.alpha_3} GOV"
    assert {code for code in COUNTRIES if not actor(code)} == set()
    assert [actor(code) for code in ("XK", "UN", "EU", "NATO", "alpha")] == [
        "KOS GOV", "UNO", "EUR", "IGO", ""
    ]  # fmt: skip


def test_a_cameo_code_is_text_below_one_of_the_twenty_roots() -> None:
    assert all(code[:2] in {f"{root:02}" for root in range(1, 21)} for code in CAMEO)
    assert {"036", "041", "057", "111", "124"} <= CAMEO


def test_the_columns_of_the_table_are_documented_by_their_names() -> None:
    assert COLUMNS[:3] == ("contact", "record", "date")
    assert COLUMNS[-3:] == ("coder", "confidence", "comment")
