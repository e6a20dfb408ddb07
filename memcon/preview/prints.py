"""PDFs of the preview, each made once for as long as its page stays the same."""

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from threading import Lock

from memcon.problems import RenderError
from memcon.render import Printed, PrintPage
from memcon.workers import PdfWorkers

_HELD = 200
"""PDFs kept in memory: some 50 KB each."""
_ENDED = "the preview has ended"


class Prints:
    """Makes PDFs in a warm process of its own. May be asked from several threads."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._workers = PdfWorkers(1, folders)
        self._lock = Lock()
        self._closed = False
        self._made: OrderedDict[PrintPage, Printed | RenderError] = OrderedDict()

    def make(self, address: PurePosixPath, page: PrintPage) -> Printed | RenderError:
        """The PDF of a page, or what kept it from being made."""
        with self._lock:
            if self._closed:
                return RenderError(_ENDED)
            if page not in self._made:
                answers = [made for _, made in self._workers.render([(address, page)])]
                if not answers:  # closed while it was being made
                    return RenderError(_ENDED)
                self._made[page] = answers[0]
                if len(self._made) > _HELD:
                    self._made.popitem(last=False)
            return self._made[page]

    def forget(self) -> None:
        """Begin anew: a style or a template has changed."""
        with self._lock:
            self._workers.__exit__(None, None, None)
            self._workers = PdfWorkers(1, self._folders)
            self._made.clear()

    def close(self) -> None:
        """End the process at once, whatever it is at."""
        self._closed = True
        self._workers.__exit__(None, None, None)
