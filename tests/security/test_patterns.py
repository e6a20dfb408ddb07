"""No pattern is slow on a long text: none goes back over what it has read again and again.

Every compiled pattern of the package is found by itself. Each is given long texts made of its own
characters, one kind of part over and over and then an end that does not fit, which is what slows
down a pattern that can be slowed down. The kernel counts the time, of the processor alone.
"""

import contextlib
import importlib
import inspect
import os
import pkgutil
import re
import re._constants as ops
import re._parser as parser
import resource
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import pairwise
from typing import Any

import pytest

import memcon
from memcon.inline import Inline
from memcon.render.text import to_bare, to_markdown
from memcon.schemas import Model

LENGTH = 5_000
"""Characters of a text: those of the longest field of a record."""
SECONDS = 1
"""Of the processor, for all texts of one pattern: a good one takes some hundredths."""
FILES = {"memcon.load", "memcon.careful", "schemas.base", "memcon.parse.intake"}
"""Modules whose patterns see a whole file; a text is twenty times as long for them."""
BOUNDED = {"memcon.parse.contacts._JOINT": 60}
"""Patterns that are asked for short texts only."""
AT_START = {"memcon.parse.blocks"}
"""Modules whose patterns, by turns, are put to the start of a paragraph."""
SEEKING = {"search", "findall", "finditer", "sub", "subn", "split"}


def patterns() -> dict[str, re.Pattern[Any]]:
    """Every pattern that a module holds, alone or in a collection, by module and name."""
    found: dict[re.Pattern[Any], str] = {}
    for package in (memcon, sys.modules[Model.__module__.partition(".")[0]]):
        for item in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if item.name.endswith("__main__"):
                continue
            module = importlib.import_module(item.name)
            for name, value in vars(module).items():
                for pattern in _inside(value, 3):
                    found.setdefault(pattern, f"{item.name}.{name}")
    return {f"{name}#{number}": pattern for number, (pattern, name) in enumerate(found.items())}


def _inside(value: Any, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict | list | tuple | set | frozenset):
        for item in [*value.keys(), *value.values()] if isinstance(value, dict) else value:
            yield from _inside(item, depth - 1)


def texts(pattern: re.Pattern[Any], length: int) -> Iterator[str]:
    """Long texts for a pattern: each of its parts, and its parts by twos, over and over."""
    parts = list(dict.fromkeys(_parts(parser.parse(pattern.pattern, pattern.flags))))[:12]
    words = "".join(parts)
    pumps = [
        *parts,
        words,
        *(a + b for a, b in pairwise(parts)),
        " ",
        "a",
        "a ",
    ]
    for pump in dict.fromkeys(pumps):
        if pump:
            yield (pump * (length // len(pump) + 1))[:length] + "\0"
    for part in parts[:6]:
        yield part + "a" * length + "\0"


def _parts(tree: Any) -> Iterator[str]:
    """A text that each part of a pattern takes, the inner ones first."""
    for op, value in tree:
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
            yield from _parts(value[2])
            yield _sample(value[2])
        elif op is ops.SUBPATTERN:
            yield from _parts(value[3])
        elif op is ops.BRANCH:
            for branch in value[1][:6]:
                yield from _parts(branch)
                yield _sample(branch)
        elif op in (ops.ASSERT, ops.ASSERT_NOT):
            yield from _parts(value[1])
        elif op is ops.ATOMIC_GROUP:
            yield from _parts(value)
        elif op in (ops.LITERAL, ops.IN):
            yield _sample([(op, value)])


def _sample(tree: Any) -> str:
    made = ""
    for op, value in tree:
        if op is ops.LITERAL:
            made += chr(value)
        elif op is ops.NOT_LITERAL:
            made += "a" if value != ord("a") else "b"
        elif op is ops.ANY:
            made += "a"
        elif op is ops.IN:
            made += _one_of(value)
        elif op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
            made += _sample(value[2]) * max(1, min(value[0], 3))
        elif op is ops.SUBPATTERN:
            made += _sample(value[3])
        elif op is ops.ATOMIC_GROUP:
            made += _sample(value)
        elif op is ops.BRANCH:
            made += _sample(value[1][0])
    return made


_CATEGORIES = {
    ops.CATEGORY_DIGIT: "1",
    ops.CATEGORY_SPACE: " ",
    ops.CATEGORY_WORD: "a",
    ops.CATEGORY_NOT_DIGIT: "a",
    ops.CATEGORY_NOT_SPACE: "a",
    ops.CATEGORY_NOT_WORD: " ",
}


def _one_of(items: Any) -> str:
    if items[0][0] is ops.NEGATE:
        text = f"[^{''.join('x' for _ in items)}]"
        known = {chr(value) for op, value in items if op is ops.LITERAL}
        return next(sign for sign in "a b1.-,;:" if sign not in known) if text else ""
    op, value = items[0]
    if op is ops.CATEGORY:
        return _CATEGORIES[value]
    return chr(value[0]) if op is ops.RANGE else chr(value)


def put(name: str, pattern: re.Pattern[Any], length: int = LENGTH) -> None:
    """Put a pattern to its texts, in the ways in which its module does."""
    module = name.rpartition(".")[0]
    size = BOUNDED.get(name.partition("#")[0], 20 * length if module in FILES else length)
    ways = {"match"} if module in AT_START else asked_for(name)
    for text in texts(pattern, size):
        asked: Any = text.encode() if isinstance(pattern.pattern, bytes) else text
        if ways & SEEKING or not ways:
            pattern.findall(asked)
        pattern.match(asked)
        pattern.fullmatch(asked)


def asked_for(name: str) -> set[str]:
    """The methods of a pattern that its module calls; none where that cannot be told."""
    module, _, short = name.partition("#")[0].rpartition(".")
    source = inspect.getsource(sys.modules[module]) if module else ""
    return set(re.findall(rf"\b{short}\.(\w+)\(", source)) if short else set()


def slow_one(actions: Mapping[str, Callable[[], object]]) -> str:
    """The first of the actions that takes too long, or "end": in a process that the kernel ends."""
    ear, mouth = os.pipe()
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            os.close(ear)
            for name, act in actions.items():
                os.write(mouth, f"{name}\n".encode())
                used = resource.getrusage(resource.RUSAGE_SELF)
                most = int(used.ru_utime + used.ru_stime) + 1 + SECONDS
                resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
                act()
            os.write(mouth, b"end\n")
        os._exit(0)
    os.close(mouth)
    with os.fdopen(ear) as told:
        last = told.read().split("\n")[-2]
    os.waitpid(child, 0)
    return last


def test_no_pattern_is_slow_on_a_long_text() -> None:
    found = patterns()
    assert len(found) > 100
    assert slow_one({name: partial(put, name, item) for name, item in found.items()}) == "end"


@pytest.mark.parametrize("slow", [r"(\w+\s?)+!", r"\s+$"])
def test_a_pattern_that_goes_back_again_and_again_is_found(slow: str) -> None:
    """The second one is quadratic only; a text as long as a file shows it."""
    assert slow_one({"slow": partial(put, "slow", re.compile(slow), 20 * LENGTH)}) == "slow"


MARKS = (
    "[ ![ [a]( [a][ [[a] [a](< ] ( < <a <https://a.a & &# > ` `a`` "
    "\\ \\` * ** *a_ *_ a* ***a __a_ ~~ {"
).split()
"""What Markdown may look for the end of."""


def print_marks(mark: str) -> None:
    text = Inline((mark * 2000)[:2000])
    assert to_bare(text)
    assert to_markdown(text)


def test_no_text_of_marks_is_slow_to_print() -> None:
    """A record of a megabyte has five hundred such texts."""
    assert slow_one({mark: partial(print_marks, mark) for mark in MARKS}) == "end"


def test_many_brackets_are_printed_as_they_are() -> None:
    text = "[x](https://alpha.example/) " * 50
    assert to_bare(Inline(text)) == text.strip()
    assert to_bare(Inline("[x](https://alpha.example/) " * 30)) == ("x " * 30).strip()
