"""Handling labels: sets of words with an order, and no claim of classification."""

from typing import Literal, get_args

TlpLabel = Literal["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]
"""Traffic Light Protocol 2.0 (FIRST): exact labels, in order, never translated."""

GscLabel = Literal["OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET"]
"""Government Security Classifications (gov.uk, 2024), as words only."""

CuiLabel = Literal["CUI"]
"""Controlled Unclassified Information, the banner only."""

Marking = TlpLabel | GscLabel | CuiLabel

SETS: tuple[tuple[str, ...], ...] = (get_args(TlpLabel), get_args(GscLabel), get_args(CuiLabel))


def rank(marking: str) -> tuple[int, int]:
    """The set of a label and its place in it, both from 0: higher is stricter in one set."""
    for index, labels in enumerate(SETS):
        if marking in labels:
            return index, labels.index(marking)
    raise ValueError(marking)
