"""All that was found in a text becomes a valid readout, anchored letter for letter."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.checks import check
from memcon.evidence import Capture, Match
from memcon.load import parse
from memcon.parse.account import draft_account
from memcon.parse.anchor import anchor, trim
from memcon.parse.draft import SOURCE, DraftReadout, draft_readout
from memcon.parse.layout import as_yaml
from memcon.parse.model import Cast, Document, Draft, EventFacts, Fact, Item, Person, Span, Why
from memcon.parse.origin import Origin, find_origin
from memcon.parse.slugs import contact_slug, topic_slug
from memcon.parse.told import Told
from memcon.problems import SourceError, UsageError
from memcon.record import Record, Stored
from memcon.schemas import Evidence, Readout, StatementKind
from memcon.validate import validate

GOLDEN = Path(__file__).parent / "golden"
MakeItem = Callable[..., Item]
FRAME = Why("rules", "frame")
PEOPLE = (
    Person("alpha", "Ada Alpha", "Alpha", "President", (), "SE", "principal"),
    Person("beta", "Bo Beta", "Beta", None, (), "FI", "principal"),
    Person("gamma", "Gil Gamma", "Gamma", "Aide", (), "SE", "spokesperson"),
    Person("delta", "Dov Delta", "Delta", None, (), None, "other"),
)
PRESS = Origin("SE", "press", "press_article")


def made_of(draft: Draft, told: Told = Told()) -> DraftReadout:  # noqa: B008 - a frozen value
    return draft_readout(draft, find_origin(draft, told), told)


def read_back(made: DraftReadout) -> tuple[Readout, Record]:
    """The readout as a file of it is read, and its record with the capture in place."""
    path = f"{made.data['event']['id']}/se.yaml"
    loaded = parse(as_yaml(made.data).encode(), path)
    readout, problems = validate(loaded)
    assert readout is not None, problems
    return readout, Record(loaded, readout, {})


def errors(made: DraftReadout, text: str) -> list[str]:
    readout, record = read_back(made)
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert readout.sources[0].capture is not None
    assert readout.sources[0].capture.sha256 == digest
    stored = {SOURCE: Stored("present", Capture(text), digest)}
    return [str(one) for one in check(replace(record, stored=stored)) if one.severity == "error"]


def test_the_draft_of_an_account_is_as_it_was_read(
    draft: Draft, golden: Callable[[Path, str], None]
) -> None:
    """The whole record, in the layout of the house."""
    golden(GOLDEN / "account.yaml", as_yaml(made_of(draft).data))


def test_a_draft_reads_back_as_the_record_that_was_written(draft: Draft) -> None:
    """Draft, file, load and validation give one and the same readout, without errors."""
    made = made_of(draft)
    assert read_back(made)[0] == made.readout
    assert errors(made, draft.document.text) == []
    assert made.left_out == ()


def test_the_contact_is_named_alike_by_both_sides(draft: Draft) -> None:
    """Surnames stand in alphabetical order, whoever's account it is."""
    turned = replace(draft, cast=replace(draft.cast, issuer="FI"))
    assert [one.id for one in turned.cast.principals] == ["beta", "alpha"]
    for side in (draft, turned):
        assert made_of(side).data["event"]["id"] == "2031-05-06-alpha-beta"


@pytest.mark.parametrize(
    ("surnames", "made"),
    [
        (["Xi", "bin Salman"], "2031-05-06-bin-salman-xi"),
        (["Łuk", "Niinistö"], "2031-05-06-luk-niinisto"),
        ([], "2031-05-06-phone-call"),
        (["Си"], "2031-05-06-phone-call"),
        (["A" * 40, "B" * 40, "C"], "2031-05-06-" + "a" * 40),
    ],
)
def test_the_id_of_a_contact(surnames: list[str], made: str) -> None:
    """Its day and the surnames, as far as they can be in an id and fit."""
    assert contact_slug("2031-05-06", surnames, "phone_call") == made


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("the bridge over\nthe strait", "bridge-over-the-strait"),
        ("Ukraine’s sovereignty", "ukraine-sovereignty"),
        ("Russia–Ukraine talks", "russia-ukraine-talks"),
        ("x" * 70, "x" * 60),
        (
            "exchanging films about the sea that promote old values close to both",
            "exchanging-films-about-the-sea-that-promote-old-values-close",
        ),
        (
            "settlement on the island and the situation in the middle shoals",
            "settlement-on-the-island-and-the-situation",
        ),
        ("Feed", ""),
        ("…", ""),
    ],
)
def test_a_topic_is_named_by_its_own_words(words: str, made: str) -> None:
    """Without an article; words that no id can hold name nothing."""
    assert topic_slug(words) == made


def test_a_denial_is_always_to_be_confirmed(draft: Draft) -> None:
    """Even where the layers had no doubt."""
    sure = tuple(replace(one, confirm=()) for one in draft.items)
    made = made_of(replace(draft, items=sure)).readout
    denial = next(one for one in made.statements if one.kind == "not_discussed")
    assert any(words.startswith("denial") for words in denial.confirm)


def test_a_topic_that_is_also_raised_is_taken_from_the_denial(draft: Draft) -> None:
    """The account may not have one topic as raised and as not discussed; a person decides."""
    denial = next(one for one in made_of(draft).readout.statements if one.kind == "not_discussed")
    assert denial.topics == ("next-year",)
    assert "topic: ferry-tariffs is also said to have been raised" in denial.confirm


def test_an_agreement_of_nobody_named_is_left_to_a_person(draft: Draft) -> None:
    """That it was agreed is written as it stands, with nobody filled in."""
    deal = next(one for one in made_of(draft).readout.statements if one.kind == "agreement")
    assert deal.by == ()
    assert deal.confirm == ("who agreed: the text does not name both sides",)


def test_people_who_are_only_mentioned_are_left_out(draft: Draft) -> None:
    """A participant took part, relays, or holds a statement."""
    people = made_of(draft).readout.participants
    assert [person.id for person in people] == ["alpha", "beta", "gamma"]


def test_what_a_rule_refuses_is_dropped_and_named(draft: Draft, item: MakeItem) -> None:
    """A spokesperson holds no act of the talk: the statement goes, with the reason."""
    wrong = item("discussed", "The weather", ("gamma",))
    made = made_of(replace(draft, items=(*draft.items, wrong)))
    assert len(made.items) == 5
    assert [one.why for one in made.left_out] == [
        '"gamma" is the spokesperson and cannot hold a statement of kind `discussed`'
    ]
    assert made.left_out[0].span == wrong.span


def test_a_text_may_report_the_contact_and_nothing_more(draft: Draft) -> None:
    """That is an account too; a text without even that is none."""
    made = made_of(replace(draft, items=draft.items[:1]))
    assert made.readout.statements == ()
    assert errors(made, draft.document.text) == []
    with pytest.raises(SourceError, match="no account of a contact was found in the 8 sentences"):
        made_of(replace(draft, items=()))


def test_background_alone_is_no_account(draft: Draft, item: MakeItem) -> None:
    """A recipe, or a text in another language, reports nothing."""
    with pytest.raises(SourceError, match="no account of a contact was found"):
        made_of(replace(draft, items=(item("context", "The weather", ()),)))


class TestDate:
    def day(self, draft: Draft, told: Told = Told()) -> Any:  # noqa: B008 - a frozen value
        return made_of(draft, told).readout.event.date

    def undated(self, draft: Draft, header: dict[str, str]) -> Draft:
        document = replace(draft.document, header=header)
        return replace(draft, document=document, event=replace(draft.event, date=None))

    def test_a_day_of_the_text_keeps_its_basis(self, draft: Draft) -> None:
        """A stated day is a plain one."""
        assert self.day(draft).basis == "inferred"
        event = replace(draft.event, date=Fact("2031-05-06", None))
        assert self.day(replace(draft, event=event)).basis == "stated"

    def test_the_day_of_publication_stands_in_for_none(self, draft: Draft) -> None:
        """Inferred, with the reason, and to be confirmed."""
        undated = self.undated(draft, {"date": "2031-05-07"})
        date = self.day(undated)
        assert (date.value, date.basis) == ("2031-05-07", "inferred")
        assert "publication" in date.why
        confirm = made_of(undated).readout.confirm
        assert "date: the day of publication stands in for it" in confirm

    def test_without_any_day_one_has_to_be_told(self, draft: Draft) -> None:
        """Nothing is made up: the option is named."""
        undated = self.undated(draft, {})
        with pytest.raises(UsageError, match="give --date, or --published"):
            self.day(undated)
        date = self.day(undated, Told(day="2031-05-05"))
        assert (date.value, date.why) == ("2031-05-05", "given by hand")

    def test_a_day_told_against_the_text_says_so(self, draft: Draft) -> None:
        """The reading of the text stays beside it."""
        date = self.day(draft, Told(day="2031-05-05"))
        assert date.why == "given by hand; the text was read as 2031-05-06"

    def test_a_day_that_is_none_is_refused(self, draft: Draft) -> None:
        """Before anything is written."""
        with pytest.raises(UsageError, match='--date "2031-02-30" is no date'):
            self.day(draft, Told(day="2031-02-30"))


class TestOrigin:
    def test_the_issuer_is_never_guessed_from_who_is_named_first(self, draft: Draft) -> None:
        """Without a header or a relayer it has to be told."""
        people = draft.cast.principals
        with pytest.raises(UsageError, match="--issuer"):
            find_origin(replace(draft, cast=Cast(people, ())), Told())

    def test_who_relays_tells_the_side(self, draft: Draft) -> None:
        """To be confirmed."""
        origin = find_origin(replace(draft, cast=Cast(draft.cast.people, ())), Told())
        assert origin.issuer == "SE"
        assert origin.confirm[0] == "issuer: SE, the party of who relays the account"

    @pytest.mark.parametrize(
        ("issuer", "level", "kind"),
        [
            ("White House (Biden)", "head_of_state_office", "official_readout"),
            ("White House, Office of the Vice President", "government", "official_readout"),
            ("Kremlin (President of Russia), English site", "head_of_state_office", None),
            ("US Department of State", "ministry", "official_readout"),
            ("China, Ministry of Foreign Affairs", "ministry", "official_readout"),
            ("press report of a presidential aide's account", "aide_on_record", "press_article"),
            ("TASS", "state_agency", "agency_report"),
            ("Daily Sun", "aide_on_record", "press_article"),
        ],
    )
    def test_the_header_tells_the_level(
        self, draft: Draft, issuer: str, level: str, kind: str | None
    ) -> None:
        """By the words of the issuer, else by who relays."""
        origin = find_origin(
            replace(draft, document=replace(draft.document, header={"issuer": issuer})), Told()
        )
        assert (origin.level, origin.kind) == (level, kind or "official_readout")

    def test_what_is_told_is_not_to_be_confirmed(self, draft: Draft) -> None:
        """A person has said it."""
        assert find_origin(draft, Told(issuer="FI", level="ministry")).confirm == ()


def test_a_count_that_cannot_be_held_is_named_and_not_written(draft: Draft) -> None:
    """A series with a first day needs that day; the number alone would say another thing."""
    event = replace(draft.event, count=Fact((3, "call", "since_date"), Span(0, 3)))
    made = made_of(replace(draft, event=event))
    assert "count" not in made.data["event"]
    assert made.left_out[0].why.startswith("count: ")


WORDS = st.sampled_from(
    [
        "the",
        "leaders",
        "no",
        "not",
        "—",
        "“words",
        "words”",
        '"',
        "'",
        ":",
        "#",
        "-",
        "a:",
        "{b}",
        "é",
        "и",
        "中",
        "…",
        "\u00a0",
        "\n",
        "\n\n",
        "  ",
        "\t",
        "\r\n",
        "2025-07-03",
        "x" * 120,
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join).filter(str.strip)
NAMES = st.sampled_from(["alpha", "beta", "gamma", "delta"])


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    text = draw(TEXTS)
    kinds = st.sampled_from([*get_args(StatementKind), "contact"])
    names = st.lists(NAMES, unique=True, max_size=4).map(tuple)
    items = draw(
        st.lists(
            st.builds(
                Item,
                kind=kinds,
                span=spans(text),
                by=names,
                via=names,
                why=st.just(FRAME),
                quote=st.none() | spans(text),
                topics=st.lists(spans(text), max_size=3).map(tuple),
                confirm=st.lists(st.text(max_size=400).filter(str.strip), max_size=2).map(tuple),
            ),
            min_size=1,
            max_size=8,
        )
    )
    facts = EventFacts(
        kind=Fact("meeting", None),
        date=Fact("2031-05-06", None, (), draw(st.sampled_from(["", "a reason"]))),
        duration=draw(st.none() | st.builds(Fact, st.just((9, None)), spans(text))),
        count=draw(st.none() | st.builds(Fact, st.just((2, "visit", "ever")), spans(text))),
        initiator=draw(st.none() | st.builds(Fact, NAMES | st.just("nobody"), spans(text))),
        place=draw(st.none() | st.builds(Fact, st.just("Port Alpha"), spans(text))),
    )
    header = draw(st.dictionaries(st.sampled_from(["title", "url", "terms"]), st.text()))
    document = Document(text, text, header, (), (Span(0, len(text)),), ())
    items = sorted(items, key=lambda one: one.span)
    return Draft(document, Cast(PEOPLE, ()), facts, tuple(items), "rules")


@given(drafts())
def test_any_draft_gives_a_valid_readout_or_says_why_not(draft: Draft) -> None:
    """Nothing that the layers hand on makes an invalid file; what is kept leads back exactly."""
    try:
        made = draft_readout(draft, PRESS, Told())
    except SourceError:
        return
    text = draft.document.text
    assert read_back(made)[0] == made.readout
    assert errors(made, text) == []
    statements = sum(one.kind != "contact" for one in draft.items)
    assert len(made.items) + sum(one.span in spans_of(draft) for one in made.left_out) >= statements
    for statement in made.readout.statements:
        source = made.items[statement.id]
        span = trim(text, source.span)
        assert Capture(text).find(statement.evidence[0]) == Match(span.start, span.end)
        assert (statement.kind, statement.by, statement.via) == (
            source.kind,
            source.by,
            source.via,
        )


def spans_of(draft: Draft) -> set[Span]:
    return {one.span for one in draft.items}


@given(TEXTS.flatmap(lambda text: st.tuples(st.just(text), spans(text))))
def test_every_span_is_anchored_exactly(case: tuple[str, Span]) -> None:
    """A span leads to evidence, and the evidence to the same span and no other."""
    text, span = case
    span = trim(text, span)
    evidence = anchor(Capture(text), span)
    if not text[span.start : span.end].strip():
        assert evidence is None
        return
    assert evidence is not None
    full = {"exact": evidence} if isinstance(evidence, str) else evidence
    found = Capture(text).find(Evidence.model_validate(full))
    assert found == Match(span.start, span.end)


@pytest.mark.parametrize(
    ("text", "words", "nth", "evidence"),
    [
        ("They met. They spoke.", "They spoke", 0, "They spoke"),
        ("We agree. They agree.", "agree", 1, {"exact": "agree", "prefix": "We agree. They"}),
        ("agree, and agree", "agree", 0, {"exact": "agree", "suffix": ", and agree"}),
        ("a b a b a b a", "a", 1, {"exact": "a", "prefix": "a b", "suffix": "b a b a"}),
        ("no " * 40, "no", 20, {"exact": "no", "start": 60, "end": 62}),
    ],
)
def test_evidence_is_as_short_as_it_can_be(text: str, words: str, nth: int, evidence: Any) -> None:
    """Neighbouring words only where the words stand twice, the place only where they are alike."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    assert anchor(Capture(text), Span(at, at + len(words))) == evidence


def test_a_name_that_no_participant_can_carry_is_left_out(draft: Draft, item: MakeItem) -> None:
    """And so is what that person holds."""
    nameless = Person("omega", "\u200e", "Omega", None, (), None, "principal")
    cast = replace(draft.cast, people=(*draft.cast.people, nameless))
    stray = item("position", "The weather", ("omega",))
    made = made_of(replace(draft, cast=cast, items=(*draft.items, stray)))
    assert "omega" not in {person.id for person in made.readout.participants}
    assert 'is by "omega", who is not a participant' in made.left_out[0].why


PHRASES = st.sampled_from(
    [
        "President Ada Alpha of Sweden spoke by phone with Prime Minister Bo Beta of Finland",
        "on May 6",
        "They discussed the bridge",
        "Alpha stressed that",
        "the tariffs were not raised",
        "Gil Gamma said",
        "“the ferry will sail”",
        "It lasted almost an hour",
        "They agreed to keep in touch",
        ". ",
        ", ",
        "\n\n",
        "title: Call with Beta\n",
        "and",
        "\u00ad",
        "�",
    ]
)


@given(st.lists(PHRASES, max_size=30).map(" ".join) | st.text(max_size=300))
def test_any_text_gives_a_draft_or_a_refusal(text: str) -> None:
    """By the layers as they are: nothing else is raised, and a second reading finds the same."""
    told = Told(issuer="SE", published="2031-05-07", language="en")
    try:
        account = draft_account(text.encode("utf-8", "replace"), "x", told, nlp=False)
    except SourceError:
        return
    assert errors(account.made, account.text) == []
    again = draft_account(account.text.encode(), "x", told, nlp=False)
    assert again.made.data == account.made.data
