"""A source text as a document: what is no account labelled, its sentences found."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from .blocks import label_paragraph
from .model import Block, Document, Sentence, Span
from .paragraphs import find_paragraphs
from .sentences import find_sentences

_HEADER_LINE = re.compile(r"([a-z][a-z_-]{0,30}): ?(.*)")
_BLANK = re.compile(r"\n[ \t\r]*\n")
# Marks that show nothing and stand between words, never inside one.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff"), " ")


def read_document(text: str, header: Mapping[str, str] | None = None) -> Document:
    """A document over the text as it is stored: nothing is moved, so every offset holds.

    The text may begin with `key: value` lines up to its first blank line, as captures do; what
    the caller knows of the page stands over them. Without a title the first heading is one.
    """
    printed, start = _read_header(text)
    known = printed | dict(header or {})
    found = find_paragraphs(text, start)
    flat = _flatten(text, found)
    blocks = [Block("header", Span(0, start))] if start else []
    paragraphs: list[Span] = []
    sentences: list[Sentence] = []
    for place, paragraph in enumerate(found):
        block, account = label_paragraph(
            flat,
            paragraph,
            known.get("title", ""),
            first=not paragraphs,
            last=place == len(found) - 1,
        )
        if block is not None:
            blocks.append(block)
        if account is not None:
            sentences += (Sentence(one, len(paragraphs)) for one in find_sentences(flat, account))
            paragraphs.append(account)
    if heading := _heading(flat, blocks):
        known.setdefault("title", heading)
    return Document(
        text=text,
        flat=flat,
        header=MappingProxyType(known),
        blocks=tuple(blocks),
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
    )


def _read_header(text: str) -> tuple[dict[str, str], int]:
    """The `key: value` lines on top, and where the account begins."""
    blank = _BLANK.search(text)
    if blank is None:
        return {}, 0
    lines = [_HEADER_LINE.fullmatch(line.strip()) for line in text[: blank.start()].split("\n")]
    if not all(lines):
        return {}, 0
    return {line.group(1): line.group(2) for line in lines if line}, blank.end()


def _flatten(text: str, paragraphs: tuple[Span, ...]) -> str:
    """The same text with every white space inside a paragraph read as a space."""
    parts: list[str] = []
    at = 0
    for paragraph in paragraphs:
        parts.append(text[at : paragraph.start])
        inside = text[paragraph.start : paragraph.end].translate(_INVISIBLE)
        parts.append("".join(" " if sign.isspace() else sign for sign in inside))
        at = paragraph.end
    parts.append(text[at:])
    return "".join(parts)


def _heading(flat: str, blocks: list[Block]) -> str:
    """The first heading, without the marks of a heading."""
    headings = (block.span for block in blocks if block.kind == "heading")
    return next((flat[span.start : span.end].strip("#*_ ") for span in headings), "")
