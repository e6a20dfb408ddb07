"""The parts of a text that report nothing, labelled: its datelines, bylines, headings."""

import re

from .model import Block, BlockKind, Span

_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
    r"(?:\.|uary|ruary|ch|il|ust|tember|ober|ember)?"
)
_DAY = rf"(?:{_MONTH} [0-9]{{1,2}}|[0-9]{{1,2}} {_MONTH})(?:,? [0-9]{{4}})?"
_PLACE = r"[A-ZÀ-Þ][\w.'’-]{0,20}(?:[ /][A-ZÀ-Þ][\w.'’-]{0,20}){0,3}"
_DASH = r"(?:--|[–—-])"

# Lines that are nothing else. Order decides; each must match the whole paragraph.
_WHOLE: tuple[tuple[BlockKind, re.Pattern[str]], ...] = (
    ("end_mark", re.compile(r"[\\#*_~=.\s–—-]{2,}|\\?#|-?\s?30\s?-|END|ENDS|End|Ends")),
    (
        "office",
        re.compile(
            r"(?:The )?(?:Office of (?:the )?|OFFICE OF (?:THE )?|Press Office|Press Service|"
            r"Bureau of |Spokesperson’s Office|Media Relations|Ministry of [A-Z])[^.!?:]{0,100}"
            r"|THE WHITE HOUSE|The White House|FOR IMMEDIATE RELEASE:?|For Immediate Release:?"
            r"|(?:Briefing Room|Statements? and Releases?|Readouts?|Press Releases?|News)"
            r"|[A-ZÀ-Þ][\w.'’ -]{2,60}, (?:U\.S\. )?(?:Secretary of State|Department Spokesperson)"
        ),
    ),
    (
        "byline",
        re.compile(
            r"(?:By|BY) [A-ZÀ-Þ][^.!?:]{2,120}"
            r"|\(?(?:Reporting|Writing|Editing|Additional reporting) by [^!?]{2,200}"
            r"|[A-ZÀ-Þ][\w.'’-]{0,30} [A-ZÀ-Þ][\w.'’-]{0,30}, [A-Z][\w ]{2,30} [Cc]orrespondent"
        ),
    ),
    (
        "notice",
        re.compile(
            r"[(\[*]{0,2}(?:This is a |Unofficial |Provisional |provisional |unofficial )"
            r"[^.]{0,60}(?:translation|Translation)[^\n]{0,120}"
            r"|[(\[*]{0,2}(?:Updated?|Correction|Corrected|Editor['’]s note|Note|Photo|Source|"
            r"Published|Last updated|Read more|See also|Related|Attachments?|File|Tags)\b"
            r"(?:\]|\)|:| (?:on|at|to)\b)[^\n]{0,300}"
        ),
    ),
    (
        "dateline",
        re.compile(
            rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?{_DAY}"
            r"(?:,? [0-9]{1,2}[:.][0-9]{2}(?: ?[ap]\.?m\.?)?)?"
            rf"|{_PLACE}(?:, {_PLACE})?,? {_DAY}"
            rf"|{_PLACE}, {_PLACE}|[0-9]{{1,2}}:[0-9]{{2}}[^.!?]{{0,60}}"
        ),
    ),
)
_ATTRIBUTION = re.compile(
    r"(?:(?:The |the )?(?:below|following|Below|Following)[^.:\n]{0,60}|Attributable|Attributed)"
    r"(?:attributable |attributed )?to [^:\n]{2,160}:",
)
_RELEASED_BY = re.compile(
    r"[^:!?\n]{2,240} (?:provided|issued|gave|released|made|shared|offered) the following"
    r"[^:.!?\n]{0,100}:",
)
_AGENCY = re.compile(
    rf"(?:{_PLACE}(?:, {_PLACE})?|[A-Z]{{2}}[A-Z .’'/-]{{1,40}})"
    rf"(?:,? {_DAY})?[.,]? ?"
    r"(?:\([^()\n]{2,40}\)|/[^/\n]{2,30}/\.?|\[[^\]\n]{2,40}\]|[A-Z]{2,8})?,? ?"
    rf"{_DASH}{{1,2}} ",
)
_AGENCY_STOP = re.compile(rf"[A-Z][A-Z .’'-]{{2,40}}, {_DAY}\. /[^/\n]{{2,30}}/\.? ")
_EMPHASISED = re.compile(r"(\*{1,3}|_{1,2})[^*_]{2,300}\1")
_FULL_STOP = re.compile(r"""[.!?…;,][)\]"”»’'*_]{0,4}$""")
_LONGEST_HEADING = 250
_CAPITALS = 0.6


def label_paragraph(
    flat: str, paragraph: Span, title: str, *, first: bool, last: bool
) -> tuple[Block | None, Span | None]:
    """The block that a paragraph is or begins with, and what of it is account.

    A dateline or an attribution line may share its paragraph with the account that follows.
    """
    words = flat[paragraph.start : paragraph.end]
    lead = _lead(flat, paragraph)
    if lead is not None:
        rest = lead.span.end
        while rest < paragraph.end and not flat[rest].isprintable() | flat[rest].isspace():
            rest += 1
        return lead, Span(rest, paragraph.end) if rest < paragraph.end else None
    kind = _whole_kind(words, title, first=first, last=last)
    return (Block(kind, paragraph), None) if kind else (None, paragraph)


def _lead(flat: str, paragraph: Span) -> Block | None:
    """The dateline or attribution line that a paragraph begins with."""
    kinds: tuple[tuple[BlockKind, re.Pattern[str]], ...] = (
        ("attribution", _ATTRIBUTION),
        ("attribution", _RELEASED_BY),
        ("dateline", _AGENCY),
        ("dateline", _AGENCY_STOP),
    )
    for kind, pattern in kinds:
        found = pattern.match(flat, paragraph.start, paragraph.end)
        if found and (kind != "dateline" or found.end() < paragraph.end):
            end = found.end()
            while end < paragraph.end and flat[end].isspace():
                end += 1
            return Block(kind, Span(paragraph.start, end))
    return None


def _whole_kind(words: str, title: str, *, first: bool, last: bool) -> BlockKind | None:
    """What a paragraph is as a whole, if it is no account."""
    if first and title and _fold(words) == _fold(title):
        return "heading"
    for kind, pattern in _WHOLE:
        if len(words) <= 400 and pattern.fullmatch(words):  # noqa: PLR2004 - blocks are short
            return kind
    return "heading" if _is_heading(words, first=first, last=last) else None


def _fold(words: str) -> str:
    return " ".join(words.replace("’", "'").split()).strip("#*_ .").lower()


def _is_heading(words: str, *, first: bool, last: bool) -> bool:
    """Whether a short line without a full stop stands above something."""
    if len(words) > _LONGEST_HEADING or last or words[-1:] == ":":
        return False
    if words.startswith("#") or _EMPHASISED.fullmatch(words):
        return True
    if _FULL_STOP.search(words[-6:]) or not words[:1].isupper():
        return False
    long = [word for word in words.split() if len(word) > 3]  # noqa: PLR2004 - "with", "from" count
    capital = sum(word.lstrip("“\"'(")[:1].isupper() for word in long)
    return first or capital >= _CAPITALS * len(long)
