"""What can be searched → an index that a browser reads piece by piece, by Pagefind.

Pagefind is one program; its service mode takes requests on standard input, each a JSON message in
base64 with a comma behind it, and answers the same way. Its own Python client waits a tenth of a
second for each answer, which is too long for the statements of thousands of readouts.
"""

import base64
import hashlib
import json
import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import PurePosixPath
from threading import Thread
from typing import IO, Any

from memcon.problems import OutputError

from .api import Output
from .search import Findable
from .searched import as_page
from .settle import settle

FOLDER = PurePosixPath("pagefind")
LANGUAGE = "en"
"""That of the site's own pages: Pagefind keeps an index a language, and a page asks for its own."""
_WIDGETS = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight.")
"""Ready-made interfaces that a site of ours does not use."""


def index(found: Iterable[Findable]) -> Iterator[Output]:
    """The files of the index. Raises OutputError where Pagefind does not answer as it should."""
    files = {
        item["path"]: base64.b64decode(item["content"])
        for item in _ask_for_files(_requests(found))
        if not item["path"].startswith(_WIDGETS)
    }
    for path, data in sorted(settle(files).items()):
        yield FOLDER / path, data


def index_key(found: Iterable[Findable]) -> str:
    """What stands for all that the index is made from."""
    key = hashlib.sha256(version("pagefind-bin").encode())
    for item in found:
        key.update(f"\0{item.address}\0{as_page(item)}".encode())
    return key.hexdigest()


def _requests(found: Iterable[Findable]) -> Iterator[dict[str, Any]]:
    yield {"type": "NewIndex", "config": {"force_language": LANGUAGE}}
    for item in found:
        page = as_page(item)
        yield {"type": "AddFile", "index_id": 0, "url": item.address, "file_contents": page}
    # Files that it writes itself may not be whole when it says that they are.
    yield {"type": "GetFiles", "index_id": 0}


def _ask_for_files(requests: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    """Ask everything in one go; the input stays open until the last answer has come."""
    from pagefind_bin import get_executable

    command = [str(get_executable()), "--service"]
    with subprocess.Popen(  # noqa: S603 - the program of a pinned package
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin  # noqa: S101 - asked for above
        assert process.stdout  # noqa: S101
        writer = Thread(target=_ask, args=(requests, process.stdin), daemon=True)
        writer.start()
        try:
            return _last_answer(process.stdout)
        finally:
            process.kill()
            writer.join()
            with suppress(BrokenPipeError):  # what was not read any more
                process.stdin.close()


def _ask(requests: Iterable[dict[str, Any]], stream: IO[bytes]) -> None:
    try:
        for number, request in enumerate(requests, start=1):
            message = json.dumps({"message_id": number, "payload": request}).encode()
            stream.write(base64.b64encode(message) + b",")
        stream.flush()
    except OSError:
        return  # the program ended early: the reader of its answers says so


def _last_answer(stream: IO[bytes]) -> list[dict[str, str]]:
    for message in _messages(stream):
        answer = json.loads(base64.b64decode(message))["payload"]
        if answer["type"] == "Error":
            raise OutputError(f"the search index could not be made: {answer['message']}")
        if answer["type"] == "GetFiles":
            files: list[dict[str, str]] = answer["files"]
            return files
    raise OutputError("the search index could not be made: Pagefind ended early")


def _messages(stream: IO[bytes]) -> Iterator[bytes]:
    pieces: list[bytes] = []
    while piece := os.read(stream.fileno(), 1 << 20):
        *ends, rest = piece.split(b",")
        for end in ends:
            yield b"".join([*pieces, end])
            pieces.clear()
        pieces.append(rest)
