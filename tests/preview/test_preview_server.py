"""The preview over HTTP: what it serves, and what it refuses."""

import socket
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest
from two_contacts import ALPHA, PAGE, edit

from memcon.preview.desk import Desk
from memcon.preview.server import Server
from memcon.problems import PortError
from memcon.site.policy import HEADERS


@pytest.fixture
def server(desk: Desk) -> Iterator[Server]:
    """The desk on a free port."""
    with Server(desk, 0) as made:
        thread = Thread(target=made.serve_forever, args=(0.02,))
        thread.start()
        yield made
        desk.close()
        made.shutdown()
        thread.join()


def ask(server: Server, target: str, method: str = "GET", **headers: str) -> HTTPResponse:
    """The answer to a request, with its body in `text`."""
    line = HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    line.putrequest(method, target, skip_host="Host" in headers)
    for name, value in headers.items():
        line.putheader(name, value)
    line.endheaders()
    answer = line.getresponse()
    answer.text = answer.read().decode("utf-8", "replace")  # type: ignore[attr-defined]
    line.close()
    return answer


def test_a_page_has_the_headers_of_the_site_and_is_never_stored(server: Server) -> None:
    """The policy allows no inline script, and the page has none."""
    answer = ask(server, f"/{PAGE}")
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "'unsafe" not in answer.headers["Content-Security-Policy"]
    for piece in answer.text.split("<script")[1:]:  # type: ignore[attr-defined]
        opening, _, rest = piece.partition(">")
        if 'type="application/ld+json"' in opening:
            continue  # a block of data is no script
        assert "src=" in opening
        assert rest.startswith("</script>")
    assert " style=" not in answer.text  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("/", "text/html"),
        ("/contacts/2030-01-02-alpha-beta/", "text/html"),
        ("/contacts/2030-01-02-alpha-beta/alpha.md", "text/markdown"),
        ("/contacts/2030-01-02-alpha-beta/alpha.yaml", "text/plain"),
        ("/contacts/2030-01-02-alpha-beta/alpha.pdf", "application/pdf"),
        ("/assets/site.css", "text/css"),
        ("/assets/fonts/MemconSans-Regular.woff2", "font/woff2"),
        ("/search.html", "text/html"),
        ("/pagefind/pagefind.js", "text/javascript"),
        ("/feeds/all.atom", "application/atom+xml"),
        ("/-/live.js", "text/javascript"),
        ("/-/preview.css", "text/css"),
    ],
)
def test_everything_of_the_site_is_there(server: Server, target: str, kind: str) -> None:
    """Pages, downloads, assets, data, and the preview's own two files; HEAD has no body."""
    answer, bare = ask(server, target), ask(server, target, "HEAD")
    assert (answer.status, bare.status) == (200, 200)
    assert answer.headers.get_content_type() == kind
    assert bare.headers["Content-Length"] == answer.headers["Content-Length"] != "0"


def test_a_folder_without_its_slash_leads_to_its_page(server: Server) -> None:
    """Relative links of the page need the slash; other folders are not there, nor is any list."""
    answer = ask(server, "/contacts/2030-01-02-alpha-beta")
    assert answer.status == 302
    assert answer.headers["Location"] == "/contacts/2030-01-02-alpha-beta/"
    for target in ("/contacts/", "/contacts", "/assets/", "/assets/fonts/", "/-/"):
        assert ask(server, target).status == 404


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.yaml",
        "/%2e%2e/secret.yaml",
        "/assets/../../secret.yaml",
        "/assets/%2e%2e/%2e%2e/secret.yaml",
        "/..%2fsecret.yaml",
        "/secret.yaml",
        "/reports/people.yaml",
        "/contacts/2030-01-02-alpha-beta/captures/secret.txt",
        "/contacts/2030-01-02-alpha-beta/link.yaml",
        "/-/../secret.yaml",
        "/-/%2e%2e/site/layout.html.j2",
        "/-/panel.html.j2",
        "http://127.0.0.1/secret.yaml",
    ],
)
def test_no_file_of_the_disk_is_served(server: Server, desk: Desk, target: str) -> None:
    """Neither by steps up, nor through links, nor what lies among the readouts themselves."""
    Path("secret.yaml").write_text("the secret", "utf-8")
    captures = ALPHA.parent / "captures"
    captures.mkdir()
    (captures / "secret.txt").write_text("the secret", "utf-8")
    (ALPHA.parent / "link.yaml").symlink_to(Path("secret.yaml").resolve())
    desk.look()
    answer = ask(server, target)
    assert answer.status in (404, 421)
    assert "the secret" not in answer.text  # type: ignore[attr-defined]


@pytest.mark.parametrize("host", ["rebound.example", "localhost", "127.0.0.1:1", ""])
def test_a_foreign_name_is_refused(server: Server, host: str) -> None:
    """A page that was reached by another name of this machine learns nothing."""
    answer = ask(server, "/", Host=host)
    assert answer.status == 421
    assert "barley" not in answer.text  # type: ignore[attr-defined]


def test_the_names_of_this_machine_are_served(server: Server) -> None:
    """All three, with the port."""
    for name in ("localhost", "127.0.0.1", "[::1]"):
        assert ask(server, "/", Host=f"{name}:{server.server_port}").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"])
def test_the_preview_only_shows(server: Server, method: str) -> None:
    """Every other method than GET and HEAD is refused in one line."""
    answer = ask(server, "/", method)
    assert answer.status == 405
    assert answer.headers["Allow"] == "GET, HEAD"
    assert answer.text == "the preview only shows\n"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "raw", [b"\r\n\r\n", b"GET\r\n\r\n", b"\x16\x03\x01\r\n\r\n", b"G" * 70000]
)
def test_what_is_no_request_harms_nothing(
    server: Server, raw: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    """It is refused or dropped without a word on the terminal, and the next one is answered."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=30) as line:
        line.sendall(raw)
        line.shutdown(socket.SHUT_WR)
        while line.recv(65536):
            pass
    assert ask(server, "/").status == 200
    assert capfd.readouterr() == ("", "")


def test_it_listens_on_the_loopback_address_alone(server: Server) -> None:
    """No other machine reaches it."""
    assert server.server_address[0] == "127.0.0.1"


def test_a_port_in_use_is_an_error_of_one_line(server: Server, desk: Desk) -> None:
    """It says which port, and what to do."""
    with pytest.raises(PortError, match=f"port {server.server_port}: address already in use; name"):
        Server(desk, server.server_port)


def test_a_page_hears_of_what_changes_on_it_and_of_nothing_else(server: Server, desk: Desk) -> None:
    """The stream of events tells the page that was edited, once for each edit."""
    line = HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    line.request("GET", f"/-/events?at={PAGE}&have={desk.fingerprint(PAGE)}")
    stream = line.getresponse()
    assert stream.headers.get_content_type() == "text/event-stream"
    assert [stream.readline() for _ in range(4)][2] == b": still the same\n"
    edit("Alpha tells of oats")
    desk.look()
    assert [stream.readline() for _ in range(3)] == [b"event: renewed\n", b"data: page\n", b"\n"]
    Path("reports/2030-03-04-alpha-beta/beta.yaml").write_text("broken: [", "utf-8")
    edit("Alpha tells of maize")
    desk.look()
    assert stream.readline() == b"event: renewed\n"
    line.close()


def test_a_page_that_is_behind_hears_so_at_once(server: Server) -> None:
    """A page that was hidden, or open before the preview began anew, asks with what it has."""
    line = HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    line.request("GET", f"/-/events?at={PAGE}&have=older")
    stream = line.getresponse()
    assert [stream.readline() for _ in range(3)][2] == b"event: renewed\n"
    line.close()
