"""`memcon compare`: the accounts of one contact side by side."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from memcon.commands import CAPTURES, LANGUAGE, REPORTS, open_corpus, print_page
from memcon.problems import UsageError

SHAPES = ("text", "json", "md", "html", "pdf")


@click.command(name="compare")
@click.argument("places", nargs=-1, required=True, metavar="A B | CONTACT")
@CAPTURES
@click.option(
    "--reports",
    type=click.Path(path_type=Path, file_okay=False),
    default=REPORTS,
    show_default=True,
    help="The folder in which a CONTACT is looked for.",
)
@click.option(
    "--format",
    "shape",
    type=click.Choice(SHAPES),
    default="text",
    show_default=True,
    help="How the comparison is printed.",
)
@LANGUAGE
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file instead of stdout.",
)
def command(  # noqa: PLR0913 - the options of a command
    *,
    places: tuple[str, ...],
    captures: Path | None,
    reports: Path,
    shape: str,
    lang: str,
    output: Path | None,
) -> None:
    """Lay accounts of one contact side by side: two or more readouts, or a contact by its id.

    Ends with 1 where a readout has an error, or compare.yaml names what is not there.
    """
    from memcon.compare.contact import compare_contact
    from memcon.corpus import has_errors
    from memcon.language import language
    from memcon.publish import write_file
    from memcon.report import as_text

    paths = _readouts(places, reports)
    records, problems = _read(paths, open_corpus(captures))
    if has_errors(problems):
        click.echo(as_text(problems), err=True)
        sys.exit(1)
    folders = {path.resolve().parent for path in paths}
    folder = paths[0].parent if len(folders) == 1 else None
    found = compare_contact(records, folder, language(lang))
    if found.problems:
        click.echo(as_text(found.problems), err=True)
    made = _made(found, shape)
    if output:
        write_file(output, made)
    else:
        sys.stdout.buffer.write(made)
    sys.exit(1 if has_errors(found.problems) else 0)


def _readouts(places: Sequence[str], reports: Path) -> list[Path]:
    """The files that are meant: those named, else those of the one contact named."""
    from memcon.corpus import discover
    from memcon.validate import did_you_mean

    paths = [Path(place) for place in places]
    if len(paths) > 1:
        discover([path for path in paths if path.exists()])  # refuses what is no readout
        return paths
    for folder in (paths[0], reports / places[0]):
        if folder.is_dir():
            return discover([folder])
    if paths[0].is_file():
        raise UsageError(f"{paths[0]}: name a second readout, or the folder of the contact")
    known = sorted(path.name for path in reports.glob("*/")) if reports.is_dir() else []
    hint = did_you_mean(places[0], known)
    raise UsageError(f'there is no contact "{places[0]}" in {reports} {hint}'.strip())


def _read(paths: Sequence[Path], corpus: Any) -> tuple[list[Any], list[Any]]:
    records, problems = [], []
    for path in paths:
        record, found = corpus.record(path)
        problems += [item for item in found if item.severity == "error"]
        records += [record] if record else []
    return records, problems


def _made(found: Any, shape: str) -> bytes:
    from memcon.compare.export import as_json, as_text

    spoken = found.comparison.language
    if shape in {"text", "json"}:
        made: str = as_json(found.comparison) if shape == "json" else as_text(found.comparison)
        return made.encode()
    if shape == "md":
        from memcon.render.markdown import MarkdownRenderer

        return MarkdownRenderer(language=spoken).render(found.sheet(), "compare").encode()
    from memcon.render.html import HtmlRenderer

    if shape == "html":
        return HtmlRenderer(language=spoken).render(found.sheet(), "compare").encode()
    from memcon.enclosures import Encloser

    sheet = found.sheet()
    page = HtmlRenderer(language=spoken).render_print(sheet, "compare")
    encloser = Encloser(options={"language": spoken.code})
    enclosed = encloser.enclose(page, sheet, "compare", found.records, found.corrections)
    return print_page(enclosed).data
