"""The site of `reports/`, made once for all tests of it."""

from pathlib import Path, PurePosixPath

import pytest

from memcon.corpus import Corpus
from memcon.site.build import list_files
from memcon.site.model import Site
from memcon.site.reading import read_site

REPORTS = Path(__file__).resolve().parents[2] / "reports"


@pytest.fixture(scope="session")
def site() -> Site:
    """The site of `reports/` without its captures."""
    return read_site(Corpus(), [REPORTS])


@pytest.fixture(scope="session")
def files(site: Site) -> dict[PurePosixPath, bytes]:
    """All its files."""
    return dict(list_files(site))
