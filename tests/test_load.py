"""Reading YAML: plain values with their places, or a clean problem, whatever the bytes are."""

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from memcon.codes import CODES
from memcon.corpus import Corpus, discover
from memcon.folders import Folders
from memcon.load import MAX_BYTES, Document, load, parse
from memcon.problems import Place, UnreadableError

FOLDER = Path(__file__).parent / "broken" / "2030-01-02-alpha-beta"
VALID = (FOLDER / "valid.yaml").read_bytes()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("on", "on"),
        ("yes", "yes"),
        ("off", "off"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("7", 7),
        ("-7", -7),
        ("010", "010"),
        ("1_000", "1_000"),
        ("1.5", 1.5),
        ("2030-01-02", "2030-01-02"),
        ("12:30:45", "12:30:45"),
        ("0x1F", 31),
        ("'quoted'", "quoted"),
        ('"caf\\u00e9"', "café"),
    ],
)
def test_a_plain_value_is_read_as_yaml_1_2_has_it_by_both_readers(text: str, value: object) -> None:
    assert parse(f"a: {text}\n".encode(), "x").data == {"a": value}
    with_place = parse(f"a: {text} # & makes the careful reader look\n".encode(), "x")
    assert with_place.data == {"a": value}
    assert with_place.locate(("a",)).line == 1


def test_every_place_has_the_line_and_column_of_its_value() -> None:
    document = parse(VALID, "x.yaml")
    where = document.locate(("statements", 1, "evidence", "prefix"))
    line = VALID.decode().split("\n")[where.line - 1]
    assert line[where.column - 1 :].startswith("added that")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"a: " + b"x" * MAX_BYTES)
    with pytest.raises(UnreadableError, match="file-too-large"):
        load(path)


def test_a_file_that_is_not_there_is_a_problem_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot-read: No such file"):
        load(tmp_path / "no.yaml")


def test_what_is_no_ordinary_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    """A device may never end, and a pipe would wait for a writer."""
    os.mkfifo(tmp_path / "pipe.yaml")
    for path in (tmp_path / "pipe.yaml", Path("/dev/zero")):
        with pytest.raises(UnreadableError, match="cannot-read: is no ordinary file"):
            load(path)
    with pytest.raises(UnreadableError, match="cannot-read: is a folder"):
        load(tmp_path)


def test_a_folder_that_is_named_like_a_readout_is_none(tmp_path: Path) -> None:
    """It is looked into like any other folder, and no other account of the contact."""
    inner = tmp_path / "contact.yaml"
    inner.mkdir()
    shutil.copy(FOLDER / "valid.yaml", inner / "alpha.yaml")
    assert discover([tmp_path]) == [inner / "alpha.yaml"]
    (inner / "beta.yaml").mkdir()
    (inner / "gamma.yaml").symlink_to(inner / "beta.yaml")
    assert Folders().readouts(inner) == (inner / "alpha.yaml",)


def test_more_values_than_a_readout_can_have_are_refused_while_reading() -> None:
    raw = b"x: &a 1\na: [" + b"[]," * 300_000 + b"]\n"
    with pytest.raises(UnreadableError) as refused:
        parse(raw, "x")
    assert "yaml-too-many-values" in {problem.code for problem in refused.value.problems}


def test_5000_damaged_files_end_in_a_readout_or_in_clean_problems(tmp_path: Path) -> None:
    """Seeded, so that a failure can be met again."""
    chance = random.Random(20300102)  # noqa: S311 - damage, not secrets
    path = tmp_path / "2030-01-02-alpha-beta" / "x.yaml"
    path.parent.mkdir()
    refused = 0
    for _ in range(5000):
        raw = bytearray(VALID)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(raw))
            match chance.randrange(4):
                case 0:
                    raw[at] = chance.randrange(256)
                case 1:
                    del raw[at : at + chance.randint(1, 12)]
                case 2:
                    raw[at:at] = bytes([chance.randrange(256)])
                case _:
                    raw[at:at] = raw[at : at + chance.randint(1, 40)]
        path.write_bytes(bytes(raw))
        record, problems = Corpus().record(path)
        refused += record is None
        assert record is not None or problems
        for problem in problems:
            assert problem.where.line >= 1
            assert problem.code in CODES
            assert str(problem).isprintable() or "\n    hint: " in str(problem)
    assert 3000 < refused < 5000


ROOT = Path(__file__).resolve().parents[1]
TEXTS = st.text("ab :,-#'\"\\[]{}\n>|é&%", max_size=24)
TREES = st.recursive(
    st.one_of(
        TEXTS, st.integers(), st.none(), st.sampled_from(["a long word", "a long word, too"])
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from("abcde"), inner, max_size=4)
    ),
    max_leaves=12,
)


def leaves(data: object, place: Place = ()) -> Iterator[Place]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*place, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from leaves(value, (*place, index))
    else:
        yield place


def assert_that_the_short_way_leads_to_the_same_places(raw: bytes) -> None:
    document = parse(raw, "x")
    careful = parse(raw, "x")
    with pytest.MonkeyPatch.context() as patch:
        quick = {place: document.locate(place) for place in leaves(document.data)}
        patch.setattr(Document, "_found_once", lambda *_: None)
        assert quick == {place: careful.locate(place) for place in leaves(document.data)}


@pytest.mark.parametrize(
    "path", sorted([*ROOT.glob("reports/*/*.yaml"), *FOLDER.glob("*.yaml")]), ids=str
)
def test_a_value_is_found_in_the_text_where_the_careful_reader_finds_it(path: Path) -> None:
    try:
        parse(path.read_bytes(), "x")
    except UnreadableError:
        return
    assert_that_the_short_way_leads_to_the_same_places(path.read_bytes())


@pytest.mark.parametrize(
    "text",
    [
        'a: "caf\\u00e9 noir in Paris"\nb: café noir in Paris, always\n',
        "a: >-\n  two lines of\n  one value\nb: two lines of one value, and more\n",
        "a: |-\n  one line of a block\n",
        "a: 'it''s a long word'\nb: it's a long word, too\n",
        "a:\n  - - one line of a list\n",
        "a: [\n  one item on its line,\n  {b: another item here}]\n",
        'a: "two lines\n  of one value"\n# two lines of one value\n',
        "a long word:\n  a long word\n",
        'a: "so id: s1, too"\nid: |-\n  s1\n',
        "a:\n  id: s1, s2\nid: |-\n  s1\n",
    ],
)
def test_a_value_that_is_written_in_two_ways_is_not_taken_for_another(text: str) -> None:
    assert_that_the_short_way_leads_to_the_same_places(text.encode())


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    tree=st.dictionaries(st.sampled_from("abcde"), TREES, min_size=1, max_size=4),
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    flow=st.sampled_from([None, True, False]),
    width=st.sampled_from([8, 40, 200]),
)
def test_in_every_style_of_yaml_a_value_is_found_where_it_stands(
    tree: dict[str, object], style: str | None, flow: bool | None, width: int
) -> None:
    raw = yaml.dump(
        tree,
        Dumper=yaml.SafeDumper,
        default_style=style,
        default_flow_style=flow,
        width=width,
        allow_unicode=True,
    )
    try:
        assert parse(raw.encode(), "x").data is not None
    except UnreadableError:
        assume(False)  # explicit keys and tags of the writer are refused
    assert_that_the_short_way_leads_to_the_same_places(raw.encode())


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("a: {b: the harbour}\nc: the harbour\n", ("c",), "x.yaml:2:4"),
        ("a: so the harbour is\nc: the harbour\n", ("c",), "x.yaml:2:4"),
        ('a: "x"\nc: "the harbour"\n', ("c",), "x.yaml:2:4"),
        ("a: [the harbour]\n# c: the border\nc: the border\n", ("c",), "x.yaml:3:4"),
        ("a: {id: s1}\nb: {id: s2}\n", ("b", "id"), "x.yaml:2:9"),
        ("a: {id: s1}\nb: {id: s1}\n", ("b", "id"), "x.yaml:2:9"),
        ("a: {aid: s1}\nb: {id: s1}\n", ("b", "id"), "x.yaml:2:9"),
        ("a: [s1, s2]\n", ("a", 1), "x.yaml:1:9"),
    ],
)
def test_a_value_is_found_at_its_own_line_even_where_its_letters_stand_elsewhere(
    text: str, place: tuple[str | int, ...], expected: str
) -> None:
    """The quick look for a value gives way where it might take another for it."""
    assert str(parse(text.encode(), "x.yaml").locate(place)) == expected
