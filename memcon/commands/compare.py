"""`memcon compare`: the accounts of one contact side by side."""

import sys
from pathlib import Path

import click

from memcon.commands import CAPTURES, open_corpus


@click.command(name="compare")
@click.argument("places", nargs=-1, required=True)
@CAPTURES
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "md", "html", "pdf"]),
    default="text",
    show_default=True,
    help="How the comparison is printed.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="A file.")
def command(
    places: tuple[str, ...], captures: Path | None, shape: str, output: Path | None
) -> None:
    """Compare accounts."""
    from memcon.compare import compare
    from memcon.compare.export import as_json

    corpus = open_corpus(captures)
    records = [corpus.record(Path(place))[0] for place in places]
    comparison = compare([record for record in records if record])
    from memcon.compare.export import as_text

    click.echo(as_json(comparison) if shape == "json" else as_text(comparison), nl=False)
