"""PDFs of the preview, where it ends while one is being made."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import pytest

from memcon.preview.prints import Prints
from memcon.problems import RenderError
from memcon.render import PrintPage
from memcon.workers import PdfWorkers


def test_a_page_that_the_end_overtakes_is_told_as_not_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The workers are gone and answer nothing; no thread falls over it."""

    def ended(_workers: PdfWorkers, _tasks: Any) -> Iterator[Any]:
        return iter(())

    monkeypatch.setattr(PdfWorkers, "render", ended)
    made = Prints(()).make(PurePosixPath("a.pdf"), PrintPage("<p>a"))
    assert isinstance(made, RenderError)
    assert str(made) == "the preview has ended"
