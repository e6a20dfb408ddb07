"""The readouts of a folder: found, grouped by contact, read once and only as far as needed."""

import runpy
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from alpha_beta import data, write
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import memcon.corpus
from memcon.audit import audit
from memcon.cli import cli
from memcon.contacts import Outline, Series, outline_of_text
from memcon.corpus import Corpus, validate_all
from memcon.folders import Folders, discover, holds, root_of
from memcon.load import Document, load
from memcon.problems import FolderError, UsageError
from memcon.recount import say_number
from memcon.schemas import Event, Registries

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT / "reports"
PATHS = discover([REPORTS])


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each file is read whole."""
    seen: Counter[str] = Counter()

    def counting(path: Path) -> Document:
        seen[str(path)] += 1
        return load(path)

    monkeypatch.setattr(memcon.corpus, "load", counting)
    return seen


def test_readouts_are_found_in_the_order_of_their_paths(tmp_path: Path) -> None:
    """Folders at any depth; no registries, corrections, hidden files, links or other endings."""
    for name in (
        *("b/2/x.yaml", "b/2/a.yaml", "a/1/z.yaml", "c.yaml", "b/1/deep/er/y.yaml", "B/1/x.yaml"),
        *("people.yaml", "b/2/compare.yaml", ".git/x.yaml", "b/.x.yaml", "b/2/text.txt"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    (tmp_path / "round").symlink_to(tmp_path)
    found = discover([tmp_path])
    assert found == sorted(found)
    assert [str(path.relative_to(tmp_path)) for path in found] == [
        *("B/1/x.yaml", "a/1/z.yaml", "b/1/deep/er/y.yaml", "b/2/a.yaml", "b/2/x.yaml", "c.yaml"),
    ]
    assert discover([tmp_path / "b", tmp_path / "b/2/x.yaml"]) == found[2:5]
    with pytest.raises(UsageError, match="nowhere does not exist"):
        discover([Path("nowhere")])
    with pytest.raises(FolderError, match=r"c\.yaml cannot be listed: Not a directory"):
        Folders().readouts(tmp_path / "c.yaml")


@pytest.mark.parametrize(
    ("path", "root"),
    [
        ("reports/contact/ru.yaml", "reports"),
        ("contact/ru.yaml", "."),
        ("ru.yaml", ".."),
        ("../ru.yaml", "../.."),
        ("/reports/contact/ru.yaml", "/reports"),
    ],
)
def test_the_registries_lie_two_above_a_readout(path: str, root: str) -> None:
    """However the path is written, also from inside the folder of the contact."""
    assert root_of(Path(path)) == Path(root)


def test_a_folder_holds_a_root_that_is_itself_or_lies_below(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder of one contact does not hold the folder of all."""
    (tmp_path / "reports" / "contact").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "reports" / "contact")
    assert not holds(Path(), root_of(Path("ru.yaml")))
    assert holds(Path(".."), root_of(Path("ru.yaml")))
    monkeypatch.chdir(tmp_path)
    assert holds(Path(), Path("reports"))
    assert not holds(Path("reports/contact"), Path("reports"))


def test_each_readout_is_read_once(loaded: Counter[str]) -> None:
    """Whatever the rules over contacts and over the whole ask of it."""
    corpus = Corpus()
    assert len(list(validate_all([REPORTS], corpus))) > len(PATHS)
    assert loaded == dict.fromkeys(map(str, PATHS), 1)


def test_contacts_are_read_as_they_are_asked_for(loaded: Counter[str]) -> None:
    """A collection is grouped by contact without being read."""
    folders = sorted(path.name for path in REPORTS.iterdir() if path.is_dir())
    contacts = Corpus().contacts(REPORTS)
    assert not loaded
    name, records = next(contacts)
    assert name == folders[0]
    first = [path for path in PATHS if path.parent.name == name]
    assert [record.path for record in records] == first
    assert len(loaded) == len(first)
    assert [name for name, _ in contacts] == folders[1:]


def test_readouts_are_let_go_again(tmp_path: Path) -> None:
    """However many there are, few are held at a time."""
    days = [f"2030-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 26)]
    write(tmp_path, {f"{day}/alpha": data(event={"id": day, "date": day}) for day in days})
    corpus = Corpus()
    assert len(list(corpus.contacts(tmp_path))) == 300
    assert corpus.read.cache_info().currsize < 300


def test_counting_reads_no_more_of_the_others_than_who_talked_and_when(
    loaded: Counter[str],
) -> None:
    """The claim of one readout is checked without reading the other contacts whole."""
    corpus = Corpus()
    assert corpus.audit(REPORTS / "2025-07-03-putin-trump" / "ru.yaml") is not None
    assert not loaded


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_outline_is_the_same_from_the_text_alone(path: Path) -> None:
    """The short way to an outline gives what the whole readout gives."""
    corpus = Corpus()
    registries, _ = corpus.registries(REPORTS)
    record, _ = corpus.record(path)
    assert record is not None
    short = outline_of_text(path, path.read_text("utf-8"), registries)
    assert short == corpus._outlines[path]
    assert short is not None
    assert short.event == record.readout.event


EVENT = '{id: x, kind: meeting, date: "2030-01-02"}'


@pytest.mark.parametrize(
    "text",
    [
        "issuer: RU\n",
        "\nevent: {}\nparticipants: []\n",
        "\nevent: [\nparticipants: []\n",
        f"\nevent: &a {EVENT}\nparticipants: []\n",
        f"\nevent: {EVENT}\nevent: {EVENT}\nparticipants: []\n",
        f"\nevent: {EVENT}\nparticipants: none\n",
    ],
)
def test_a_text_that_is_not_plain_has_no_short_outline(text: str) -> None:
    """What the short way cannot be trusted with is left to the whole read."""
    assert outline_of_text(Path("x/y.yaml"), text, Corpus().registries(REPORTS)[0]) is None


def test_a_plain_text_has_a_short_outline() -> None:
    """Comments, blank lines and lists at the margin are all plain."""
    text = f"memcon: 1\nevent: {EVENT}\n\n# who\nparticipants:\n# one\n- {{id: a, name: A}}\nx: 1\n"
    found = outline_of_text(Path("x/y.yaml"), text, Registries())
    assert found is not None
    assert (found.event.id, found.principals) == ("x", frozenset({"a"}))


DAYS = st.dates(date(2029, 11, 1), date(2030, 12, 31))


@settings(max_examples=50)
@given(days=st.lists(DAYS, unique=True, min_size=1, max_size=12), value=st.integers(1, 12))
def test_a_claim_agrees_just_where_that_many_contacts_lie_before_it_in_its_year(
    days: list[date], value: int
) -> None:
    """Counted day by day, whatever the order in which the contacts are known."""
    outlines = [
        Outline(Path("root", str(day), "a.yaml"), event(day), frozenset({"ann", "ben"}))
        for day in days
    ]
    last = Outline(outlines[-1].path, event(days[-1], value), outlines[-1].principals)
    found = audit(last, Series([*outlines[:-1], last]), Registries())
    assert found is not None
    expected = sum(day.year == days[-1].year and day <= days[-1] for day in days)
    assert say_number(found) == str(expected)
    assert (found.outcome == "agrees") == (value == expected)


def event(day: date, value: int | None = None) -> Event:
    count = {"value": value, "basis": "calendar_year", "unit": "call"} if value else None
    return Event.model_validate(
        {"id": str(day), "kind": "phone_call", "date": str(day), "count": count}
    )


def test_the_readouts_made_for_measuring_are_calm(tmp_path: Path) -> None:
    """They fit together: what is measured is the work of the rules, not of printing problems."""
    write_readouts = runpy.run_path(str(ROOT / "bench" / "readouts.py"))["write_readouts"]
    paths = write_readouts(tmp_path, 300)
    assert sorted(paths) == discover([tmp_path])
    codes = {item.code for _, found in validate_all([tmp_path], Corpus()) for item in found}
    assert codes <= {"capture-missing", "agreement-unconfirmed"}
    sizes = [path.stat().st_size for path in paths]
    assert 3000 < sum(sizes) / len(sizes) < 8000


def test_a_file_that_readouts_share_is_refused_in_one_line(tmp_path: Path) -> None:
    """Named like a readout, a registry would give a problem for each of its entries."""
    path = tmp_path / "people.yaml"
    path.write_text("alpha: {name: Alpha}\n", "utf-8")
    for words in (["validate", str(path)], ["compare", str(path), str(path)]):
        result = CliRunner().invoke(cli, words)
        assert isinstance(result.exception, UsageError)
        assert str(result.exception) == f"{path} is no readout but goes with them: name its folder"
