"""A page → what somebody who has only a keyboard finds wrong with it."""

from itertools import pairwise
from pathlib import Path

from finding import Finding
from playwright.sync_api import Page

HERE = Path(__file__).parent
LOST = -1
"""Where the focus is when it is on no control of the page."""


def walk(tab: Page, address: str, path: str) -> list[Finding]:
    """Goes forth by Tab and back by Shift+Tab, with all that opens open.

    Each control must come once, in the order of the page, with a focus that is seen; after the
    last the focus goes round to the first, and the way back is the same.
    """
    tab.goto(address + path)
    tab.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    for name in ("contrast.js", "walk.js"):
        tab.evaluate((HERE / name).read_text("utf-8"))
    count = tab.evaluate("walk.count")
    found: list[str] = []
    forth = list(range(count))
    for key, wanted in (("Tab", forth), ("Shift+Tab", forth[::-1])):
        seen, faults = _steps(tab, key, count)
        found += faults
        found += _compare(tab, key, seen, wanted)
    return [Finding(path, "keyboard", text) for text in dict.fromkeys(found)]


def _steps(tab: Page, key: str, count: int) -> tuple[list[int], list[str]]:
    """The controls that had the focus, in turn, until it came round; and what was wrong."""
    seen: list[int] = []
    faults: list[str] = []
    for _ in range(count + 5):
        tab.keyboard.press(key)
        at, wrong = tab.evaluate("walk.at()")
        if at == LOST or (len(seen) > 1 and at == seen[0]):
            break
        seen.append(at)
        faults += wrong
    return seen, faults


def _compare(tab: Page, key: str, seen: list[int], wanted: list[int]) -> list[str]:
    if seen == wanted:
        return []
    missed = [at for at in wanted if at not in seen]
    twice = [at for at, after in pairwise(seen) if at == after]
    found = [f"{key} does not reach {tab.evaluate('at => walk.name(at)', at)}" for at in missed]
    if twice:
        found.append(f"{key} does not leave {tab.evaluate('at => walk.name(at)', twice[0])}")
    return found or [f"{key} goes another way than the page: {seen}"]
