"""The bytes of a source → the exact text that is anchored, which is what is stored as its capture.

A text is taken as it stands. What cannot be anchored is put right before anything is read from it,
and named: line ends become line feeds, a byte order mark and characters that no reader can see go.
"""

import re
from dataclasses import dataclass
from typing import Literal

from memcon.problems import SourceError
from memcon.schemas import HIDDEN

from .page import read_page

MAX_BYTES = 1_000_000
MAX_PAGE_BYTES = 5_000_000
"""A saved page carries scripts and styles beside its text."""
MAX_TAGS = 50_000
"""Ten times those of a long page: the search for its main text slows down with each."""

Form = Literal["text", "markdown", "page"]

_FORMS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zipped document, such as DOCX or ODT",
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"bplist": "a web archive",
}
_MHTML = re.compile(rb"\A(?:[\w-]+:[^\n]*\n)*?MIME-Version:", re.IGNORECASE)
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>.*?-->)\s*+)*+"
    r"<(?:!doctype\s+html|html|head|body|main|article|section|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_FENCED = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)\s*", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z][\w-]{0,30}):[ \t]*(.*)")


@dataclass(frozen=True, slots=True)
class Intake:
    """The text to anchor and store, what it was before, and what was put right in it."""

    text: str
    form: Form
    notes: tuple[str, ...] = ()


def take_in(raw: bytes, name: str) -> Intake:
    """The text of a source in plain text, Markdown or HTML; `name` is how messages call it.

    What it is shows in its content, not in its name. Raises SourceError where it is no text, empty,
    too large or in an encoding that it does not declare.
    """
    if len(raw) > MAX_PAGE_BYTES:
        raise SourceError(f"{name} has {len(raw):,} bytes; the limit is {MAX_PAGE_BYTES:,}")
    _refuse_documents(raw, name)
    decoded, notes = _see(_decode(raw, name))
    if _PAGE.match(decoded[:20_000]):
        if (tags := decoded.count("<")) > MAX_TAGS:
            raise SourceError(f"{name} is a page of {tags:,} tags; the limit is {MAX_TAGS:,}")
        return Intake(_see(read_page(decoded, name))[0], "page", notes)
    if len(raw) > MAX_BYTES:
        message = f"{name} has {len(raw):,} bytes; the limit for a text is {MAX_BYTES:,}"
        raise SourceError(f"{message}: cut out the readout")
    if not any(sign.isalnum() for sign in decoded):
        raise SourceError(f"{name} holds no words")
    text = _unfence(decoded)
    return Intake(text, "text" if text is decoded and not _is_marked(text) else "markdown", notes)


def _refuse_documents(raw: bytes, name: str) -> None:
    if not raw.strip():
        raise SourceError(f"{name} is empty")
    for start, what in _FORMS.items():
        if raw.startswith(start):
            raise SourceError(f"{name} is {what}: save its text, or the page as HTML")
    if _MHTML.match(raw[:4000]):
        raise SourceError(f"{name} is a web archive: save the page as HTML, one file")


def _decode(raw: bytes, name: str) -> str:
    """The characters: by a byte order mark, by what a page declares, else as UTF-8."""
    declared = _CHARSET.search(raw[:4096])
    charset = next((of for mark, of in _MARKS.items() if raw.startswith(mark)), "")
    charset = charset or (declared[1].decode("ascii", "replace") if declared else "utf-8")
    try:
        text = raw.decode(charset)
    except LookupError:
        raise SourceError(f'{name} declares the encoding "{charset}", which is none') from None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"{name}:{line}: is not {charset.upper()}: byte 0x{raw[error.start]:02X}"
        raise SourceError(f"{message}: save it as UTF-8") from None
    except ValueError:  # codecs that are no encodings of text, such as "idna"
        raise SourceError(f'{name} declares the encoding "{charset}", which is none') from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise SourceError(f"{name}:{line}: has a NUL character: it is no text, or UTF-16")
    return text


def _see(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without what no reader can see, and a note of what went."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Hidden white space counts as white space wherever words are looked for: it may stay.
    hidden = [sign for sign in HIDDEN.findall(text) if not sign.isspace()]
    if not hidden:
        return text, ()
    names = ", ".join(f"U+{ord(sign):04X}" for sign in sorted(set(hidden))[:5])
    count = f"{len(hidden)} hidden character{'' if len(hidden) == 1 else 's'}"
    text = text.translate(dict.fromkeys(map(ord, set(hidden))))
    return text, (f"left out of the stored text: {count} ({names})",)


def _unfence(text: str) -> str:
    """Front matter between two lines of dashes as the header lines of a capture."""
    fenced = _FENCED.match(text)
    if fenced is None:
        return text
    fields = [_FIELD.fullmatch(line) for line in fenced[1].split("\n")]
    if not all(fields):
        return text
    lines = [f"{field[1].lower()}: {field[2].strip().strip(QUOTES)}" for field in fields if field]
    return "\n".join(lines) + "\n\n" + text[fenced.end() :]


QUOTES = "\"'"


def _is_marked(text: str) -> bool:
    """Whether the text has a heading of Markdown."""
    return re.search(r"^#{1,6} \S", text, re.MULTILINE) is not None
