"""Other clocks, places and habits: the same bytes under all of them."""

import os
import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .ground import Ground, must, tail, tree

LONG_AGO, FAR_AHEAD = 86_400, 4_000_000_000
"""Seconds since 1970: its second day; the year 2096."""


@dataclass(frozen=True)
class Surroundings:
    """What differs from the clean build."""

    name: str
    environment: dict[str, str] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    age: int | None = None
    """When the readouts say that they were changed."""


def change_surroundings(ground: Ground, runs: int) -> str:
    """Each of the surroundings, up to so many."""
    home = ground.top / "home"
    home.mkdir(exist_ok=True)
    every = (
        Surroundings("hash seed", {"PYTHONHASHSEED": "1"}),
        Surroundings("time zone east", {"TZ": "Pacific/Kiritimati"}),
        Surroundings("locale, Turkish", {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
        Surroundings("changed in the future, in reverse order", age=FAR_AHEAD),
        Surroundings("umask and folder", options={"umask": 0o077, "cwd": home}),
        Surroundings("locale C", {"LC_ALL": "C"}),
        Surroundings("locale, Russian", {"LC_ALL": "ru_RU.UTF-8", "LANG": "ru_RU.UTF-8"}),
        Surroundings("time zone west", {"TZ": "America/Lima"}),
        Surroundings("home", {"HOME": str(home), "XDG_CACHE_HOME": str(home)}),
        Surroundings("epoch", {"SOURCE_DATE_EPOCH": "1"}),
        Surroundings("changed long ago, in reverse order", age=LONG_AGO),
        Surroundings("no terminal, no colour", {"TERM": "dumb", "NO_COLOR": "1", "COLUMNS": "20"}),
    )[:runs]
    wrong = []
    for item in every:
        output = ground.fresh()
        reports = ground.reports
        if item.age is not None:
            reports = _copied_backwards(ground.reports, output.parent / "reports", item.age)
        done = ground.build(reports, output, env=item.environment, **item.options)
        if done.returncode or tree(output) != ground.clean:
            wrong.append(f"{item.name} (exit {done.returncode}: {tail(done)})")
    must(not wrong, f"other bytes under {'; '.join(wrong)}")
    return f"{len(every)} surroundings, the same tree: {', '.join(item.name for item in every)}"


def _copied_backwards(reports: Path, place: Path, age: int) -> Path:
    """The readouts, written last first, so that a folder lists them in another order."""
    for path in sorted(reports.rglob("*.yaml"), reverse=True):
        copy = place / path.relative_to(reports)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.utime(copy, (age, time.time() if age < FAR_AHEAD else age))
        os.utime(copy, (age, age))
    return place
