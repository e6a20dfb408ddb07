"""The quotations of a paragraph: where its quotation marks open and close."""

from collections.abc import Sequence

from .model import Span

CLOSERS = {"“": "”", "„": "“”", "«": "»"}
MARKS = '"“”„«»'
_DEEPEST = 8
_BEFORE_OPENING = " \n\t\u00a0([{—–-/"


def find_quotations(text: str, within: Span) -> tuple[Span, ...]:
    """The outermost quotations of a stretch, marks included, in order.

    A mark that never closes makes no quotation, except where it opens the stretch itself: a
    speech of several paragraphs closes only its last one, so the quotation runs to the end.
    """
    found: list[Span] = []
    opened: list[int] = []
    for at in range(within.start, within.end):
        mark = text[at]
        if mark not in MARKS:
            continue
        if opened and _closes(text, at, text[opened[-1]], within):
            begin = opened.pop()
            if not opened:
                found.append(Span(begin, at + 1))
        elif _opens(text, at, within):
            if mark in '"“':
                # These do not nest: an older one that never closed was none, or a speech begun.
                opened = [one for one in opened if text[one] != mark or one == within.start]
            if len(opened) < _DEEPEST:
                opened.append(at)
    if within.start in opened:
        found = [Span(within.start, within.end)]
    return tuple(found)


def find_all_quotations(text: str, paragraphs: Sequence[Span]) -> list[tuple[Span, ...]]:
    """The quotations of each paragraph; one that the next paragraph opens again runs to the end.

    A speech of several paragraphs has an opening mark before each, a closing one behind the last.
    """
    found = [find_quotations(text, paragraph) for paragraph in paragraphs]
    for number, paragraph in enumerate(paragraphs[:-1]):
        following = paragraphs[number + 1]
        last = found[number][-1].end if found[number] else paragraph.start
        opened = max(text.rfind(mark, last, paragraph.end) for mark in CLOSERS | {'"': '"'})
        again = text[following.start] in MARKS and opened >= last
        if again and _looks_opening(text, opened, paragraph):
            found[number] = (*found[number], Span(opened, paragraph.end))
    return found


def _closes(text: str, at: int, opener: str, within: Span) -> bool:
    if opener != '"':
        return text[at] in CLOSERS[opener]
    return text[at] == '"' and not _looks_opening(text, at, within)


def _opens(text: str, at: int, within: Span) -> bool:
    if text[at] == '"':
        return _looks_opening(text, at, within) or not _looks_closing(text, at, within)
    return text[at] in CLOSERS


def _looks_opening(text: str, at: int, within: Span) -> bool:
    """Whether a straight mark has a gap before it and a word after it."""
    free = at == within.start or text[at - 1] in _BEFORE_OPENING
    return free and at + 1 < within.end and not text[at + 1].isspace()


def _looks_closing(text: str, at: int, within: Span) -> bool:
    """Whether a straight mark has a word before it and no word after it."""
    bound = at > within.start and not text[at - 1].isspace()
    return bound and (at + 1 >= within.end or not text[at + 1].isalnum())
