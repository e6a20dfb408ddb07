"""`memcon build`: briefs of the readouts in every format and output wanted."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

import click

from memcon.commands import (
    CAPTURES,
    EXECUTOR,
    JOBS,
    LANGUAGE,
    PATHS,
    QUIET,
    counted,
    template_folders,
    wanted_paths,
)
from memcon.order import Order
from memcon.problems import UsageError
from memcon.render import FORMATS, PAPERS, Paper
from memcon.result import Result

_SHOWN = 3
"""How many paths a message names."""


def _listed(_ctx: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
    if not names:
        raise click.BadParameter("name at least one", param=parameter)
    return names


@click.command(name="build")
@PATHS
@CAPTURES
@click.option(
    "--to",
    default="md,html,pdf",
    show_default=True,
    callback=_listed,
    help="Outputs to make: md, html, pdf, docx, eml (a mail), txt, csv (of coding-sheet).",
)
@click.option(
    "--as",
    "formats",
    default="onepage",
    show_default=True,
    callback=_listed,
    help=f"Formats of the brief: {', '.join(FORMATS)} or one of your own.",
)
@LANGUAGE
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("output"),
    show_default=True,
    help="The folder that the briefs go to.",
)
@click.option(
    "--templates",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    multiple=True,
    help="A folder whose templates and styles go before ours; ./templates is always looked at.",
)
@JOBS
@EXECUTOR
@click.option(
    "--paper",
    type=click.Choice(PAPERS),
    default="a4",
    show_default=True,
    help="The size that PDFs are laid out for.",
)
@click.option("--force", is_flag=True, help="Make every output again, even an unchanged one.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep what earlier builds made.")
@click.option("--tidy", is_flag=True, help="Remove outputs of ours whose readouts are gone.")
@click.option("--watch", is_flag=True, help="Stay, and build again what is edited.")
@QUIET
def command(  # noqa: PLR0913 - the options of a command
    *,
    paths: tuple[Path, ...],
    captures: Path | None,
    to: tuple[str, ...],
    formats: tuple[str, ...],
    lang: str,
    output: Path,
    templates: tuple[Path, ...],
    paper: Paper,
    jobs: int | None,
    executor: str,
    force: bool,
    no_cache: bool,
    tidy: bool,
    watch: bool,
    quiet: bool,
) -> None:
    """Make briefs of the readouts at PATHS, or of everything in reports/.

    A readout with an error is refused; the others are built. Ends with 1 where one was refused.
    What did not change since an earlier build is not made again. A PDF carries its whole record,
    with the note that its format may not print: mark what must not go along.
    """
    from memcon.executors import open_executor
    from memcon.jobs import Wanted
    from memcon.publish import Publisher

    folders = template_folders(templates)
    wanted = Wanted(formats, to, folders, paper, lang)
    _refuse_unknown(wanted)
    places = wanted_paths(paths)
    with (
        Publisher(output, force=force) as publisher,
        open_executor(executor, jobs, folders) as workers,
    ):
        order = Order(wanted, captures, output, force=force, use_cache=not no_cache, tidy=tidy)

        def run(places: Sequence[Path]) -> bool:
            with _progress(quiet=quiet) as (expect, tell):
                result = order.build(places, publisher, workers, expect, tell)
            _report(result, quiet=quiet)
            return result.is_clean

        clean = run(places)
        if watch:
            _watch(places, folders, run)
    sys.exit(0 if clean else 1)


def _report(result: Result, *, quiet: bool) -> None:
    """Tell what came of a build."""
    if result.problems:
        from memcon.report import as_text

        click.echo(as_text(result.problems), err=True)
    for path, error in result.failed.items():
        click.echo(f"{path}: not made: {error}", err=True)
    if result.left:
        shown = ", ".join(map(str, result.left[:_SHOWN]))
        more = f" and {len(result.left) - _SHOWN:,} more" if len(result.left) > _SHOWN else ""
        files = counted(len(result.left), "file")
        click.echo(f"{files} left of readouts that are gone or refused: {shown}{more}", err=True)
        click.echo("    hint: look at them, or build with --tidy, which removes them", err=True)
    if not quiet:
        parts = [f"{counted(len(result.built), 'file')} written"]
        if result.unchanged:
            parts.append(f"{len(result.unchanged):,} unchanged")
        if result.removed:
            parts.append(f"{len(result.removed):,} removed")
        if result.failed:
            parts.append(f"{len(result.failed):,} failed")
        if result.refused:
            parts.append(f"{counted(len(result.refused), 'readout')} refused")
        click.echo(", ".join(parts), err=True)


@contextmanager
def _progress(
    *, quiet: bool
) -> Iterator[tuple[Callable[[int], None], Callable[[PurePosixPath, bool], None]]]:
    """Tells of the outputs: a bar of all on a terminal, a line for each one written elsewhere."""
    if quiet:
        yield lambda _: None, lambda *_: None
    elif sys.stderr.isatty():
        with click.progressbar(length=0, label="Briefs", file=sys.stderr) as bar:

            def expect(total: int) -> None:
                bar.length = total

            yield expect, lambda *_: bar.update(1)
    else:
        yield (
            lambda _: None,
            lambda path, is_new: click.echo(f"  {path}", err=True) if is_new else None,
        )


def _refuse_unknown(wanted: Any) -> None:
    """Raise UsageError for a format or an output that there is not."""
    from memcon.render import OUTPUTS
    from memcon.render.folders import known_formats

    known = {"format": list(known_formats(wanted.templates)), "output": list(OUTPUTS)}
    for noun, names in (("format", wanted.formats), ("output", wanted.outputs)):
        for name in names:
            if name not in known[noun]:
                from memcon.validate import did_you_mean

                hint = did_you_mean(name, known[noun]) or f"there are {', '.join(known[noun])}"
                raise UsageError(f'no {noun} is called "{name}": {hint}')


def _watch(
    places: Sequence[Path], templates: Sequence[Path], run: Callable[[Sequence[Path]], bool]
) -> None:
    """Build again whatever is edited, until Ctrl-C; a template or registry touches everything."""
    import logging

    from watchfiles import watch

    logging.getLogger("watchfiles").setLevel(logging.ERROR)  # it tells of Ctrl-C as a warning
    click.echo("Watching; Ctrl-C ends.", err=True)
    for changes in watch(*places, *templates, raise_interrupt=False):
        edited = {Path(path) for _, path in changes}
        contacts = sorted({path.parent for path in edited if path.suffix == ".yaml"})
        everything = any(
            path.is_relative_to(folder.resolve()) for path in edited for folder in templates
        ) or any((folder / "people.yaml").exists() for folder in contacts)
        if everything or any(path.suffix == ".yaml" for path in edited):
            run(places if everything else [path for path in contacts if path.is_dir()])
