"""Problems as a build keeps them: words once, places each."""

import json

from hypothesis import given
from hypothesis import strategies as st

from memcon.examined import unpack_problems
from memcon.problems import Location, Problem
from memcon.told import Wording

PATHS = ["reports/c/a.yaml", "reports/c/b.yaml"]
WORDS = st.sampled_from(["", "quote", "not here", "\u05d0 \U0001f600"])
PROBLEMS = st.builds(
    Problem,
    st.builds(
        Location,
        st.sampled_from([*PATHS, "reports/c/compare.yaml", "elsewhere/a.yaml"]),
        st.integers(0, 99),
        st.integers(0, 99),
    ),
    WORDS,
    WORDS,
    WORDS,
    st.sampled_from(["error", "warning"]),
)


@given(st.lists(st.lists(PROBLEMS)))
def test_what_is_packed_comes_back_from_json(contacts: list[list[Problem]]) -> None:
    wording = Wording()
    packed = [wording.pack(problems, PATHS) for problems in contacts]
    words, packed = json.loads(json.dumps([wording.words, packed]))
    for rows, problems in zip(packed, contacts, strict=True):
        unpacked = Wording(words).unpack(rows, PATHS)
        assert list(unpack_problems(list(unpacked))) == problems


@given(st.lists(PROBLEMS), st.lists(PROBLEMS))
def test_a_later_build_goes_on_with_the_words_of_the_last(
    first: list[Problem], second: list[Problem]
) -> None:
    before = Wording()
    rows = before.pack(first, PATHS)
    after = Wording(json.loads(json.dumps(before.words)))
    after.pack(second, PATHS)
    assert list(unpack_problems(list(after.unpack(rows, PATHS)))) == first


def test_words_that_nobody_says_are_let_go() -> None:
    before, after = Wording(), Wording()
    before.pack([Problem(Location(PATHS[0], 1), "old", "gone")], PATHS)
    kept = [Problem(Location(PATHS[1], 2), "new", "still here")]
    rows = after.take(before.pack(kept, PATHS), before)
    assert after.words == [("new", "still here", "", "error")]
    assert list(unpack_problems(list(after.unpack(rows, PATHS)))) == kept


def test_the_same_words_are_kept_once() -> None:
    wording = Wording()
    for line in range(100):
        wording.pack([Problem(Location(PATHS[0], line), "capture-missing", "not here")], PATHS)
    assert wording.words == [("capture-missing", "not here", "", "error")]
