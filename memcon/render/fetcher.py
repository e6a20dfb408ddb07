"""What a page may read while it is rendered: files of the folders named, nothing else."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

MEDIA_TYPES = {
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}
MAX_BYTES = 20_000_000


class ClosedFetcher(URLFetcher):  # type: ignore[misc]
    """Serves images and styles that lie in one of the folders; refuses all else, and remembers it.

    Nothing comes from the network, ever. The path that was checked, links resolved, is the one
    that is read. Whoever renders looks at `refused` afterwards: WeasyPrint swallows refusals that
    happen inside an SVG image.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__(allowed_protocols=["file"], allow_redirects=False, fail_on_errors=True)
        self._folders = [folder.resolve() for folder in folders]
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002
        """The file of an address; raises FatalURLFetchingError for whatever is not allowed."""
        try:
            parts = urlsplit(url)
        except ValueError:
            self._refuse(url, "it is no address")
        if parts.scheme != "file" or parts.netloc or parts.query:
            self._refuse(url, "only files of the templates' own folders are read")
        try:
            path = Path(url2pathname(parts.path)).resolve(strict=True)
        except (OSError, ValueError, RuntimeError):
            self._refuse(url, "there is no such file")
        if not any(path.is_relative_to(folder) for folder in self._folders):
            self._refuse(url, "it lies outside the templates' folders")
        media_type = MEDIA_TYPES.get(path.suffix.lower())
        if media_type is None:
            self._refuse(url, "it is no image and no style sheet")
        return URLFetcherResponse(url, self._read(url, path), {"Content-Type": media_type})

    def _read(self, url: str, path: Path) -> bytes:
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        try:
            with os.fdopen(os.open(path, flags), "rb") as file:
                state = os.fstat(file.fileno())
                if stat.S_ISREG(state.st_mode) and state.st_size <= MAX_BYTES:
                    return file.read()
        except OSError:
            pass
        return self._refuse(url, "it is no ordinary file, or too large")

    def _refuse(self, url: str, reason: str) -> NoReturn:
        shown = url if len(url) <= 100 else f"{url[:100]}…"  # noqa: PLR2004
        self.refused.append(f"{shown}: {reason}")
        raise FatalURLFetchingError(self.refused[-1])
