"""A built site as tests look at it: its files, and what its pages hold."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import PurePosixPath

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass
class Seen(HTMLParser):
    """One page as a reader of HTML finds it; raises where elements do not close in order."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attributes:
            self.attributes.append((tag, name, value or ""))
            if name == "id":
                self.ids.append(value or "")
            if name in {"href", "src", "action"}:
                self.links.append(value or "")
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1] == tag, f"</{tag}> closes <{self.open[-1]}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(text: str) -> Seen:
    """What a page holds."""
    seen = Seen()
    seen.feed(text)
    seen.close()
    assert not seen.open, f"not closed: {seen.open}"
    return seen


def broken_links(files: dict[PurePosixPath, bytes]) -> list[str]:
    """Every link inside the site that leads to no file, or to no place in one."""
    pages = {path: read(data.decode()) for path, data in files.items() if path.suffix == ".html"}
    found = []
    for path, page in pages.items():
        for link in page.links:
            if link.startswith(("https://", "http://", "mailto:")):
                continue
            place, _, fragment = link.partition("#")
            target = path if not place else _joined(path, place)
            if target not in files or (fragment and fragment not in pages[target].ids):
                found.append(f"{path}: {link}")
    return found


def tables_without_headers(files: dict[PurePosixPath, bytes]) -> list[str]:
    """Every table that has no header cell."""
    return [
        f"{path}: no header cell in <table{table[:60]}"
        for path, data in files.items()
        if path.suffix == ".html"
        for table in data.decode().split("<table")[1:]
        if "<th" not in table.split("</table>")[0]
    ]


def _joined(page: PurePosixPath, link: str) -> PurePosixPath:
    parts: list[str] = list(page.parent.parts)
    for part in PurePosixPath(link).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return PurePosixPath(*parts)
