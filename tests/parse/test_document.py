"""A source text as blocks, paragraphs and sentences."""

import pytest
from casefile import Case, read_cases
from hypothesis import given
from hypothesis import strategies as st

from memcon.parse.document import read_document
from memcon.parse.model import Document

HOSTILE = st.text(alphabet=" \n\t\r\u00a0\u200b.,:;!?\"“”«»'’()-–AaÉéBbМм1<>#*_/\\", max_size=300)


def told(document: Document) -> str:
    blocks = [
        block.kind if block.kind == "header" else f"{block.kind}: {document.words(block.span)}"
        for block in document.blocks
    ]
    sentences = [f"{one.paragraph}: {document.words(one.span)}" for one in document.sentences]
    return "\n".join(line.rstrip() for line in (*blocks, *sentences))


@pytest.mark.parametrize("case", read_cases("document.txt"), ids=str)
def test_document(case: Case) -> None:
    """What is no account is labelled, and sentences end where a reader would end them."""
    assert told(read_document(case.text)) == case.expected


@given(HOSTILE)
def test_nothing_is_moved(text: str) -> None:
    """Every span slices the stored text, and the flat text differs in white space only."""
    document = read_document(text)
    assert document.text == text
    assert len(document.flat) == len(text)
    assert all(b in (a, " ") for a, b in zip(text, document.flat, strict=True))
    ends = [0, *(sentence.span.end for sentence in document.sentences)]
    for before, sentence in zip(ends, document.sentences, strict=False):
        assert before <= sentence.span.start < sentence.span.end <= len(text)
        assert document.paragraphs[sentence.paragraph].holds(sentence.span)
        assert not document.words(sentence.span)[0].isspace()


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text at all stops the reading; what is no white space lies in a block or a sentence."""
    document = read_document(text)
    covered = [block.span for block in document.blocks]
    covered += [sentence.span for sentence in document.sentences]
    for place, sign in enumerate(document.flat):
        if sign.isalnum():
            assert any(span.start <= place < span.end for span in covered)


def test_the_caller_knows_the_page() -> None:
    """A header that is given stands over the lines that the text begins with."""
    document = read_document("title: One\ndate: 2024-05-01\n\nText.", {"title": "Two"})
    assert document.title == "Two"
    assert document.published is not None
    assert document.published.isoformat() == "2024-05-01"


def test_a_heading_is_the_title() -> None:
    """Without a title line the first heading gives the title."""
    assert read_document("# Leaders Hold Talks\n\nThey held talks.\n").title == "Leaders Hold Talks"


def test_hard_spaces_read_as_spaces() -> None:
    """A no-break space and a line break inside a paragraph are spaces in the flat text."""
    text = "The\u00a0leaders, all of them, spoke at\nlength about it."
    assert read_document(text).flat == "The leaders, all of them, spoke at length about it."


def test_the_day_of_publication_has_two_names() -> None:
    """`date` as in captures, or `published` as in a readout."""
    document = read_document("title: One\npublished: 2024-05-01\n\nText.")
    assert document.published is not None
    assert document.published.isoformat() == "2024-05-01"
