"""Templates that are compiled once for all tests of a process, by their source and surroundings.

Those of the users' folders too, which the tool itself never keeps.
"""

from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Code by all that decides it; kept in memory, gone with the process."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Any, ...], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get(_decisive(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[_decisive(bucket)] = bucket.code


def _decisive(bucket: Bucket) -> tuple[Any, ...]:
    """The template's name, file and source; what escapes, and the functions that it may call."""
    made = bucket.environment
    called = (*made.filters.items(), *made.tests.items())
    return bucket.key, bucket.checksum, made.autoescape, called, tuple(made.extensions)
