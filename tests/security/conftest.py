"""What the tests of hostile input share: a listener that must not hear anything, a secret."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from .listener import Listener, listen
from .payloads import LINES, TEXTS

SECRET = "words-that-no-output-may-hold"  # noqa: S105 - a secret of these tests


@pytest.fixture(scope="session")
def open_ears() -> Iterator[Listener]:
    with listen() as listener:
        yield listener


@pytest.fixture
def listener(open_ears: Listener) -> Iterator[Listener]:
    """A listener that hears nothing during the test, and would have heard."""
    open_ears.requests.clear()
    yield open_ears
    assert open_ears.requests == []
    assert open_ears.hears()


@dataclass(frozen=True)
class Secret:
    """A file outside of all folders that a build may read, in three forms."""

    folder: Path

    def uri(self, ending: str = "txt") -> str:
        """The address of one of them."""
        return (self.folder / f"secret.{ending}").as_uri()


@pytest.fixture(scope="session")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Secret:
    """The planted files."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "secret.txt").write_text(SECRET)
    (folder / "secret.css").write_text(f"p::after {{ content: '{SECRET}' }}")
    (folder / "secret.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>{SECRET}</text></svg>'
    )
    return Secret(folder)


@pytest.fixture(scope="session")
def texts(open_ears: Listener, secret: Secret) -> list[tuple[str, str]]:
    """What stands in a field of one line, and what stands in one of several."""

    def placed(text: str) -> str:
        return text.replace("@@HTTP@@", open_ears.at("")[:-1]).replace("@@SECRET@@", secret.uri())

    pairs = [(text, text) for text in TEXTS.values()] + [("x", text) for text in LINES.values()]
    return [(placed(line), placed(prose)) for line, prose in pairs]
