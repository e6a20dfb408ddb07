"""Output folders that cannot be written: full, read-only, of another kind, or a trap."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from .ground import Ground, SkippedError, is_quiet, must, tail, tree

USAGE, UNUSABLE = 2, 3
"""How a command ends that was called wrongly, or that the environment keeps from its work."""


def fill_disk(ground: Ground, runs: int) -> str:
    """An older site on a small disk, and ever more room for the new one.

    A file takes the place of the old one when it is whole, so the room that decides is that of the
    largest file: half of the levels lie below it.
    """
    sizes = [len(data) // 1024 for data in _data(ground)]
    size, step = sum(sizes), max(2, 2 * max(sizes) // runs)
    failed = 0
    for level in range(runs):
        output = ground.fresh()
        with _disk(output.parent / "disk", 4 * size + 4096) as disk:
            place = disk / "output"
            ground.build(ground.older, place)
            shutil.rmtree(disk / "cache", ignore_errors=True)
            used = shutil.disk_usage(disk).used // 1024
            room = 4 + level * step
            _remount(disk, f"size={used + room}k")
            cache = {"MEMCON_CACHE": str(ground.cache(output))}
            done = ground.build(ground.reports, place, env=cache)
            made = tree(place)
        failed += done.returncode != 0
        must(done.returncode in {0, UNUSABLE}, f"{room} kB: exit {done.returncode}: {tail(done)}")
        must(is_quiet(done.stderr), f"{room} kB: a traceback")
        if done.returncode:
            must(str(place) in done.stderr, f"{room} kB: no path is named: {tail(done)}")
        else:
            must(made == ground.clean, f"{room} kB: exit 0, but it is not the new site")
        torn = [
            place
            for place, seen in made.items()
            if seen not in {ground.clean.get(place), ground.clean_older.get(place)}
        ]
        must(not torn, f"{room} kB: torn: {torn[:3]}")
    must(failed, "the disk was never full")
    return f"{runs} fill levels, {failed} told so; every file old or new, 0 torn"


def _data(ground: Ground) -> list[bytes]:
    output = ground.fresh()
    ground.build(ground.older, output)
    return [path.read_bytes() for path in output.rglob("*") if path.is_file()]


def spoil_output(ground: Ground, runs: int) -> str:  # noqa: ARG001 - each kind is tried once
    """The output folder is a file, a link, read-only; a planted link waits inside."""
    _be_a_file(ground)
    _be_a_link(ground)
    _hold_a_link(ground)
    told = "file, link, planted link"
    with contextlib.suppress(SkippedError):
        _be_read_only(ground)
        told += ", read-only"
    return f"{told}: refused or not followed; nothing written elsewhere"


def _be_a_file(ground: Ground) -> None:
    output = ground.fresh()
    output.write_bytes(b"a file")
    _must_be_refused(ground, output, "a file")
    must(output.read_bytes() == b"a file", "the file was changed")


def _be_a_link(ground: Ground) -> None:
    output = ground.fresh()
    target = output.parent / "target"
    target.mkdir()
    output.symlink_to(target)
    _must_be_refused(ground, output, "a link")
    must(not list(target.iterdir()), "something was written behind the link")


def _hold_a_link(ground: Ground) -> None:
    output = ground.fresh()
    target = output.parent / "target"
    target.write_bytes(b"untouched")
    place = output / next(iter(ground.clean))
    place.parent.mkdir(parents=True)
    place.symlink_to(target)
    done = ground.build(ground.reports, output)
    must(target.read_bytes() == b"untouched", "what a planted link leads to was changed")
    must(done.returncode == 0, f"a planted link: exit {done.returncode}: {tail(done)}")
    must(tree(output) == ground.clean and not place.is_symlink(), "the planted link stayed")


def _be_read_only(ground: Ground) -> None:
    output = ground.fresh()
    with _disk(output.parent / "disk", 1024) as disk:
        (disk / "output").mkdir()
        ground.cache(output)
        cache = {"MEMCON_CACHE": str(ground.cache(output))}
        (disk / "cache").symlink_to(ground.cache(output))
        _remount(disk, "ro")
        done = ground.build(ground.reports, disk / "output", env=cache)
        must(done.returncode == UNUSABLE, f"read-only: exit {done.returncode}: {tail(done)}")
        must(is_quiet(done.stderr), "read-only: a traceback")


def _must_be_refused(ground: Ground, output: Path, what: str) -> None:
    done = ground.build(ground.reports, output)
    must(done.returncode in {USAGE, UNUSABLE}, f"{what}: exit {done.returncode}: {tail(done)}")
    must(is_quiet(done.stderr) and str(output) in done.stderr, f"{what}: told is {tail(done)}")


@contextlib.contextmanager
def _disk(place: Path, kilobytes: int) -> Iterator[Path]:
    """A small disk in memory; raises SkippedError where this user may not mount one."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(place)]
    if os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
        raise SkippedError("mounting a small disk needs root")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def _remount(disk: Path, option: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{option}", str(disk)], check=True)
