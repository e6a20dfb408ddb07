"""The problem panel: which problems stand above which page, and their place in its HTML.

It is put into the finished page, so that no page of a published site can have it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup

from memcon.compare.wording import counted
from memcon.problems import Problem
from memcon.render.environment import environment, fill
from memcon.report import excerpt
from memcon.site.places import HOME

from .reading import Moment

_MAIN = re.compile(r"<main\b[^>]*>|<body\b[^>]*>")


@dataclass(frozen=True)
class Line:
    """A problem with the line of the file that it is about, and the page of that file."""

    problem: Problem
    excerpt: tuple[str, ...]
    address: PurePosixPath


@dataclass(frozen=True)
class Panel:
    """What the panel of one page says."""

    errors: tuple[Line, ...] = ()
    warnings: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    elsewhere: str = ""
    """How much is wrong with files that the page is not about, in words."""
    is_former: bool = False
    """Whether the page is older than a file that it is about."""

    @property
    def count(self) -> str:
        """How many problems of each kind, in words."""
        return _counts(len(self.errors) + len(self.notes), len(self.warnings)) or "none here"

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say: warnings of other files alone are no reason to."""
        return not (self.errors or self.warnings or self.notes or "error" in self.elsewhere)


def panel_of(
    moment: Moment, address: PurePosixPath, problems: Sequence[Problem], notes: Sequence[str]
) -> Panel:
    """The panel of the page at an address, of all problems and notes that there are."""
    files = moment.about(address)
    names = set(map(str, files))
    own = [item for item in problems if not names or item.where.path in names]
    other = [item for item in problems if item not in own]
    return Panel(
        errors=tuple(_lines(moment, own, "error")),
        warnings=tuple(_lines(moment, own, "warning")),
        notes=tuple(notes),
        elsewhere=_elsewhere(other),
        is_former=not moment.faults.isdisjoint(files) and moment.has_page(address),
    )


def _lines(moment: Moment, problems: Sequence[Problem], severity: str) -> Iterator[Line]:
    addresses = {str(path): address for address, path in moment.places.items()}
    for item in problems:
        if item.severity == severity:
            address = addresses.get(item.where.path, HOME)
            yield Line(item, _excerpt(item), address)


def _excerpt(problem: Problem) -> tuple[str, ...]:
    """The line that a problem is about; none of a file that lies elsewhere and is linked only."""
    path = Path(problem.where.path)
    is_here = path.resolve().parent == path.parent.resolve()
    return tuple(excerpt(problem)) if is_here else ()


def _elsewhere(problems: Sequence[Problem]) -> str:
    errors = sum(item.severity == "error" for item in problems)
    counts = _counts(errors, len(problems) - errors)
    return f"In other files: {counts}" if counts else ""


def _counts(errors: int, warnings: int) -> str:
    parts = [(errors, "error"), (warnings, "warning")]
    return ", ".join(counted(number, noun) for number, noun in parts if number)


@cache
def _templates() -> Environment:
    return environment((), autoescape=True, filters={})


def put_panel(html: str, panel: Panel) -> str:
    """The page with the panel at the head of its main part, and a way to it from below."""
    made = fill(_templates(), "preview/panel.html.j2", panel=panel)
    found = [match.end() for match in _MAIN.finditer(html)]
    at = found[-1] if found else 0
    page = f"{html[:at]}\n{made}{html[at:]}"
    if not panel.errors and not panel.notes:
        return page
    link = Markup('<p class="more-problems"><a href="#problems">{}</a></p>\n').format(panel.count)
    before, end, after = page.rpartition("</main>")
    return f"{before}{link}{end}{after}" if end else page


def put_script(html: str, at: PurePosixPath, have: str) -> str:
    """The page with the preview's style and script; `have` tells this version of it from others."""
    head = Markup(
        '<link rel="stylesheet" href="/-/preview.css">\n'
        '<script src="/-/live.js" data-at="{}" data-have="{}" defer></script>\n'
    ).format(quote(str(at)), have)
    before, end, after = html.partition("</head>")
    return f"{before}{head}{end}{after}" if end else f"{head}{html}"


def read_part(name: str) -> bytes:
    """A file of the preview's own: its style or its script."""
    from memcon.render.folders import templates_dir

    return (templates_dir() / "preview" / Path(name).name).read_bytes()
