"""The desk: what the preview shows now, and who waits to hear that it was renewed."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from threading import Condition

from memcon.limits import overlong
from memcon.problems import MemconError, Problem, RenderError
from memcon.record import index_captures
from memcon.render import Printed

from .answers import Answers, Look
from .lasting import LastingCorpus, Memory
from .panel import Panel, panel_of, put_panel, put_script
from .prints import Prints
from .reading import Moment, nothing, read_moment
from .stamps import Stamp, take_stamps
from .wanted import Wanted


@dataclass(frozen=True)
class Shown:
    """A page or a file as it is sent."""

    data: bytes
    status: int = 200


class Desk:
    """Looks at the files when told to, and answers for addresses in between."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._memory = Memory()
        self._stamps: dict[Path, Stamp] = {}
        self._look = Look(wanted.templates)
        self._moment = nothing(wanted.title)
        self._answers = Answers(self._moment, self._look)
        self._prints = Prints(wanted.templates)
        self._elsewhere = index_captures(wanted.captures) if wanted.captures else lambda _: None
        self._pages: dict[PurePosixPath, tuple[str, int]] = {}
        self._measured: dict[PurePosixPath, Problem | str] = {}
        self._waiting: list[PurePosixPath] = []
        self._renewed = Condition()
        self._version = 0
        self._closed = False

    @property
    def moment(self) -> Moment:
        """What is shown now."""
        return self._moment

    @property
    def places(self) -> tuple[Path, ...]:
        """All that a change of may change a page."""
        return self._wanted.places

    @property
    def version(self) -> int:
        """How often something has changed."""
        return self._version

    @property
    def is_closed(self) -> bool:
        """Whether it has ended."""
        return self._closed

    def warm(self) -> None:
        """Make what the first page will ask for: its fonts, and a process that makes its PDF."""
        _ = self._look.assets
        with self._renewed:
            newest = self._moment.site.readouts[:1]
            self._waiting = [page.path.with_suffix(".pdf") for page in newest]

    def look(self) -> bool:
        """Look at the files; whether anything was changed since the last look.

        Nothing that the files hold can make it fail: what goes wrong is shown.
        """
        stamps = take_stamps(self._wanted.places)
        with self._renewed:
            if stamps == self._stamps:
                return False
            touched = frozenset(
                path
                for path in stamps.keys() | self._stamps.keys()
                if stamps.get(path) != self._stamps.get(path)
            )
            try:
                self._read(stamps, touched)
            except Exception as error:  # noqa: BLE001 - it is shown, and the next look may do
                self._moment = replace(self._moment, notes=(_cause(error),))
            self._stamps = stamps
            self._tell()
        return True

    def _read(self, stamps: dict[Path, Stamp], touched: frozenset[Path]) -> None:
        wanted = self._wanted
        if wanted.captures in touched and self._stamps and wanted.captures:
            self._elsewhere = index_captures(wanted.captures)
            self._memory.last.clear()
        if self._stamps and not touched.isdisjoint(wanted.styles):
            self._prints.forget()
            self._look = Look(wanted.templates)
        corpus = LastingCorpus(self._memory, stamps, wanted.paths, self._elsewhere)
        self._moment = read_moment(corpus, wanted.paths, title=wanted.title, ceiling=wanted.ceiling)
        self._answers = Answers(self._moment, self._look)
        self._waiting = self._answers.prints_of(touched) if self._stamps else []

    def page(self, address: PurePosixPath) -> Shown:
        """The page at an address, with its problems; also where there is none."""
        with self._renewed:
            html, status = self._made(address)
        return Shown(put_script(html, address, _hash(html)).encode(), status)

    def fingerprint(self, address: PurePosixPath) -> str:
        """What tells this version of a page from others."""
        with self._renewed:
            return _hash(self._made(address)[0])

    def file(self, address: PurePosixPath) -> Shown | None:
        """What is no page: a PDF, another download, an asset, data."""
        if address.suffix == ".pdf":
            return self._print(address)
        with self._renewed:
            try:
                data = self._answers.file(address)
            except Exception as error:  # noqa: BLE001 - as for pages
                return _not_made(address, error)
        return Shown(data) if data is not None else None

    def has_folder(self, address: PurePosixPath) -> bool:
        """Whether pages stand below an address that lacks its slash."""
        with self._renewed:
            return self._answers.has_folder(address)

    def wait(self, version: int, seconds: float) -> int:
        """The present version, once it is another one or the time is over."""
        with self._renewed:
            self._renewed.wait_for(lambda: self._closed or self._version != version, seconds)
            return self._version

    def print_waiting(self) -> None:
        """Make the PDFs of what was edited, so that they are there when they are asked for."""
        while not self._closed:
            with self._renewed:
                address = self._waiting.pop(0) if self._waiting else None
                version = self._version
            if address is None:
                self.wait(version, 60)
            else:
                self._print(address)

    def close(self) -> None:
        """End: nobody waits any longer."""
        with self._renewed:
            self._closed = True
            self._renewed.notify_all()
        self._prints.close()

    def _made(self, address: PurePosixPath) -> tuple[str, int]:
        """A page with its panel and its status, made once a version."""
        if address not in self._pages:
            try:
                html = self._answers.page(address)
                status = 404 if html is None else 200
                html = self._answers.stand_in(address) if html is None else html
            except Exception as error:  # noqa: BLE001 - most are of the user's templates
                title, cause = "This page cannot be made", _cause(error)
                html, status = self._answers.plain(address, title, cause), 500
            self._pages[address] = put_panel(html, self._panel(address)), status
        return self._pages[address]

    def _panel(self, address: PurePosixPath) -> Panel:
        moment = self._moment
        measured = {page: item for page, item in self._measured.items() if moment.has_page(page)}
        more = [item for item in measured.values() if isinstance(item, Problem)]
        own = measured.get(address)
        notes = [*moment.notes, *([own] if isinstance(own, str) else [])]
        return panel_of(moment, address, [*moment.problems, *more], notes)

    def _print(self, address: PurePosixPath) -> Shown | None:
        with self._renewed:
            try:
                page = self._answers.print_page(address)
            except Exception as error:  # noqa: BLE001 - as for pages
                return _not_made(address, error)
        if page is None:
            return None
        made = self._prints.make(address, page)
        self._measure(address, made)
        if isinstance(made, RenderError):
            return _not_made(address, made)
        return Shown(made.data)

    def _measure(self, address: PurePosixPath, made: Printed | RenderError) -> None:
        """Note what only a PDF shows: that it could not be made, or fills more than a page."""
        is_sheet = address.name == "compare.pdf"
        place = address.with_name("index.html") if is_sheet else address.with_suffix(".html")
        with self._renewed:
            brief = self._answers.brief(address)
            found: Problem | str | None = None
            if isinstance(made, RenderError):
                found = f"Its PDF was not made: {made}"
            elif brief and place in self._moment.places:
                found = overlong(str(self._moment.places[place]), brief, "onepage", made)
            if self._measured.get(place) != found:
                self._measured.pop(place, None)
                if found:
                    self._measured[place] = found
                self._tell()

    def _tell(self) -> None:
        self._version += 1
        self._pages.clear()
        self._renewed.notify_all()


def _cause(error: Exception) -> str:
    return str(error) if isinstance(error, MemconError) else f"{type(error).__name__}: {error}"


def _not_made(address: PurePosixPath, error: Exception) -> Shown:
    return Shown(f"{address}: not made: {_cause(error)}\n".encode(), 500)


def _hash(html: str) -> str:
    return hashlib.sha256(html.encode()).hexdigest()[:16]
