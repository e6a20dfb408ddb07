"""The command line as a person meets it: help, near names, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from memcon.cli import COMMANDS, cli, main
from memcon.problems import UsageError

READOUT = """\
memcon: 1
issuer: RU
level: press
event: {id: 2030-01-02-alpha-beta, kind: phone_call, date: "2030-01-02"}
participants: [{id: alpha, name: A. Alpha, title: President, party: RU}]
sources: [{id: text, kind: agency_report}]
statements: [{id: s1, kind: position, by: [alpha], evidence: would seek}]
"""


@pytest.fixture
def readout(tmp_path: Path) -> Path:
    path = tmp_path / "2030-01-02-alpha-beta" / "ru.yaml"
    path.parent.mkdir()
    path.write_text(READOUT, "utf-8")
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


def test_help_names_every_command_with_what_it_does() -> None:
    output = run("--help").output
    for name, purpose in COMMANDS.items():
        assert name in output
        assert purpose.split()[0] in output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: cli {name}")


def test_a_mistyped_command_gets_the_near_one() -> None:
    result = run("valdate")
    assert result.exit_code == 2
    assert 'did you mean "validate"' in result.output


def test_a_valid_readout_ends_with_zero_and_a_count(readout: Path) -> None:
    result = run("validate", readout)
    assert result.exit_code == 0
    assert result.stderr == "1 readout, 0 errors, 0 warnings\n"


def test_a_broken_readout_ends_with_one_and_its_line(readout: Path) -> None:
    readout.write_text(READOUT.replace("kind: position", "kind: postion"), "utf-8")
    result = run("validate", readout, "--quiet")
    assert result.exit_code == 1
    assert f"{readout}:7:29: unknown-value:" in result.stdout
    assert 'did you mean "position"?' in result.stdout


def on_a_terminal(*words: str | Path, **surroundings: str) -> str:
    """What a command prints where its standard output is a terminal."""
    ours, theirs = os.openpty()
    subprocess.run(
        [sys.executable, "-m", "memcon", *words],
        env={**os.environ, **surroundings},
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    os.close(theirs)
    with os.fdopen(ours, "rb") as file:
        return file.read1(100_000).decode()


def test_a_terminal_gets_the_line_with_a_caret_and_colours_unless_it_wants_none(
    readout: Path,
) -> None:
    readout.write_text(READOUT.replace("kind: position", "kind: postion"), "utf-8")
    shown = on_a_terminal("validate", readout, NO_COLOR="")
    assert "\x1b[31munknown-value\x1b[0m" in shown
    assert "    7 | statements: [{id: s1, kind: postion, by:" in shown
    assert " ^\r\n" in shown
    plain = on_a_terminal("validate", readout, NO_COLOR="1")
    assert "\x1b" not in plain
    assert " ^\r\n" in plain


def test_problems_come_as_json_with_the_documented_keys(readout: Path) -> None:
    readout.write_text(READOUT.replace("issuer: RU", "issuer: Atlantis!"), "utf-8")
    rows = json.loads(run("validate", readout, "--format", "json", "-q").stdout)
    keys = {"file", "line", "column", "code", "severity", "message", "hint"}
    assert [set(row) for row in rows] == [keys]


def test_a_path_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        cli.main(["validate", str(tmp_path / "no.yaml")], standalone_mode=False)


def test_what_the_tool_raises_on_purpose_is_a_line_and_an_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["validate", str(tmp_path / "no.yaml")])
    assert ended.value.code == 2
    assert capsys.readouterr().err == f"memcon: {tmp_path / 'no.yaml'} does not exist\n"


def test_an_unknown_format_is_wrong_usage_with_those_there_are(readout: Path) -> None:
    with pytest.raises(UsageError, match='did you mean "onepage"'):
        cli.main(["build", str(readout), "--as", "onpage"], standalone_mode=False)


def test_validate_imports_no_library_that_only_rendering_needs(readout: Path) -> None:
    script = (
        "import sys\n"
        "from memcon.cli import cli\n"
        f"cli.main(['validate', {str(readout)!r}, '-q'], standalone_mode=False)\n"
    )
    heavy = "weasyprint spacy pikepdf jinja2 markdown fontTools"
    script = script.replace(
        "cli.main",
        f"import atexit\natexit.register(lambda: print(sorted("
        f"set({heavy.split()!r}) & set(sys.modules))))\ncli.main",
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.stdout == "[]\n", done.stderr


class TestNew:
    def test_it_writes_a_readout_that_is_valid(self, tmp_path: Path) -> None:
        path = tmp_path / "2031-05-06-alpha-beta" / "fr.yaml"
        assert run("new", path).exit_code == 0
        assert "issuer: FR" in path.read_text("utf-8")
        assert run("validate", path).exit_code == 0

    def test_it_never_touches_a_file_that_exists(self, readout: Path) -> None:
        assert run("new", readout).exit_code != 0
        assert readout.read_text("utf-8") == READOUT

    def test_it_copies_the_text_of_the_source_and_pins_it(self, tmp_path: Path) -> None:
        text = tmp_path / "account.txt"
        text.write_text("These are words of the source, letter for letter.\n", "utf-8")
        path = tmp_path / "2031-05-06-alpha-beta" / "fr.yaml"
        assert run("new", path, "--text", text).exit_code == 0
        assert (path.parent / "captures" / "account.txt").read_bytes() == text.read_bytes()
        result = run("validate", path)
        assert result.exit_code == 0, result.output

    def test_a_folder_without_a_date_asks_for_one(self, tmp_path: Path) -> None:
        result = run("new", tmp_path / "talk" / "fr.yaml")
        assert isinstance(result.exception, UsageError)
        assert "--date" in str(result.exception)


@pytest.mark.parametrize(
    ("here", "path"), [(".", "ru.yaml"), (".", "."), ("..", "contact/ru.yaml")]
)
def test_the_registries_are_found_from_wherever_the_readout_is_named(
    here: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside the folder of the contact, also where the path names no folder."""
    folder = tmp_path / "reports" / "2030-01-02-alpha-beta"
    folder.mkdir(parents=True)
    (folder / "ru.yaml").write_text(READOUT.replace("date:", "initiator: alpha-land, date:"))
    (folder.parent / "parties.yaml").write_text("alpha-land: {name: Alpha}\n")
    monkeypatch.chdir(folder / here)
    result = run("validate", path.replace("contact", folder.name))
    assert result.exit_code == 0, result.output


def test_no_plugin_of_another_package_has_a_say_in_what_is_valid(
    readout: Path, tmp_path: Path
) -> None:
    """Pydantic loads plugins of every package installed; the command asks for none."""
    about = tmp_path / "plugged" / "stranger-1.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[pydantic]\nstranger = stranger\n")
    (about.parent / "stranger.py").write_text("raise SystemExit('the stranger was asked')\n")
    surroundings = {**os.environ, "PYTHONPATH": str(about.parent)}
    surroundings.pop("PYDANTIC_DISABLE_PLUGINS", None)  # a command called before may have set it
    asked = subprocess.run(
        [sys.executable, "-c", "import memcon.schemas"],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "the stranger was asked" in asked.stderr, "as a library we leave that to the program"
    done = subprocess.run(
        [sys.executable, "-m", "memcon", "validate", readout],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "1 readout, 0 errors, 0 warnings\n")
