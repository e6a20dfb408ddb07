"""The table of parties against the list of ISO 3166-1."""

from typing import Any

import pycountry
import pytest

from memcon.parse.places import party_of_words
from memcon.parse.tables import read_table

ROWS = read_table("places")
COUNTRIES = sorted(pycountry.countries, key=lambda country: country.alpha_2)
# Dependent territories and uninhabited places: no readout is theirs.
LEFT_OUT = frozenset(
    """
    AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP
    MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT
    """.split(),
)


@pytest.mark.parametrize(
    "country", [one for one in COUNTRIES if one.alpha_2 in ROWS], ids=lambda one: str(one.alpha_2)
)
def test_a_country_s_name_is_read_as_its_code(country: Any) -> None:
    """Under the name that the standard gives it, the short one where it has two."""
    name = str(getattr(country, "common_name", country.name)).split(",")[0]
    congo = {"CG": "Republic of the Congo", "CD": "Democratic Republic of the Congo"}
    assert party_of_words(congo.get(country.alpha_2, name)) == country.alpha_2


def test_every_country_has_a_row() -> None:
    """All of the standard but dependent territories."""
    assert {one.alpha_2 for one in COUNTRIES} - set(ROWS) == LEFT_OUT
