"""What a machine of a cluster does: make PDFs in bounded processes, as the build's own would."""

import ctypes
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from distributed import WorkerPlugin

from .cache import cache_dir
from .confine import Limits
from .luggage import Luggage, pack, unpack
from .problems import ClusterError
from .render import Printed, PrintPage
from .render.folders import templates_dir
from .render.fonts import prepare_fonts
from .workers import PdfWorkers

_PACKAGES = ("memcon", "weasyprint", "pydyf")


@dataclass
class _Room:
    """What one build needs on this machine, or why it cannot be served."""

    folders: Sequence[Path] = ()
    refusal: str = ""
    idle: list[PdfWorkers] = field(default_factory=list)


_rooms: dict[str, _Room] = {}


def tools() -> dict[str, str]:
    """All but the page and the user's folders that decides the bytes of a PDF, by name."""
    found = {package: version(package) for package in _PACKAGES}
    try:
        pango = ctypes.CDLL("libpango-1.0.so.0")
        pango.pango_version_string.restype = ctypes.c_char_p
        found["Pango"] = pango.pango_version_string().decode()
    except OSError:
        found["Pango"] = "of another name"
    style = pack([templates_dir() / "style"])
    found["our styles"] = hashlib.sha256(style.sha256.encode()).hexdigest()[:12]
    found["our fonts"] = prepare_fonts().sha256[:12]
    return found


def difference(here: dict[str, str], there: dict[str, str]) -> str:
    """The first tool that is another one there, in words; empty where all are the same."""
    for name, ours in here.items():
        if (theirs := there.get(name, "none")) != ours:
            return f"it has {name} {theirs}, and the build {ours}: install the same there"
    return ""


class Prepare(WorkerPlugin):
    """A Dask worker plugin: makes ready for a build, and cleans up after it.

    The scheduler gives it to every worker process, those that come later included.
    """

    idempotent = False

    def __init__(self, name: str, luggage: Luggage, tools: dict[str, str]) -> None:
        self.name = name
        self._luggage = luggage
        self._tools = tools

    def setup(self, worker: object) -> None:  # noqa: ARG002 - Dask's interface
        """Unpack what the build brought along; note what keeps this machine from serving it."""
        try:
            refusal = difference(self._tools, tools())
            folders = () if refusal else unpack(self._luggage, cache_dir() / "cluster")
            _rooms[self.name] = _Room(folders, refusal)
        except (OSError, ValueError, ClusterError) as error:
            _rooms[self.name] = _Room(refusal=str(error))

    def teardown(self, worker: object) -> None:  # noqa: ARG002 - Dask's interface
        """End the processes of the build."""
        for workers in _rooms.pop(self.name, _Room()).idle:
            workers.__exit__(None, None, None)


def make_pdf(build: str, page: PrintPage, limits: Limits) -> Printed | str:
    """The PDF of a page of a build, or why there is none.

    Raises ClusterError where this machine cannot serve the build. Threads of one Dask worker each
    take a bounded process of their own.
    """
    room = _rooms.get(build) or _Room(refusal="the build was not announced to it")
    if room.refusal:
        raise ClusterError(room.refusal)
    try:
        workers = room.idle.pop()
    except IndexError:
        workers = PdfWorkers(1, room.folders, limits)
    try:
        ((_, answer),) = workers.render([(PurePosixPath("page.pdf"), page)])
    finally:
        room.idle.append(workers)
    if isinstance(answer, Printed):
        return answer
    told = str(answer)
    for number, folder in enumerate(room.folders):
        told = told.replace(str(folder), name_folder(number))
    return told


def name_folder(number: int) -> str:
    """What stands in a message for a folder of the user's, until it is where that folder is."""
    return f"/<templates {number}>"
