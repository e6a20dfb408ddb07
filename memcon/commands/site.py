"""`memcon site`: a folder of readouts as a static site."""

import sys
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import click

from memcon.commands import (
    CAPTURES,
    EXECUTOR,
    JOBS,
    PATHS,
    QUIET,
    counted,
    open_corpus,
    template_folders,
    wanted_paths,
)
from memcon.problems import UsageError

CEILING = "TLP:CLEAR"


def _base(_ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    if not value:
        return value
    if not value.startswith(("/", "https://", "http://")):
        raise click.BadParameter("begin with / or https://", param=parameter)
    return value if value.endswith("/") else f"{value}/"


def _authority(_ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    from memcon.site.addresses import NOBODY, is_authority

    if value and not is_authority(value):
        raise click.BadParameter(
            "write a domain and a day: example.org,2025-01-01", param=parameter
        )
    return value or NOBODY


@click.command(name="site")
@PATHS
@CAPTURES
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("output/site"),
    show_default=True,
    help="The folder that becomes the site.",
)
@click.option(
    "--base",
    default="",
    callback=_base,
    help="Where the site will stand: /sub/ or https://host/sub/. Pages link relatively.",
)
@click.option(
    "--authority",
    default="",
    callback=_authority,
    help="Whose names the feeds give: a domain of yours with a day, as example.org,2025-01-01.",
)
@click.option(
    "--ceiling",
    default=CEILING,
    show_default=True,
    help="The strictest marking that the site may hold.",
)
@click.option("--title", default="Readouts", show_default=True, help="The name of the site.")
@click.option(
    "--templates",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    multiple=True,
    help="A folder whose templates and styles go before ours; ./templates is always looked at.",
)
@click.option("--pdf", is_flag=True, help="Offer the briefs as PDF too.")
@JOBS
@EXECUTOR
@QUIET
def command(  # noqa: PLR0913 - the options of a command
    *,
    paths: tuple[Path, ...],
    captures: Path | None,
    output: Path,
    base: str,
    authority: str,
    ceiling: str,
    title: str,
    templates: tuple[Path, ...],
    pdf: bool,
    jobs: int | None,
    executor: str,
    quiet: bool,
) -> None:
    """Make a static site of the readouts at PATHS, or of everything in reports/.

    What lies above the ceiling, and readouts with an error, are left out. Ends with 1 where a
    readout was refused.
    """
    from memcon.report import as_text
    from memcon.site.build import list_batches
    from memcon.site.fingerprint import fingerprint
    from memcon.site.moved import read_all_moved
    from memcon.site.publish import SitePublisher
    from memcon.site.reading import read_site
    from memcon.site.recall import Recall

    refuse_unknown(ceiling)
    folders = template_folders(templates)
    recall = Recall(output.resolve().with_name(f".{output.name}.cache"), fingerprint(folders))
    with SitePublisher(output) as publisher, recall:
        corpus, wanted = open_corpus(captures), wanted_paths(paths)
        site = read_site(corpus, wanted, title=title, base=base, ceiling=ceiling, recall=recall)
        moved, more = read_all_moved(corpus.folders.discover(wanted))
        problems = (*site.problems, *more)
        if problems:
            click.echo(as_text(problems), err=True)
        failed: dict[PurePosixPath, Any] = {}
        if pdf:
            site, failed = _with_prints(site, publisher, folders, executor, jobs)
        for batch in list_batches(site, folders, authority=authority, moved=moved):
            publisher.publish(batch)
        publisher.replace()
    for path, error in failed.items():
        click.echo(f"{path}: not made: {error}", err=True)
    if not quiet:
        click.echo(_summary(site, publisher), err=True)
    sys.exit(1 if site.has_errors or more or failed else 0)


def _with_prints(
    site: Any, publisher: Any, folders: tuple[Path, ...], executor: str, jobs: int | None
) -> tuple[Any, dict[PurePosixPath, Any]]:
    """The site with the PDFs that could be made, and what kept the others from it."""
    from memcon.executors import open_executor
    from memcon.site.prints import publish_prints

    with open_executor(executor, jobs, folders) as workers:
        made, failed = publish_prints(site, publisher, workers.render, folders)
    return replace(site, pdfs=made), failed


def refuse_unknown(ceiling: str) -> None:
    """Raise UsageError for a ceiling that is no label."""
    from memcon.schemas import MARKING_SETS
    from memcon.validate import did_you_mean

    known = [label for labels in MARKING_SETS for label in labels]
    if ceiling not in known:
        hint = did_you_mean(ceiling, known) or f"there are {', '.join(known)}"
        raise UsageError(f'no marking is called "{ceiling}": {hint}')


def _summary(site: Any, publisher: Any) -> str:
    left = site.left_out
    parts = [
        f"{counted(len(site.contacts), 'contact')}, {counted(len(site.readouts), 'readout')}",
        f"{counted(publisher.written, 'file')} written",
    ]
    if publisher.unchanged:
        parts.append(f"{publisher.unchanged:,} unchanged")
    if publisher.removed:
        parts.append(f"{publisher.removed:,} removed")
    if site.refused:
        parts.append(f"{counted(len(site.refused), 'readout')} refused")
    parts.append(
        f"above {site.ceiling} and left out: {counted(left.readouts, 'readout')}, "
        f"{counted(left.statements, 'statement')}, {counted(left.assessments, 'assessment')}"
    )
    return "; ".join(parts)
