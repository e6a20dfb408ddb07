"""Pages → HTML, by the templates of `templates/site/`; the user's own go before ours."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from markupsafe import Markup

from memcon.inline import Inline
from memcon.prose import say_moment
from memcon.render.environment import environment, fill
from memcon.render.html import html_filters
from memcon.render.text import to_bare, to_html
from memcon.schemas import Moment

from .page import Page
from .places import NAVIGATION, NOT_FOUND
from .policy import POLICY

Head = Callable[[Page], str]
"""What else stands in the head of a page, as safe HTML."""


class SiteRenderer:
    """Renders pages. `search` is the place of the search page, where the site has one."""

    def __init__(
        self,
        folders: Sequence[Path] = (),
        *,
        base: str = "",
        search: PurePosixPath | None = None,
        head: Head = lambda _: "",
    ) -> None:
        filters: dict[str, Callable[..., Any]] = {
            **html_filters(),
            "rich": _rich,
            "bare": to_bare,
            "day": _day,
            "inline": _inline,
            "tab": _tab,
        }
        self._environment = environment(folders, autoescape=True, filters=filters)
        self._base = base
        self._search = search
        self._head = head

    def render(self, page: Page) -> str:
        """The page as HTML."""
        text = fill(
            self._environment,
            f"site/{page.template}.html.j2",
            **page.context,
            page=page,
            link=self._link(page),
            navigation=NAVIGATION,
            search=self._search,
            policy=POLICY,
            head=Markup(self._head(page)),  # noqa: S704 - made by the site's own code
        )
        return "\n".join(line for line in text.split("\n") if line.strip()) + "\n"

    def _link(self, page: Page) -> Callable[..., str]:
        """How a page names other places. The page for lost addresses is shown at any of them."""
        if page.path == NOT_FOUND and self._base:
            return lambda target, fragment="": (
                f"{self._base}{target}{f'#{fragment}' if fragment else ''}"
            )
        return page.link


_rich = lru_cache(maxsize=65536, typed=True)(html_filters()["rich"])
"""Typed: equal words are not the same where one of them is free text and the other is plain."""


def _day(value: str) -> str:
    return say_moment(Moment(value))


def _inline(value: str) -> Markup:
    return to_html(Inline(value))


def _tab(title: str, site: str) -> str:
    """The title as a browser's tab has room for it, with the name of the site where it fits."""
    most = 70
    if len(title) + len(site) + 3 <= most and title != site:
        return f"{title} · {site}"
    return title if len(title) <= most else f"{title[: most - 1].rsplit(' ', 1)[0]}…"
