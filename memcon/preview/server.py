"""The desk over HTTP, on the loopback address alone."""

import sys
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from memcon.problems import PortError
from memcon.site.policy import HEADERS

from .desk import Desk, Shown
from .kinds import HTML, PDF, PLAIN, kind_of
from .panel import read_part
from .requests import METHODS, address_of, is_our_host

LOOPBACK = "127.0.0.1"
_EVENTS = PurePosixPath("-/events")
_PARTS = {PurePosixPath("-", name): name for name in ("live.js", "preview.css")}
_SAME, _RENEWED = b": still the same\n\n", b"event: renewed\ndata: page\n\n"
_PULSE = 15
"""Seconds after which a silent stream of events says that it is there."""


class Server(ThreadingHTTPServer):
    """Answers requests, each in a thread that ends with the process.

    Raises PortError where the port cannot be had; 0 takes any that is free.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, desk: Desk, port: int) -> None:
        try:
            super().__init__((LOOPBACK, port), partial(_Handler, desk))
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            raise PortError(
                f"port {port}: {reason}; name another with --port, 0 for any that is free"
            ) from None

    @property
    def address(self) -> str:
        """Where the preview is."""
        return f"http://{LOOPBACK}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002
        """Say in one line what went wrong; a browser that went away is nothing wrong."""
        error = sys.exception()
        if not isinstance(error, ConnectionError | TimeoutError):
            sys.stderr.write(f"memcon: a request failed: {type(error).__name__}: {error}\n")


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    timeout = 60
    server: Server

    def __init__(self, desk: Desk, *given: Any) -> None:
        self._desk = desk
        super().__init__(*given)

    def do_GET(self) -> None:
        """Answer with what stands at the address."""
        if not is_our_host(self.headers.get_all("Host", []), self.server.server_port):
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST, "this is not the preview of that host")
            return
        address = address_of(self.path)
        if address is None:
            self._refuse(HTTPStatus.NOT_FOUND, "there is no such address")
        elif address == _EVENTS:
            self._tell_events()
        else:
            self._answer(address)

    do_HEAD = do_GET  # noqa: N815 - the name that the standard library calls

    def _answer(self, address: PurePosixPath) -> None:
        if address in _PARTS:
            self._send(Shown(read_part(_PARTS[address])), kind_of(address))
        elif not address.suffix and self._desk.has_folder(address):
            self._send(Shown(b"", HTTPStatus.FOUND), PLAIN, Location=f"/{quote(str(address))}/")
        elif address.suffix != ".html" and (found := self._desk.file(address)):
            self._send(found, kind_of(address) if found.status == HTTPStatus.OK else PLAIN)
        else:
            self._send(self._desk.page(address), HTML)

    def _tell_events(self) -> None:
        """Tell a page when it was renewed, for as long as it listens (HTML, section 9.2)."""
        asked = parse_qs(urlsplit(self.path).query)
        address = address_of(f"/{asked.get('at', ['index.html'])[0]}")
        have = asked.get("have", [""])[0]
        self.close_connection = True
        self._begin(HTTPStatus.OK, "text/event-stream", {"Connection": "close"})
        if self.command == "HEAD" or address is None:
            return
        with suppress(ConnectionError, TimeoutError):
            self.wfile.write(b"retry: 1000\n\n")
            version = self._desk.version
            while not self._desk.is_closed:
                now = self._desk.fingerprint(address)
                self.wfile.write(_SAME if now == have else _RENEWED)
                have = now
                version = self._desk.wait(version, _PULSE)

    def _refuse(self, status: HTTPStatus, text: str) -> None:
        self.close_connection = True
        self._send(Shown(f"{text}\n".encode(), status), PLAIN, Connection="close")

    def _send(self, shown: Shown, kind: str, **headers: str) -> None:
        self._begin(shown.status, kind, {"Content-Length": str(len(shown.data)), **headers})
        if self.command != "HEAD":
            self.wfile.write(shown.data)

    def _begin(self, status: int, kind: str, headers: dict[str, str]) -> None:
        self.send_response(status)
        sent = {"Content-Type": kind, "Cache-Control": "no-store", **HEADERS, **headers}
        if kind == PDF:  # a browser shows it by parts of its own, which are not the site's
            del sent["Content-Security-Policy"]
        for name, value in sent.items():
            self.send_header(name, value)
        self.end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what is no request, or has another method than the two, in one plain line."""
        del explain
        status = HTTPStatus(code)
        self.close_connection = True
        headers = {"Connection": "close"}
        if status == HTTPStatus.NOT_IMPLEMENTED:
            status, message = HTTPStatus.METHOD_NOT_ALLOWED, "the preview only shows"
            headers["Allow"] = ", ".join(METHODS)
        self._send(Shown(f"{message or status.phrase}\n".encode(), status), PLAIN, **headers)

    def version_string(self) -> str:
        """What the server calls itself."""
        return "memcon"

    def log_message(self, *_: object) -> None:
        """Say nothing: what was read is nobody's business."""
