"""The readouts of `reports/`: real accounts, curated by hand."""

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from memcon.corpus import Corpus, discover, has_errors
from memcon.record import Record, index_captures
from memcon.schemas import Readout

REPORTS = Path(__file__).resolve().parents[1] / "reports"
PATHS = discover([REPORTS])
SEED = REPORTS / "2025-07-03-putin-trump" / "ru.yaml"
SEED_SHA256 = "e996491a9124cf4bf5d0cee2e24d52967402e715c099d6a883a6da376a67f1e0"


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@cache
def corpus() -> Corpus:
    return Corpus()


@cache
def checked_corpus(shared: Path) -> Corpus:
    return Corpus(index_captures(shared))


def record(path: Path) -> Record:
    found, problems = corpus().record(path)
    assert found is not None, problems
    return found


def readout(path: Path) -> Readout:
    return record(path).readout


@pytest.mark.parametrize("path", PATHS, ids=named)
def test_every_readout_is_valid_without_its_captures(path: Path) -> None:
    """A checkout without the source texts has no problem but that they are absent."""
    _, problems = corpus().record(path)
    assert {problem.code for problem in problems} <= {"capture-missing"}


@pytest.mark.parametrize("path", PATHS, ids=named)
def test_every_evidence_stands_once_in_its_capture(path: Path, shared: Path) -> None:
    """With the source texts at hand, no readout has any problem and each capture is found."""
    found, problems = checked_corpus(shared).record(path)
    assert not problems
    assert found is not None
    pinned = [source.id for source in found.readout.sources if source.capture]
    assert all(found.stored[source].state == "present" for source in pinned)


def test_the_registries_are_valid() -> None:
    """People, parties and topics of the house have no problem."""
    _, problems = corpus().registries(REPORTS)
    assert not problems


def test_every_topic_is_registered_and_every_parent_too() -> None:
    """A brief never has to make up the label of a topic, and no chain of topics breaks or loops."""
    topics = corpus().registries(REPORTS)[0].topics
    used = {topic for path in PATHS for item in readout(path).statements for topic in item.topics}
    assert used <= topics.keys()
    for topic in topics:
        above = [topic]
        while (parent := topics[above[-1]].parent) is not None:
            assert parent in topics
            assert parent not in above
            above.append(parent)


def test_every_registered_topic_is_used_or_stands_above_one_that_is() -> None:
    """The registry holds no orphan topic."""
    topics = corpus().registries(REPORTS)[0].topics
    used = {topic for path in PATHS for item in readout(path).statements for topic in item.topics}
    parents = {entry.parent for entry in topics.values()}
    assert topics.keys() == used | (parents - {None})


def test_every_person_has_the_name_of_the_registry() -> None:
    """One id is one person under one spelling in all readouts."""
    people = corpus().registries(REPORTS)[0].people
    for path in PATHS:
        for person in readout(path).participants:
            entry = people[person.id]
            assert person.name == entry.name
            assert person.wikidata == entry.wikidata
            assert person.title in {role.title for role in entry.roles}


def test_every_office_was_held_on_the_day_of_the_contact() -> None:
    """A title is one that the registry has for that day (rule R22)."""
    people = corpus().registries(REPORTS)[0].people
    for path in PATHS:
        day = readout(path).event.date.value
        for person in readout(path).participants:
            assert any(
                (role.since is None or role.since.earliest <= day.earliest)
                and (role.until is None or day.earliest <= role.until.latest)
                for role in people[person.id].roles
                if role.title == person.title
            ), f"{named(path)}: {person.title} {person.name}"


@pytest.mark.parametrize("path", PATHS, ids=named)
def test_the_prose_is_short_enough_for_a_page(path: Path) -> None:
    """Titles have at most 20 words, bottom lines at most two sentences."""
    own = readout(path)
    assert own.absence or (own.title and own.bottom_line)
    assert len((own.title or "").split()) <= 20
    sentences = (own.bottom_line or "").replace("U.S. ", "US ").rstrip(".").split(". ")
    assert len(sentences) <= 2


@pytest.mark.parametrize("path", PATHS, ids=named)
def test_our_sentences_are_not_the_source_s(path: Path) -> None:
    """Outside quotation marks, no sentence of ours copies its whole evidence."""
    for item in readout(path).statements:
        words = (item.text or "").rstrip(".").casefold()
        assert words not in {evidence.exact.casefold() for evidence in item.evidence}


def test_no_source_text_is_kept_in_the_repository() -> None:
    """Captures stay out: every file of a contact is a readout or a correction of a comparison."""
    kept = {path.suffix for path in REPORTS.rglob("*") if "captures" not in path.parts}
    assert kept <= {"", ".yaml"}


def test_the_seed_is_pinned_by_its_hash() -> None:
    """The call of 3 July 2025 rests on the very text that was read."""
    capture = readout(SEED).sources[0].capture
    assert capture is not None
    assert capture.sha256 == SEED_SHA256


def test_the_seed_has_four_denials_by_the_aide() -> None:
    """Weapons, the contents and the dates of round 3, and a meeting are four separate denials."""
    denials = [item for item in readout(SEED).statements if item.kind == "not_discussed"]
    assert [item.topics for item in denials] == [
        ("us-arms-for-ukraine",),
        ("istanbul-round-3-contents",),
        ("istanbul-round-3-dates",),
        ("personal-meeting",),
    ]
    assert all(item.via == ("ushakov",) for item in denials)


def test_the_seed_keeps_an_error_of_its_source() -> None:
    """The quotation on round 3 stands as printed, and is marked so."""
    quotes = [item.quote for item in readout(SEED).statements if item.quote]
    assert any(
        quote.sic and quote.text == "the contents of a possible third round was not discussed"
        for quote in quotes
    )


def test_the_aide_s_own_remarks_are_no_president_s() -> None:
    """That the talks stay bilateral, and the hedge on a meeting, are the aide's own words."""
    own = {item.id: item for item in readout(SEED).statements if item.kind == "context"}
    assert [item.by for item in own.values()] == [(), ()]
    assert [item.via for item in own.values()] == [("ushakov",), ("ushakov",)]
    assert [item.topics for item in own.values()] == [("istanbul-talks",), ("personal-meeting",)]
    hedge = [item.quote.text for item in own.values() if item.quote]
    assert hedge == ["this idea is in the air"]


def test_the_seed_names_no_relayer_where_its_text_names_none() -> None:
    """Mr Putin's main position has no relayer in the text; none is filled in."""
    position = next(item for item in readout(SEED).statements if item.kind == "position")
    assert position.by == ("putin",)
    assert position.via == ()


def test_the_seed_s_figures_are_ranges_and_bases() -> None:
    """A length of almost an hour is a range, the sixth has its series, the year is inferred."""
    event = readout(SEED).event
    assert event.duration is not None
    assert event.duration.minutes == (50, 60)
    assert event.count is not None
    assert (event.count.value, event.count.basis) == (6, "calendar_year")
    assert event.date.basis == "inferred"
    assert event.initiator is None


def test_both_presidents_agree_to_keep_in_touch() -> None:
    """The only thing agreed in the seed names both who agree, as the aide tells it."""
    steps = [item for item in readout(SEED).statements if item.kind == "next_step"]
    assert steps
    for item in steps:
        assert set(item.by) == {"putin", "trump"}
        assert item.via == ("ushakov",)


def test_the_missing_readout_of_the_other_side_is_a_record() -> None:
    """The U.S. file of 3 July says what was checked and when, and keeps the remark to the press."""
    us = readout(SEED.with_name("us.yaml"))
    assert us.absence is not None
    assert us.absence.conclusion == "none_found"
    assert [(check.what, check.at) for check in us.absence.checked] == [
        ("Kyiv Independent", "2025-07-03"),
    ]
    assert us.sources[0].kind == "press_remarks"


def test_six_calls_of_the_presidents_are_held_for_2025() -> None:
    """The claim of a sixth call can be counted on the records up to that day."""
    days = {
        readout(path).event.date.value
        for path in PATHS
        if {person.id for person in readout(path).principals()} == {"putin", "trump"}
    }
    assert sorted(days) == [
        "2025-02-12",
        "2025-03-18",
        "2025-05-19",
        "2025-06-04",
        "2025-06-14",
        "2025-07-03",
    ]


def test_two_accounts_of_a_contact_share_topics() -> None:
    """Where two sides tell of one contact, at least one topic stands in both."""
    topics: dict[str, list[set[str]]] = defaultdict(list)
    for path in PATHS:
        used = {topic for item in readout(path).statements for topic in item.topics}
        topics[path.parent.name].append(used)
    pairs = {name: found for name, found in topics.items() if len(found) > 1}
    assert len(pairs) >= 10
    for name, found in pairs.items():
        assert set.intersection(*found), name


def test_quotations_from_russian_are_marked_as_translated() -> None:
    """A quotation in another language than its source's is marked, with the words beside it."""
    russian = [
        item.quote
        for path in PATHS
        for item in readout(path).statements
        if item.quote and any("а" <= letter <= "я" for letter in item.evidence[0].exact)
    ]
    assert russian
    assert all(quote.translated and quote.language == "ru" for quote in russian)


def test_a_changed_letter_of_a_quotation_is_found(tmp_path: Path, shared: Path) -> None:
    """One letter changed in one quotation refuses that readout, at that line."""
    text = SEED.read_text("utf-8")
    before, after = "eliminate the root causes", "eliminate the root cause,"
    line = next(
        n for n, words in enumerate(text.splitlines(), 1) if f"  would seek to {before}" in words
    )
    assert text.count(f"        would seek to {before}") == 1
    folder = tmp_path / SEED.parent.name
    folder.mkdir()
    changed = folder / "ru.yaml"
    changed.write_text(
        text.replace(f"        would seek to {before}", f"        would seek to {after}"), "utf-8"
    )
    found, problems = Corpus(index_captures(shared)).record(changed)
    assert found is None
    assert has_errors(problems)
    first = next(item for item in problems if item.code == "evidence-not-found")
    assert abs(first.where.line - line) <= 1


def test_every_readout_lies_in_the_folder_of_its_contact() -> None:
    """The id of the contact is the name of the folder."""
    for path in PATHS:
        assert readout(path).event.id == path.parent.name
