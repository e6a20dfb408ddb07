"""The parser's own tables, read row by row."""

from collections import Counter

import pytest

from memcon.parse.offices import office_holders
from memcon.parse.roles import known_roles, office_words
from memcon.parse.tables import read_table, words_of
from memcon.schemas import KNOWN_PARTIES

PLACES = read_table("places")
ROLES = read_table("roles")
NAMES = read_table("names")


def repeated(words: list[str]) -> list[str]:
    return [word for word, times in Counter(words).items() if times > 1]


@pytest.mark.parametrize("party", PLACES)
def test_places(party: str) -> None:
    """A party has a valid code, at least one name, and only known kinds of names."""
    row = PLACES[party]
    assert party in KNOWN_PARTIES
    assert row["names"]
    assert set(row) <= {"names", "people", "capitals", "government"}
    assert all(
        phrase == phrase.strip() and phrase for phrases in row.values() for phrase in phrases
    )


def test_no_place_names_two_parties() -> None:
    """A name, a people, a capital or a government belongs to one party."""
    phrases = [one for row in PLACES.values() for kind in row.values() for one in kind]
    assert repeated(phrases) == []


@pytest.mark.parametrize("kind", ["heads", "suffixes", "modifiers", "matters"])
def test_words_of_offices_stand_once(kind: str) -> None:
    """A list of words holds each of them once."""
    assert repeated(ROLES[kind].split()) == []


@pytest.mark.parametrize("role", known_roles(), ids=lambda role: f"{role.name}: {role.forms[0][0]}")
def test_roles(role) -> None:  # noqa: ANN001 - a row of the table
    """Each form holds a head, so that a title can come down to it; a party is a known one."""
    for form in role.forms:
        assert office_words("heads") & set(form)
    assert role.party is None or role.party in KNOWN_PARTIES


def test_no_form_stands_for_two_roles() -> None:
    """A form of an office comes down to one role."""
    assert repeated([" ".join(form) for role in known_roles() for form in role.forms]) == []


@pytest.mark.parametrize("holder", office_holders(), ids=lambda one: f"{one.name}, {one.since}")
def test_office_holders(holder) -> None:  # noqa: ANN001 - a row of the table
    """An office-holder has a known party and role, and left after coming."""
    assert holder.party in KNOWN_PARTIES
    assert holder.role in {role.name for role in known_roles()}
    assert holder.until is None or holder.since < holder.until


def test_one_holder_at_a_time() -> None:
    """No office has two holders on one day, but the day on which one follows the other."""
    for one in office_holders():
        for other in office_holders():
            if other is not one and (one.party, one.role) == (other.party, other.role):
                until = one.until or other.since
                assert one.since >= (other.until or one.since) or other.since >= until


@pytest.mark.parametrize("gender", ["m", "f"])
def test_given_names(gender: str) -> None:
    """A given name stands once, in small letters, and for one gender only."""
    given = NAMES["given"]
    assert repeated(given[gender].split()) == []
    assert given[gender] == given[gender].lower()
    assert not words_of(given["m"]) & words_of(given["f"])


@pytest.mark.parametrize("honorific", NAMES["honorifics"])
def test_honorifics(honorific: str) -> None:
    """An honorific tells a gender, or nothing."""
    assert NAMES["honorifics"][honorific] in ("m", "f", "")


@pytest.mark.parametrize("kind", NAMES["parts"])
def test_parts_of_names_stand_once(kind: str) -> None:
    """A list of parts of names holds each of them once."""
    assert repeated(NAMES["parts"][kind].split()) == []
