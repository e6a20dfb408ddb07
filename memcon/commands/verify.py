"""`memcon verify`: whether PDFs still say what the records inside them give."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import click

from memcon.problems import OutputError, UsageError

_PLACE = click.Path(path_type=Path)
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command(name="verify")
@click.argument("paths", nargs=-1, required=True, type=_PLACE)
@click.option("--captures", type=_FOLDER, help="A folder that has the stored copies of sources.")
@click.option("--records", type=_FOLDER, help="A folder of readouts: is there another version?")
@click.option("--trust", type=_FILE, multiple=True, help="A certificate that is trusted.")
@click.option("--key", type=_FILE, help="Of a folder: the minisign key of its signed list.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def command(  # noqa: PLR0913 - the options of a command
    *,
    paths: tuple[Path, ...],
    captures: Path | None,
    records: Path | None,
    trust: tuple[Path, ...],
    key: Path | None,
    shape: str,
) -> None:
    """Check PDFs from the records that they carry, and folders by their signed list.

    Nothing is asked of the network. Ends with 1 where anything is in doubt.
    """
    from memcon.record import index_captures
    from memcon.verify import verify
    from memcon.verify.folder import verify_folder

    finder = index_captures(captures) if captures else None
    known = _known(records)
    verdicts = []
    for path in paths:
        if path.is_dir():
            verdict = verify_folder(path, key)
        else:
            verdict = verify(str(path), _read(path), captures=finder, known=known, trusted=trust)
        verdicts.append(verdict)
        if shape == "text":
            click.echo(verdict)
    if shape == "json":
        rows = [{**asdict(item), "verified": item.holds} for item in verdicts]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    sys.exit(0 if all(item.holds for item in verdicts) else 1)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"{path}: there is no such file") from None
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}") from None


def _known(folder: Path | None) -> Callable[[str, str], bytes | None]:
    def find(contact: str, name: str) -> bytes | None:
        if folder is None:
            return None
        path = folder / contact / name
        return path.read_bytes() if path.is_file() else None

    return find
