"""A server on the loopback address that writes down whatever it is asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.request import urlopen


@dataclass
class Listener:
    """Where it listens, and the paths that were asked for, in their order."""

    port: int
    requests: list[str] = field(default_factory=list)

    def at(self, path: str) -> str:
        """An address of its own; below `/to/` it sends its visitor on to another of them."""
        return f"http://127.0.0.1:{self.port}/{path}"

    def hears(self) -> bool:
        """Whether a request would be heard right now; that one is forgotten again."""
        with urlopen(self.at("proof"), timeout=30) as answer:  # noqa: S310 - its own address
            answer.read()
        heard = bool(self.requests) and self.requests[-1] == "/proof"
        self.requests[:] = [path for path in self.requests if path != "/proof"]
        return heard


@contextmanager
def listen() -> Iterator[Listener]:
    """A listener for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            listener.requests.append(self.path)
            is_elsewhere = self.path.startswith("/to/")
            self.send_response(302 if is_elsewhere else 200)
            if is_elsewhere:
                self.send_header("Location", f"/{self.path.removeprefix('/to/')}")
            self.send_header("Content-Length", "1")
            self.end_headers()
            self.wfile.write(b"x")

        do_HEAD = do_POST = do_GET  # noqa: N815 - the names that the standard library calls

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        listener = Listener(server.server_port)
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield listener
        finally:
            server.shutdown()
            thread.join()
