"""Whatever is marked above the ceiling, wherever it is written: no file of the site has it."""

import gzip
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml
from alpha_beta import ANN, BEN, data, write

HIDDEN = "zebra crossing"
OPEN = "harbour dredging"
CONTACT = "2030-01-02-alpha-beta"
AMBER = {"marking": "TLP:AMBER"}
CLEAR = {"marking": "TLP:CLEAR"}


def said(id: str, words: str, **more: Any) -> dict[str, Any]:  # noqa: A002 - the field's own name
    return {
        "id": id,
        "kind": "next_step",
        "due": "2030-02-03",
        "by": ["ann", "ben"],
        "topics": [words.replace(" ", "-")],
        "text": f"They will speak of the {words}.",
        "quote": f"of the {words}",
        "evidence": f"spoke of the {words}",
        **more,
    }


def readout(issuer: str, *statements: dict[str, Any], **more: Any) -> dict[str, Any]:
    return data(issuer, participants=[ANN, BEN], statements=list(statements), **more)


def judged(text: str, **more: Any) -> dict[str, Any]:
    return {"text": text, "author": "Desk", "based_on": ["s1"], **more}


PLAIN = readout("beta", said("s1", OPEN), **CLEAR)
WHY = {"why": f"both mean the {HIDDEN}"}
TOGETHER = ["alpha/s1", "beta/s1"]

CASES: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    "a statement of a marked record": (
        readout("alpha", said("s1", OPEN, **CLEAR), said("s2", HIDDEN, **AMBER), **AMBER),
        PLAIN,
        {},
    ),
    "a whole readout": (
        readout(
            "alpha",
            said("s1", HIDDEN),
            title=f"Alphan account: the {HIDDEN}",
            bottom_line=f"The {HIDDEN} was raised.",
            **AMBER,
        ),
        PLAIN,
        {},
    ),
    "an assessment": (
        readout(
            "alpha",
            said("s1", OPEN, **CLEAR),
            assessment=[judged(f"A {HIDDEN}.", **AMBER), judged("A dyke.", **CLEAR)],
            **AMBER,
        ),
        PLAIN,
        {},
    ),
    "what is written about a record marked by parts": (
        readout(
            "alpha",
            said("s1", OPEN, **CLEAR),
            title=f"Alphan account: the {HIDDEN}",
            bottom_line=f"The {HIDDEN} was raised.",
            caveats=[f"The {HIDDEN} is disputed."],
            corrections=[{"at": "2030-02-01", "text": f"The {HIDDEN} was misspelt."}],
            assessment=[judged(f"A {HIDDEN} is meant.")],
            confirm=[f"the {HIDDEN}"],
            **AMBER,
        ),
        PLAIN,
        {},
    ),
    "where an account was looked for": (
        readout(
            "alpha",
            said("s1", OPEN, **CLEAR),
            sources=[{"id": "text", "kind": "press_remarks", "publisher": "Alpha Daily"}],
            absence={
                "conclusion": "none_found",
                "checked": [{"what": f"the {HIDDEN}", "at": "2030-01-03", "by": HIDDEN}],
            },
            **AMBER,
        ),
        PLAIN,
        {},
    ),
    "a marked reason": (
        readout("alpha", said("s1", OPEN), **CLEAR),
        PLAIN,
        {"join": [{"statements": TOGETHER, "subject": HIDDEN, **WHY, **AMBER}]},
    ),
    "a reason on a marked record": (
        readout("alpha", said("s1", OPEN, **CLEAR), **AMBER),
        PLAIN,
        {"relations": [{"statements": TOGETHER, "relation": "scope_differs", **WHY}]},
    ),
    "a reason on a statement that is left out": (
        readout("alpha", said("s1", OPEN, **CLEAR), said("s2", HIDDEN, **AMBER), **AMBER),
        PLAIN,
        {
            "join": [{"statements": ["alpha/s2", "beta/s1"], **WHY}],
            "split": [{"statements": ["alpha/s2", "beta/s1"], **WHY}],
            "relations": [{"statements": ["alpha/s2"], "relation": "one_side_only", **WHY}],
        },
    ),
}

PRINTED = ("a statement of a marked record", "a marked reason")
"""Cases of which the PDFs are looked into too: they are made from the same briefs."""


def build(folder: Path, case: str, ceiling: str) -> Path:
    """The site of a case, as the command makes it, with its briefs as PDF."""
    from memcon.cli import cli

    alpha, beta, decisions = CASES[case]
    reports = write(folder / "reports", {f"{CONTACT}/alpha": alpha, f"{CONTACT}/beta": beta})
    if decisions:
        (reports / CONTACT / "compare.yaml").write_text(yaml.safe_dump(decisions), "utf-8")
    out = folder / "out"
    words = ["site", str(reports), "-o", str(out), "--ceiling", ceiling, "-q"]
    words += ["--pdf"] * (case in PRINTED)
    with pytest.raises(SystemExit) as end:
        cli.main([*words, "--base", "https://readouts.example/"])
    assert end.value.code == 0
    return out


def everything(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file by its name with all that can be read of it, case apart."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.suffix == ".woff2" or path.name == "readout.schema.json":
            continue
        content = path.read_bytes()
        if path.suffix == ".pdf":
            text = "".join(_printed(path))
        else:
            plain = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
            text = plain.decode("utf-8", "replace")
        yield str(path.relative_to(folder)), f"{path.name} {text}".casefold()


def _printed(path: Path) -> Iterator[str]:
    """A PDF's pages as text, its metadata, its attachments, and every stream and string in it."""
    command = ["pdftotext", str(path), "-"]
    yield subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    with pikepdf.open(path) as pdf:
        yield from (str(value) for value in pdf.docinfo.values())
        yield from (file.get_file().read_bytes().decode() for file in pdf.attachments.values())
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream):
                yield item.read_bytes().decode("utf-8", "replace")
            elif isinstance(item, pikepdf.Dictionary):
                yield from (str(v) for v in item.values() if isinstance(v, pikepdf.String))


@pytest.mark.parametrize("case", CASES)
def test_its_words_are_nowhere_below_and_there_above(case: str, tmp_path: Path) -> None:
    """Pages, data, feeds, calendar, index, downloads, PDF: none at TLP:CLEAR, some at AMBER."""
    shown = dict(everything(build(tmp_path / "clear", case, "TLP:CLEAR")))
    assert any("dredging" in text for text in shown.values())
    found = [name for name, text in shown.items() if "zebra" in text or "tlp:amber" in text]
    assert found == []
    amber = dict(everything(build(tmp_path / "amber", case, "TLP:AMBER")))
    having = [name for name, text in amber.items() if "zebra" in text]
    assert having, "the case hides nothing"


def test_a_statement_is_in_every_kind_of_file_that_is_looked_into(tmp_path: Path) -> None:
    """Under a higher ceiling the words are found in each kind of file: the search misses none."""
    out = build(tmp_path, "a statement of a marked record", "TLP:AMBER")
    having = {name for name, text in everything(out) if "zebra" in text}
    for start in ("contacts/", "topics/", "steps", "api/", "feeds/", "calendar/", "pagefind/frag"):
        assert any(name.startswith(start) for name in having), start
    endings = {Path(name).suffix for name in having}
    assert {".html", ".md", ".yaml", ".pdf", ".json", ".ics", ".atom"} <= endings
