"""What is active, foreign or hidden in an output of each kind; nothing where all is well."""

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.policy import default
from html.parser import HTMLParser
from typing import Any

import markdown
import pikepdf
from lxml import etree

from .payloads import NEVER

Finding = str
_SCHEMES = ("https://", "http://", "mailto:", "#")
_ACTIVE = frozenset(
    "script iframe frame object embed applet base form input button svg math video audio img"
    " picture source link style template portal noscript".split()
)
_LOADING = frozenset(
    "src srcset data poster background ping action formaction srcdoc style manifest".split()
)
_FORMULA = re.compile(r"[\s\"]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ACTIONS = (
    "/JavaScript",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/GoToR",
    "/GoToE",
    "/Rendition",
)


class _Page(HTMLParser):
    """Reads a page as a browser does, and tells what a browser would act on."""

    def __init__(self, own: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Finding] = []
        self._own = own

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if tag in _ACTIVE and tag not in self._own and not _is_data(tag, values):
            self.found.append(f"<{tag}>")
        if values.get("http-equiv", "").lower() == "refresh":
            self.found.append("a refresh")
        for name, value in values.items():
            if name.startswith("on") or (name in _LOADING and tag not in self._own):
                self.found.append(f'{name}="{value}" of <{tag}>')
            if name in ("href", "src") and not self._is_fine(tag, value):
                self.found.append(f'{name}="{value}" of <{tag}>')

    handle_startendtag = handle_starttag

    def _is_fine(self, tag: str, address: str) -> bool:
        if tag in ("link", "script", "img"):  # what is loaded is the site's own
            return not re.match(r"[a-z]+:|//", address, re.IGNORECASE)
        return address.startswith(_SCHEMES) or (
            "link" in self._own and not re.match(r"[\w+.-]*:|//|\\", address)
        )


def _is_data(tag: str, values: dict[str, str]) -> bool:
    return tag == "script" and values.get("type") == "application/ld+json"


def scan_html(page: str, own: frozenset[str] = frozenset({"style"})) -> Iterator[Finding]:
    """A page; `own` are the elements that its templates have."""
    parser = _Page(own)
    parser.feed(page)
    parser.close()
    yield from parser.found
    for style in re.findall(r"<style>(.*?)</style>", page, re.DOTALL):
        yield from (f"style: {word}" for word in re.findall(r"@import|url\([^)]*\)", style))


def scan_markdown(text: str) -> Iterator[Finding]:
    """Markdown, by what becomes of it in a converter that lets HTML through."""
    yield from scan_html(markdown.markdown(text, extensions=["tables", "fenced_code"]))
    text = re.sub(r'<a id="[a-z0-9-]+"></a>', "", text)  # the places of statements
    if found := re.search(r"(?<!\\)<(?!https?://|mailto:)[a-zA-Z/!?]", text):
        yield f"markup: {text[found.start() : found.start() + 40]}"


def scan_mail(data: bytes) -> Iterator[Finding]:
    """A mail: its headers are ours, its bodies have no line that a server acts on."""
    mail: Any = message_from_bytes(data, policy=default)
    if more := set(mail.keys()) - {"Subject", "X-Unsent", "MIME-Version", "Content-Type"}:
        yield f"headers: {more}"
    if mail.defects:
        yield f"defects: {mail.defects}"
    if re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        yield "a line that ends in another way"
    if max(map(len, data.split(b"\r\n"))) > 998:
        yield "a line that is too long"
    yield from (f"a line: {line!r}" for line in data.split(b"\r\n") if re.match(rb"\.|From ", line))
    parts = list(mail.iter_parts())
    if [part.get_content_type() for part in parts] != ["text/plain", "text/html"]:
        yield f"parts: {parts}"
    yield from scan_text(parts[0].get_content().replace("\r\n", "\n"))
    yield from scan_html(parts[1].get_content())


def scan_text(text: str) -> Iterator[Finding]:
    """Plain text for a terminal."""
    for char in sorted(set(text) - {"\n"}):
        if unicodedata.category(char) in ("Cc", "Cs", "Cn") or _is_hidden(char):
            yield f"U+{ord(char):04X}"


def scan_table(text: str) -> Iterator[Finding]:
    """A table, by the cells that spreadsheets make of it, whatever they split at."""
    for delimiter in ",;\t":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            for cell in row:
                if _FORMULA.match(cell):
                    yield f"split at {delimiter!r}: {cell[:60]!r}"


def scan_word(data: bytes) -> Iterator[Finding]:
    """A Word document: no field, no part of another kind, no address but those of links."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if re.search(r"embeddings|activeX|vbaProject|altChunk|oleObject|\.\.|^/", name):
                yield f"a part: {name}"
            content = archive.read(name)
            if not name.endswith((".xml", ".rels")):
                continue
            root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
            if b"<!DOCTYPE" in content:
                yield f"{name}: a document type"
            for tag in ("instrText", "fldSimple", "fldChar", "altChunk", "object", "control"):
                yield from (f"{name}: {tag}" for _ in root.iter(f"{_WORD}{tag}"))
            for relation in root.iter("{*}Relationship"):
                if relation.get("TargetMode") == "External" and not (
                    relation.get("Type", "").endswith("/hyperlink")
                    and relation.get("Target", "").startswith(_SCHEMES)
                ):
                    yield f"{name}: leads to {relation.get('Target')}"


def scan_pdf(data: bytes) -> Iterator[Finding]:
    """A PDF: no action but links to listed addresses and places of its own."""
    with pikepdf.open(io.BytesIO(data)) as made:
        for item in made.objects:
            if isinstance(item, pikepdf.Dictionary):
                yield from _scan_entry(item)
        names = made.Root.get("/Names", {})
        if "/JavaScript" in names or "/OpenAction" in made.Root or "/AA" in made.Root:
            yield "something runs when it is opened"


def _scan_entry(item: pikepdf.Dictionary) -> Iterator[Finding]:
    inner = [value for value in item.values() if isinstance(value, pikepdf.Dictionary)]
    for entry in (item, *inner):
        if str(entry.get("/S", "")) in _ACTIONS:
            yield f"an action: {entry.S}"
        address = entry.get("/URI")
        if isinstance(address, pikepdf.String) and not str(address).startswith(_SCHEMES):
            yield f"a link: {address}"


def read_all(ending: str, data: bytes) -> str:
    """Every word of an output, whatever it is packed in: what a person could get out of it."""
    if ending == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(
                archive.read(name).decode("utf-8")
                for name in archive.namelist()
                if name.endswith((".xml", ".rels"))
            )
    if ending == "eml":
        parts = message_from_bytes(data, policy=default).iter_parts()  # type: ignore[attr-defined]
        return "\n".join(part.get_content() for part in parts)
    if ending == "pdf":
        with pikepdf.open(io.BytesIO(data)) as made:
            streams = [made.docinfo.get("/Title", "")] + [
                item.read_bytes().decode("latin-1")
                for item in made.objects
                if isinstance(item, pikepdf.Stream)
            ]
        return "\n".join(map(str, streams))
    return data.decode("utf-8")


def scan_common(ending: str, data: bytes, never: tuple[str, ...]) -> Iterator[Finding]:
    """What no output may hold: words that show that something was run or read, hidden signs."""
    words = read_all(ending, data)
    yield from (f"holds {word!r}" for word in (*NEVER, *never) if word in words)
    if ending != "pdf":
        yield from (f"hidden: U+{ord(char):04X}" for char in sorted(set(words)) if _is_hidden(char))


def _is_hidden(char: str) -> bool:
    """Whether no reader can see it; a joiner is part of a letter, Word's footnotes have one."""
    return unicodedata.category(char) == "Cf" and char not in "\u200b\u200c\u200d"


SCANS: dict[str, Callable[[bytes], Iterator[Finding]]] = {
    "md": lambda data: scan_markdown(data.decode()),
    "html": lambda data: scan_html(data.decode()),
    "docx": scan_word,
    "eml": scan_mail,
    "txt": lambda data: scan_text(data.decode()),
    "csv": lambda data: scan_table(data.decode()),
    "pdf": scan_pdf,
}
"""The scan of each ending."""


def scan(ending: str, data: bytes, never: tuple[str, ...] = ()) -> list[Finding]:
    """All that is wrong with an output."""
    return [*SCANS[ending](data), *scan_common(ending, data, never)]
