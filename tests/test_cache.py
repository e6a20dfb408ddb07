"""A build with a cache equals a clean one, whatever happened to readouts, outputs or the cache."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from memcon.cache import FOLDER
from memcon.cli import cli
from memcon.memory import MANIFEST

BROKEN = Path(__file__).resolve().parent / "broken"
CONTACT = "2030-01-02-alpha-beta"
SEEDS = range(6)
STEPS = 7
DAY = 86_400

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


def assert_equals_clean(*words: str) -> Result:
    """Build with the cache; the outputs, problems and exit code are those of a clean build."""
    done = run("--tidy", *words)
    expected, files = clean(*words)
    assert outputs() == files
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
    *(_registry, _capture, _compare, _template, _touch),
)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_walk_of_changes_builds_what_a_clean_build_does(place: Path, seed: int) -> None:
    """After any change the outputs, the problems and the exit code are those of a clean build."""
    assert place.is_dir()
    chance = random.Random(seed)  # noqa: S311 - the same walk on every run
    formats = ("--as", "onepage,compare,precall")
    for _ in range(STEPS):
        for step in chance.sample(STEPS_OF_A_WALK, chance.randint(1, 2)):
            step(chance)
        if chance.random() < 0.5:
            settle()
        assert_equals_clean(*formats)


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
    program = (
        "import sys\nfrom memcon.cli import cli\n"
        "cli(['build', '-q', '--to', 'md,html'], standalone_mode=False)\n"
    )
    watched = "{'weasyprint', 'jinja2', 'pydantic', 'ryaml', 'memcon.pipeline'}"
    program = program.replace("cli([", "try:\n    cli([").rstrip()
    program += f"\nexcept SystemExit:\n    pass\nprint(sorted({watched} & set(sys.modules)))\n"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout == "[]\n", done.stderr


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


def test_outputs_are_brought_back_from_the_cache(place: Path) -> None:
    """Another folder gets the same bytes, from the objects, without being rendered."""
    run()
    kept = {path: path.stat().st_ino for path in objects()}
    run("-o", "other")
    assert outputs("other") == outputs()
    assert {path: path.stat().st_ino for path in objects()} == kept
    assert place.is_dir()


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


@pytest.mark.parametrize("jump", [-400, 400])
def test_a_clock_that_jumps_hides_no_edit(
    place: Path, jump: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The build reads another time than the file system writes."""
    run()
    path = place / "reports" / CONTACT / "alpha.yaml"
    jumped = time.time_ns() + jump * DAY * 10**9
    for module in ("sight", "memory", "shelf", "survey", "order"):
        monkeypatch.setattr(f"memcon.{module}.now", lambda: jumped)
    for _ in range(3):
        edit(path)
        assert_equals_clean()


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
