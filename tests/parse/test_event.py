"""The facts of the contact: form, day, length, number, initiator, place."""

from collections.abc import Iterator

import pytest
from casefile import Case, read_cases
from hypothesis import given
from hypothesis import strategies as st

from memcon.parse.document import read_document
from memcon.parse.durations import find_duration
from memcon.parse.event import find_event
from memcon.parse.model import Document, EventFacts, Fact
from memcon.parse.people import find_cast


def told(document: Document, facts: EventFacts) -> Iterator[str]:
    yield f"kind: {facts.kind.value}"
    for name in ("date", "duration", "count", "initiator", "place"):
        fact = getattr(facts, name)
        if fact is not None:
            yield f"{name}: {say(document, fact, name)}"


def say(document: Document, fact: Fact, name: str) -> str:
    value = fact.value
    if name == "duration":
        low, high = value
        value = f"{low}-{'' if high is None else high}"
    elif name == "count":
        value = " ".join(map(str, value))
    elif name == "place":
        return str(value)
    words = document.words(fact.span) if fact.span else ""
    return f"{value} «{words}»{' confirm' if fact.confirm else ''}"


@pytest.mark.parametrize("case", read_cases("event.txt"), ids=str)
def test_event(case: Case) -> None:
    """Each fact is what the text says of the contact, with its words."""
    document = read_document(case.text)
    facts = find_event(document, find_cast(document))
    assert "\n".join(told(document, facts)) == case.expected


@pytest.mark.parametrize("case", read_cases("durations.txt"), ids=str)
def test_durations(case: Case) -> None:
    """A measured length has bounds and wording; any other time is not the contact's."""
    document = read_document(case.text)
    fact = find_duration(document)
    said = say(document, fact, "duration").removesuffix(" confirm") if fact else "none"
    assert said == case.expected


@given(st.text(max_size=200))
def test_any_text_has_facts(text: str) -> None:
    """No text at all stops the search for facts."""
    document = read_document(text)
    find_event(document, find_cast(document))


def test_an_inferred_day_says_why() -> None:
    """A day that is counted from publication says from which words."""
    header = {"title": "Call with Minister Muster of Malta", "date": "2024-05-02"}
    document = read_document("Minister Roe spoke today with Minister Muster of Malta.", header)
    fact = find_event(document, find_cast(document)).date
    assert fact is not None
    assert fact.why == "the text says “today” and is dated 2 May 2024"
    assert fact.confirm == ("date: “today” is counted from the day of publication",)
