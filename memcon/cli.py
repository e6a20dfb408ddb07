"""The `memcon` command: thin over the public API, results on stdout, talk on stderr."""

import sys
from pathlib import Path
from typing import Any

import click

from .problems import MemconError, UsageError

REPORTS = Path("reports")


class _Command(click.Group):
    """The group of all commands; with a default one for `python build.py`."""

    default: str | None = None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """The command named, or a near name in the error."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from .validate import did_you_mean

            hint = did_you_mean(args[0], list(self.commands)) if args else ""
            raise click.UsageError(f"{error.message} {hint}".strip(), ctx) from None


@click.group(cls=_Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="memcon")
def cli() -> None:
    """Turn readouts of leaders' calls and meetings into briefs that prove every sentence."""


PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
CAPTURES = click.option(
    "--captures",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder that holds stored copies of sources; they are found by their hashes.",
)


def _corpus(captures: Path | None) -> Any:
    from .corpus import Corpus
    from .record import index_captures

    return Corpus(index_captures(captures)) if captures else Corpus()


def _paths(paths: tuple[Path, ...]) -> list[Path]:
    if paths:
        return list(paths)
    if not REPORTS.is_dir():
        raise UsageError("there is no folder `reports/` here: name the readouts")
    return [REPORTS]


@cli.command()
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
@click.option("--quiet", "-q", is_flag=True, help="Print problems only.")
def validate(paths: tuple[Path, ...], captures: Path | None, shape: str, quiet: bool) -> None:
    """Check readouts against the schema and the rules; nothing is rendered."""
    from .corpus import has_errors, validate_all
    from .report import print_problems

    found, count = [], 0
    for _, problems in validate_all(_paths(paths), _corpus(captures)):
        found += problems
        count += 1
    print_problems(found, shape)
    if not quiet:
        errors = sum(problem.severity == "error" for problem in found)
        click.echo(f"{count} readouts, {errors} errors, {len(found) - errors} warnings", err=True)
    sys.exit(1 if has_errors(found) else 0)


def main(args: list[str] | None = None, *, default_command: str = "") -> None:
    """Run the command; `default_command` is the one meant where none is named."""
    words = sys.argv[1:] if args is None else args
    if default_command and not words:
        words = [default_command]
    try:
        cli.main(words, prog_name="memcon", standalone_mode=True)
    except MemconError as error:
        click.echo(f"memcon: {error}", err=True)
        sys.exit(error.exit_code)
