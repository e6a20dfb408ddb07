"""`memcon build`: briefs of the readouts in every format and output wanted."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

import click

from memcon.commands import CAPTURES, LANGUAGE, PATHS, QUIET, counted, open_corpus, wanted_paths
from memcon.problems import UsageError

OWN_TEMPLATES = Path("templates")


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
    help="Outputs to make: md, html, pdf, docx, eml (a mail), txt.",
)
@click.option(
    "--as",
    "formats",
    default="onepage",
    show_default=True,
    callback=_listed,
    help="Formats of the brief: onepage, record, bluf, compare or one of your own.",
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
@click.option("--jobs", "-j", type=click.IntRange(1, 256), help="PDF processes; else the cores.")
@click.option("--force", is_flag=True, help="Write every output again, even an unchanged one.")
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
    jobs: int | None,
    force: bool,
    watch: bool,
    quiet: bool,
) -> None:
    """Make briefs of the readouts at PATHS, or of everything in reports/.

    A readout with an error is refused; the others are built. Ends with 1 where one was refused.
    """
    from memcon.language import language
    from memcon.pipeline import Wanted
    from memcon.publish import Publisher
    from memcon.workers import PdfWorkers

    folders = _template_folders(templates)
    wanted = Wanted(formats, to, folders, language(lang))
    _refuse_unknown(wanted)
    places = wanted_paths(paths)
    with (
        Publisher(output, force=force) as publisher,
        PdfWorkers(jobs or _cores(), folders) as workers,
    ):

        def run(places: Sequence[Path]) -> bool:
            return _build(places, open_corpus(captures), wanted, publisher, workers.render, quiet)

        clean = run(places)
        if watch:
            _watch(places, folders, run)
    sys.exit(0 if clean else 1)


def _build(  # noqa: PLR0913, PLR0917 - what a build draws on
    places: Sequence[Path],
    corpus: Any,
    wanted: Any,
    publisher: Any,
    render: Any,
    quiet: bool,
) -> bool:
    from memcon.corpus import discover
    from memcon.pipeline import Build
    from memcon.report import as_text

    total = len(discover(places)) * len(wanted.formats) * len(wanted.outputs)
    with _progress(total, quiet=quiet) as tell:
        result = Build(corpus, wanted, publisher, render, tell).run(places)
    if result.problems:
        click.echo(as_text(result.problems), err=True)
    for path, error in result.failed.items():
        click.echo(f"{path}: not made: {error}", err=True)
    if not quiet:
        parts = [f"{counted(len(result.built), 'file')} written"]
        if result.unchanged:
            parts.append(f"{len(result.unchanged):,} unchanged")
        if result.failed:
            parts.append(f"{len(result.failed):,} failed")
        if result.refused:
            parts.append(f"{counted(len(result.refused), 'readout')} refused")
        click.echo(", ".join(parts), err=True)
    return result.is_clean


@contextmanager
def _progress(total: int, *, quiet: bool) -> Iterator[Callable[[PurePosixPath], None]]:
    """Tells of each output made: a bar on a terminal, a line elsewhere."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with click.progressbar(length=total, label="Briefs", file=sys.stderr) as bar:
            yield lambda _: bar.update(1)
    else:
        yield lambda path: click.echo(f"  {path}", err=True)


def _template_folders(given: Sequence[Path]) -> tuple[Path, ...]:
    from memcon.render.folders import templates_dir

    own = OWN_TEMPLATES.resolve()
    beside = (own,) if own.is_dir() and own != templates_dir() else ()
    return (*(folder.resolve() for folder in given), *beside)


def _refuse_unknown(wanted: Any) -> None:
    """Raise UsageError for a format or an output that there is not."""
    from memcon.render import OUTPUTS
    from memcon.render.environment import known_formats
    from memcon.validate import did_you_mean

    known = {"format": list(known_formats(wanted.templates)), "output": list(OUTPUTS)}
    for noun, names in (("format", wanted.formats), ("output", wanted.outputs)):
        for name in names:
            if name not in known[noun]:
                hint = did_you_mean(name, known[noun]) or f"there are {', '.join(known[noun])}"
                raise UsageError(f'no {noun} is called "{name}": {hint}')


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2


def _watch(
    places: Sequence[Path], templates: Sequence[Path], run: Callable[[Sequence[Path]], bool]
) -> None:
    """Build again whatever is edited, until Ctrl-C; a template or registry touches everything."""
    from watchfiles import watch

    click.echo("Watching; Ctrl-C ends.", err=True)
    for changes in watch(*places, *templates, raise_interrupt=False):
        edited = {Path(path) for _, path in changes}
        contacts = sorted({path.parent for path in edited if path.suffix == ".yaml"})
        everything = any(
            path.is_relative_to(folder.resolve()) for path in edited for folder in templates
        ) or any((folder / "people.yaml").exists() for folder in contacts)
        if everything or any(path.suffix == ".yaml" for path in edited):
            run(places if everything else [path for path in contacts if path.is_dir()])
