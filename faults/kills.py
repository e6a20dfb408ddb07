"""Processes killed at random instants: the build itself, one of its workers."""

import contextlib
import os
import re
import signal
import time
from pathlib import Path

from .ground import Ground, Tree, is_quiet, must, tail, tree, unfinished

POISON = """\
{{% extends "parts/page.html.j2" %}}
{{% block body %}}<h1>A page</h1>{{% if brief.contact == "{contact}" and brief.record == "a" %}}
{markup}{{% endif %}}{{% endblock %}}
"""
LARGE = "<table><tr><td colspan=1000000000>x</table>"
STUCK = "<div style='display: flex'>" * 40 + "x" + "</div>" * 40
"""Each of the boxes is measured twice by the one around it."""


def kill_builds(ground: Ground, runs: int) -> str:
    """SIGKILL at a random instant, then the same build again; by turns over an older site."""
    killed = left = 0
    for run in range(runs):
        output = ground.fresh()
        if run % 2:
            ground.build(ground.older, output)
        process = ground.start(ground.reports, output)
        time.sleep(ground.chance.random() * ground.seconds * 1.1)
        killed += process.poll() is None
        process.kill()
        process.communicate()
        torn = [
            place
            for place, seen in tree(output).items()
            if seen not in {ground.clean.get(place), ground.clean_older.get(place)}
        ]
        must(not torn, f"torn: {torn[:3]}")
        left += len(unfinished(output))
        again = ground.build(ground.reports, output)
        must(again.returncode == 0, f"the next build ends with {again.returncode}: {tail(again)}")
        must(tree(output) == ground.clean, "the next build is not what a clean one is")
        must(not unfinished(output), f"left behind: {unfinished(output)[:3]}")
    must(killed, "no build was killed before it ended")
    return f"{killed} of {runs} killed; 0 torn; {left} temporaries, 0 after the next build"


def kill_workers(ground: Ground, runs: int) -> str:
    """A worker is hit by each of three signals: its PDF fails by name, all else is as ever."""
    clean = ground.built(ground.reports, "--to", "pdf")
    hits = dict.fromkeys((signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT), 0)
    for number in hits:
        for _ in range(3 * runs):
            if hits[number] < runs:
                hits[number] += _kill_worker(ground, number, clean)
    must(min(hits.values()) == runs, f"too few workers were hit at work: {hits}")
    return ", ".join(f"{count} by {number.name}" for number, count in hits.items()) + ": 1 PDF each"


def _kill_worker(ground: Ground, number: signal.Signals, clean: Tree) -> bool:
    """Whether a worker was hit while it had a page; a build must bear it in either case."""
    output = ground.fresh()
    process = ground.start(ground.reports, output, "--to", "pdf")
    while process.poll() is None and not (found := _workers(process.pid)):
        time.sleep(0.01)
    time.sleep(ground.chance.random() * 0.4)
    if process.poll() is None and (found := _workers(process.pid)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(ground.chance.choice(found), number)
    error = process.communicate()[1]
    made = tree(output)
    if process.returncode == 0:
        must(made == clean, "exit 0, but the outputs are not those of a clean build")
        return False
    must(process.returncode == 1, f"{number.name}: exit {process.returncode}: {error[-300:]}")
    told = re.findall(r"(\S+): not made: its process was ended by signal (\w+)", error)
    must(len(told) == 1 and told[0][1] == number.name, f"{number.name} is told as {told}")
    lost = {place for place, seen in clean.items() if made.get(place) != seen}
    must(lost == {told[0][0]}, f"{number.name}: lost are {sorted(lost)[:3]}, told is {told[0][0]}")
    must(is_quiet(error), f"{number.name}: a traceback")
    return True


def _workers(command: int) -> list[int]:
    """The workers of a build: the children of its child that forks them."""
    return [worker for nursery in _children(command) for worker in _children(nursery)]


def _children(process: int) -> list[int]:
    path = Path(f"/proc/{process}/task/{process}/children")
    with contextlib.suppress(OSError):
        return [int(word) for word in path.read_text().split()]
    return []


def fill_memory(ground: Ground, runs: int) -> str:
    """A page that asks for more memory than there may be, among good ones."""
    for _ in range(runs):
        error = _poison(ground, LARGE)
        must("needs more memory than a brief may take" in error, f"told is {error[-300:]}")
    return f"{runs} of {runs}: named, and all other briefs made"


def stay_stuck(ground: Ground, runs: int) -> str:
    """A page that would never be done, among good ones."""
    for _ in range(runs):
        error = _poison(ground, STUCK)
        must("it took more than" in error, f"told is {error[-300:]}")
    return f"{runs} of {runs}: ended by its limit, named, and all other briefs made"


def _poison(ground: Ground, markup: str) -> str:
    """What a build says of one poison page; the others must be made."""
    output = ground.fresh()
    contact = sorted(path.parent.name for path in ground.reports.glob("*/a.yaml"))[1]
    formats = output.parent / "templates" / "formats"
    formats.mkdir(parents=True)
    (formats / "poison.html.j2").write_text(POISON.format(contact=contact, markup=markup))
    (formats / "poison.md.j2").write_text("A page\n")
    words = ("--to", "pdf", "--as", "poison", "--templates", str(formats.parent))
    done = ground.build(ground.reports, output, *words)
    must(done.returncode == 1, f"exit {done.returncode}: {tail(done)}")
    must(f"briefs/{contact}/a.poison.pdf: not made: " in done.stderr, tail(done))
    must(len(tree(output)) == ground.readouts - 1, f"{len(tree(output))} PDFs were made")
    must(is_quiet(done.stderr), "a traceback")
    return done.stderr
