"""`memcon cache`: what earlier builds left to later ones, told, pruned or verified."""

import sys
from pathlib import Path

import click

from memcon.cache import FOLDER, Amount, Objects, cache_dir
from memcon.commands import counted
from memcon.manifest import Manifest
from memcon.memory import MANIFEST
from memcon.sight import now

_DAY = 86_400 * 10**9
_MEGABYTE = 1_000_000


@click.group(name="cache")
def command() -> None:
    """Tell, prune or verify what builds keep to be quicker; all of it can be made again."""


@command.command()
def info() -> None:
    """Say where the cache lies and how much it holds."""
    folder = _folder()
    amount = Objects(folder).amount()
    click.echo(f"{folder}: {_say(amount)}")


@command.command()
@click.option("--days", type=click.IntRange(0), default=30, show_default=True, help="Keep these.")
@click.option("--size", type=click.IntRange(0), help="Keep no more than so many megabytes.")
def prune(days: int, size: int | None) -> None:
    """Remove what no build has used for some days, then the oldest above a size."""
    folder, before = _folder(), now() - days * _DAY
    limit = None if size is None else size * _MEGABYTE
    gone = Objects(folder).prune(before=before, size=limit)
    manifest = _manifest(folder)
    rows = manifest.forget(before)
    manifest.close()
    click.echo(f"removed {_say(gone)} and {counted(rows, 'row')}")


@command.command()
def verify() -> None:
    """Read everything; remove what is damaged. Ends with 1 where something was."""
    folder = _folder()
    objects, bad_objects = Objects(folder).verify()
    manifest = _manifest(folder)
    rows, bad_rows = manifest.check()
    manifest.close()
    bad = bad_objects + bad_rows
    click.echo(f"{counted(objects, 'output')} and {counted(rows, 'row')}, {bad:,} damaged")
    sys.exit(1 if bad or manifest.has_failed else 0)


def _folder() -> Path:
    return cache_dir() / FOLDER


def _manifest(folder: Path) -> Manifest:
    """The manifest; none is made where there is none."""
    path = folder / MANIFEST
    return Manifest(
        path if path.is_file() else None, lambda line: click.echo(f"memcon: {line}", err=True)
    )


def _say(amount: Amount) -> str:
    return f"{counted(amount.files, 'output')}, {amount.bytes / _MEGABYTE:,.1f} MB"
