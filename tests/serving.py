"""A built site on the loopback address, as a static host serves it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import PurePosixPath
from threading import Thread
from urllib.parse import unquote, urlsplit

Files = Mapping[PurePosixPath, bytes]


class Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A browser that leaves before it has all is no fault."""


@contextmanager
def serve(files: Files, *, below: str = "/", headers: bool = True) -> Iterator[str]:
    """The address of the site, `below` a folder of its server.

    With `headers` the server sends those of the site's own file `_headers`, without them pages
    have only the policy that they carry.
    """
    sent = _headers(files) if headers else {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            place = path.removeprefix(below) if path.startswith(below) else "nowhere"
            if not place or place.endswith("/"):
                place += "index.html"
            found = files.get(PurePosixPath(place))
            data = files[PurePosixPath("404.html")] if found is None else found
            self.send_response(404 if found is None else 200)
            self.send_header(
                "Content-Type", "text/html; charset=utf-8" if found is None else _kind(path)
            )
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "max-age=600")
            for name, value in sent.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{below}"
        finally:
            server.shutdown()
            thread.join()


def _headers(files: Files) -> dict[str, str]:
    lines = files[PurePosixPath("_headers")].decode().splitlines()
    assert lines[0] == "/*", "the headers are for all pages"
    return dict(line.strip().split(": ", 1) for line in lines[1:])


def _kind(path: str) -> str:
    if path.endswith("/"):
        return "text/html; charset=utf-8"
    return guess_type(path)[0] or "application/octet-stream"
