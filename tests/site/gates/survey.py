"""Pages → what a real browser finds wrong with them, in every way of looking at them."""

import asyncio
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from checkers import FLAGS, module
from finding import Finding
from playwright.async_api import BrowserContext, Page, Request, Response, async_playwright

HERE = Path(__file__).parent
TABS = 2
"""As many pages at once; more only wait for each other on two cores."""
LOADS = 3
"""A page that moves is loaded again: what moves by itself does so each time, where on a busy
machine a font may come late once."""
LOOKS = 4
"""So often what was found is looked for again, until it is the same twice."""


@dataclass(frozen=True)
class View:
    """A way of looking at a page."""

    name: str
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"
    width: int = 1280


VIEWS = (
    View("light"),
    View("dark", "dark"),
    View("print", media="print"),
    View("320 px", width=320),
)

# WCAG 2.2 A and AA, and what axe holds to be good practice.
RUN = """axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations", "incomplete"], elementRef: true,
}).then(({ violations, incomplete }) => ({
  violations: violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
  incomplete: incomplete.flatMap(({ id, nodes }) => nodes.map((node) => {
    const why = [...node.any, ...node.all, ...node.none].map((check) => check.message).join(" ");
    const decided = id === "color-contrast" && contrast.words(node.element) >= 4.5;
    return { id, html: node.html, why, decided };
  })),
}))"""


def survey(
    chromium: str, address: str, paths: Sequence[str], views: Sequence[View] = VIEWS
) -> list[Finding]:
    """What is wrong with the pages of the site at `address`; without views, only their loading."""
    # A loop of its own: pytest's thread may hold that of the browser that clicks.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(
            lambda: asyncio.run(_survey(chromium, address, deque(paths), views))
        ).result()


async def _survey(
    chromium: str, address: str, paths: deque[str], views: Sequence[View]
) -> list[Finding]:
    scripts = [HERE / "watch.js"]
    if views:
        scripts += [module("axe-core/axe.min.js"), HERE / "contrast.js"]
    found: list[Finding] = []

    async def work(context: BrowserContext) -> None:
        visitor = Visitor(await context.new_page(), address)
        while paths:
            found.extend(await visitor.visit(paths.popleft(), views))

    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=chromium, args=FLAGS)
        context = await browser.new_context(reduced_motion="reduce")
        for script in scripts:
            await context.add_init_script(path=script)
        await asyncio.gather(*(work(context) for _ in range(TABS)))
        await browser.close()
    return found


class Visitor:
    """One tab that goes from page to page."""

    def __init__(self, tab: Page, address: str) -> None:
        self._tab = tab
        self._address = address
        self._loading: list[tuple[str, str]] = []
        tab.on("request", self._see_request)
        tab.on("response", self._see_response)
        tab.on("pageerror", lambda error: self._loading.append(("script", str(error))))

    def _see_request(self, request: Request) -> None:
        if not request.url.startswith(self._address):
            self._loading.append(("request", f"goes to {request.url}"))

    def _see_response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self._loading.append(("request", f"{response.url} is not there"))

    async def visit(self, path: str, views: Sequence[View]) -> list[Finding]:
        """All that is found on one page."""
        for _ in range(LOADS):
            await self._load(path)
            found = await self._look(path, views[0]) if views else []
            watched = await self._tab.evaluate("watched")
            if not watched["shifts"]:
                break
        texts = {"policy": watched["violations"], "shift": watched["shifts"]}
        found += [Finding(path, gate, text) for gate, all_ in texts.items() for text in all_]
        found += [Finding(path, gate, text) for gate, text in self._loading]
        for view in views[1:]:
            await self._show(view)
            found += await self._look(path, view)
        return found

    async def _load(self, path: str) -> None:
        self._loading.clear()
        await self._show(VIEWS[0])
        await self._tab.goto(self._address + path)
        await self._tab.evaluate("document.fonts.ready.then(() => null)")

    async def _show(self, view: View) -> None:
        await self._tab.set_viewport_size({"width": view.width, "height": 800})
        await self._tab.emulate_media(media=view.media, color_scheme=view.scheme)

    async def _look(self, path: str, view: View) -> list[Finding]:
        """What is found in a view, and found again; else the page was still being drawn."""
        found = await self._look_once(path, view)
        for _ in range(LOOKS):
            if not found:
                break
            await self._tab.wait_for_timeout(1000)
            before, found = found, await self._look_once(path, view)
            if found == before:
                break
        return found

    async def _look_once(self, path: str, view: View) -> list[Finding]:
        found = list(read_axe(await self._tab.evaluate(RUN)))
        found += [("contrast", text) for text in await self._tab.evaluate("contrast.faint()")]
        over = await self._tab.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0 and view.media == "screen":
            found.append(("reflow", f"scrolls sideways by {over} px"))
        return [Finding(path, gate, text, view.name) for gate, text in found]


def read_axe(result: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What axe, run by `RUN`, found, and what it and the reckoned contrast leave undecided."""
    for rule, nodes in result["violations"]:
        yield "axe", f"{rule}: {len(nodes)}, such as {nodes[0][:100]}"
    for node in result["incomplete"]:
        if not node["decided"]:
            yield "axe", f"cannot decide {node['id']}: {node['html'][:100]}: {node['why']}"
