"""What a person decided about a comparison → what of it lies at or below a site's ceiling.

A reason speaks of the statements that it names, so it can say what they say. What has no marking of
its own has the strictest one of the records that it names; and where a statement it names is left
out, it is left out with it.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from memcon.schemas import Corrections, Join, Split, Verdict

from .ceiling import is_above

_Decision = TypeVar("_Decision", Join, Split, Verdict)


def lower_decisions(
    corrections: Corrections, markings: Mapping[str, str], shown: Collection[str], ceiling: str
) -> Corrections:
    """The decisions without those above the ceiling.

    `markings` has the label of its record, else nothing, for every statement that the records of
    the contact had ("us/s3"); `shown` are those of them that are on the site.
    """

    def lower(decisions: Iterable[_Decision]) -> tuple[_Decision, ...]:
        return tuple(
            item
            for item in decisions
            if all(ref in shown for ref in item.statements)
            and not any(
                is_above(label, ceiling)
                for label in (
                    [item.marking] if item.marking else map(markings.get, item.statements)
                )
            )
        )

    return Corrections.model_construct(
        join=lower(corrections.join),
        split=lower(corrections.split),
        relations=lower(corrections.relations),
    )
