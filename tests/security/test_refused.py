"""What no record may hold is refused where it is read, in one line that names its place.

YAML itself is in `test_load.py` and `broken/`; here is what is hidden, what leads elsewhere, and
what is too much.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from alpha_beta import ANN, BEN, data, write
from click.testing import CliRunner, Result

from memcon.cli import cli
from memcon.load import MAX_BYTES, parse
from memcon.problems import Problem, UnreadableError
from memcon.validate import validate

from .conftest import SECRET, Secret

CONTACT = "2030-01-02-alpha-beta"
SEEN = "they discussed trade"


def escaped(content: Mapping[str, Any]) -> str:
    """Plain data as JSON, which is YAML too, with an escape for every character but ASCII."""
    text = json.dumps(content, ensure_ascii=False)
    return re.sub(r"[^\x20-\x7e]", lambda found: f"\\U{ord(found[0]):08x}", text)


def refuse(content: Mapping[str, Any] | str) -> list[Problem]:
    """What is told of a readout, which must be refused: lines that a person and a terminal bear."""
    try:
        document = parse(
            (content if isinstance(content, str) else escaped(content)).encode(), "alpha.yaml"
        )
        readout, problems = validate(document)
    except UnreadableError as error:
        readout, problems = None, list(error.problems)
    assert readout is None
    assert problems
    for problem in problems:
        assert str(problem).startswith("alpha.yaml")
        assert all(line.isprintable() and len(line) < 1000 for line in str(problem).split("\n"))
    return problems


def build(folder: Path, *words: str, **changes: Any) -> Result:
    """A build of one readout beside a good one."""
    good = data("beta", event={"id": "2030-02-03-good", "date": "2030-02-03"})
    bad = data(**changes)
    write(folder / "reports", {"2030-02-03-good/beta": good, f"{CONTACT}/alpha": bad})
    return run(folder, *words)


def run(folder: Path, *words: str) -> Result:
    command = ["build", str(folder / "reports"), "-o", str(folder / "output"), "--to", "md,html"]
    return CliRunner().invoke(cli, [*command, *words])


def code_of(done: Result) -> int:
    """How the command ends, of which the runner sees the exception only."""
    return int(getattr(done.exception, "exit_code", done.exit_code))


def files_below(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file() and path.name[0] != "."}


def test_a_readout_that_is_refused_costs_itself_only(tmp_path: Path) -> None:
    """Nothing is made of it, the good one is built, and nothing lies anywhere else."""
    done = build(tmp_path, event={"id": "../../x"}, title="a\x1b[2Jb")
    assert done.exit_code == 1
    assert "alpha.yaml:" in done.output
    assert "Traceback" not in done.output
    made = {str(path.relative_to(tmp_path / "output")) for path in files_below(tmp_path / "output")}
    assert made == {f"briefs/2030-02-03-good/beta.onepage.{ending}" for ending in ("md", "html")}
    assert {path.name for path in tmp_path.iterdir()} == {"reports", "output"}


@pytest.mark.parametrize(
    "sign",
    [
        *("\x00", "\x07", "\x1b[2J", "\x7f", "\x85", "\x9b2J", "\u00ad", "\u200b", "\u2028"),
        *("\u202a", "\u202e", "\u2060", "\u2066", "\u2069", "\ufeff", "\ufff9"),
        *("\U000e0041", "\U000e007f"),
    ],
    ids=lambda sign: f"U+{ord(sign[0]):04X}",
)
@pytest.mark.parametrize("field", ["title", "bottom_line", "url", "evidence"])
def test_a_sign_that_nobody_sees_is_refused_however_it_is_written(field: str, sign: str) -> None:
    """In a file it stands as an escape, which no look at its bytes finds."""
    text = f"pay{sign}pal"
    changes: dict[str, Any] = {field: text}
    if field == "url":
        address = f"https://alpha.example/{text}"
        changes = {"sources": [{"id": "text", "kind": "official_readout", "url": address}]}
    if field == "evidence":
        changes = {"statements": [{"id": "s1", "kind": "discussed", "evidence": text}]}
    refuse(data(**changes))


@pytest.mark.parametrize(
    "text",
    [
        "نص عربي",
        "क्\u200dष",
        "می\u200cخواهم",
        "葛\U000e0100飾",
        "R&D < 5 > 3",
        "{{ 7 * 7 }}",
        "👩\u200d👧",
    ],
)
def test_what_a_script_needs_is_none(text: str) -> None:
    """A tool that refuses everything would pass the test above."""
    readout, _ = validate(parse(escaped(data(bottom_line=text)).encode(), "alpha.yaml"))
    assert readout is not None
    assert readout.bottom_line == text


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "vbscript:1"),
        *("\x01 javascript:alert(1)", " https://alpha.example/", "data:text/html,x", "ftp://a.a/"),
        *("java&#10;script:alert(1)", "//evil.example/x", "https:///x", "https:alpha.example"),
        *("https://alpha.example@evil.example/", "https://alpha.example\\@evil.example/"),
        *('https://alpha.example/" onmouseover="alert(1)', "https://alpha.example/<script>"),
        *("https://alpha.example/a b", "https://alpha.example/\r\nBcc: x", "file:///etc/passwd"),
        *(
            "https://alpha.example/`id`",
            "https://alpha.example/" + "a" * 5000,
            "https://a.a/\u3000",
        ),
    ],
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    refuse(data(sources=[{"id": "text", "kind": "official_readout", "url": address}]))


NAMES = [
    *("../x", "/x", "a/b", "a\\b", "%2e%2e", ".git", "..", ".", "-x", "x-", "con", "nul", "com1"),
    *("index", "a\n", "\u0430bc", "a" * 300, "", "a\0b", "A", "a_b", "a b", "a" * 100_000 + "!"),
]
"""What would leave a folder, be a device, an option, a page of the site, or look like another."""


@pytest.mark.parametrize("name", NAMES, ids=lambda name: repr(name[:12]))
@pytest.mark.parametrize("place", ["statement", "person", "source", "topic", "party", "contact"])
def test_an_id_that_would_lead_elsewhere_is_refused(place: str, name: str) -> None:
    said = {"id": "s1", "kind": "discussed", "evidence": SEEN}
    changes: dict[str, Any] = {
        "statement": {"statements": [{**said, "id": name}]},
        "person": {"participants": [{**ANN, "id": name}, BEN]},
        "source": {"sources": [{"id": name, "kind": "official_readout"}]},
        "topic": {"statements": [{**said, "topics": [name]}]},
        "party": {"participants": [{**ANN, "party": name}, BEN]},
        "contact": {"event": {"id": name}},
    }[place]
    refuse(data(**changes))


@pytest.mark.parametrize(
    "path",
    [
        *("../secret.txt", "/etc/passwd", "captures/../../secret.txt", "C:\\x", "c:/x", "..\\x"),
        *("captures\\x", "", ".", "file:///etc/passwd", "captures/\x00x", "captures/\u202ex"),
    ],
)
def test_a_copy_outside_of_the_folder_is_refused(path: str) -> None:
    capture = {"path": path, "sha256": "0" * 64}
    refuse(data(sources=[{"id": "text", "kind": "official_readout", "capture": capture}]))


def test_a_copy_that_is_a_link_out_of_the_folder_is_not_read(
    tmp_path: Path, secret: Secret
) -> None:
    folder = tmp_path / "reports" / CONTACT / "captures"
    folder.mkdir(parents=True)
    (folder / "text.txt").symlink_to(secret.folder / "secret.txt")
    capture = {"path": "captures/text.txt", "sha256": "0" * 64}
    done = build(tmp_path, sources=[{"id": "text", "kind": "official_readout", "capture": capture}])
    assert done.exit_code == 1
    assert "capture-unreadable" in done.output
    assert SECRET not in done.output


@pytest.mark.parametrize("format", ["../../etc/passwd", "..", "/etc/passwd", "one/page", "{{ x }}"])
def test_no_format_leads_out_of_the_templates(format: str, tmp_path: Path) -> None:  # noqa: A002
    done = build(tmp_path, "--as", format)
    assert code_of(done) == 2
    assert "no format is called" in str(done.exception)
    assert not files_below(tmp_path / "output")


@pytest.mark.parametrize(
    "template",
    [
        "{% include '../../secret.txt' %}",
        "{% include '/etc/passwd' %}",
        "{% extends secret %}",
        "{% from 'formats/../../../secret.txt' import x %}",
    ],
)
def test_a_template_includes_nothing_from_elsewhere(template: str, tmp_path: Path) -> None:
    """Templates are trusted as much as programs are, yet they read only templates."""
    formats = tmp_path / "templates" / "a" / "formats"
    formats.mkdir(parents=True)
    (tmp_path / "templates" / "secret.txt").write_text(SECRET)
    for ending in ("md", "html"):
        (formats / f"own.{ending}.j2").write_text(template)
    done = build(tmp_path, "--as", "own", "--templates", str(formats.parent))
    assert done.exit_code == 1
    assert "not made" in done.output
    assert SECRET not in done.output
    assert not files_below(tmp_path / "output")


def test_what_a_link_in_the_output_leads_to_is_not_written(tmp_path: Path, secret: Secret) -> None:
    """A folder that is a link is refused, a file that is one makes room for the brief."""
    place = tmp_path / "output" / "briefs" / CONTACT
    place.mkdir(parents=True)
    (place / "alpha.onepage.md").symlink_to(secret.folder / "secret.txt")
    (place.parent / "2030-02-03-good").symlink_to(secret.folder)
    done = build(tmp_path)
    assert code_of(done) == 3
    assert (secret.folder / "secret.txt").read_text() == SECRET
    assert {path.suffix for path in secret.folder.iterdir()} == {".txt", ".css", ".svg"}


def test_a_file_whose_name_would_steer_a_terminal_is_named_without_doing_so(
    tmp_path: Path,
) -> None:
    name = "al\x1b[2J\u202eph\x07a.yaml"
    write(tmp_path / "reports", {"2030-02-03-good/beta": data("beta")})
    (tmp_path / "reports" / "2030-02-03-good" / name).write_text("a: [")
    done = run(tmp_path)
    assert done.exit_code == 1
    assert "yaml-syntax" in done.output
    assert all(line.isprintable() for line in done.output.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n",
        "a: &a [*a]\n",
        "a: " + "[" * 5000 + "]" * 5000,
        "a: " + "{a: " * 5000 + "1" + "}" * 5000,
        "a:\n" + "".join(f"{' ' * depth}a:\n" for depth in range(1, 900)),
        "- 1\n" * 60_000,
        "a: " + "x" * (MAX_BYTES - 3),
        "a: " + "x" * MAX_BYTES,
        "? " * 4000,
        "a: !!python/object/apply:os.system ['id > ran']\n",
        "a: !!python/name:os.system x\n",
        "a: !include secret.txt\n",
        "%TAG ! tag:yaml.org,2002:python/\n---\na: !object/apply:os.system [id]\n",
        "a: |\n" + "  x\n" * 200_000,
        'a: "' + "\\\n" * 100_000 + '"\n',
        "&" * 100_000,
        ("a" * 1000 + ": 1\n") * 900,
        "a" * 1000 + ": 1\n",
        "? " + "a" * 100_000 + "\n: 1\n",
        "[" + "a" * 5000 + "]: 1\n",
        "a: &" + "a" * 5000 + " x\n",
        "a: *" + "a" * 5000 + "\n",
        "a: !" + "a" * 5000 + " x\n",
        f"level: {'a b ' * 90_000}\n",
        f"issuer: {'a' * 5000}\n{'9' * 5000}: x\n",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_yaml_that_would_grow_run_or_read_is_refused(text: str) -> None:
    refuse(text)
    assert not Path("ran").exists()
