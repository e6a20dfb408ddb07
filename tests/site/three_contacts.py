"""Small sites of Alpha and Beta for the tests of what a site gives to programs."""

from pathlib import Path
from typing import Any

import yaml
from alpha_beta import data, write

from memcon.corpus import Corpus
from memcon.site.addresses import Addresses
from memcon.site.model import Site
from memcon.site.reading import read_site

BASE = "https://readouts.example/sub/"
FULL = Addresses(BASE, "readouts.example,2030")
BARE = Addresses()

TRADE: dict[str, Any] = {
    "id": "s1",
    "kind": "position",
    "by": ["ann"],
    "topics": ["grain-tariffs"],
    "text": "Alpha wants *lower* tariffs on barley & rye.",
    "evidence": "wants tariffs cut",
}
QUOTED: dict[str, Any] = {
    "id": "s2",
    "kind": "position",
    "by": ["ben"],
    "topics": ["trade"],
    "quote": "we will wait",
    "evidence": "said: we will wait",
}
STEP: dict[str, Any] = {
    "id": "s3",
    "kind": "next_step",
    "by": ["ann", "ben"],
    "text": "Ministers are to meet, in Gammaville; then again.",
    "evidence": "ministers will meet",
    "due": "2030-02-03",
}
HIDDEN: dict[str, Any] = {
    "id": "s4",
    "kind": "commitment",
    "by": ["ben"],
    "topics": ["xylophones"],
    "text": "Beta brought up zirconium.",
    "quote": "quokka quotas",
    "evidence": "about quokka quotas",
    "marking": "TLP:AMBER",
    "due": "2030-03-04",
}
REVIEW = {"state": "draft", "drafted_by": "Desk", "drafted_at": "2030-01-03"}
CORRECTIONS = [
    {"at": "2030-01-05", "text": "The tariffs are those on **barley**, not on oats."},
    {"at": "2030-01-06T10:30+02:00", "text": "The rye was added."},
]
TOPICS = {
    "xylophones": {"label": "Xylophones"},
    "trade": {"label": "Trade"},
    "grain-tariffs": {"label": "Tariffs on grain", "parent": "trade"},
}


def folder(path: Path) -> Path:
    """The readouts of three contacts: one with two accounts and corrections, one marked in part."""
    other = {"id": "2031-05-06-alpha-beta", "date": "2031-05", "kind": "meeting"}
    readouts = {
        "2030-01-02-alpha-beta/alpha": data(
            title="Alphan account: tariffs <down>",
            bottom_line="The talk was of tariffs.",
            statements=[TRADE, QUOTED, STEP],
            corrections=CORRECTIONS,
            review=REVIEW,
            marking="TLP:CLEAR",
            released="2030-01-02T20:00Z",
            sources=[
                {
                    "id": "text",
                    "kind": "press_remarks",
                    "publisher": "Alpha Daily",
                    "url": "https://daily.example/a?b=c&d",
                }
            ],
        ),
        "2030-01-02-alpha-beta/beta": data(
            "beta",
            statements=[{"id": "s1", "kind": "discussed", "evidence": "discussed barley"}],
        ),
        "2029-01-02-alpha-beta/beta": data(
            "beta",
            event={"id": "2029-01-02-alpha-beta", "date": "2029-01-02"},
            title="Betan account: zirconium",
            bottom_line="They spoke of zirconium.",
            statements=[{**TRADE, "marking": "TLP:CLEAR"}, HIDDEN],
            assessment=[{"text": "Zirconium matters.", "author": "Desk", "based_on": ["s4"]}],
            corrections=[{"at": "2029-02-01", "text": "It was zirconium."}],
            marking="TLP:AMBER",
        ),
        "2031-05-06-alpha-beta/alpha": data(event=other, statements=[{**STEP, "due": "2031-06"}]),
    }
    write(path, readouts)
    for name, content in {"topics": TOPICS, "parties": PARTIES}.items():
        (path / f"{name}.yaml").write_text(yaml.safe_dump(content), "utf-8")
    return path


PARTIES = {
    "alpha": {"name": "Alpha", "adjective": "Alphan"},
    "beta": {"name": "Beta", "adjective": "Betan"},
}


def site(path: Path, base: str = "", ceiling: str = "TLP:CLEAR") -> Site:
    """The site of those readouts."""
    made = read_site(Corpus(), [folder(path)], title="Readouts", base=base, ceiling=ceiling)
    assert not made.refused, made.problems
    return made
