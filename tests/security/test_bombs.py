"""What is small and becomes large: nothing that is packed is unpacked without an end.

A page that would fill the memory or never be done costs itself only: `test_workers.py` and
`test_faults.py`. A source text that is a packed document is refused: `parse/`.
"""

import io
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from alpha_beta import data, write
from click.testing import CliRunner

from memcon.cli import cli
from memcon.problems import RenderError
from memcon.render.attached import MAX_BYTES, read_attachments


def carrying(content: bytes, **keys: Any) -> bytes:
    """A PDF that carries one file in the way of ours."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    stream = pikepdf.Stream(pdf, b"")
    stream.write(content, filter=keys.pop("filter", pikepdf.Name.FlateDecode))
    for name, value in keys.items():
        stream[f"/{name}"] = value
    entry = pikepdf.Dictionary(
        Type=pikepdf.Name.Filespec,
        UF="alpha.yaml",
        AFRelationship=pikepdf.Name.Source,
        EF=pikepdf.Dictionary(F=stream),
    )
    pdf.Root.AF = pikepdf.Array([pdf.make_indirect(entry)])
    made = io.BytesIO()
    pdf.save(made, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return made.getvalue()


def test_a_file_inside_a_pdf_is_read() -> None:
    (found,) = read_attachments(carrying(zlib.compress(b"memcon: 1\n")))
    assert (found.name, found.data) == ("alpha.yaml", b"memcon: 1\n")


def test_a_file_inside_a_pdf_that_grows_without_end_is_refused() -> None:
    """Of a hundred megabytes in a hundred kilobytes no more is unpacked than may be."""
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(5 * MAX_BYTES // 1_000_000))
    with pytest.raises(RenderError, match="more than 20,000,000 bytes"):
        read_attachments(carrying(bomb + packer.flush()))


@pytest.mark.parametrize("packed", [b"x", zlib.compress(b"x" * 1000)[:5]])
def test_a_file_inside_a_pdf_that_is_torn_is_refused(packed: bytes) -> None:
    with pytest.raises(RenderError, match="cannot be unpacked"):
        read_attachments(carrying(packed))


@pytest.mark.parametrize("filters", ["/LZWDecode", "/RunLengthDecode"])
def test_a_file_that_is_packed_in_another_way_is_refused(filters: str) -> None:
    with pytest.raises(RenderError, match="packed in a way"):
        read_attachments(carrying(b"x", filter=pikepdf.Name(filters)))
    both = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
    with pytest.raises(RenderError, match="packed in a way"):
        read_attachments(carrying(zlib.compress(zlib.compress(b"x")), filter=both))


def test_a_damaged_cache_is_not_read_as_an_output(tmp_path: Path, monkeypatch: Any) -> None:
    """Whatever lies there is compared with the hash that it is kept under."""
    monkeypatch.setenv("MEMCON_CACHE", str(tmp_path / "cache"))
    write(tmp_path / "reports", {"2030-01-02-alpha-beta/alpha": data()})
    words = ["build", tmp_path / "reports", "-o", tmp_path / "output", "--to", "md,html"]
    command = [str(word) for word in words]
    assert CliRunner().invoke(cli, command).exit_code == 0
    made = {path: path.read_bytes() for path in (tmp_path / "output").rglob("*.*ml")}
    assert made
    for path in (tmp_path / "cache").rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            path.write_bytes(b"<script>alert(1)</script>")
    for path in made:
        path.unlink()
    done = CliRunner().invoke(cli, command)
    assert done.exit_code == 0, done.output
    assert {path: path.read_bytes() for path in made} == made
