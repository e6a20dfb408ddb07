"""The measuring tool says what it measured, and what was not there to measure."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCORER = """\
import pathlib, sys, yaml
gold, texts, predicted = map(pathlib.Path, sys.argv[1:4])
for path in sorted(gold.iterdir()):
    print(path.name, yaml.safe_load((predicted / path.name).read_text())["event"]["id"])
"""


def measure(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "tools" / "eval.py", "--rules-only", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_what_is_absent_is_named(tmp_path: Path) -> None:
    """A checkout without the texts has nothing to measure, which is no failure."""
    done = measure("--annotated", tmp_path / "a", "--texts", tmp_path / "b")
    assert done.returncode == 0
    assert done.stdout == (
        f"no annotated texts at {tmp_path / 'a'}: nothing scored\n"
        f"no texts at {tmp_path / 'b'}: no coverage measured\n"
    )


def test_the_scorer_gets_a_readout_for_each_annotated_text(tmp_path: Path) -> None:
    """Named like the annotation; then the share of sentences with an item is printed."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "one.yaml").write_text("file: account.txt\n", "utf-8")
    (tmp_path / "score.py").write_text(SCORER, "utf-8")
    (tmp_path / "texts").mkdir()
    account = (Path(__file__).parent / "data" / "account.txt").read_text("utf-8")
    (tmp_path / "texts" / "account.txt").write_text(f"party: SE\n{account}", "utf-8")
    done = measure("--annotated", tmp_path, "--texts", tmp_path / "texts")
    first, second = done.stdout.splitlines()
    assert first == "one.yaml 2031-05-06-alpha-beta"
    assert second.startswith("coverage ")
    assert second.endswith("texts 1 of 1")
