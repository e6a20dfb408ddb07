"""`memcon parse`: the text of a source → a draft readout that a person confirms."""

import datetime as dt
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

import click

from memcon.problems import MemconError, OutputError, UsageError
from memcon.schemas import KNOWN_PARTIES, EventKind, Level, is_party

from . import QUIET, schema_from

if TYPE_CHECKING:
    from memcon.parse.account import Account


@click.command(name="parse")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--issuer", help="Whose account it is, such as RU; else what the text tells.")
@click.option("--level", type=click.Choice(get_args(Level)), help="Who speaks for the issuer.")
@click.option("--published", metavar="DAY", help="The day of publication, such as 2025-07-03.")
@click.option("--date", metavar="DAY", help="The day of the contact, where the text gives none.")
@click.option("--kind", type=click.Choice(get_args(EventKind)), help="The form of the contact.")
@click.option("--title", help="The heading of the text.")
@click.option("--url", help="Where the text was found.")
@click.option("--language", metavar="TAG", help="The language of the text; else it is guessed.")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="The readout to write, such as reports/2025-07-03-putin-trump/ru.yaml, or the folder of"
    " all contacts. The text is stored beside it in captures/. Without: print.",
)
@click.option(
    "--format", "shape", type=click.Choice(["yaml", "json"]), default="yaml", show_default=True
)
@click.option("--explain", is_flag=True, help="Say of each statement why it was read so.")
@click.option("--rules-only", is_flag=True, help="Do without the language model.")
@click.option("--force", is_flag=True, help="Replace a readout that was edited.")
@QUIET
def command(  # noqa: PLR0913 - the options of a command
    *,
    file: Path,
    issuer: str | None,
    level: str | None,
    published: str | None,
    date: str | None,
    kind: str | None,
    title: str | None,
    url: str | None,
    language: str | None,
    output: Path | None,
    shape: str,
    explain: bool,
    rules_only: bool,
    force: bool,
    quiet: bool,
) -> None:
    """Draft a readout from FILE, or from standard input where FILE is a dash.

    FILE is plain text, which may begin with `key: value` lines, Markdown, or a saved HTML page. The
    draft goes to stdout or to a file; what was found, what is left to confirm and every sentence
    without a place go to stderr. Nothing that a person has edited is replaced without --force.
    """
    from memcon.parse.account import draft_account
    from memcon.parse.told import Told

    stem = _stem(output)
    told = Told(
        issuer=_party(issuer) if issuer else _party_of(stem),
        level=cast("Level | None", level),
        kind=cast("EventKind | None", kind),
        day=date,
        published=_day(published) if published else None,
        title=title,
        url=url,
        language=language,
        contact=_contact(output) if output and stem else None,
        file=stem,
        capture=_stored_already(file, output) if output and stem else None,
    )
    name = "standard input" if str(file) == "-" else str(file)
    account = draft_account(_read(file), name, told, nlp=not rules_only)
    if output is not None:
        output = output if stem else _place(output, account)
        _store(account, output, force=force)
    _print(account, output, shape)
    if explain:
        from memcon.parse.explain import explain as reasons

        click.echo(reasons(account.draft, account.made), err=True)
    if not quiet:
        from memcon.parse.summary import summary

        lines = [*account.notes, summary(account.draft, account.made)]
        click.echo("\n".join(lines), err=True)


def _stem(output: Path | None) -> str | None:
    """The name of a readout without its ending; nothing for the folder of all contacts."""
    if output is None or (not output.suffix and not output.is_file()):
        return None
    if output.suffix != ".yaml":
        raise UsageError(f"{output}: a readout is a .yaml file in the folder of its contact")
    return output.stem


def _party(code: str) -> str:
    party = code.upper() if code.upper() in KNOWN_PARTIES else code
    if is_party(party):
        return party
    message = f'--issuer "{code}" is no party: use an ISO 3166-1 alpha-2 code, UN, EU, NATO'
    raise UsageError(f"{message} or an id of parties.yaml")


def _party_of(stem: str | None) -> str | None:
    """The party that a readout's name tells, as in ru.yaml."""
    return stem.upper() if stem and stem.upper() in KNOWN_PARTIES else None


def _day(words: str) -> str:
    try:
        return dt.date.fromisoformat(words).isoformat()
    except ValueError:
        message = f'--published "{words}" is no day: write it like 2025-07-03'
        raise UsageError(message) from None


def _contact(output: Path) -> str:
    """The id of the contact: the name of the readout's folder."""
    from memcon.parse.slugs import is_slug

    name = output.resolve().parent.name
    if not is_slug(name):
        hint = "name it like 2025-07-03-putin-trump"
        raise UsageError(f'the folder "{name}" cannot be the id of a contact: {hint}')
    return name


def _read(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read()
    if not file.exists():
        raise UsageError(f"{file} does not exist")
    try:
        return file.read_bytes()
    except OSError as error:
        raise MemconError(f"{file}: {error.strerror or type(error).__name__}") from None


def _stored_already(file: Path, output: Path) -> str | None:
    """The path of the source in the readout's own captures, where it lies there already."""
    if str(file) == "-" or file.suffix != ".txt":
        return None
    inside = file.resolve().parent == (output.parent / "captures").resolve()
    return f"captures/{file.name}" if inside else None


def _place(folder: Path, account: "Account") -> Path:
    """Where a readout lies below the folder of all contacts."""
    readout = account.made.readout
    return folder / readout.event.id / f"{readout.issuer.lower()}.yaml"


def _store(account: "Account", output: Path, *, force: bool) -> None:
    """Write the readout and the text beside it, or nothing.

    Raises OutputError where that would take away what a person has written.
    """
    from memcon.parse.layout import as_yaml
    from memcon.parse.seal import is_untouched, seal
    from memcon.publish import write_file

    capture = output.parent / account.made.data["sources"][0]["capture"]["path"]
    text = account.text.encode()
    draft = seal(as_yaml(account.made.data), schema_from(output))
    if not force:
        if output.exists() and not is_untouched(output.read_bytes()):
            raise OutputError(f"{output} was edited; nothing was written (--force replaces it)")
        if capture.exists() and capture.read_bytes() != text:
            message = f"{capture} exists already with other content; nothing was written"
            raise OutputError(f"{message} (--force replaces it)")
    write_file(capture, text)
    write_file(output, draft)


def _print(account: "Account", output: Path | None, shape: str) -> None:
    """The result on stdout: JSON where it is asked for, else the file, else the readout."""
    if shape == "json":
        from memcon.parse.explain import as_data

        data = as_data(account.draft, account.made)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    elif output is not None:
        click.echo(output)
    else:
        from memcon.parse.layout import as_yaml
        from memcon.parse.seal import seal

        address = "schemas/readout.schema.json"
        click.echo(seal(as_yaml(account.made.data), address).decode(), nl=False)
