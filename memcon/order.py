"""What a user orders of `memcon build`, carried out: from memory where the last build stands."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from .cache import FOLDER, cache_dir
from .memory import Memory, Place
from .standing import call_key, recall

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path, PurePosixPath

    from .corpus import Corpus
    from .examined import Elsewhere
    from .executors import Executor
    from .folders import Folders
    from .jobs import Wanted
    from .publish import Publisher
    from .result import Result
    from .standing import Last

_MAX_CAPTURE = 20_000_000
_PAUSE = 0.06
"""Seconds after the last write until its stamp can be relied on."""


@dataclass(frozen=True)
class Order:
    """A build as the command line asks for it."""

    wanted: Wanted
    captures: Path | None
    output: Path
    force: bool = False
    use_cache: bool = True
    tidy: bool = False

    def build(
        self,
        places: Sequence[Path],
        publisher: Publisher,
        workers: Executor,
        expect: Callable[[int], None] = lambda _: None,
        tell: Callable[[PurePosixPath, bool], None] = lambda *_: None,
    ) -> Result:
        """Build the readouts of the places into the folder that the publisher holds."""
        warm_up = workers.warm_up if "pdf" in self.wanted.outputs else lambda: None
        memory = Memory(cache_dir() / FOLDER if self.use_cache else None, _say, is_fresh=self.force)
        try:
            key = call_key(places, self.captures, self.wanted, self.output)
            last = recall(memory, key, self.output, warm_up)
            if last and last.stands:
                found = last.result()
                if not (self.tidy and found.left):
                    return found
                last = replace(last, is_whole=False)
            return self._build(places, publisher, workers, warm_up, memory, key, last, expect, tell)
        finally:
            memory.close()

    def _build(  # noqa: PLR0913, PLR0917 - what a build draws on
        self,
        places: Sequence[Path],
        publisher: Publisher,
        workers: Executor,
        warm_up: Callable[[], None],
        memory: Memory,
        key: bytes,
        last: Last | None,
        expect: Callable[[int], None],
        tell: Callable[[PurePosixPath, bool], None],
    ) -> Result:
        from .folders import Folders
        from .pipeline import Build
        from .recording import record
        from .shelf import Shelf
        from .survey import Surveyor

        memory.sweep()
        folders = Folders()
        elsewhere = self._elsewhere(memory)
        surveyor = Surveyor(memory, folders, _opener(folders, elsewhere), elsewhere)
        surveyor.on_change = warm_up
        shelf = Shelf(memory, self.output, (last.outputs, last.state) if last else None)
        for folder in shelf.unfinished():
            publisher.prepare(folder)
        run = Build(surveyor, self.wanted, publisher, workers.render, tell, expect, shelf, last)
        result = run.run(places)
        if self.tidy:
            for path in result.left:
                publisher.remove(path)
            result.removed, result.left = result.left, []
        if result.built or result.removed:
            time.sleep(_PAUSE)
        record(memory, key, run, self.output)
        memory.commit()
        return result

    def _elsewhere(self, memory: Memory) -> Elsewhere:
        """A finder of stored copies by their SHA-256 in the user's own folder of them."""
        if self.captures is None:
            return lambda _: None
        folder = self.captures
        place = Place(os.path.abspath(folder), hidden=True)  # noqa: PTH100 - links stay
        files = memory.stand_on(place).files
        known: dict[str, Path] = {}
        for path in sorted(folder / name for name in files):
            known.setdefault(files[path.relative_to(folder).as_posix()], path)
        small = cache(lambda path: path.is_file() and path.stat().st_size <= _MAX_CAPTURE)

        def find(sha256: str) -> Path | None:
            path = known.get(sha256)
            return path if path and small(path) else None

        return find


def _opener(folders: Folders, elsewhere: Elsewhere) -> Callable[[], Corpus]:
    """A way to the corpus, which is opened when something must be read."""

    @cache
    def open_corpus() -> Corpus:
        from .corpus import Corpus

        return Corpus(elsewhere, folders)

    return open_corpus


def _say(message: str) -> None:
    import click

    click.echo(f"memcon: {message}", err=True)
