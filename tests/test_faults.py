"""Builds that are killed, starved, crowded or fed with rubbish: the table of `make faults`, short.

The full table has the same rows with more runs.
"""

from collections.abc import Callable
from pathlib import PurePosixPath

import pytest

from faults.crowds import build_twice, spoil_one
from faults.ground import FaultError, Ground, SkippedError, must
from faults.kills import STUCK, fill_memory, kill_builds, kill_workers, stay_stuck
from faults.mutants import mutate_yaml
from faults.places import fill_disk, spoil_output
from faults.surroundings import change_surroundings
from memcon.confine import Limits
from memcon.render import Printed, PrintPage
from memcon.workers import PdfWorkers

HEAD = "<html lang=en><title>T</title><h1>T</h1>"
PAGES = {"stuck": STUCK, "good": "x"}


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """Three readouts; their PDFs are made only where a row is about workers."""
    return Ground(tmp_path_factory.mktemp("ground"), readouts=3, outputs="md,html")


@pytest.mark.parametrize(
    ("row", "count"),
    [
        (kill_builds, 4),
        (kill_workers, 1),
        (fill_memory, 1),
        (fill_disk, 3),
        (spoil_output, 1),
        (build_twice, 2),
        (spoil_one, 20),
        (change_surroundings, 5),
        (mutate_yaml, 1000),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_build_bears_it(row: Callable[[Ground, int], str], count: int, ground: Ground) -> None:
    try:
        assert row(ground, count)
    except SkippedError as reason:
        pytest.skip(str(reason))


def test_a_page_that_is_stuck_is_ended_by_its_limit() -> None:
    """The short form of `stay_stuck`, with two seconds in the place of a minute."""
    pages = {PurePosixPath(name): PrintPage(f"{HEAD}{markup}") for name, markup in PAGES.items()}
    with PdfWorkers(1, limits=Limits(cpu=2)) as workers:
        answers = dict(workers.render(pages.items()))
    assert str(answers[PurePosixPath("stuck")]) == "it took more than 2 seconds of the processor"
    assert isinstance(answers[PurePosixPath("good")], Printed)


def test_a_row_that_does_not_hold_is_told() -> None:
    with pytest.raises(FaultError, match="torn"):
        must([], "torn: x")


def test_the_full_table_has_every_row() -> None:
    from faults.__main__ import ROWS

    marks = test_a_build_bears_it.pytestmark  # type: ignore[attr-defined]
    tried = {row for mark in marks for row, _ in mark.args[1]}
    assert {row.run for row in ROWS} - tried == {stay_stuck}, "it has a short form of its own"
