"""How far coders agree: Krippendorff's alpha for names without an order."""

from collections import Counter
from collections.abc import Iterable, Sequence


def nominal_alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Alpha over units, each with the values that its coders gave; 1 is full agreement.

    None where no unit has two values, or where only one value was ever given: then nothing could
    have differed. Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), C.
    """
    pairable = [Counter(unit) for unit in units if len(unit) > 1]
    totals = sum(pairable, Counter[str]())
    values = totals.total()
    expected = values * values - sum(number * number for number in totals.values())
    if not expected:
        return None
    observed = sum(
        (unit.total() ** 2 - sum(number**2 for number in unit.values())) / (unit.total() - 1)
        for unit in pairable
    )
    return 1 - (values - 1) * observed / expected
