"""The steps in order: load → validate → check → view → render → publish."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from .corpus import Corpus, has_errors, validate_all
from .problems import Problem
from .record import Record
from .render.html import HtmlRenderer
from .render.markdown import MarkdownRenderer
from .view import brief

Pages = Iterator[tuple[PurePosixPath, bytes]]


@dataclass(frozen=True)
class Wanted:
    """What a build makes: which formats, which outputs, with whose templates."""

    formats: Sequence[str] = ("onepage",)
    outputs: Sequence[str] = ("md", "html", "pdf")
    templates: Sequence[Path] = ()


@dataclass
class Result:
    """What came of a build."""

    built: list[PurePosixPath] = field(default_factory=list)
    unchanged: list[PurePosixPath] = field(default_factory=list)
    refused: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def pages(
    record: Record, others: Sequence[Record], wanted: Wanted, render_pdf: Callable[[str], bytes]
) -> Pages:
    """Every output of one record, by its path below the output folder."""
    made = brief(record, others)
    markdown = MarkdownRenderer(wanted.templates)
    html = HtmlRenderer(wanted.templates)
    for name in wanted.formats:
        for ending in wanted.outputs:
            path = PurePosixPath("briefs", made.contact, f"{made.record}.{name}.{ending}")
            if ending == "md":
                yield path, markdown.render(made, name).encode()
            elif ending == "html":
                yield path, html.render(made, name).encode()
            else:
                yield path, render_pdf(html.render_print(made, name))


def records(paths: Sequence[Path], corpus: Corpus, result: Result) -> Iterator[tuple[Path, Record]]:
    """The records that may be built; the others are noted as refused, with their problems."""
    for path, problems in validate_all(paths, corpus):
        result.problems += problems
        if path.is_dir():
            continue
        record, _ = corpus.record(path)
        if record is None or has_errors(problems):
            result.refused.append(path)
        else:
            yield path, record
