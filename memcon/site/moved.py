"""`moved.yaml` beside the contacts: addresses of the site that changed, the old ones with the new.

A contact's address is made of its folder's name and a topic's of its id. Whoever renames one writes
it here, and links from elsewhere go on working.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from memcon.codes import CODES
from memcon.folders import root_of
from memcon.load import load
from memcon.problems import Finding, Problem, UnreadableError

FILE = "moved.yaml"
_ADDRESS = re.compile(r"(?:[a-z0-9][a-z0-9-]*/)*(?:[a-z0-9][a-z0-9-]*(?:\.html|/))")


def read_all_moved(paths: Iterable[Path]) -> tuple[dict[str, str], list[Problem]]:
    """Those of every folder that the readouts at the paths come from."""
    moved: dict[str, str] = {}
    problems: list[Problem] = []
    for root in dict.fromkeys(map(root_of, paths)):
        found, more = read_moved(root)
        moved |= found
        problems += more
    return moved, problems


def read_moved(root: Path) -> tuple[dict[str, str], list[Problem]]:
    """The old addresses with the new ones; none where a folder has no such file."""
    path = root / FILE
    if not path.is_file():
        return {}, []
    try:
        document = load(path)
    except UnreadableError as error:
        return {}, list(error.problems)
    data: dict[str, Any] = document.data
    findings = list(_check(data))
    problems = [document.problem(item, CODES[item.code].severity) for item in findings]
    wrong = {item.place[0] for item in findings}
    return {old: new for old, new in data.items() if old not in wrong}, problems


def _check(data: dict[str, Any]) -> Iterator[Finding]:
    hint = "write `contacts/old-id/: contacts/new-id/` or `topics/old.html: topics/new.html`"
    for old, new in data.items():
        for word in (old, new):
            if not isinstance(word, str) or not _ADDRESS.fullmatch(word):
                message = f'"{word}" is no address below the site'
                yield Finding("not-an-address", (old,), message, hint, at_key=word is old)
        if old.endswith("/") != str(new).endswith("/"):
            message = "a folder of pages can only become a folder, and a page a page"
            yield Finding("not-an-address", (old,), message, hint)
