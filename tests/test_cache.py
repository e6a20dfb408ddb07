"""A build with a cache equals a clean one, whatever happened to readouts, outputs or the cache."""

import errno
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from memcon import recording
from memcon.cache import FOLDER
from memcon.cli import cli, main
from memcon.memory import MANIFEST
from memcon.sight import Listing, _list
from memcon.standing import Row
from memcon.survey import Surveyor

BROKEN = Path(__file__).resolve().parent / "broken"
CONTACT = "2030-01-02-alpha-beta"
SEEDS = range(10)
STEPS = 6
DAY = 86_400
EDITED = b"edited"

Outputs = dict[str, bytes]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one contact, and a cache of its own beside it."""
    work = tmp_path / "work"
    add_contact(work / "reports", CONTACT)
    shutil.copy(BROKEN / "parties.yaml", work / "reports")
    cache = tmp_path / "cache"
    cache.mkdir()
    fonts = Path(os.environ["MEMCON_CACHE"]) / "fonts"
    (cache / "fonts").symlink_to(fonts.resolve())
    monkeypatch.setenv("MEMCON_CACHE", str(cache))
    monkeypatch.chdir(work)
    return work


def add_contact(reports: Path, name: str) -> None:
    folder = reports / name
    (folder / "captures").mkdir(parents=True)
    shutil.copy(BROKEN / CONTACT / "captures" / "text.txt", folder / "captures")
    text = (BROKEN / CONTACT / "valid.yaml").read_text("utf-8")
    text = text.replace(CONTACT, name).replace("2030-01-02", name[:10])
    (folder / "alpha.yaml").write_text(text, "utf-8")


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["build", "--to", "md,html", *words])


def told(done: Result) -> list[str]:
    """The problems that a build told of: all but the lines on outputs and the last one."""
    return [line for line in done.stderr.splitlines()[:-1] if not line.startswith("  briefs/")]


def outputs(folder: str = "output") -> Outputs:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def clean(*words: str) -> tuple[Result, Outputs]:
    """What a build into an empty folder comes to, without a cache."""
    shutil.rmtree("clean", ignore_errors=True)
    done = run("--no-cache", "-o", "clean", *words)
    return done, outputs("clean")


def settle() -> None:
    """Wait until the stamps of files just written can be relied on."""
    time.sleep(0.12)


def database() -> Path:
    return Path(os.environ["MEMCON_CACHE"]) / FOLDER / MANIFEST


def objects() -> list[Path]:
    return sorted((database().parent / "objects").glob("*/*"))


def assert_equals_clean(*words: str, output: str = "output") -> Result:
    """Build with the cache; the outputs, problems and exit code are those of a clean build."""
    done = run("--tidy", "-o", output, *words)
    expected, files = clean(*words)
    # What was edited by hand is not ours any more, so it stays where its readout is gone.
    found = outputs(output).items()
    assert {name: data for name, data in found if name in files or data != EDITED} == files
    assert done.exit_code == expected.exit_code
    assert told(done) == told(expected)
    return done


def edit(path: Path) -> None:
    """One comment more."""
    text = path.read_text("utf-8")
    path.write_text(f"{text}# {len(text)}\n", "utf-8")


# What a walk may do ----------------------------------------------------------------------------


def _readouts() -> list[Path]:
    return sorted(Path("reports").glob("*/*.yaml"))


def _edit(chance: random.Random) -> None:
    path = chance.choice(_readouts())
    text = path.read_text("utf-8")
    path.write_text(text.replace("kind: discussed", "kind: position", 1) + "# more\n", "utf-8")


def _break(chance: random.Random) -> None:
    path = chance.choice(_readouts())
    path.write_text(path.read_text("utf-8") + "strange_field: 1\n", "utf-8")


def _add(chance: random.Random) -> None:
    name = f"2030-0{chance.randint(2, 9)}-1{chance.randint(0, 9)}-alpha-beta"
    if not Path("reports", name).exists():
        add_contact(Path("reports"), name)


def _other_account(chance: random.Random) -> None:
    path = chance.choice(_readouts())
    if path.name == "compare.yaml":
        return
    text = path.read_text("utf-8").replace("issuer: alpha", "issuer: beta")
    path.with_name("beta.yaml").write_text(text, "utf-8")


def _remove(chance: random.Random) -> None:
    if len(found := _readouts()) > 1:
        chance.choice(found).unlink()


def _rename(chance: random.Random) -> None:
    path = chance.choice(_readouts())
    path.rename(path.with_name(f"r{chance.randint(0, 99)}.yaml"))


def _registry(chance: random.Random) -> None:
    path = Path("reports/parties.yaml")
    text = path.read_text("utf-8")
    path.write_text(text.replace("Alpha", f"Alpha{chance.choice('xyz')}", 1), "utf-8")


def _capture(chance: random.Random) -> None:
    path = chance.choice(sorted(Path("reports").glob("*/captures/text.txt")))
    path.write_text(path.read_text("utf-8") + chance.choice(["", "More.\n"]), "utf-8")


def _compare(chance: random.Random) -> None:
    path = chance.choice(_readouts()).with_name("compare.yaml")
    words = ["{}\n", "join: 7\n", "split: [{statements: [alpha/s1], reason: none}]\n"]
    path.write_text(chance.choice(words), "utf-8")


def _count(chance: random.Random) -> None:
    """Claim a place in the series of calls, which all other contacts decide."""
    path = chance.choice(_readouts())
    text = re.sub(r"\n  count: .*", "", path.read_text("utf-8"))
    count = f"{{value: {chance.randint(1, 4)}, unit: call, basis: calendar_year}}"
    path.write_text(text.replace("  kind: phone", f"  count: {count}\n  kind: phone", 1), "utf-8")


def _people(chance: random.Random) -> None:
    """Others talked, or the same under another name."""
    path = chance.choice(_readouts())
    text = path.read_text("utf-8")
    path.write_text(text.replace("name: Bo Beta", chance.choice(["name: Bo", "name: Di"])), "utf-8")


def _people_registry(chance: random.Random) -> None:
    names = chance.choice(["bo: {name: Bo Beta, also: [Di, Bo]}\n", "eve: {name: Eve}\n", "- no\n"])
    Path("reports/people.yaml").write_text(names, "utf-8")


def _topics(chance: random.Random) -> None:
    """A topic that no other readout uses, or that none knows."""
    path = chance.choice(_readouts())
    text = path.read_text("utf-8")
    path.write_text(text.replace("[border]", chance.choice(["[ships]", "[fish]"])), "utf-8")
    Path("reports/topics.yaml").write_text("ships: {label: Ships}\nborder: {label: Border}\n")


def _remove_folder(chance: random.Random) -> None:
    folders = sorted({path.parent for path in _readouts()})
    if len(folders) > 1:
        shutil.rmtree(chance.choice(folders))


def _rename_folder(chance: random.Random) -> None:
    folder = chance.choice(_readouts()).parent
    folder.rename(folder.with_name(f"2030-11-1{chance.randint(0, 9)}-x{chance.randint(0, 999)}"))


def _stray(chance: random.Random) -> None:
    """Files that are no readouts, or that stand where none is looked for."""
    name = chance.choice(["reports/notes.txt", "reports/moved.yaml", "reports/stray.yaml"])
    Path(name).write_text("{}\n", "utf-8")


def _same_size(chance: random.Random) -> None:
    """An edit that keeps the size and the date of the file."""
    path = chance.choice(_readouts())
    state, text = path.stat(), path.read_text("utf-8")
    path.write_text(text.replace("open border", chance.choice(["shut border", "open harbor"])))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def _check_out(_: random.Random) -> None:
    """Every file is written anew with what it holds."""
    for path in sorted(Path("reports").rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            path.unlink()
            path.write_bytes(data)


def _harm(chance: random.Random) -> None:
    """An output is edited or deleted."""
    if found := sorted(Path().glob("output-*/briefs/*/*")):
        path = chance.choice(found)
        if chance.random() < 0.5:
            path.unlink()
        else:
            path.write_bytes(EDITED)


def _template(chance: random.Random) -> None:
    path = Path("templates/formats/onepage.md.j2")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{chance.random()} {{{{ brief.contact }}}}\n", "utf-8")


def _touch(chance: random.Random) -> None:
    path = chance.choice(_readouts())
    moment = time.time() + chance.choice([-400, 400]) * DAY
    os.utime(path, (moment, moment))


STEPS_OF_A_WALK = (
    *(_edit, _break, _add, _add, _other_account, _other_account, _remove, _rename),
    *(_registry, _capture, _compare, _template, _touch, _count, _count, _people),
    *(_people_registry, _topics, _remove_folder, _rename_folder, _stray, _same_size),
    *(_check_out, _harm, _harm),
)
OPTIONS = (
    ("--as", "onepage,compare,precall"),
    ("--as", "onepage,compare"),
    ("--as", "record", "--paper", "letter"),
    ("--as", "onepage,compare", "--to", "md"),
)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_walk_of_changes_builds_what_a_clean_build_does(place: Path, seed: int) -> None:
    """After any change the outputs, the problems and the exit code are those of a clean build."""
    assert place.is_dir()
    chance = random.Random(seed)  # noqa: S311 - the same walk on every run
    add_contact(place / "reports", "2030-03-04-alpha-beta")
    number = seed % 2
    for _ in range(STEPS):
        if chance.random() < 0.2:
            number = chance.randrange(len(OPTIONS))
        for step in chance.sample(STEPS_OF_A_WALK, chance.randint(1, 2)):
            step(chance)
        if chance.random() < 0.5:
            settle()
        assert_equals_clean(*OPTIONS[number], output=f"output-{number}")


def test_a_build_of_nothing_new_tells_the_same_again(place: Path) -> None:
    """The same problems, the same exit code; nothing is written and no readout is opened."""
    add_contact(place / "reports", "2030-02-03-alpha-beta")
    with Path("reports/2030-02-03-alpha-beta/alpha.yaml").open("a", encoding="utf-8") as file:
        file.write("strange_field: 1\n")
    settle()
    first = run()
    second = run()
    assert (first.exit_code, second.exit_code) == (1, 1)
    assert told(first) == told(second)
    assert "strange_field" in second.stderr
    assert second.stderr.endswith("0 files written, 2 unchanged, 1 readout refused\n")


def test_a_build_of_nothing_new_imports_no_reader_and_no_renderer(place: Path) -> None:
    """Where the last build stands, neither YAML, Pydantic, Jinja nor WeasyPrint is imported."""
    assert place.is_dir()
    settle()
    run("-q")
    assert imported(more="memcon.pipeline") == "[]\n"


def test_printing_is_got_ready_only_for_work(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes a second and all of a core: nothing changed, or a wrong path, is told at once."""
    began: list[str] = []
    monkeypatch.setattr("memcon.workers.PdfWorkers.warm_up", lambda _: began.append("warm-up"))
    path = place / "reports" / CONTACT / "alpha.yaml"

    def warmed(*words: str) -> int:
        began.clear()
        run("--to", "md,html,pdf", *words)
        return min(len(began), 1)

    assert warmed("nowhere") == 0
    assert warmed() == 1, "all is to be made"
    settle()
    assert warmed() == 0, "nothing changed"
    assert warmed("-o", "other") == 0, "all is known"
    path.touch()
    settle()
    assert warmed() == 1, "a stamp differs, and nothing has been read yet"
    assert warmed() == 0


def test_printing_is_got_ready_before_the_outputs_are_waited_for(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--to", "md,html,pdf")
    settle()
    run("--to", "md,html,pdf")
    edit(place / "reports" / CONTACT / "alpha.yaml")
    settle()
    order: list[str] = []

    @contextmanager
    def see_last(work: Callable[[], Any]) -> Iterator[Callable[[], Any]]:
        yield lambda: (order.append("see outputs"), work())[1]

    monkeypatch.setattr("memcon.workers.PdfWorkers.warm_up", lambda _: order.append("warm-up"))
    monkeypatch.setattr("memcon.standing.aside", see_last)
    run("--to", "md,html,pdf")
    assert order[:2] == ["warm-up", "see outputs"]


def imported(*words: str, more: str = "yaml") -> str:
    """Which of the heavy libraries a process of its own imports to build."""
    watched = {"weasyprint", "jinja2", "pydantic", "ryaml", more}
    program = f"""
import sys
from memcon.cli import cli
try:
    cli(["build", "-q", "--to", "md,html", *{words!r}], standalone_mode=False)
except SystemExit:
    pass
print(sorted({watched!r} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize("settled", [True, False])
@pytest.mark.parametrize("harm", ["deleted", "edited", "linked", "folder"])
def test_an_output_that_was_changed_by_hand_is_put_right(
    place: Path, harm: str, *, settled: bool
) -> None:
    """Also one of the same size, and one whose date was put back."""
    run()
    before = outputs()
    if settled:
        settle()
        run()
    target = place / "output" / next(iter(before))
    state = target.stat()
    if harm == "deleted":
        target.unlink()
    elif harm == "edited":
        target.write_bytes(target.read_bytes()[:-1] + b"#")
        os.utime(target, ns=(state.st_atime_ns, state.st_mtime_ns))
    elif harm == "linked":
        copy = place / "copy"
        copy.write_bytes(b"not ours")
        target.unlink()
        target.symlink_to(copy)
    else:
        shutil.rmtree(target.parent)
    run()
    assert outputs() == before
    assert not target.is_symlink()


def test_outputs_are_brought_back_from_the_cache(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another folder gets the same bytes, from the objects; nothing is read or rendered for it."""
    assert place.is_dir()
    run()
    for name in ("making.Maker.__init__", "corpus.Corpus.__init__"):
        monkeypatch.setattr(f"memcon.{name}", lambda *_, **__: pytest.fail("it was made again"))
    done = run("-o", "other")
    assert done.exit_code == 0, done.exception
    assert outputs("other") == outputs()


def test_words_of_problems_that_are_gone_are_let_go(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the row that each build reads would grow with every edit."""
    rows: list[Row] = []
    monkeypatch.setattr(recording, "Row", lambda *parts: rows.append(Row(*parts)) or rows[-1])
    path = place / "reports" / CONTACT / "alpha.yaml"
    before = path.read_text("utf-8")
    for word in ("likely", "perhaps", "arguably", "evidently"):
        settle()
        path.write_text(before.replace("title: ", f"title: So {word} ", 1), "utf-8")
        assert f'"{word}" is a judgement' in run().stderr
        assert_equals_clean()
    assert len(rows) >= 4
    assert all(
        len(row.words) == len({told[-1] for entry in row.entries for told in entry.problems})
        for row in rows
    )


def test_what_is_brought_back_imports_no_renderer(place: Path) -> None:
    """A process that finds all in the cache imports neither Jinja nor WeasyPrint, nor readers."""
    assert place.is_dir()
    run()
    assert imported("-o", "other") == "[]\n"
    assert outputs("other") == outputs()


@pytest.mark.parametrize("harm", ["flip", "cut", "empty", "gone"])
def test_a_damaged_object_is_noticed_and_made_again(place: Path, harm: str) -> None:
    """It never reaches an output, and the next build finds it whole."""
    run()
    before = outputs()
    whole = {path.name: path.read_bytes() for path in objects()}
    for path in objects():
        data = path.read_bytes()
        if harm == "gone":
            path.unlink()
        else:
            flipped = bytes([data[0] ^ 1]) + data[1:]
            path.write_bytes({"flip": flipped, "cut": data[:-9], "empty": b""}[harm])
    shutil.rmtree(place / "output")
    done = run()
    assert done.exit_code == 0, done.stderr
    assert outputs() == before
    assert {path.name: path.read_bytes() for path in objects()} == whole


@pytest.mark.parametrize("part", range(0, 100, 4))
def test_a_manifest_that_was_cut_off_breaks_no_build(place: Path, part: int) -> None:
    """At any position; also after an edit."""
    run()
    path = database()
    size = path.stat().st_size
    os.truncate(path, size * part // 100 + part % 7)
    edit(place / "reports" / CONTACT / "alpha.yaml")
    assert_equals_clean_but_for_a_word()


@pytest.mark.parametrize("seed", range(20))
def test_a_manifest_with_strange_bytes_breaks_no_build(place: Path, seed: int) -> None:
    """Whatever stands in it, outputs and exit code are those of a clean build."""
    assert place.is_dir()
    run()
    chance = random.Random(seed)  # noqa: S311 - the same bytes on every run
    data = bytearray(database().read_bytes())
    for _ in range(chance.choice([1, 10, 400])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    database().write_bytes(data)
    assert_equals_clean_but_for_a_word()


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0", b"\xff" * 9000])
def test_a_manifest_of_another_kind_breaks_no_build(place: Path, content: bytes) -> None:
    """A file of anything else is begun anew."""
    assert place.is_dir()
    run()
    database().write_bytes(content)
    assert_equals_clean_but_for_a_word()
    assert b"SQLite" in database().read_bytes()[:16]


def assert_equals_clean_but_for_a_word() -> None:
    """As a clean build, with at most a line that names the manifest."""
    done = run("--tidy")
    expected, files = clean()
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert outputs() == files
    assert done.exit_code == expected.exit_code
    own = [line for line in told(done) if MANIFEST not in line]
    assert own == told(expected)


def test_a_locked_manifest_breaks_no_build(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build goes on without it, says so once, and leaves it as it is."""
    monkeypatch.setattr("memcon.manifest._PATIENCE", 0.05)
    run()
    edit(place / "reports" / CONTACT / "alpha.yaml")
    holder = sqlite3.connect(database(), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    done = run()
    holder.close()
    assert done.exit_code == 0
    assert done.stderr.count("goes on without") == 1
    assert_equals_clean()


def test_a_cache_that_cannot_be_written_breaks_no_build(place: Path) -> None:
    """A file where its folder should be: the build says so and goes on."""
    assert place.is_dir()
    database().parent.write_text("in the way")
    done = run()
    assert done.exit_code == 0, done.stderr
    assert outputs() == clean()[1]


@pytest.mark.parametrize("days", [-4000, 400])
def test_a_date_in_the_past_or_future_hides_no_edit(place: Path, days: int) -> None:
    """An edit of the same size under the same date is seen, whatever that date is."""
    path = place / "reports" / CONTACT / "alpha.yaml"
    moment = time.time_ns() + days * DAY * 10**9
    os.utime(path, ns=(moment, moment))
    settle()
    run()
    settle()
    run()
    text = path.read_text("utf-8")
    path.write_text(text.replace("kind: discussed", "kind: courtesy", 1), "utf-8")
    assert path.stat().st_size in {len(text.encode()), len(text.encode()) - 1}
    os.utime(path, ns=(moment, moment))
    assert_equals_clean()


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: int) -> None:
    """Builds read this time, while files are stamped with the true one."""
    names = ("sight", "memory", "shelf", "survey", "standing", "recording")
    for module in [import_module(f"memcon.{name}") for name in names]:  # all, then the first
        monkeypatch.setattr(module, "now", lambda: moment)


@pytest.mark.parametrize("jump", [-400, 400])
def test_a_clock_that_jumps_hides_no_edit(
    place: Path, jump: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The build reads another time than the file system writes."""
    run()
    path = place / "reports" / CONTACT / "alpha.yaml"
    jumped = time.time_ns() + jump * DAY * 10**9
    set_clock(monkeypatch, jumped)
    for _ in range(3):
        edit(path)
        assert_equals_clean()


@pytest.fixture
def no_time_of_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a file system does not tell when a file was changed last."""

    def listed(folder: str, *, hidden: bool) -> Listing:
        listing = _list(folder, hidden=hidden)
        files = [(name, written, 0, size, inode) for name, written, _, size, inode in listing.files]
        return listing._replace(files=files)

    monkeypatch.setattr("memcon.sight._list", listed)


@pytest.mark.usefixtures("no_time_of_change")
def test_a_clock_that_went_back_makes_every_stamp_doubtful(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file written again under the very stamp that it had is read again."""
    jumped = time.time_ns() - 400 * DAY * 10**9
    set_clock(monkeypatch, jumped)
    run()
    for words in ("shut border", "open shores", "shut shores"):
        edit_under_the_same_stamp(place / "reports" / CONTACT / "alpha.yaml", words)
        assert_equals_clean()
        assert any(words.encode() in data for data in outputs().values())


@pytest.mark.usefixtures("no_time_of_change")
def test_a_date_in_the_future_makes_a_stamp_doubtful(place: Path) -> None:
    """A file that is written again under a date yet to come is read again, however late."""
    path = place / "reports" / CONTACT / "alpha.yaml"
    moment = time.time_ns() + 400 * DAY * 10**9
    os.utime(path, ns=(moment, moment))
    for words in ("open border", "shut border"):
        settle()
        run()
        edit_under_the_same_stamp(path, words)
        assert_equals_clean()
        assert any(words.encode() in data for data in outputs().values())


def edit_under_the_same_stamp(path: Path, words: str) -> None:
    """Another text of the same length, under the same time of writing."""
    state = path.stat()
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(open|shut) (border|shores)", words, text), "utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert path.stat().st_size == state.st_size


# One edit among many ---------------------------------------------------------------------------


@pytest.fixture
def asked(place: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Of each survey, the contacts that it asks; there are four, built once."""
    for month in (3, 4, 5):
        add_contact(place / "reports", f"2030-0{month}-02-alpha-beta")
    found: list[list[str]] = []
    plain = Surveyor._contacts

    def note(self: Surveyor, *words: Any) -> Any:
        found.append([folder.name[5:7] for folder in words[1]])
        return plain(self, *words)

    monkeypatch.setattr(Surveyor, "_contacts", note)
    settle()
    assert run().exit_code == 0
    assert found == [["01", "03", "04", "05"]]
    found.clear()
    return found


def readout(month: str) -> Path:
    return Path(f"reports/2030-{month}-02-alpha-beta/alpha.yaml")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    settle()


def test_an_edit_asks_for_its_own_contact_only(place: Path, asked: list[list[str]]) -> None:
    """The others stand, with their outputs and problems; after it, all stand."""
    assert place.is_dir()
    change(readout("04"), "open border", "shut border")
    assert run().stderr.endswith("2 files written, 6 unchanged\n")
    run()
    assert asked == [["04"]]
    assert_equals_clean()


def test_an_output_that_was_harmed_asks_for_its_contact_only(
    place: Path, asked: list[list[str]]
) -> None:
    """It is put right; the readouts of the others are not looked up."""
    target = place / "output/briefs/2030-05-02-alpha-beta/alpha.onepage.md"
    target.write_bytes(EDITED)
    assert run().stderr.endswith("1 file written, 7 unchanged\n")
    assert asked == [["05"]]
    assert_equals_clean()


COUNT = "kind: phone_call\n  count: {value: 3, unit: call, basis: calendar_year}"


def test_a_recount_knows_the_contacts_that_were_not_asked(
    place: Path, asked: list[list[str]]
) -> None:
    """An edit of a readout that counts asks for its contact only, and counts all the same."""
    assert place.is_dir()
    change(readout("04"), "kind: phone_call", COUNT)
    run()
    asked.clear()
    change(readout("04"), "open border", "shut border")
    run()
    assert asked == [["04"]]
    assert any(b"records: 3" in data.replace(b"\xc2\xa0", b" ") for data in outputs().values())
    assert_equals_clean()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('date: "2030-03-02"', 'date: "2030-06-02"'),
        ("name: Bo Beta", "name: Eve Beta"),
        ("memcon: 1", "memcon: 1\nstrange_field: 1"),
    ],
)
def test_an_edit_that_bears_on_others_asks_for_all(
    place: Path, asked: list[list[str]], old: str, new: str
) -> None:
    """When it was, who talked, whether it may be built: another contact counts by that."""
    assert place.is_dir()
    change(readout("04"), "kind: phone_call", COUNT)
    run()
    asked.clear()
    change(readout("03"), old, new)
    run()
    assert asked[-1] == ["01", "03", "04", "05"]
    assert_equals_clean()


@pytest.mark.parametrize(
    "name", ["reports/parties.yaml", "templates/style/own.css", "reports/06/new.yaml"]
)
def test_what_contacts_share_asks_for_all(place: Path, asked: list[list[str]], name: str) -> None:
    """A registry, a file of the templates, a readout more."""
    (place / "templates").mkdir()
    settle()
    run()
    asked.clear()
    path = place / name
    path.parent.mkdir(parents=True, exist_ok=True)
    old = path.read_bytes() if path.exists() else b""
    path.write_bytes(old + b"# more\n")
    run()
    assert asked[0][:4] in (["01", "03", "04", "05"], ["", "01", "03", "04"])
    assert_equals_clean()


def test_outputs_of_other_words_stay_beside(place: Path, asked: list[list[str]]) -> None:
    """What another build put into the same folders is neither tidied away nor asked for."""
    assert place.is_dir()
    run("--as", "record")
    before = outputs()
    run()
    asked.clear()
    change(readout("05"), "open border", "shut border")
    run("--tidy")
    assert asked == [["05"]]
    assert outputs().keys() == before.keys()


def test_outputs_that_are_left_are_told_of_after_an_edit_too(
    place: Path, asked: list[list[str]]
) -> None:
    """Whether all is asked, one contact, or none."""
    shutil.rmtree(readout("05").parent)
    assert place.is_dir()
    for words in ("shut border", "shut shores"):
        assert "2 files left of readouts that are gone" in run().stderr
        assert "2 files left of readouts that are gone" in run().stderr
        edit_under_the_same_stamp(readout("03"), words)
        settle()
    assert asked[1:] == [["03"]]
    assert run("--tidy").stderr.endswith("2 removed\n")
    assert_equals_clean()


def test_a_problem_over_all_contacts_keeps_its_line(place: Path, asked: list[list[str]]) -> None:
    """An edit above it moves it, though the other contacts are as they were."""
    assert place.is_dir()
    change(readout("04"), "kind: phone_call", COUNT.replace("3", "9"))
    assert "alpha.yaml:9:" in run().stderr
    asked.clear()
    change(readout("04"), "event:", "# one line more\nevent:")
    assert "alpha.yaml:10:" in run().stderr
    assert_equals_clean()


def test_an_output_of_a_readout_elsewhere_is_told_of_when_that_is_gone(
    place: Path, asked: list[list[str]]
) -> None:
    """A folder of outputs that two collections share is looked at each time."""
    elsewhere = place / "other" / readout("05").parent.name
    shutil.copytree(readout("05").parent, elsewhere)
    (elsewhere / "alpha.yaml").rename(elsewhere / "gamma.yaml")
    settle()
    run("other")
    run()
    run()
    asked.clear()
    (elsewhere / "gamma.yaml").unlink()
    assert "gamma.onepage.html" in run().stderr
    assert asked == [["05"]]


def test_contacts_that_share_a_folder_of_outputs_are_asked_together(
    place: Path, asked: list[list[str]]
) -> None:
    """Of two collections with a contact of one name the last one is printed."""
    shutil.copytree(readout("05").parent, place / "zoo" / readout("05").parent.name)
    settle()
    run("reports", "zoo")
    asked.clear()
    change(readout("05"), "open border", "shut border")
    assert_equals_clean("reports", "zoo")
    assert ["05"] in asked


def test_a_folder_of_templates_that_cannot_be_listed_is_named(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line and exit code 3, no traceback."""

    def refuse(folder: str, *, hidden: bool) -> Listing:
        if folder == str(place / "templates"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return _list(folder, hidden=hidden)

    (place / "templates").mkdir()
    monkeypatch.setattr("memcon.sight._list", refuse)
    with pytest.raises(SystemExit) as ended:
        main(["build", "--to", "md"])
    assert ended.value.code == 3
    expected = f"memcon: {place / 'templates'} cannot be listed: Permission denied\n"
    assert capsys.readouterr().err == expected


@pytest.mark.parametrize("wait", [0.1, 0.25, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0])
def test_a_killed_build_leaves_nothing_wrong(place: Path, wait: float) -> None:
    """Build again, and all is as after a clean build; nothing half written is left."""
    for month in range(2, 9):
        add_contact(place / "reports", f"2030-0{month}-03-alpha-beta")
    words = [sys.executable, "-m", "memcon", "build", "-q", "--to", "md,html"]
    killed = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    time.sleep(wait)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert_equals_clean()
    assert not list(Path("output").rglob("*.part"))


def test_a_build_without_the_cache_keeps_nothing(place: Path) -> None:
    """`--no-cache` makes no file of the cache."""
    assert place.is_dir()
    run("--no-cache")
    assert not database().parent.exists()


def cache(*words: str) -> Result:
    return CliRunner().invoke(cli, ["cache", *words])


def test_info_says_where_the_cache_lies_and_how_much_it_holds(place: Path) -> None:
    """Two outputs after a build of two."""
    assert place.is_dir()
    run()
    done = cache("info")
    assert done.output.startswith(f"{database().parent}: 2 outputs, 0.")


def test_verify_finds_and_removes_what_is_damaged(place: Path) -> None:
    """Exit code 1 once, then 0; a build makes it again."""
    assert place.is_dir()
    run()
    assert cache("verify").exit_code == 0
    objects()[0].write_bytes(b"no")
    with sqlite3.connect(database()) as rows:
        rows.execute("UPDATE rows SET value = x'00' WHERE rowid = 1")
    rows.close()
    done = cache("verify")
    assert done.exit_code == 1
    assert done.output.endswith(", 2 damaged\n")
    assert cache("verify").output.endswith(", 0 damaged\n")
    assert_equals_clean()


def test_prune_removes_what_was_not_used_for_some_days(place: Path) -> None:
    """By days, then by size; what is left is whole and builds go on."""
    assert place.is_dir()
    run()
    old, *_ = objects()
    moment = time.time() - 40 * DAY
    os.utime(old, (moment, moment))
    assert cache("prune").output.startswith("removed 1 output,")
    assert len(objects()) == 1
    assert cache("prune", "--size", "0").output.startswith("removed 1 output,")
    assert objects() == []
    assert_equals_clean()


def test_a_row_is_not_believed_under_another_key(place: Path) -> None:
    """Rows whose values were exchanged are known by their seals."""
    assert place.is_dir()
    run()
    with sqlite3.connect(database()) as rows:
        found = rows.execute("SELECT key, value FROM rows ORDER BY key").fetchall()
        values = [value for _, value in found]
        moved = [*values[1:], values[0]]
        for (key, _), value in zip(found, moved, strict=True):
            rows.execute("UPDATE rows SET value = ? WHERE key = ?", (value, key))
    rows.close()
    assert json.loads(values[0][8:]) is not None
    assert_equals_clean()
