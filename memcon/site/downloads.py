"""The files that a page offers beside itself: a brief as Markdown, a record as YAML."""

from collections.abc import Iterator
from pathlib import PurePosixPath

import ryaml

from memcon.record import Record
from memcon.render.markdown import MarkdownRenderer

from .contacts import ContactPage


def list_downloads(
    contact: ContactPage, markdown: MarkdownRenderer
) -> Iterator[tuple[PurePosixPath, str]]:
    """The files of one contact, made from what is on the site: no comments of the record's file."""
    if contact.compared:
        sheet = contact.compared.sheet()
        yield contact.path.with_name("compare.md"), markdown.render(sheet, "compare")
    for page in contact.readouts:
        yield page.path.with_suffix(".md"), markdown.render(page.brief, "onepage")
        yield page.path.with_suffix(".yaml"), as_yaml(page.record)
        for text in page.texts:
            yield text.path, text.text


def as_yaml(record: Record) -> str:
    """The record in its own format, as far as it says something."""
    data = record.readout.model_dump(mode="json", exclude_defaults=True)
    made: str = ryaml.dumps({"memcon": 1, **data})
    return made
