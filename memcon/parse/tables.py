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
def words_of(table: str) -> frozenset[str]:
    """The words of a list that a table writes as one text."""
    return frozenset(table.split())
