"""What a worker does: a page in, its PDF or a message out, until the pipe closes."""

from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from .confine import Limits, allow_processor, confine, resident
from .problems import RenderError


def work(pipe: Connection, folders: Sequence[Path], limits: Limits) -> None:
    """Serve until the other end of the pipe is gone.

    A reply is a PDF or why there is none, and whether this process has grown too large to go on.
    A renderer of its own: a font map with threads behind it does not survive a fork.
    """
    from .render.pdf import PdfRenderer

    confine(limits)
    renderer: Any = None
    while True:
        try:
            page = pipe.recv()
        except (EOFError, OSError):
            return
        allow_processor(limits.cpu)
        try:
            renderer = renderer or PdfRenderer(folders)
            made = renderer.render(page)
        except Exception as error:  # noqa: BLE001 - whatever happens costs this brief only
            made = _told(error)
        pipe.send((made, resident() > limits.resident))


def _told(error: Exception) -> str:
    match error:
        case RenderError():
            return str(error)
        case MemoryError():
            return "it needs more memory than a brief may take"
        case RecursionError():
            return "its parts are nested too deeply"
        case _:
            return f"{type(error).__name__}: {error}"
