"""The worked example of docs/comparing.md."""

import textwrap
from pathlib import Path

from click.testing import CliRunner

from memcon.cli import cli

ROOT = Path(__file__).parents[2]
CONTACT = Path(__file__).parent / "worked" / "2031-05-06-alpha-beta"


def test_the_worked_example_is_what_the_command_prints() -> None:
    """A denial against a mention, and words put into the other side's mouth, each by its name."""
    printed = CliRunner().invoke(cli, ["compare", str(CONTACT)]).stdout.split("\nFacts\n")[0]
    assert "Denied and mentioned · 1" in printed
    assert "Attributed to the other side · 1" in printed
    page = (ROOT / "docs" / "comparing.md").read_text("utf-8")
    assert textwrap.indent(printed.rstrip(), "    ", lambda line: bool(line.strip())) in page
