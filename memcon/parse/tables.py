"""The parser's own tables, read once from `lexicon/`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_table(name: str) -> Mapping[str, Any]:
    """A table of the lexicon as plain data."""
    path = files("memcon").joinpath("parse", "lexicon", f"{name}.toml")
    return tomllib.loads(path.read_text("utf-8"))


@cache
def read_sections(name: str) -> Mapping[str, tuple[str, ...]]:
    """A word list of the lexicon: the indented lines under each heading, without remarks."""
    path = files("memcon").joinpath("parse", "lexicon", f"{name}.txt")
    sections: dict[str, list[str]] = {}
    heading = ""
    for raw in path.read_text("utf-8").splitlines():
        line = raw.split("#")[0].rstrip()
        if line and not line.startswith(" "):
            heading = line
            sections[heading] = []
        elif line:
            sections[heading].append(line.strip())
    return {heading: tuple(lines) for heading, lines in sections.items()}


@cache
def words_of(table: str) -> frozenset[str]:
    """The words of a list that a table writes as one text."""
    return frozenset(table.split())
