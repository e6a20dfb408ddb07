"""A build of which nothing changed: the last one stands, and is told again as it was.

One row says what the last build of these words came to, with one hash over the stamps of all that
it read and one over those of all that it wrote. Where both still hold, no file is opened and no
library imported.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from .examined import pack_problems, unpack_problems
from .memory import Memory, Place, key_of
from .result import Result
from .shelf import State, look_at_outputs
from .sight import digest
from .tool import code_folders, library_versions, versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .jobs import Wanted
    from .surveyed import Survey


def call_key(paths: Sequence[Path], captures: Path | None, wanted: Wanted, output: Path) -> bytes:
    """A key for a build: what was asked for where, and what it runs on."""
    return key_of(
        "build",
        *(os.getcwd(), repr([str(path) for path in paths]), str(captures)),  # noqa: PTH109
        *(repr((wanted.formats, wanted.outputs)), wanted.options),
        *(repr([str(folder) for folder in wanted.templates]), str(output)),
        *(repr([str(folder) for folder in code_folders()]), versions()),
        library_versions() if "pdf" in wanted.outputs else "",
    )


def recall(memory: Memory, key: bytes, output: Path) -> Result | None:
    """What came of the last build of this key, if everything is as it left it."""
    row = memory.findings(key)
    if row is None:
        return None
    _, state = look_at_outputs(os.path.abspath(output))  # noqa: PTH100 - links stay
    if state.is_odd or state.stamps != row["outputs"]:
        return None
    for folder, names, hidden, stamps in row["watched"]:
        with suppress(OSError):
            listings = Place(folder, tuple(names), hidden).look()
            if digest(listings.items()) == stamps:
                continue
        return None
    return Result(
        unchanged=[PurePosixPath()] * row["made"],
        refused=[Path(path) for path in row["refused"]],
        problems=list(unpack_problems(row["problems"])),
        left=[PurePosixPath(path) for path in row["left"]],
    )


def record(  # noqa: PLR0913, PLR0917 - all that a build came to
    memory: Memory, key: bytes, survey: Survey, result: Result, state: State, looked: int
) -> None:
    """Keep what came of a build, where nothing but what it watched can change that.

    `looked` is when the build began to look around.
    """
    grounds = [(item.place, item.stamps, item.settles) for item in memory.grounds]
    watched = [*survey.watched, *grounds]
    is_settled = state.settles < state.looked and all(until < looked for *_, until in watched)
    if not (is_settled and survey.may_stand and memory.is_steady) or result.failed or state.is_odd:
        return
    memory.keep(
        (),
        key,
        {
            "outputs": state.stamps,
            "watched": list(_rows(watched)),
            "made": len(result.built) + len(result.unchanged),
            "refused": [str(path) for path in result.refused],
            "problems": pack_problems(result.problems),
            "left": [str(path) for path in result.left],
        },
    )


def _rows(watched: Iterable[tuple[Place, str, int]]) -> Iterable[list[Any]]:
    for place, stamps, _ in watched:
        yield [place.folder, place.names, place.hidden, stamps]
