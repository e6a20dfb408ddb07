"""The ground of the faults: readouts made for it, clean builds, and what a tree of files holds."""

import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.readouts import write_readouts
from memcon.render.fonts import cache_dir, prepare_fonts

LIMIT = 1800
"""Seconds after which a build counts as hung."""
Tree = dict[str, str]
"""The place of each output with the hash of its bytes."""


class FaultError(Exception):
    """A build did not do what it must."""


class SkippedError(Exception):
    """This fault cannot be made on this machine."""


def must(holds: object, what: str) -> None:
    """Raise FaultError with what was seen, where it does not hold."""
    if not holds:
        raise FaultError(what)


def tree(folder: Path) -> Tree:
    """The outputs below a folder; the lock and whatever else begins with a dot is none."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def unfinished(folder: Path) -> list[Path]:
    """The temporary files below a folder."""
    return [path for path in folder.rglob(".memcon-*") if path.suffix == ".part"]


@dataclass
class Ground:
    """A place to break builds in. All that is random is seeded."""

    top: Path
    readouts: int = 12
    outputs: str = "md,html,pdf"
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311
    _made: int = 0

    def __post_init__(self) -> None:
        """Make readouts, an older state of them, and a clean build of each."""
        self.reports = self.top / "reports"
        write_readouts(self.reports, self.readouts)
        self.older = self.top / "older"
        shutil.copytree(self.reports, self.older)
        for path in self.older.glob("*/*.yaml"):
            text = path.read_text("utf-8")
            path.write_text(re.sub(r"(?m)^(title: ['\"]?)", r"\1Older ", text), "utf-8")
        before = time.monotonic()
        self.clean = self.built(self.reports)
        self.seconds = time.monotonic() - before
        self.clean_older = self.built(self.older)
        changed = [place for place, seen in self.clean.items() if self.clean_older[place] != seen]
        must(len(changed) == len(self.clean) > 0, "the two states do not differ in every output")

    def built(self, reports: Path, *words: str) -> Tree:
        """The tree of a build into a fresh folder that nothing went wrong with."""
        output = self.fresh()
        done = self.build(reports, output, *words)
        must(done.returncode == 0, f"a clean build ends with {done.returncode}: {tail(done)}")
        return tree(output)

    def fresh(self) -> Path:
        """A folder that is not there yet, alone in a folder of its own."""
        self._made += 1
        case = self.top / f"case-{self._made}"
        case.mkdir()
        return case / "output"

    def cache(self, output: Path) -> Path:
        """The cache of the builds into a folder: their own, but for the fonts, which take long."""
        prepare_fonts()
        made = output.parent / "cache"
        if not made.exists():
            made.mkdir()
            (made / "fonts").symlink_to((cache_dir() / "fonts").resolve())
        return made

    def command(self, reports: Path, output: Path, *words: str) -> list[str]:
        """The words of a build."""
        command = [sys.executable, "-m", "memcon", "build", str(reports), "-o", str(output), "-q"]
        return [*command, "--jobs", "2", "--to", self.outputs, *words]

    def build(
        self, reports: Path, output: Path, *words: str, **options: Any
    ) -> subprocess.CompletedProcess[str]:
        """A build that was waited for."""
        options["env"] = {
            **os.environ,
            "MEMCON_CACHE": str(self.cache(output)),
            **options.get("env", {}),
        }
        return subprocess.run(
            self.command(reports, output, *words),
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
            **options,
        )

    def start(self, reports: Path, output: Path, *words: str) -> subprocess.Popen[str]:
        """A build that runs."""
        return subprocess.Popen(
            self.command(reports, output, *words),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "MEMCON_CACHE": str(self.cache(output))},
        )


def tail(done: subprocess.CompletedProcess[str]) -> str:
    """The end of what a build said."""
    return done.stderr.strip()[-300:]


def is_quiet(error: str) -> bool:
    """Whether a build that failed kept its inside to itself."""
    return "Traceback" not in error
