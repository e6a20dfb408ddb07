"""A hand-made draft over a fictional text, as the layers of the parser would hand it on."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from memcon.parse.document import read_document
from memcon.parse.model import (
    Cast,
    Document,
    Draft,
    EventFacts,
    Fact,
    Item,
    Person,
    Sentence,
    Span,
    Why,
)

TEXT = (Path(__file__).parent / "data" / "account.txt").read_text("utf-8")
PRINCIPALS = ("alpha", "beta")
FRAME = Why("rules", "frame", None, (("cue verb with its object", 0.82), ("no parse", 0.9)))
PEOPLE = (
    Person("alpha", "Ada Alpha", "Alpha", "President", ("president",), "SE", "principal", "f"),
    Person("beta", "Bo Beta", "Beta", "Prime Minister", ("prime minister",), "FI", "principal"),
    Person("gamma", "Gil Gamma", "Gamma", "Aide", ("aide",), "SE", "spokesperson"),
    Person("delta", "Dov Delta", "Delta", None, (), None, "other"),
)


@dataclass(frozen=True)
class Words:
    """Finds words of a document."""

    document: Document

    def span(self, words: str) -> Span:
        """Where the words stand; a hard line break counts as a space."""
        start = self.document.flat.index(words)
        return Span(start, start + len(words))


def item(document: Document, kind: Any, words: str, by: tuple[str, ...], **more: Any) -> Item:
    find = Words(document).span
    quote, topics = more.pop("quote", None), more.pop("topics", ())
    return Item(
        kind=kind,
        span=find(words),
        by=by,
        via=more.pop("via", ()),
        why=more.pop("why", FRAME),
        quote=find(quote) if quote else None,
        topics=tuple(find(topic) for topic in topics),
        **more,
    )


def unplaced(document: Document, items: tuple[Item, ...]) -> tuple[Sentence, ...]:
    return tuple(
        sentence
        for sentence in document.sentences
        if not any(one.span.meets(sentence.span) for one in items)
    )


def draft_of(document: Document) -> Draft:
    """What the layers would find in the account of `data/account.txt`."""
    find = Words(document).span
    items = (
        item(
            document,
            "contact",
            "On May 6, President Ada Alpha had a telephone conversation with Prime Minister Bo Beta"
            " at the Finnish side's initiative, the third since the start of the year",
            PRINCIPALS,
        ),
        item(
            document,
            "discussed",
            "the leaders discussed the bridge over the strait and ferry tariffs",
            PRINCIPALS,
            via=("gamma",),
            topics=("the bridge over the strait", "ferry tariffs"),
        ),
        item(
            document,
            "position",
            "Alpha stressed that the bridge would be built",
            ("alpha",),
            topics=("the bridge",),
            confirm=("holder: from a surname",),
        ),
        item(
            document,
            "not_discussed",
            '"The ferry tariffs of next year were not raised,"',
            (),
            via=("gamma",),
            quote="The ferry tariffs of next year were not raised,",
            topics=("ferry tariffs", "next year"),
            confirm=("denial: check the words",),
        ),
        item(document, "agreement", "It was agreed to open the border post", ()),
        item(document, "next_step", "They agreed to keep in touch", PRINCIPALS),
    )
    return Draft(
        document=document,
        cast=Cast(PEOPLE, (), issuer="SE"),
        event=EventFacts(
            kind=Fact("phone_call", None),
            date=Fact("2031-05-06", find("May 6"), ("year not printed",), "the text has no year"),
            duration=Fact((50, 60), find("almost an hour"), ("duration: approximate",)),
            count=Fact((3, "call", "calendar_year"), find("the third since the start of the year")),
            initiator=Fact("FI", find("at the Finnish side's initiative")),
            place=None,
        ),
        items=items,
        layer="rules",
        unplaced=unplaced(document, items),
    )


@pytest.fixture
def document() -> Document:
    return read_document(TEXT)


@pytest.fixture
def draft(document: Document) -> Draft:
    return draft_of(document)


@pytest.fixture
def find_all() -> Callable[[Document], Draft]:
    """What the layers would find in the account."""
    return draft_of


@pytest.fixture(name="item")
def item_fixture(document: Document) -> Callable[..., Item]:
    """Makes an item of the account from its words."""

    def make(kind: Any, words: str, by: tuple[str, ...]) -> Item:
        return item(document, kind, words, by)

    return make


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., Draft]], None]:
    """Puts a parser of the test's own in the place of the layers."""

    def put(parse: Callable[..., Draft]) -> None:
        monkeypatch.setattr("memcon.parse.parse_document", parse, raising=False)

    return put
