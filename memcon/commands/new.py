"""`memcon new`: a valid readout to fill in."""

import hashlib
import re
from pathlib import Path, PurePosixPath
from typing import get_args

import click

from memcon.problems import OutputError, UsageError
from memcon.schemas import KNOWN_PARTIES, EventKind, Level

from . import schema_from

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?=-|\Z)")

SCAFFOLD = """\
# yaml-language-server: $schema={schema}
memcon: 1
issuer: {issuer}
level: {level}
language: en
event:
  id: {contact}
  kind: {kind}
  date: "{date}"
participants:
  - {{id: principal-a, name: Name of the first principal, title: Title, party: {issuer}}}
  - {{id: principal-b, name: Name of the second principal, title: Title, party: {other}}}
sources:
  - id: account
    kind: official_readout
    publisher: Name of the publisher{capture}
statements:
  - id: s1
    kind: discussed
    by: [principal-a, principal-b]
    topics: [topic-of-the-talk]
    text: One neutral sentence of our own.
    evidence: words of the source, letter for letter
    confirm: ["replace this example"]
review: {{state: draft}}
marking: "TLP:CLEAR"
"""


@click.command(name="new")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--issuer", help="Whose account it is; else the name of the file.")
@click.option("--date", help="The day of the contact; else the start of the folder's name.")
@click.option("--kind", type=click.Choice(get_args(EventKind)), default="phone_call")
@click.option("--level", type=click.Choice(get_args(Level)), default="head_of_state_office")
@click.option(
    "--text",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The text of the source: it is copied into captures/ and pinned by its hash.",
)
def command(  # noqa: PLR0913 - the options of a command
    *,
    path: Path,
    issuer: str | None,
    date: str | None,
    kind: str,
    level: str,
    text: Path | None,
) -> None:
    """Start a readout at PATH, such as reports/2025-07-03-putin-trump/ru.yaml.

    The folder is named like the contact. A file that exists is never touched.
    """
    from memcon.load import parse
    from memcon.publish import write_file
    from memcon.report import as_text
    from memcon.validate import validate

    if path.suffix != ".yaml":
        raise UsageError(f"{path}: a readout is a .yaml file in the folder of its contact")
    contact = path.resolve().parent.name
    party = _issuer(issuer or path.stem)
    content = SCAFFOLD.format(
        schema=schema_from(path),
        issuer=party,
        other="US" if party != "US" else "GB",
        level=level,
        contact=contact,
        kind=kind,
        date=date or _date_of(contact),
        capture=_pin(path, text) if text else "",
    ).encode()
    readout, problems = validate(parse(content, str(path)))
    if readout is None:
        raise UsageError("a readout cannot start like that\n" + as_text(problems))
    if path.exists():
        raise OutputError(f"{path} exists already; nothing was written")
    if text:
        write_file(path.parent / "captures" / text.name, text.read_bytes())
    write_file(path, content)
    click.echo(path)


def _issuer(word: str) -> str:
    return word.upper() if word.upper() in KNOWN_PARTIES else word


def _date_of(contact: str) -> str:
    found = _DATE.match(contact)
    if not found:
        hint = "name it like 2025-07-03-putin-trump, or give --date"
        raise UsageError(f'the folder "{contact}" does not begin with a date: {hint}')
    return found[0]


def _pin(path: Path, text: Path) -> str:
    """The lines that pin the stored copy of the source."""
    there = path.parent / "captures" / text.name
    raw = text.read_bytes()
    if there.exists() and there.read_bytes() != raw:
        raise OutputError(f"{there} exists already with other content; nothing was written")
    name = PurePosixPath("captures", text.name)
    digest = hashlib.sha256(raw).hexdigest()
    return f'\n    capture: {{path: "{name}", sha256: {digest}}}'
