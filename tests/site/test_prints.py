"""Briefs as PDF: made where their page changed, offered where they are there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from alpha_beta import data, write
from pages_of import broken_links

from memcon.corpus import Corpus
from memcon.problems import RenderError
from memcon.render import Printed
from memcon.site.build import list_files
from memcon.site.model import Site
from memcon.site.prints import publish_prints
from memcon.site.publish import SitePublisher
from memcon.site.reading import read_site
from memcon.workers import Answer, Task

TWO = {"2030-01-02-alpha-beta/alpha": data(), "2030-01-02-alpha-beta/beta": data("beta")}
PLACE = PurePosixPath("contacts/2030-01-02-alpha-beta")


class Printer:
    """Stands for the PDF workers: notes what it is asked for, and fails where it is told to."""

    def __init__(self, *, fails: str = "") -> None:
        self.asked: list[str] = []
        self.fails = fails

    def render(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        for path, page in tasks:
            self.asked.append(path.name)
            made = Printed(page.html.encode(), 1)
            yield path, RenderError("no glyph") if path.name == self.fails else made


def site_of(folder: Path) -> Site:
    return read_site(Corpus(), [folder])


def build(folder: Path, site: Site, printer: Printer) -> dict[PurePosixPath, bytes]:
    with SitePublisher(folder) as publisher:
        made, failed = publish_prints(site, publisher, printer.render)
        assert set(failed) == {PLACE / printer.fails} - {PLACE}
        files = dict(list_files(replace(site, pdfs=made)))
        for path, content in files.items():
            publisher.write(path, content)
        publisher.replace()
    return {**files, **{path: (folder / path).read_bytes() for path in made}}


def test_a_pdf_is_made_again_only_where_its_page_changed(tmp_path: Path) -> None:
    """The second build asks for nothing; after an edit for all that carry the record."""
    reports = write(tmp_path / "reports", TWO)
    first, second, third = Printer(), Printer(), Printer()
    build(tmp_path / "out", site_of(reports), first)
    assert sorted(first.asked) == ["alpha.pdf", "beta.pdf", "compare.pdf"]
    before = (tmp_path / "out" / PLACE / "alpha.pdf").stat().st_ino
    build(tmp_path / "out", site_of(reports), second)
    assert second.asked == []
    assert (tmp_path / "out" / PLACE / "alpha.pdf").stat().st_ino == before
    changed = data("beta", title="Betan account: on the harbour")
    write(reports, {"2030-01-02-alpha-beta/beta": changed})
    build(tmp_path / "out", site_of(reports), third)
    assert sorted(third.asked) == ["alpha.pdf", "beta.pdf", "compare.pdf"]
    fourth = Printer()
    other = data("gamma", event={"id": "2030-02-02-gamma-delta", "date": "2030-02-02"})
    write(reports, {"2030-02-02-gamma-delta/gamma": other})
    build(tmp_path / "out", site_of(reports), fourth)
    assert fourth.asked == ["gamma.pdf"]


def test_a_pdf_that_cannot_be_made_is_not_offered(tmp_path: Path) -> None:
    """Its page has no link to it; the others have theirs."""
    reports = write(tmp_path / "reports", TWO)
    files = build(tmp_path / "out", site_of(reports), Printer(fails="beta.pdf"))
    assert PLACE / "alpha.pdf" in files
    assert b"beta.pdf" not in files[PLACE / "beta.html"]
    assert b'href="alpha.pdf"' in files[PLACE / "alpha.html"]
    assert broken_links(files) == []
