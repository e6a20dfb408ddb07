"""Which requests the preview answers."""

from pathlib import PurePosixPath

import pytest

from memcon.preview.requests import address_of, is_our_host


@pytest.mark.parametrize(
    "host", ["localhost:8765", "127.0.0.1:8765", "[::1]:8765", "LocalHost:8765"]
)
def test_the_preview_answers_to_its_own_names(host: str) -> None:
    """The three names of this machine, with the port."""
    assert is_our_host([host], 8765)


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        [""],
        ["localhost"],
        ["localhost:80"],
        ["rebound.example:8765"],
        ["127.0.0.1.rebound.example:8765"],
        ["localhost:8765@rebound.example"],
        ["127.1:8765"],
        ["0.0.0.0:8765"],
        ["localhost:8765", "localhost:8765"],
    ],
)
def test_it_answers_to_no_other_name(hosts: list[str]) -> None:
    """A name that somebody pointed at 127.0.0.1 is not ours; nor are none, two, another port."""
    assert not is_our_host(hosts, 8765)


def test_port_80_may_go_without_saying() -> None:
    """A browser leaves the port of HTTP out."""
    assert is_our_host(["localhost"], 80)


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("/", "index.html"),
        ("/contacts/a/", "contacts/a/index.html"),
        ("/contacts/a/ru.html?x=/../y", "contacts/a/ru.html"),
        ("/topics/a%C3%A9.html", "topics/aé.html"),
    ],
)
def test_an_address_is_a_place_of_the_site(target: str, place: str) -> None:
    """A slash at the end stands for the page of a folder; what is asked beside it is left out."""
    assert address_of(target) == PurePosixPath(place)


@pytest.mark.parametrize(
    "target",
    [
        "/../etc/passwd",
        "/a/../../etc/passwd",
        "/%2e%2e/etc/passwd",
        "/%2E%2E%2fetc%2fpasswd",
        "/..%5cetc",
        "/a/./b",
        "//host/path",
        "/a//b",
        "/a%00.html",
        "/%ff",
        "http://localhost:8765/",
        "*",
        "",
    ],
)
def test_tricks_are_no_addresses(target: str) -> None:
    """Steps up, plain or encoded, empty parts, whole URLs and bytes that are no text."""
    assert address_of(target) is None


def test_what_is_encoded_twice_stays_encoded_once() -> None:
    """An address is decoded once only."""
    assert address_of("/%252e%252e/x") == PurePosixPath("%2e%2e/x")
