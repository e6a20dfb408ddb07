"""A desk over a folder of two contacts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from two_contacts import two_contacts

from memcon.preview.desk import Desk
from memcon.preview.wanted import Wanted


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder `reports` of a working folder of its own."""
    monkeypatch.chdir(tmp_path)
    return two_contacts()


@pytest.fixture
def desk(reports: Path) -> Iterator[Desk]:
    """A desk that has looked once."""
    made = Desk(Wanted([reports]))
    made.look()
    yield made
    made.close()
