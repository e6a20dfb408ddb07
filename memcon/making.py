"""Jobs → pages: the records of a contact are read, compared and rendered, once for all its jobs."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .folders import root_of
from .jobs import COMPARE, Job, Wanted
from .language import language
from .problems import RenderError
from .record import Record, is_comparable
from .render import PrintPage
from .render.outputs import open_renderers
from .surveyed import Surveyed, remember_outlines
from .view import brief

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .brief import Brief
    from .compare.contact import Compared
    from .corpus import Corpus
    from .enclosures import Encloser
    from .precall import Precall
    from .printable import Printable

Page = str | bytes | PrintPage


class Maker:
    """Renders whatever jobs ask for; the corpus reads the readouts, one contact at a time."""

    def __init__(self, corpus: Corpus, wanted: Wanted, contacts: Sequence[Surveyed]) -> None:
        self._corpus = corpus
        self._wanted = wanted
        self._language = language(wanted.language)
        self._contacts = contacts
        self._knows_outlines = False
        self._renderers = open_renderers(
            wanted.outputs, wanted.templates, wanted.paper, self._language
        )

    def pages(
        self, contact: Surveyed, jobs: Sequence[Job]
    ) -> Iterator[tuple[Job, Page | RenderError]]:
        """Each job of one contact with its page, or with what kept it from being made."""
        paths = [contact.folder / account.name for account in contact.examined.accounts]
        found = [record for path in paths if (record := self._corpus.record(path)[0])]
        records = {record.path.name: record for record in found}
        compared = self._compare(contact, found)
        made: dict[str, Brief] = {}
        for job in jobs:
            try:
                yield job, self._render(job, records, compared, made)
            except RenderError as error:
                yield job, error

    @cached_property
    def _encloser(self) -> Encloser:
        """What puts records into PDFs, opened with the first of them: it asks for the fonts."""
        from .enclosures import Encloser

        options = {"paper": self._wanted.paper, "language": self._wanted.language}
        return Encloser(self._wanted.templates, options=options)

    def _compare(self, contact: Surveyed, records: Sequence[Record]) -> Compared | None:
        """The comparison of a contact, where it has two accounts."""
        if not is_comparable(records):
            return None
        from .compare.contact import compare_contact

        ordered = sorted(records, key=lambda record: record.id)
        return compare_contact(ordered, contact.folder, self._language)

    def _learn_outlines(self) -> None:
        if not self._knows_outlines:
            remember_outlines(self._contacts, self._corpus)
            self._knows_outlines = True

    def _prepare(self, job: Job) -> Precall:
        """The sheet over what lies behind a contact."""
        from .history import before_contact
        from .prepare import prepare

        self._learn_outlines()
        earlier = before_contact(self._corpus, job.source, root_of(job.source))
        if not earlier:
            raise RenderError("its earlier contacts changed while it was built")
        return prepare(self._corpus, job.contact.examined.contact, earlier, self._language)

    def _render(
        self,
        job: Job,
        records: dict[str, Record],
        compared: Compared | None,
        known: dict[str, Brief],
    ) -> Page:
        made, enclosed = self._make(job, records, compared, known)
        corrections = compared.corrections if compared and job.format == COMPARE else b""
        page = self._renderers[job.output](made, job.format)
        if isinstance(page, PrintPage):
            return self._encloser.enclose(page, made, job.format, enclosed, corrections)
        return page

    def _make(
        self,
        job: Job,
        records: dict[str, Record],
        compared: Compared | None,
        known: dict[str, Brief],
    ) -> tuple[Printable, Sequence[Record]]:
        """What is printed, and the records that a PDF of it carries."""
        if job.past is not None:
            return self._prepare(job), ()
        if job.account is None:
            if compared is None:
                raise RenderError("its readouts changed while they were built")
            return compared.sheet(), compared.records
        name = job.account.name
        if name not in records:
            raise RenderError("its readout changed while it was built")
        others = [record for other, record in records.items() if other != name]
        if name not in known:
            if job.account.claims:
                self._learn_outlines()
            known[name] = brief(
                records[name],
                others,
                compared.comparison if compared else None,
                audit=self._corpus.audit(job.source) if job.account.claims else None,
                language=self._language,
            )
        return known[name], (records[name], *others)
