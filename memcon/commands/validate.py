"""`memcon validate`: every problem of the readouts, at its line."""

import sys
from pathlib import Path

import click

from memcon.commands import CAPTURES, PATHS, QUIET, counted, open_corpus, wanted_paths


@click.command(name="validate")
@PATHS
@CAPTURES
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="How the problems are printed.",
)
@QUIET
def command(paths: tuple[Path, ...], captures: Path | None, shape: str, quiet: bool) -> None:
    """Check readouts against the schema and the rules; nothing is rendered.

    Without PATHS, everything in reports/ is checked. Ends with 1 where a readout has an error.
    """
    from memcon.corpus import has_errors, validate_all
    from memcon.corrections import check_contacts
    from memcon.report import print_problems

    found, readouts = [], []
    corpus = open_corpus(captures)
    for path, problems in validate_all(wanted_paths(paths), corpus):
        found += problems
        readouts += [] if path.is_dir() else [path]
    found += check_contacts(readouts, corpus)
    count = len(readouts)
    print_problems(sorted(found), shape)
    if not quiet:
        errors = sum(problem.severity == "error" for problem in found)
        parts = [counted(count, "readout"), counted(errors, "error")]
        click.echo(", ".join([*parts, counted(len(found) - errors, "warning")]), err=True)
    sys.exit(1 if has_errors(found) else 0)
