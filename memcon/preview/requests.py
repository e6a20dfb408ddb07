"""Which requests the preview answers: its own name, two methods, addresses without tricks.

A page of somebody else may make a browser ask a server on the same machine, also under a name that
was pointed at 127.0.0.1 (DNS rebinding). So a request must name this server as a person types it.
"""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote_to_bytes

METHODS = ("GET", "HEAD")
_NAMES = ("localhost", "127.0.0.1", "[::1]")
_HTTP = 80
_STRANGE = re.compile(r"[\\\x00-\x1f\x7f]")


def is_our_host(hosts: Sequence[str], port: int) -> bool:
    """Whether the `Host` lines of a request are one, and name this machine with the port."""
    if len(hosts) != 1:
        return False
    known = {f"{name}:{port}" for name in _NAMES} | ({*_NAMES} if port == _HTTP else set())
    return hosts[0].strip().lower() in known


def address_of(target: str) -> PurePosixPath | None:
    """The place below the site that the target of a request means; none for what is no such.

    It is looked up among the addresses that there are and never becomes a path of the disk; that
    parts such as `..` are refused all the same keeps one page at one address.
    """
    path = target.partition("?")[0]
    try:
        text = unquote_to_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not text.startswith("/") or _STRANGE.search(text):
        return None
    parts = text[1:].split("/")
    if parts[-1] == "":
        parts[-1] = "index.html"
    return None if {"", ".", ".."} & set(parts) else PurePosixPath(*parts)
