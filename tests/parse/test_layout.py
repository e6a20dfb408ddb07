"""Drafts are written as YAML that both readers of the project take for the same data."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from memcon import careful
from memcon.load import parse
from memcon.parse.layout import WIDTH, as_yaml
from memcon.schemas import HIDDEN

SIGNS = st.sampled_from(" :#-'\"{}[],&*!|>%@`“”…no~12e")
LINES = (
    st.text(st.characters(exclude_categories=("Cs",)) | SIGNS, max_size=150)
    | st.text(SIGNS, max_size=150)
    | st.sampled_from(["null", "True", "yes", "~", "NO", "1e3", "0x1F", ".nan", "2025-07-03"])
).map(lambda text: HIDDEN.sub("", text).replace("\t", " "))
KEYS = st.sampled_from(["id", "exact", "evidence", "minutes", "value"])
SCALARS = LINES | st.integers(-9, 99) | st.none()
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, DATA, min_size=1, max_size=4))
def test_what_is_written_reads_back_as_the_same_data(data: dict[str, Any]) -> None:
    """By the fast reader and by the careful one."""
    text = as_yaml(data)
    assert parse(text.encode(), "x").data == data
    assert careful.read(text).data == data


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("almost an hour", "almost an hour"),
        ("NO", '"NO"'),
        ("yes", '"yes"'),
        ("Null", '"Null"'),
        ('it\'s "no"', "'it''s \"no\"'"),
        ("2025-07-03", '"2025-07-03"'),
        ("2025-07-03-putin-trump", "2025-07-03-putin-trump"),
        ("12e34", '"12e34"'),
        ("1e" * 32, f'"{"1e" * 32}"'),
        ("1a" * 32, "1a" * 32),
        ("a: b", '"a: b"'),
        ('he said "no"', "'he said \"no\"'"),
        ("https://example.org/a", "https://example.org/a"),
        ([50, None], "[50, null]"),
        ({"minutes": [50, 60]}, "{minutes: [50, 60]}"),
        ({"wording": "one, two"}, '{wording: "one, two"}'),
    ],
)
def test_short_values_stand_on_one_line(value: Any, shown: str) -> None:
    """What YAML could take for something else than text stands in quotation marks."""
    assert as_yaml({"key": value}) == f"key: {shown}\n"
    assert yaml.safe_load(as_yaml({"key": value}))["key"] == value


def test_long_texts_are_folded_below_their_key() -> None:
    """A text of more than a line is folded between its words."""
    words = " ".join(["words of the source"] * 12)
    text = as_yaml({"list": [{"exact": words}]})
    assert text.startswith("list:\n  - exact: >-\n      words of")
    assert max(map(len, text.split("\n"))) <= WIDTH
