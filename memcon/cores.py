"""How many processes can run at once here: what the scheduler and the container allow."""

import math
import os
from pathlib import Path


def available_cores(root: Path = Path("/")) -> int:
    """The cores that this process may use, at least one.

    A container may be kept to a share of the machine's time (control groups, both versions of the
    kernel interface); more processes than that share only wait for each other.
    """
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min([usable or 1, *(math.ceil(share) for share in _shares(root))]))


def _shares(root: Path) -> list[float]:
    """The share of each control group that this process is in, in cores, where it is limited."""
    shares = []
    for line in _words(root / "proc/self/cgroup", "\n"):
        _, controllers, path = [*line.split(":", 2), "", ""][:3]
        base = root / "sys/fs/cgroup"
        if "cpu" in controllers.split(","):
            base /= "cpu"
        elif controllers:
            continue
        group = base / path.lstrip("/")
        for folder in (group, *group.parents):
            if not folder.is_relative_to(base):
                break
            limit = _words(folder / "cpu.max") or [
                *_words(folder / "cpu.cfs_quota_us"),
                *_words(folder / "cpu.cfs_period_us"),
            ]
            if len(limit) == 2 and all(word.isdigit() and int(word) for word in limit):  # noqa: PLR2004
                shares.append(int(limit[0]) / int(limit[1]))
    return shares


def _words(path: Path, separator: str | None = None) -> list[str]:
    try:
        return path.read_text("utf-8").strip().split(separator)
    except OSError:
        return []
