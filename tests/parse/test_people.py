"""Who is in a text, for whom, in what capacity, and where."""

import pytest
from casefile import Case, read_cases
from hypothesis import given
from hypothesis import strategies as st

from memcon.parse.document import read_document
from memcon.parse.model import Cast
from memcon.parse.people import find_cast

WORDS = """President Prime Minister Foreign Secretary of the Russia Austrian Ann Muster Bo Probe and
, ; : . ( ) " “ ” ’s - spoke met held called call with to from said counterpart his His Majesty King
bin von al-Muster Jr. II H.E. Mr. I. A Presidents X Adviser""".split()
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


def told(cast: Cast) -> str:
    lines = [
        f"{one.capacity} | {one.id} | {one.name} | {one.title or '-'} | {one.party or '-'} | "
        f"{one.gender or '-'} | {'; '.join(one.confirm)}".rstrip()
        for one in cast.people
    ]
    return "\n".join([*lines, f"mentions: {' '.join(one.person for one in cast.mentions)}"])


@pytest.mark.parametrize("case", read_cases("people.txt"), ids=str)
def test_people(case: Case) -> None:
    """Principals, relayers and others, each with the country that is printed or to be confirmed."""
    assert told(find_cast(read_document(case.text))) == case.expected


@given(SENTENCES, SENTENCES)
def test_every_mention_lies_in_the_account(title: str, account: str) -> None:
    """Mentions are slices of the account in order, they do not overlap, their people exist."""
    document = read_document(account, {"title": title, "issuer": "White House"})
    cast = find_cast(document)
    ends = [0, *(one.span.end for one in cast.mentions)]
    for before, one in zip(ends, cast.mentions, strict=False):
        assert before <= one.span.start < one.span.end <= len(account)
        assert any(paragraph.holds(one.span) for paragraph in document.paragraphs)
        assert cast.person(one.person).surname
    assert len({person.id for person in cast.people}) == len(cast.people)


@given(st.text(max_size=200))
def test_any_text_has_a_cast(text: str) -> None:
    """No text at all stops the search for people."""
    find_cast(read_document(text))


def test_the_office_says_who_speaks_for_the_issuer() -> None:
    """A page that says "the Prime Minister" only gets the office-holder of that day, to confirm."""
    text = "The Prime Minister spoke to the Prime Minister of Iceland, Eva Probe, this morning."
    header = {"title": "PM call", "issuer": "GOV.UK", "date": "2023-05-01"}
    own = find_cast(read_document(text, header)).principals[0]
    assert (own.name, own.party) == ("Rishi Sunak", "GB")
    assert own.confirm == (
        "name: the text says the office only; Rishi Sunak is from our own table",
    )


def test_roles_carry_what_later_words_can_call_a_person() -> None:
    """The office is reduced to its role, with "head of state" and the like behind it."""
    text = "State Chairman Bo Muster of Georgia met with Foreign Secretary Eva Probe of Malta."
    cast = find_cast(read_document(text))
    assert cast.person("muster").roles == ("president", "chairman", "head of state", "leader")
    assert cast.person("probe").roles[:2] == ("foreign minister", "foreign secretary")


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Ferdinand Probe, Jr.", "Probe"),
        ("Cho Muster-dong", "Cho"),
        ("Ursula von der Probe", "von der Probe"),
        ("Abdel el-Probe", "el-Probe"),
        ("Muster III", "Muster"),
        ("Jean-Yves Le Probe", "Le Probe"),
    ],
)
def test_surnames(name: str, surname: str) -> None:
    """Without a shorter mention, the shape of the name tells the surname."""
    cast = find_cast(read_document(f"President {name} met with Chancellor Max Roe of Austria."))
    assert cast.people[0].surname == surname


def test_a_shorter_mention_decides_the_surname() -> None:
    """A person is called as the text goes on to call the person."""
    text = "Prime Minister Abel Muster of Ethiopia spoke. Prime Minister Abel thanked all."
    assert find_cast(read_document(text)).people[0].surname == "Abel"
