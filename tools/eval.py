"""Measure the parser: the score on annotated texts, and how much of other texts it covers.

`make eval` runs it on the folders beside the checkout; where they are absent it says so.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
import yaml

from memcon.parse.account import Account, draft_account
from memcon.parse.layout import as_yaml
from memcon.problems import MemconError

BESIDE = Path(__file__).resolve().parents[2] / "shared"
FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.option(
    "--annotated",
    type=FOLDER,
    default=BESIDE / "parsing",
    help="A folder with gold/, texts/ and score.py.",
)
@click.option("--texts", type=FOLDER, default=BESIDE / "corpus", help="A folder of other texts.")
@click.option("--rules-only", is_flag=True, help="Measure the rules without the language model.")
@click.option("--each", is_flag=True, help="A line a text, and every sentence without a place.")
def measure(annotated: Path, texts: Path, *, rules_only: bool, each: bool) -> None:
    """Print the scorer's line, then the share of sentences that hold an item."""
    if (annotated / "score.py").is_file():
        ended = score(annotated, nlp=not rules_only, each=each)
    else:
        ended = 0
        click.echo(f"no annotated texts at {annotated}: nothing scored")
    if texts.is_dir():
        click.echo(coverage(texts, nlp=not rules_only, each=each))
    else:
        click.echo(f"no texts at {texts}: no coverage measured")
    sys.exit(ended)


def score(annotated: Path, *, nlp: bool, each: bool) -> int:
    """How the scorer ends on drafts of all annotated texts; it prints its own line."""
    with tempfile.TemporaryDirectory(prefix="memcon-eval-") as folder:
        for gold in sorted((annotated / "gold").glob("*.yaml")):
            name = yaml.safe_load(gold.read_text("utf-8"))["file"]
            for account in read(annotated / "texts" / name, nlp=nlp):
                Path(folder, gold.name).write_text(as_yaml(account.made.data), "utf-8")
        command = [sys.executable, annotated / "score.py", annotated / "gold"]
        command += [annotated / "texts", Path(folder), *(["--each"] if each else [])]
        return subprocess.run(command, check=False).returncode  # noqa: S603 - the scorer asked for


def coverage(texts: Path, *, nlp: bool, each: bool) -> str:
    """The share of sentences that hold an item, over all texts that have a grammar."""
    paths = sorted(texts.glob("*.txt"))
    accounts = [(path, account) for path in paths for account in read(path, nlp=nlp)]
    total = sum(len(account.draft.document.sentences) for _, account in accounts)
    lost = sum(len(account.draft.unplaced) for _, account in accounts)
    if each:
        for path, account in accounts:
            for sentence in account.draft.unplaced:
                click.echo(f"{path.name}: {account.draft.document.words(sentence.span)}")
    left = sum(len(account.made.left_out) for _, account in accounts)
    share = (total - lost) / total if total else 0.0
    return (
        f"coverage {share:.3f}  sentences {total}  without a place {lost}  "
        f"found and left out {left}  texts {len(accounts)} of {len(paths)}"
    )


def read(path: Path, *, nlp: bool) -> Iterator[Account]:
    """The account of a text; none, with the reason on stderr, where it gives none."""
    try:
        yield draft_account(path.read_bytes(), path.name, nlp=nlp)
    except MemconError as error:
        click.echo(f"{path.name}: {error}", err=True)


if __name__ == "__main__":
    measure()
