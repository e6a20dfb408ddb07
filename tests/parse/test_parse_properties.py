"""What must hold for every text, whatever stands in it."""

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memcon.parse import parse_document
from memcon.parse.cues import verb_forms
from memcon.parse.document import read_document
from memcon.parse.model import Draft
from memcon.parse.tagging import load_model

LAYERS = [False, True]
TITLE = "title: Readout of President Lind’s Call with Prime Minister Peter Kask of Estonia\n\n"
VERBS = sorted(verb_forms())
MARKS = [*",.;:!?–—-()\"“”«»'’\n", "...", "\n\n", "1. ", ".”", ",” ", "U.S. ", "\u00a0"]


def one_of(words: str) -> st.SearchStrategy[str]:
    """Any of the phrases between the bars."""
    return st.sampled_from([phrase.strip() for phrase in words.split("|")])


def row(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """The parts one after the other."""
    return st.tuples(*parts).map(lambda words: " ".join(filter(None, words)))


OPENER = one_of("||| On Tuesday, | In addition, | According to Ruiz, | Ruiz said | He added that")
SUBJECT = one_of(
    """President Lind | Anna Lind | Kask | the leaders | They | He | She | Both | the two sides
    | Estonia | the Prime Minister of Estonia | presidential aide Marco Ruiz | the aide | it
    | There | the Foreign Ministry | The conversation | the call | The tolls | the lease | no detail
    | A letter | Lind and Kask | Neither the lease nor the tolls | “The lease | Nobody"""
)
VERB = st.one_of(
    one_of(
        """discussed | was not discussed | were not raised | did not raise | never touched upon
        | agreed to discuss | said that | noted that | was | not only discussed | spoke with
        | will discuss | thanked | welcomed | had a telephone conversation with | did not come up
        | avoided mentioning | have yet to discuss | was left aside
        | was neither raised nor discussed
        | agreed to remain in touch | proposed | informed | made no mention of | called"""
    ),
    st.sampled_from(VERBS),
)
CONTENT = one_of(
    """| Kask | the tolls | the tolls, the lease and trade | the lease would not be raised
    | Kask had agreed to it | “open door” | about the lease | “We will not discuss it in public,”
    | : “We will not discuss it in public.\n\n“Not with anybody but them.”
    | to congratulate him | frank and friendly | with Prime Minister Kask today | for an hour"""
)
TAIL = one_of(
    """||| , noting that the tolls are high | and proposed a survey | , Ruiz said | , he added
    | ,” Ruiz told reporters | , and Kask voiced hope | . “It was not mentioned | ; both agreed
    | , which was not discussed | , adding that the lease did not come up | but not the tolls"""
)
SENTENCE = row(OPENER, SUBJECT, VERB, CONTENT, TAIL)
WORDS = st.one_of(SUBJECT, VERB, CONTENT, TAIL, st.sampled_from(VERBS), st.sampled_from(MARKS))
PROSE = st.lists(
    st.one_of(SENTENCE, SENTENCE, SENTENCE, st.lists(WORDS, max_size=12).map(" ".join)),
    min_size=1,
    max_size=8,
).flatmap(
    lambda parts: st.sampled_from([". ", ".\n\n", "\n", ".” "]).map(
        lambda stop: TITLE + stop.join(parts) + "."
    )
)
ANYTHING = st.one_of(PROSE, st.text(max_size=400), st.lists(WORDS, max_size=40).map("".join))
NEGATION = re.compile(
    r"\b(?:not|never|no|nor|neither|none|nothing|nobody|without|off the|den(?:y|ies|ied|ying))\b"
    r"|n[’']t\b|\b(?:left (?:aside|out of)|absent from|refrained from|avoided|yet to)\b"
    r"|\bun(?:mentioned|discussed)\b",
    re.IGNORECASE,
)
EACH = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def read(text: str, *, nlp: bool) -> Draft:
    if nlp and load_model() is None:
        pytest.skip("no English pipeline of spaCy is installed")
    return parse_document(read_document(text), nlp=nlp)


@pytest.mark.parametrize("nlp", LAYERS)
@EACH
@given(ANYTHING)
def test_no_text_is_too_odd(nlp: bool, text: str) -> None:
    """Words in any order, and signs of any script, give a draft, and twice the same one."""
    draft = read(text, nlp=nlp)
    assert draft == read(text, nlp=nlp)


@pytest.mark.parametrize("nlp", LAYERS)
@EACH
@given(PROSE)
def test_every_statement_is_a_slice_of_one_paragraph(nlp: bool, text: str) -> None:
    """Its words stand in the stored text, without space at their edges, in one paragraph."""
    draft = read(text, nlp=nlp)
    for item in draft.items:
        words = draft.document.text[item.span.start : item.span.end]
        assert words
        assert words == words.strip()
        assert any(paragraph.holds(item.span) for paragraph in draft.document.paragraphs)


@pytest.mark.parametrize("nlp", LAYERS)
@EACH
@given(PROSE)
def test_statements_stand_in_the_order_of_the_text(nlp: bool, text: str) -> None:
    """Each one begins where the one before has ended, or later."""
    items = read(text, nlp=nlp).items
    for before, item in pairwise(items):
        assert before.span.end <= item.span.start


@pytest.mark.parametrize("nlp", LAYERS)
@EACH
@given(PROSE)
def test_a_statement_holds_its_parts(nlp: bool, text: str) -> None:
    """Cue and quotation lie in its words, and the quotation without its marks."""
    for item in (draft := read(text, nlp=nlp)).items:
        assert item.why.cue is None or item.span.holds(item.why.cue)
        assert item.quote is None or item.span.holds(item.quote)
        assert item.quote is None or draft.document.words(item.quote)[0] not in "“”«»"


@pytest.mark.parametrize("nlp", LAYERS)
@EACH
@given(PROSE)
def test_holders_are_people_of_the_text(nlp: bool, text: str) -> None:
    """Whoever holds or relays a statement is in the cast, once; background is nobody's."""
    draft = read(text, nlp=nlp)
    known = {person.id for person in draft.cast.people}
    for item in draft.items:
        assert known.issuperset((*item.by, *item.via))
        assert len(set(item.by)) == len(item.by)
        assert item.kind != "context" or not item.by


@pytest.mark.parametrize("nlp", LAYERS)
@EACH
@given(PROSE)
def test_no_sentence_is_lost(nlp: bool, text: str) -> None:
    """Every sentence holds words of a statement, or is listed as not placed, and never both."""
    draft = read(text, nlp=nlp)
    for sentence in draft.document.sentences:
        held = any(item.span.meets(sentence.span) for item in draft.items)
        assert held != (sentence in draft.unplaced)


@pytest.mark.parametrize("nlp", LAYERS)
@EACH
@given(PROSE)
def test_no_denial_comes_from_silence(nlp: bool, text: str) -> None:
    """What was not discussed stands in a sentence with a negation, and has to be confirmed."""
    draft = read(text, nlp=nlp)
    for item in draft.items:
        if item.kind == "not_discussed":
            around = [one.span for one in draft.document.sentences if one.span.meets(item.span)]
            assert any(NEGATION.search(draft.document.words(span)) for span in around)
            assert item.confirm


@pytest.mark.parametrize("nlp", LAYERS)
@EACH
@given(PROSE)
def test_every_reading_gives_its_grounds(nlp: bool, text: str) -> None:
    """A statement names its rule and factors above 0 and up to 1."""
    for item in read(text, nlp=nlp).items:
        assert item.why.rule
        assert item.why.factors
        assert all(words and 0 < factor <= 1 for words, factor in item.why.factors)
