"""`memcon precall`: what lies behind the next contact of two sides, on a page."""

import sys
from datetime import date
from pathlib import Path

import click

from memcon.commands import CAPTURES, LANGUAGE, REPORTS, open_corpus, print_page
from memcon.problems import UsageError
from memcon.render import PAPERS, Paper

SHAPES = ("md", "html", "pdf")


@click.command(name="precall")
@click.argument("who", nargs=-1, required=True, metavar="WHO WHO")
@CAPTURES
@click.option(
    "--reports",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=REPORTS,
    show_default=True,
    help="The folder of contacts.",
)
@click.option(
    "--before", type=click.DateTime(["%Y-%m-%d"]), help="Only contacts before this day; else all."
)
@click.option(
    "--format",
    "shape",
    type=click.Choice(SHAPES),
    default="md",
    show_default=True,
    help="How the sheet is printed.",
)
@LANGUAGE
@click.option(
    "--paper",
    type=click.Choice(PAPERS),
    default="a4",
    show_default=True,
    help="The size that a PDF is laid out for.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file instead of stdout.",
)
def command(  # noqa: PLR0913 - the options of a command
    *,
    who: tuple[str, ...],
    captures: Path | None,
    reports: Path,
    before: date | None,
    shape: str,
    lang: str,
    paper: Paper,
    output: Path | None,
) -> None:
    """Sum up the earlier contacts of WHO and WHO: parties by code, or people by id or name.

    Last contacts, open commitments, counts, unresolved differences, stock phrases, what was asked
    and given. `memcon build --as precall` makes the same for every contact, of all before it.
    """
    from memcon.history import before_day
    from memcon.language import language
    from memcon.limits import overlong
    from memcon.prepare import prepare
    from memcon.publish import write_file
    from memcon.render.html import HtmlRenderer
    from memcon.render.markdown import MarkdownRenderer

    spoken = language(lang)
    corpus = open_corpus(captures)
    day = date(before.year, before.month, before.day) if before else None
    meetings = before_day(corpus, reports, who, day)
    if not meetings:
        raise UsageError(f"the records hold no contact of {' and '.join(who)} before {day}")
    sheet = prepare(corpus, "-".join(who).lower(), meetings, spoken)
    if shape == "md":
        made = MarkdownRenderer(language=spoken).render(sheet, "precall").encode()
    elif shape == "html":
        made = HtmlRenderer(language=spoken).render(sheet, "precall").encode()
    else:
        renderer = HtmlRenderer(paper=paper, language=spoken)
        printed = print_page(renderer.render_print(sheet, "precall"))
        made = printed.data
        if problem := overlong(str(reports), None, "precall", printed):
            click.echo(str(problem), err=True)
    if output:
        write_file(output, made)
    else:
        sys.stdout.buffer.write(made)
