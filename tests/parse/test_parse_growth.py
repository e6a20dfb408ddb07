"""The work of the parser grows with the length of a text, whatever the text repeats.

For each module with a regular expression there are units that its patterns begin to match and do
not finish. What a pattern does shows in the CPU time of a text against that of an eighth of it:
eight times the text is eight times the work, a square would be sixty-four times, and the bound lies
between. Of prose the calls are counted, which gives one figure on every machine.
"""

import gc
import pkgutil
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import memcon.parse
from memcon.parse import parse_document
from memcon.parse.document import read_document
from memcon.parse.fitting import fold
from memcon.parse.intake import take_in
from memcon.parse.language import guess_language
from memcon.parse.layout import as_yaml
from memcon.parse.seal import is_untouched
from memcon.parse.slugs import topic_slug
from memcon.parse.summary import Lines

SHORT, TIMES = 3_000, 8
MOST_TIMES_THE_WORK = 12
TRIES = 4
"""A machine that is busy elsewhere may spoil a try, but not make a square look like a line."""
TITLE = "title: Readout of President Lind’s Call with Prime Minister Peter Kask of Estonia\n\n"

UNITS: dict[str, list[str]] = {
    "actors": ["Kask and Lind ", "the two ", "President A "],
    "blocks": ["#", "**a**", "BEIJING, April 12 ", "The below is attributable to "],
    "capacities": ["Kask, on Tuesday, ", "Statement by ", "during a "],
    "classify": ["Kask asked a b ", "talks about ", "in a "],
    "clauses": ["noting that ", "to discuss ", ", which ", "was not "],
    "contacts": ["had a long and ", "received a call from ", "Kask, today, "],
    "counts": ["for the third ", "the very first "],
    "dates": ["May 6-", "2031-05-06 ", "today ", "the 6th of "],
    "document": ["\n", "key: value\n", "\u00a0", "\u200b"],
    "durations": ["almost an hour ", "an hour and ", "3 hours, 24 minutes ", "12 "],
    "event": ["in Oslo, Bergen, ", "by video ", "the key "],
    "frames": ["According to Kask, ", ", Kask said", "he said, ", "said Kask, “"],
    "identity": ["Kask-Lind-", "van der ", "King Olaf III ", "A. B. "],
    "initiators": ["at the request of ", "at the initiative of ", "at Kask’s ", "placed a "],
    "kinds": ["phone ", "also spoke ", "sent a ", "three-way phone "],
    "numerals": ["twenty-", "one and a ", "1,000,", "half "],
    "openings": ["Following a ", "building on ", "about an "],
    "origin": ["Ministry of the ", "press ", "white "],
    "paragraphs": ["1. ", "a\n", "(a) ", "- a\n", "\n\n\n"],
    "places": ["Estonia ", "the Republic of ", "Estonian Prime Minister ", "A and B Presidents "],
    "quotations": ['"', "“", "“a ", "”", '" ', "«a» ", "“a. "],
    "sentences": ["...", "?! ", "U.S. ", "Mr. ", "Kask said. ", "“a,” Kask said. ", "a.B"],
    "tagging": ["a", "a-", "a’", "’s ", "n’t", "a.a.", "x, "],
    "tokens": ["A.", "A-", "’", "1,", "((((", "«"],
    "unnamed": ["the Prime Minister ", "The President spoke "],
    "wording": ["keep in ", "continue their ", "their teams ", "was so warm ", "no talk ", "nor "],
}
OTHERS: dict[str, tuple[Callable[[str], Any], list[str]]] = {
    "intake": (
        lambda text: take_in(f"---\na: b\n---\nWords.{text}".encode(), "a text"),
        ["---\n", "<!-- ", "a: b\n", "é"],
    ),
    "language": (guess_language, ["the ", "ы", "a1", "你"]),
    "layout": (lambda text: as_yaml({"text": text}), ["a ", "a: ", "’", "a)", "a\n"]),
    "slugs": (topic_slug, ["the ", "’s ", "é", "a-"]),
    "fitting": (fold, [" ", " a", "\u00a0"]),
    "summary": (Lines, ["\n", "a\n"]),
    "seal": (lambda text: is_untouched(text.encode()), ["# yaml-language-server:", "#\n"]),
}
PROSE = [
    "Kask said. ",
    "“The lease is old,” Kask said. ",
    "They discussed the lease, and Lind thanked Kask. ",
    "The lease was not discussed.\n\n",
    "On May 6, they spoke for an hour in Oslo. ",
]
WHOLE = [(module, unit) for module, units in UNITS.items() for unit in units]
PARTS = [(module, unit) for module, (_, units) in OTHERS.items() for unit in units]
# These read a row of a table, never a text.
OF_TABLES = {"cues"}


def parse(text: str) -> object:
    return parse_document(read_document(f"{TITLE}{text}."), nlp=False)


def repeat(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def calls(action: Callable[[str], Any], text: str) -> int:
    """How many functions are called, those of C among them."""
    count = 0

    def called(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        action(text)
    finally:
        sys.setprofile(None)
    return count


def seconds(action: Callable[[str], Any], text: str) -> float:
    """The CPU seconds of this process, without the collector of garbage."""
    gc.disable()
    try:
        before = time.process_time()
        action(text)
        return time.process_time() - before
    finally:
        gc.enable()


def grows_as_a_line(action: Callable[[str], Any], unit: str) -> bool:
    short, long = repeat(unit, SHORT), repeat(unit, TIMES * SHORT)
    return any(
        seconds(action, long) <= MOST_TIMES_THE_WORK * (seconds(action, short) + 0.001)
        for _ in range(TRIES)
    )


@pytest.fixture(scope="module", autouse=True)
def _tables_are_read() -> None:
    """What is read once is no work of a text."""
    parse("Kask spoke with Lind for an hour on Tuesday.")


@pytest.mark.parametrize("unit", PROSE)
def test_the_calls_grow_with_the_text(unit: str) -> None:
    """Three times as many sentences make hardly more than three times the calls."""
    few, many = (calls(parse, repeat(unit, length)) for length in (SHORT, 3 * SHORT))
    assert many <= 3.5 * few


@pytest.mark.parametrize(("module", "unit"), WHOLE, ids=str)
def test_the_work_grows_with_the_text(module: str, unit: str) -> None:  # noqa: ARG001
    """No pattern of the layers takes the square of the time."""
    assert grows_as_a_line(parse, unit)


@pytest.mark.parametrize(("module", "unit"), PARTS, ids=str)
def test_the_work_around_the_layers_grows_with_the_text(module: str, unit: str) -> None:
    """Nor does any pattern that reads or writes beside them."""
    assert grows_as_a_line(OTHERS[module][0], unit)


def test_every_module_with_a_pattern_has_its_units() -> None:
    """Whoever adds a regular expression says what could be hard for it."""
    names = [module.name for module in pkgutil.iter_modules(memcon.parse.__path__)]
    specs = {name: find_spec(f"memcon.parse.{name}") for name in names}
    with_patterns = {
        name
        for name, spec in specs.items()
        if spec and spec.origin and "\nimport re\n" in Path(spec.origin).read_text("utf-8")
    }
    assert with_patterns <= UNITS.keys() | OTHERS.keys() | OF_TABLES
