"""`moved.yaml` → a page at each old address that leads to the new one.

    contacts/2025-07-03-putin-trump-call/: contacts/2025-07-03-putin-trump/
    topics/arms.html: topics/arms-deliveries.html

An address with a slash at its end stands for all pages below it. The page at an old address has a
plain link; with JavaScript the reader goes on at once, to the same statement. `_redirects` tells
hosts that read it the same.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from markupsafe import Markup

from .addresses import Addresses
from .api import Output

HOSTS = PurePosixPath("_redirects")
_PAGE = Markup("""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>This page has moved</title>
<link rel="canonical" href="{canonical}">
<link rel="stylesheet" href="{style}">
<script src="{script}" defer></script>
</head>
<body>
<main id="main">
<h1>This page has moved</h1>
<p><a id="moved" href="{link}">Go to its new address</a></p>
</main>
</body>
</html>
""")


def redirects(
    moved: Mapping[str, str],
    pages: Collection[PurePosixPath],
    addresses: Addresses,
    policy: str,
) -> Iterator[Output]:
    """A page for each old address, and the list for hosts; nothing where nothing has moved.

    `moved` are the old addresses with the new ones, `pages` those that the site has. What would
    lead nowhere, or stand in the place of a page, is left out.
    """
    found = dict(sorted(targets(moved, pages).items()))
    for old, new in found.items():
        yield (
            old,
            _PAGE.format(
                policy=policy,
                canonical=addresses.link(new, old),
                style=addresses.relative(PurePosixPath("assets/site.css"), old),
                script=addresses.relative(PurePosixPath("assets/moved.js"), old),
                link=addresses.relative(new, old),
            ).encode(),
        )
    if found:
        lines = [
            f"{_below(old, addresses)} {_below(new, addresses)} 301\n" for old, new in found.items()
        ]
        yield HOSTS, "".join(lines).encode()


def targets(
    moved: Mapping[str, str], pages: Collection[PurePosixPath]
) -> dict[PurePosixPath, PurePosixPath]:
    """Each old address with the page that is there now, through as many moves as there were."""
    present = frozenset(pages)
    found: dict[PurePosixPath, PurePosixPath] = {}
    for old in moved:
        new = _follow(old, moved)
        if not old.endswith("/"):
            found[PurePosixPath(old)] = PurePosixPath(new)
            continue
        for page in present:
            if str(page).startswith(new):
                found[PurePosixPath(old + str(page)[len(new) :])] = page
    return {old: new for old, new in found.items() if new in present and old not in present}


def _follow(old: str, moved: Mapping[str, str]) -> str:
    """Where an address leads in the end; itself, where the moves go in a circle."""
    seen, new = {old}, moved[old]
    while new in moved:
        if new in seen:
            return old
        seen.add(new)
        new = moved[new]
    return new


def _below(path: PurePosixPath, addresses: Addresses) -> str:
    """An address as hosts name it: from the root of the site, a folder's own page by the folder."""
    return "/" + addresses.absolute(path).removeprefix(addresses.base)
