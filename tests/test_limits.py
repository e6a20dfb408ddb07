"""Rule R43: what a format may fill, by the sections that a PDF was measured to have."""

from dataclasses import replace
from pathlib import Path

import pytest

from memcon.brief import Brief
from memcon.corpus import Corpus
from memcon.history import before_contact
from memcon.limits import LIMITS, overlong
from memcon.prepare import prepare
from memcon.render import FORMATS, PAPERS, Paper, Printed, PrintPage, Section
from memcon.render.fonts import prepare_fonts, use_fonts
from memcon.render.html import HtmlRenderer
from memcon.view import brief

CONTACT = Path(__file__).parent / "briefs" / "2030-01-02-alpha-beta"
SAMPLE = Path(__file__).parent / "formats" / "2030-02-20-alpha-beta"


@pytest.fixture(scope="module")
def made() -> Brief:
    record, _ = Corpus().record(CONTACT / "alpha.yaml")
    assert record is not None
    return brief(record)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_sample_papers_are_within_their_limits(paper: Paper) -> None:
    use_fonts(prepare_fonts())
    from memcon.render.pdf import PdfRenderer

    path = SAMPLE / "alpha.yaml"
    corpus = Corpus()
    record, _ = corpus.record(path)
    assert record is not None
    pages, renderer = HtmlRenderer(paper=paper), PdfRenderer()
    whole = brief(record, corpus.others(path), audit=corpus.audit(path))
    assert not whole.draft
    sheet = prepare(corpus, "x", before_contact(corpus, path, path.parent.parent))
    for name in LIMITS:
        page = pages.render_print(sheet if name == "precall" else whole, name)
        found = renderer.render(page)
        assert overlong("alpha.yaml", whole, name, found) is None


def printed(pages: int, *sections: tuple[str, int, float]) -> Printed:
    parts = tuple(Section(f"The {name}", name, at, by) for name, at, by in sections)
    return Printed(b"", pages, parts)


def told(name: str, paper: Printed, made: Brief) -> str:
    problem = overlong("alpha.yaml", made, name, paper)
    return problem.message if problem else ""


def test_only_formats_that_there_are_have_limits() -> None:
    assert set(LIMITS) <= set(FORMATS)


@pytest.mark.parametrize(
    ("name", "paper", "message"),
    [
        ("onepage", printed(1, ("a", 1, 1.0)), ""),
        ("onepage", printed(2, ("a", 1, 1.1)), "fills 2 pages; the limit is 1 page"),
        ("bluf", printed(2, ("a", 1, 1.9)), ""),
        ("bluf", printed(3, ("a", 1, 2.1)), "fills 3 pages; the limit is 2 pages"),
        ("record", printed(40, ("a", 1, 39.5)), ""),
        ("daily-item", printed(1, ("a", 1, 0.3), ("b", 1, 0.45)), ""),
        ("daily-item", printed(1, ("a", 1, 0.84)), "fills 84% of a page; the limit is ¾ of a page"),
        ("daily-item", printed(2, ("a", 1, 1.2)), "fills 2 pages; the limit is ¾ of a page"),
        ("meeting-brief", printed(3, ("a", 1, 1.2), ("points", 2, 0.9), ("b", 3, 0.5)), ""),
        (
            "meeting-brief",
            printed(3, ("points", 1, 1.2), ("b", 2, 1.0)),
            "The points fills 2 pages",
        ),
        ("submission", printed(9, ("a", 1, 1.9), ("annex", 3, 6.5)), ""),
        ("submission", printed(9, ("a", 1, 2.1), ("annex", 4, 5.5)), "main text fills 3 pages"),
    ],
)
def test_a_paper_is_held_to_the_limit_of_its_format(
    name: str, paper: Printed, message: str, made: Brief
) -> None:
    found = told(name, paper, made)
    assert message in found
    assert bool(message) is bool(found)


def test_the_longest_parts_are_named_first_and_the_annex_is_none_of_them(made: Brief) -> None:
    paper = printed(4, ("a", 1, 0.2), ("b", 1, 1.4), ("c", 2, 0.9), ("d", 3, 0.1), ("annex", 4, 1))
    problem = overlong("alpha.yaml", made, "submission", paper)
    assert problem is not None
    assert problem.severity == "error", "the record is in review"
    assert problem.hint == (
        "shorten the longest parts: The b (140% of a page), The c (90% of a page), "
        "The a (20% of a page)"
    )


def test_a_card_is_held_to_its_number_of_words(made: Brief) -> None:
    for words, message in ((30, ""), (31, "as card it has 61 words; the limit is 60")):
        parts = (Section("A", "", 1, 0.1, 30), Section("B", "", 1, 0.1, words))
        assert told("card", Printed(b"", 1, parts), made) == message


def test_sections_are_measured_on_the_page_with_the_space_between_them(made: Brief) -> None:
    """They add up to what a page holds, over page breaks too, and the annex begins a page."""
    use_fonts(prepare_fonts())
    from memcon.render.pdf import PdfRenderer

    paper = PdfRenderer().render(HtmlRenderer().render_print(made, "submission"))
    assert [section.label for section in paper.sections][:3] == [made.title, "To", "Issue"]
    annex = paper.sections[-1]
    assert (annex.id, annex.page, paper.pages) == ("annex", 2, 2)
    assert paper.sections[0].words == len(made.title.split())
    before = sum(section.share for section in paper.sections[:-1])
    assert 0.5 < before < 1
    assert 0.3 < annex.share < 1


def test_a_section_that_breaks_over_pages_is_measured_whole(made: Brief) -> None:
    use_fonts(prepare_fonts())
    from memcon.render.pdf import PdfRenderer

    long = replace(made, background=("A sentence of six words here. " * 400,))
    paper = PdfRenderer().render(HtmlRenderer().render_print(long, "submission"))
    (background,) = [section for section in paper.sections if section.label == "Background"]
    assert background.page == 2, "no rule stands alone at the foot of the first"
    assert background.share > 2
    problem = overlong("alpha.yaml", long, "submission", paper)
    assert problem is not None
    assert problem.hint.startswith("shorten the longest parts: Background (")


def test_a_page_of_which_nothing_flows_has_no_sections() -> None:
    use_fonts(prepare_fonts())
    from memcon.render.pdf import PdfRenderer

    page = '<html lang="en"><title>T</title><body><p style="position: fixed">T</p></body></html>'
    assert PdfRenderer().render(PrintPage(page)).sections == ()
