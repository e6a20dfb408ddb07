"""The list of payloads that lies beside a checkout: each is refused, or inert in every output."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from alpha_beta import REGISTRIES, data

from memcon.load import parse
from memcon.problems import RenderError, UnreadableError
from memcon.record import Record, read_captures
from memcon.render import PrintPage
from memcon.render.fonts import prepare_fonts, use_fonts
from memcon.render.outputs import Renderer, open_renderers
from memcon.validate import validate
from memcon.view import brief

from .conftest import SECRET, Secret
from .listener import Listener
from .scan import scan
from .test_refused import escaped

use_fonts(prepare_fonts())

from memcon.render.pdf import PdfRenderer  # noqa: E402 - the fonts come first

OUTPUTS = ("md", "html", "eml", "txt", "csv")
STRICTER = {"asset-own-png-data"}
"""Refused though it need not be: no page of ours has a picture inside its address."""


@pytest.fixture
def payloads(shared: Path) -> list[dict[str, Any]]:
    path = shared / "quality" / "security_payloads.yaml"
    items: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    return items


def expand(payload: Any, listener: Listener, secret: Secret) -> bytes:
    """The bytes of a payload with the addresses that it names."""
    if isinstance(payload, dict):
        return bytes.fromhex(payload["hex"])
    if isinstance(payload, list):
        payload = "".join(piece["text"] * piece.get("times", 1) for piece in payload)
    for name, place in {
        "HTTP": listener.at("")[:-1],
        "SECRET": secret.uri(),
        "SECRET_CSS": secret.uri("css"),
        "SECRET_PNG": secret.uri("svg"),
        "SECRET_PATH": str(secret.folder / "secret.svg"),
    }.items():
        payload = payload.replace(f"@@{name}@@", place)
    return bytes(payload.encode())


def carried(kind: str, payload: bytes) -> bytes:
    """A readout with the payload in it; of YAML, the payload itself."""
    if kind == "yaml":
        return payload
    text = payload.decode()
    said = {"id": "s1", "kind": "discussed", "evidence": "discussed trade"}
    changes: dict[str, dict[str, Any]] = {
        "id": {"statements": [{**said, "id": text}]},
        "url": {"sources": [{"id": "text", "kind": "official_readout", "url": text}]},
        "text": {"bottom_line": text},
    }
    return escaped(data(**changes[kind])).encode()


def read(raw: bytes) -> Record | None:
    """The record, or none where it is refused."""
    try:
        document = parse(raw, "alpha.yaml")
    except UnreadableError:
        return None
    readout, problems = validate(document)
    assert readout is not None or problems
    return (
        Record(document, readout, read_captures(readout, Path("no")), REGISTRIES)
        if readout
        else None
    )


def outputs_of(record: Record, renderers: Mapping[str, Renderer]) -> Iterator[tuple[str, bytes]]:
    made = brief(record)
    for ending, render in renderers.items():
        for name in ("onepage", "record", "coding-sheet"):
            output = render(made, name)
            assert not isinstance(output, PrintPage)
            yield ending, output.encode() if isinstance(output, str) else output


def test_every_payload_that_is_read_is_refused_or_inert(
    payloads: list[dict[str, Any]], listener: Listener, secret: Secret
) -> None:
    items = [item for item in payloads if item["kind"] in ("yaml", "id", "url", "text")]
    assert items
    renderers = open_renderers(OUTPUTS)
    for item in items:
        record = read(carried(item["kind"], expand(item["payload"], listener, secret)))
        assert item["expected"] != "refuse" or record is None, item["id"]
        assert item["expected"] != "accept" or record is not None, item["id"]
        never = (SECRET, *item.get("must_not_contain", ()))
        for ending, output in outputs_of(record, renderers) if record else ():
            assert scan(ending, output, never) == [], item["id"]
            wanted = item.get("must_contain", ()) if ending == "html" else ()
            assert all(words in output.decode() for words in wanted), item["id"]


def test_every_page_that_asks_for_something_is_refused(
    payloads: list[dict[str, Any]], listener: Listener, secret: Secret, tmp_path: Path
) -> None:
    own = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    (tmp_path / "own.svg").write_text(own)
    (tmp_path / "link.png").symlink_to(secret.folder / "secret.svg")
    renderer = PdfRenderer([tmp_path])
    items = [item for item in payloads if item["kind"] == "asset"]
    assert items
    for item in items:
        body = expand(item["payload"], listener, secret).decode()
        page = PrintPage(f"<!DOCTYPE html><html lang=en><title>T</title><h1>T</h1>{body}")
        if item["expected"] == "accept" and item["id"] not in STRICTER:
            assert renderer.render(page).data.startswith(b"%PDF-"), item["id"]
            continue
        with pytest.raises(RenderError, match=r"only files|no such file|lies outside|no image"):
            renderer.render(page)
