"""What a PDF must pass: checkers of a profile, programs that read it, and what it has to hold.

Each check gives what it finds; nothing found is a pass. A program that is missing, or fails, has
found that.
"""

import json
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from html.parser import HTMLParser
from itertools import takewhile
from pathlib import Path

import markdown
import pikepdf

from memcon.problems import RenderError
from memcon.render.attached import read_attachments
from memcon.verify.spoken import spoken

from .glyphs import strange_glyphs
from .samples import Sample

ROOT = Path(__file__).parents[2]
CHECKERS = ROOT / ".checkers" / "bin" / "python"
FONTS = re.compile(r"[A-Z]{6}\+(?:Memcon-(?:Serif|Sans|Display)|Noto-(?:Naskh|Serif|Sans)(?:-|$))")

_JOINING = re.compile(r"TXT-004.*Arabic: \d different codes all map to")
"""A warning that is none for a script whose letters have a form for each place."""

Check = Callable[[Path, Sample], list[str]]


def ask_checkers(paths: Sequence[Path], *, first: bool = False) -> dict[Path, dict[str, list[str]]]:
    """What page-validation, pdfua and outloud find in each file."""
    command = [CHECKERS, ROOT / "tools" / "pdf_checkers.py", *(["--first"] if first else [])]
    done = subprocess.run([*command, *paths], capture_output=True, text=True, check=True)
    found: dict[str, dict[str, list[str]]] = json.loads(done.stdout)
    return {
        Path(path): {
            name: [fault for fault in told if not _JOINING.search(fault)]
            for name, told in answers.items()
        }
        for path, answers in found.items()
    }


def run(*command: str | Path) -> tuple[int, str]:
    if shutil.which(command[0]) is None:
        return 127, f"{command[0]} is not installed: run make"
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


def check_syntax(pdf: Path, _sample: Sample) -> list[str]:
    """qpdf, Ghostscript and MuPDF read it without a word of complaint."""
    ghostscript = ["gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONERROR"]
    complaint = re.compile(r"\b(?:error|warning)\b", re.IGNORECASE)
    found = []
    for command in (
        ["qpdf", "--check", pdf],
        [*ghostscript, "-sDEVICE=nullpage", pdf],
        ["mutool", "info", pdf],
    ):
        code, told = run(*command)
        if code or (command[0] != "qpdf" and complaint.search(told)):
            found.append(f"{command[0]}: {told[:300]}")
    return found


def check_fonts(pdf: Path, _sample: Sample) -> list[str]:
    """Every font is ours, embedded as a subset, and knows the letters of its glyphs."""
    _, told = run("pdffonts", pdf)
    rows = [line.split() for line in told.splitlines()[2:]]
    return [
        " ".join(row)
        for row in rows
        if not FONTS.match(row[0]) or row[-5:-2] != ["yes", "yes", "yes"]
    ] or ([] if rows else ["no font"])


def check_properties(pdf: Path, _sample: Sample) -> list[str]:
    """It is tagged and has a title; it has neither script nor lock."""
    _, told = run("pdfinfo", pdf)
    wanted = (r"^Title: +\S", r"^Tagged: +yes", r"^JavaScript: +no", r"^Encrypted: +no")
    return [line for line in wanted if not re.search(line, told, re.MULTILINE)]


def check_attachments(pdf: Path, sample: Sample) -> list[str]:
    """It carries the files of the page, byte for byte, and no other; the record is the file."""
    try:
        carried = read_attachments(pdf.read_bytes())
    except RenderError as error:
        return [str(error)]
    if carried != sample.page.attachments:
        return [f"carries {[item.name for item in carried]}"]
    records = [item for item in carried if item.media_type == "application/yaml"]
    return [
        f"{item.name} is not the file of the contact"
        for item in records
        if item.data != sample.files.get(item.name)
    ]


def check_text(pdf: Path, sample: Sample) -> list[str]:
    """Read aloud by its tags, it says the words of the page in their order."""
    words = squeeze(words_of(sample.page.html))
    heard = _with_heads_once(squeeze(spoken(pdf.read_bytes())), words, sample.page.html)
    running = squeeze(words_of(sample.page.html, running=True))
    if sorted(heard) != sorted(words + running):
        return ["other letters than the page"]
    # The running lines stand between the first page and the second.
    pairs = zip(heard, words, strict=False)
    at = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return [] if heard[:at] + heard[at + len(running) :] == words else ["another order"]


def _with_heads_once(heard: str, words: str, html: str) -> str:
    """What is heard without the heads of tables that begin again on another page."""
    for head in re.findall(r"<thead>.*?</thead>", html, re.DOTALL):
        told = squeeze(words_of(f"<body>{head}"))
        while heard.count(told) > words.count(told):
            before, _, after = heard.rpartition(told)
            heard = before + after
    return heard


def check_markdown(_pdf: Path, sample: Sample) -> list[str]:
    """The page says what the Markdown says, in its order, and the state across it.

    Points and brackets aside: what HTML sets small stands in brackets in Markdown.
    """
    told = only_letters(f"<body>{markdown.markdown(sample.markdown, extensions=['tables'])}")
    mark = re.search(r'<p class="draft-mark[^>]*>(.*?)</p>', sample.page.html)
    across = only_letters(f"<body>{mark[1]}") if mark else ""
    words = only_letters(sample.page.html).removeprefix(across)
    running = only_letters(sample.page.html, running=True)
    head, found, foot = told.partition(words)
    return [] if found and head + foot == running else ["other words than the Markdown"]


def check_glyphs(pdf: Path, _sample: Sample) -> list[str]:
    """Each letter is drawn as the full font draws it."""
    return list(strange_glyphs(pdf))


def check_languages(pdf: Path, sample: Sample) -> list[str]:
    """Each part in another language is tagged as such."""
    body = sample.page.html.partition("<body")[2]
    wanted = set(re.findall(r'\slang="([^"]+)"', body))
    with pikepdf.open(pdf) as opened:
        found = {
            str(item.Lang)
            for item in opened.objects
            if isinstance(item, pikepdf.Dictionary)
            and item.get("/Type") == "/StructElem"
            and "/Lang" in item
        }
    return [f"tags of {sorted(found)}, not {sorted(wanted)}"] if wanted != found else []


CHECKS: Mapping[str, Check] = {
    "syntax": check_syntax,
    "fonts": check_fonts,
    "properties": check_properties,
    "attachments": check_attachments,
    "text": check_text,
    "markdown": check_markdown,
    "glyphs": check_glyphs,
    "languages": check_languages,
}


def squeeze(text: str) -> str:
    """The letters alone: where lines break does not matter."""
    kept = unicodedata.normalize("NFKC", text)
    return "".join(c for c in kept if not c.isspace() and unicodedata.category(c) != "Cf")


def only_letters(html: str, *, running: bool = False) -> str:
    """The letters and figures of a page without its running lines, or of those alone."""
    return "".join(filter(str.isalnum, squeeze(words_of(html, running=running))))


def words_of(html: str, *, running: bool = False) -> str:
    """The words of a page without its running lines, or those alone."""
    reader = _Words(running)
    reader.feed(html)
    return "".join(reader.words)


class _Words(HTMLParser):
    RUNNING = frozenset({"kind", "marking", "rebuilt"})

    def __init__(self, running: bool) -> None:
        super().__init__()
        self.words: list[str] = []
        self._running = running
        self._is_in_body = self._is_running = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_in_body |= tag == "body"
        if tag == "p":
            self._is_running = bool(self.RUNNING & set((dict(attrs).get("class") or "").split()))

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._is_running = False

    def handle_data(self, data: str) -> None:
        if self._is_in_body and self._is_running == self._running:
            self.words.append(data)
