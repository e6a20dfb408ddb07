"""The `memcon` command: thin over the public API, results on stdout, talk on stderr.

Each command stands in its own module of `commands/` and is imported only when it is called, so
that `validate` never waits for a PDF library.
"""

import atexit
import gc
import importlib
import os
import signal
import sys
from functools import cache
from typing import Any

import click

from .problems import MemconError

COMMANDS = {
    "new": "Start a readout.",
    "parse": "Draft a readout from the text of a source.",
    "validate": "Check readouts against the schema and the rules.",
    "build": "Make briefs in Markdown, HTML and PDF.",
    "compare": "Lay the accounts of one contact side by side.",
    "precall": "Sum up the earlier contacts of two sides.",
    "site": "Make a static site.",
    "serve": "Show the site here while readouts are edited.",
    "sign": "Sign PDFs, or a folder of outputs.",
    "verify": "Check a PDF from the record that it carries.",
    "cache": "Tell, prune or verify what builds keep.",
    "schema": "Print the JSON Schema of a readout.",
    "explain": "Say what a problem code means.",
}


_CYCLES = 100_000
"""Values made and not let go until Python looks for cycles; its own 700 is a tenth of a start."""


class _Commands(click.Group):
    """Knows all commands by name; imports the one that is called."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names in the order of the work."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """The command of a name."""
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f".commands.{name}", __package__)
        found: click.Command = module.command
        return found

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """The command named, or a near name in the error."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from .validate import did_you_mean

            hint = did_you_mean(args[0], list(COMMANDS)) if args else ""
            raise click.UsageError(f"{error.message} {hint}".strip(), ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        """What the command gives; Ctrl-C ends it with 130, as a shell has it."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("memcon: interrupted", err=True)
            ctx.exit(128 + signal.SIGINT)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="memcon")
def cli() -> None:
    """Turn readouts of leaders' calls and meetings into briefs that prove every sentence."""


def main(args: list[str] | None = None, *, default_command: str = "") -> None:
    """Run the command; `default_command` is the one meant where none is named."""
    signal.signal(signal.SIGTERM, _end)
    _hasten()
    words = sys.argv[1:] if args is None else args
    own = ("-h", "--help", "--version")
    if default_command and (not words or (words[0].startswith("-") and words[0] not in own)):
        words = [default_command, *words]
    try:
        # https://no-color.org: any value but an empty one
        cli.main(words, prog_name="memcon", color=False if os.environ.get("NO_COLOR") else None)
    except MemconError as error:
        click.echo(f"memcon: {error}", err=True)
        sys.exit(error.exit_code)


@cache
def _hasten() -> None:
    """Spare the start and the end what makes a short command long (docs/performance.md)."""
    gc.set_threshold(_CYCLES, 2, 2)  # 20 and more let 10,000 readouts take twice the memory
    atexit.register(gc.freeze)  # what ends with the process need not be looked through for cycles
    # Pydantic asks every installed package for plugins; what is valid is for our rules to say.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _end(number: int, _frame: object) -> None:
    """Leave as after Ctrl-C: what is half written is taken away."""
    sys.exit(128 + number)
