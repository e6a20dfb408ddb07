"""One command a module, and the options that several of them share."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.problems import UsageError

if TYPE_CHECKING:
    from memcon.corpus import Corpus

REPORTS = Path("reports")

PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
CAPTURES = click.option(
    "--captures",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder that holds stored copies of sources; they are found by their hashes.",
)
LANGUAGE = click.option(
    "--lang",
    metavar="CODE",
    default="en",
    show_default=True,
    help="The language of the labels: en, fr, de, es, ru, uk, ar or zh.",
)
QUIET = click.option("--quiet", "-q", is_flag=True, help="Print problems only.")


def open_corpus(captures: Path | None) -> "Corpus":
    """A reader of readouts that also looks for stored copies in a folder of the user's."""
    from memcon.corpus import Corpus
    from memcon.record import index_captures

    return Corpus(index_captures(captures)) if captures else Corpus()


def wanted_paths(paths: tuple[Path, ...]) -> list[Path]:
    """The paths named, else `reports/`; raises UsageError where there is neither."""
    if paths:
        return list(paths)
    if not REPORTS.is_dir():
        raise UsageError("there is no folder `reports/` here: name the readouts")
    return [REPORTS]


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 readout", "2 readouts"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def schema_from(path: Path) -> str:
    """The address of `schemas/readout.schema.json` of the working folder, seen from the readout."""
    here = Path("schemas", "readout.schema.json").resolve()
    return Path(os.path.relpath(here, path.resolve().parent)).as_posix()
