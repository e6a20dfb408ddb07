"""`memcon schema`: the JSON Schemas of our files, for editors and other programs."""

from pathlib import Path

import click


@click.command(name="schema")
@click.option(
    "--of",
    "file",
    type=click.Choice(["readout", "compare"]),
    default="readout",
    show_default=True,
    help="The file that is described: a readout, or compare.yaml.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="A file instead of stdout.")
def command(file: str, output: Path | None) -> None:
    """Print the JSON Schema of a readout or of compare.yaml (draft 2020-12).

    An editor with yaml-language-server completes and checks a readout that begins with
    "# yaml-language-server: $schema=PATH".
    """
    from memcon.jsonschema import corrections_schema_text, readout_schema_text
    from memcon.publish import write_file

    text = readout_schema_text() if file == "readout" else corrections_schema_text()
    if output is None:
        click.echo(text, nl=False)
    else:
        write_file(output, text.encode())
