"""Pages that the gate lets through: every format on both papers, marked, corrected, in all scripts.

A language that a build can be asked for is one more of its options: `pages_of(folders, lang="fr")`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import alpha_beta

from memcon.corpus import Corpus
from memcon.enclosures import Encloser
from memcon.memory import Memory
from memcon.pipeline import Build, Wanted
from memcon.record import Record
from memcon.render import FORMATS, PAPERS, PrintPage
from memcon.render.html import HtmlRenderer
from memcon.render.markdown import MarkdownRenderer
from memcon.survey import Surveyor
from memcon.view import brief

TESTS = Path(__file__).parents[1]
REPORTS = TESTS.parent / "reports"
TWO_SIDES = REPORTS / "2025-09-10-rubio-wang"
HOUSE = TESTS / "formats" / "2030-02-20-alpha-beta"
ABSENT = TESTS / "briefs" / "2030-01-02-alpha-beta"
SAID = {
    "ar": "اتفق الجانبان على مواصلة الاتصال",
    "he": "שני הצדדים הסכימו להמשיך",
    "zh": "双方同意保持联系",
    "zh-Hant": "雙方同意保持聯繫",
    "ja": "双方は連絡を続ける",
    "ko": "양측은 계속 연락하기로 했다",
    "hy": "Կողմերը պայմանավորվեցին",
    "ka": "მხარეები შეთანხმდნენ",
    "ru": "Стороны договорились",
    "el": "Οι δύο πλευρές συμφώνησαν",
}


@dataclass(frozen=True)
class Sample:
    """A page to print, with what it must be equal to."""

    page: PrintPage
    markdown: str
    """The same brief as Markdown."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """The files of its contact: what it carries under their names is these bytes."""


def quick() -> dict[str, Sample]:
    """Every format on both papers, and what else can make a page another one."""
    own = {"cn", "compare"}, {"alpha", "compare", "precall"}
    return {
        **{name: item for name, item in pages_of([TWO_SIDES]).items() if _about(name) in own[0]},
        **{
            name: item
            for name, item in pages_of([HOUSE], paper="letter").items()
            if _about(name) in own[1]
        },
        **pages_of([HOUSE], formats=("precall",)),
        **pages_of([ABSENT], formats=("onepage", "card")),
        "languages": quoting(*SAID),
        "corrected": corrected(),
    }


def every(contacts: Sequence[Path], **chosen: Any) -> Iterator[tuple[str, Sample]]:
    """Every format of all records of these folders, on every paper."""
    for paper in PAPERS:
        yield from pages_of(contacts, paper=paper, **chosen).items()


def pages_of(
    contacts: Sequence[Path], *, formats: Sequence[str] = FORMATS, **chosen: Any
) -> dict[str, Sample]:
    """What a build of these folders prints, by name; `chosen` are options of the build."""
    pages: dict[PurePosixPath, PrintPage] = {}
    texts = _Kept()

    def keep(tasks: Iterable[tuple[PurePosixPath, PrintPage]]) -> Iterator[Any]:
        pages.update(tasks)
        return iter(())

    corpus = Corpus()
    surveyor = Surveyor(Memory(), corpus.folders, lambda: corpus)
    Build(surveyor, Wanted(formats, ("md", "pdf"), **chosen), texts, keep).run(contacts)
    folders = {folder.name: folder for folder in contacts}
    return {
        " ".join([path.parent.name, path.stem, *chosen.values()]): Sample(
            page,
            texts.files[path.with_suffix(".md")].decode(),
            {file.name: file.read_bytes() for file in folders[path.parent.name].glob("*.yaml")},
        )
        for path, page in pages.items()
    }


class _Kept:
    """A publisher that keeps what it is given."""

    def __init__(self) -> None:
        self.files: dict[PurePosixPath, bytes] = {}

    def write(self, path: PurePosixPath, data: bytes) -> bool:
        self.files[path] = data
        return True


def _about(name: str) -> str:
    """The record that a page is about, or the format of one that is about many."""
    return name.split()[1].partition(".")[0]


def quoting(*languages: str) -> Sample:
    """A brief that quotes in these languages, beside the translation of what was said."""
    statements = [
        {
            "id": f"s{number}",
            "kind": "position",
            "by": ["ann"],
            "quote": {"text": "We agreed", "translated": True, "original": said, "language": tag},
            "evidence": said,
        }
        for number, (tag, said) in enumerate(((tag, SAID[tag]) for tag in languages), start=1)
    ]
    source = {"id": "text", "kind": "official_readout", "url": "https://alpha.example/1"}
    return _printed(alpha_beta.record(statements=statements, marking="TLP:GREEN", sources=[source]))


def corrected() -> Sample:
    """A published brief of three pages of US Letter, marked by words, with two corrections."""
    statements = [
        {
            "id": f"s{number}",
            "kind": "position",
            "by": ["ann"],
            "text": f"Ms Archer said that point {number} of the plan for the border stands.",
            "evidence": f"point {number} of the plan stands",
        }
        for number in range(1, 61)
    ]
    review = {"state": "published", "drafted_by": "A desk", "cleared_by": "B desk"}
    corrections = [
        {"at": "2030-01-04", "text": "Point 3 was given to Mr Bowman; Ms Archer made it."},
        {"at": "2030-01-05T10:00Z", "text": "The day *was* wrong.", "by": "A desk"},
    ]
    changes = {"statements": statements, "review": review, "corrections": corrections}
    return _printed(alpha_beta.record(marking="OFFICIAL-SENSITIVE", **changes), paper="letter")


def _printed(record: Record, name: str = "record", **chosen: Any) -> Sample:
    made = brief(record)
    page = HtmlRenderer(**chosen).render_print(made, name)
    enclosed = Encloser().enclose(page, made, name, [record])
    files = {f"{record.id}.yaml": record.document.text.encode()}
    return Sample(enclosed, MarkdownRenderer().render(made, name), files)
