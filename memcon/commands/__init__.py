"""One command a module, and the options that several of them share."""

import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from memcon.problems import UsageError

if TYPE_CHECKING:
    from memcon.corpus import Corpus
    from memcon.render import Printed, PrintPage

REPORTS = Path("reports")
OWN_TEMPLATES = Path("templates")

PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
CAPTURES = click.option(
    "--captures",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder that holds stored copies of sources; they are found by their hashes.",
)


def _known_language(_ctx: click.Context, _parameter: click.Parameter, value: str) -> str:
    from memcon.language import refuse_unknown

    refuse_unknown(value)
    return value


LANGUAGE = click.option(
    "--lang",
    metavar="CODE",
    default="en",
    show_default=True,
    callback=_known_language,
    help="What the brief speaks: en, fr, de, es, ru, uk, ar or zh; records keep their own.",
)
QUIET = click.option("--quiet", "-q", is_flag=True, help="Print problems only.")

JOBS = click.option(
    "--jobs", "-j", type=click.IntRange(1, 256), help="PDF processes; else the cores."
)
EXECUTOR = click.option(
    "--executor",
    default="processes",
    show_default=True,
    metavar="WHERE",
    help="What makes the PDFs: processes of this machine, or the Dask cluster at dask://HOST:PORT.",
)


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


def template_folders(given: Sequence[Path]) -> tuple[Path, ...]:
    """The folders whose templates go before ours: those named, then `templates/`."""
    from memcon.render.folders import templates_dir

    own = OWN_TEMPLATES.resolve()
    beside = (own,) if own.is_dir() and own != templates_dir() else ()
    return (*(folder.resolve() for folder in given), *beside)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 readout", "2 readouts"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def schema_from(path: Path) -> str:
    """The address of `schemas/readout.schema.json` of the working folder, seen from the readout."""
    here = Path("schemas", "readout.schema.json").resolve()
    return Path(os.path.relpath(here, path.resolve().parent)).as_posix()


def print_page(page: "PrintPage") -> "Printed":
    """The PDF of a single page; raises RenderError where it cannot be made."""
    from memcon.problems import RenderError
    from memcon.workers import PdfWorkers

    with PdfWorkers(1) as workers:
        for _, answer in workers.render([(PurePosixPath("page.pdf"), page)]):
            if isinstance(answer, RenderError):
                raise answer
            return answer
    raise RenderError("nothing was made")
