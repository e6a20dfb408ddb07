"""`memcon schema`: the JSON Schema of a readout, for editors and other programs."""

from pathlib import Path

import click


@click.command(name="schema")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="A file instead of stdout.")
def command(output: Path | None) -> None:
    """Print the JSON Schema of a readout (draft 2020-12).

    An editor with yaml-language-server completes and checks a readout that begins with
    "# yaml-language-server: $schema=PATH".
    """
    from memcon.jsonschema import readout_schema_text
    from memcon.publish import write_file

    text = readout_schema_text()
    if output is None:
        click.echo(text, nl=False)
    else:
        write_file(output, text.encode())
