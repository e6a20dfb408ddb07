"""What the tests share: golden files, and the texts that lie beside a checkout."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# No test is timed: a busy machine fails none.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Rewrite the golden files instead of comparing.",
    )
    parser.addoption(
        "--every-brief",
        action="store_true",
        help="Ask the gate of PDFs for every brief of reports/ instead of a sample.",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a golden file, or rewrites the file."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert path.is_file(), f"{path} is not there: run pytest --update-golden, and read it"
        assert text == path.read_text("utf-8")

    return compare


@pytest.fixture
def shared() -> Path:
    """The folder of texts beside the checkout; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared is not here")
    return SHARED
