"""The place of a contact in a series: "the sixth since the start of the year"."""

import re
from collections.abc import Iterable
from dataclasses import replace

from .model import Document, Fact, Span
from .numerals import ORDINAL, read_ordinal

_NOUN = (
    r"(?P<noun>calls?|conversation|talks?|contact|meeting|discussion|video ?conference|summit"
    r"|face-to-face|visit|phone call)"
)
_YEAR = (
    r"(?:since the (?:start|beginning) of (?:the|this) year|this year"
    r"|in (?:the course of )?20[0-9]{2})"
)
_TERM = (
    r"(?:since [^.;,]{0,40}\b(?:inauguration|office|power|election|re-election|White House)"
    r"|as (?:President|Prime Minister|Chancellor)|of (?:his|her) (?:second )?(?:term|presidency))"
)
_SCOPE = (
    rf"(?P<scope>(?P<year>{_YEAR})|(?P<term>{_TERM})|since [^.;,]{{3,40}}"
    r"|in (?:the (?:last|past) )?[a-z0-9]{1,8} (?:days|weeks|months|years))"
)
# With the contact as its head, or with the series it is counted in.
_HEADED = re.compile(
    rf"(?:\b(?:his|her|their|the|a|its)|['’]s?) (?:very )?(?P<nth>{ORDINAL}) "
    rf"(?:[a-z-]{{2,20}} ){{0,4}}?{_NOUN}\b"
    rf"(?:[^.;]{{0,60}}?{_SCOPE})?",
    re.IGNORECASE,
)
_SCOPED = re.compile(rf"\b(?:the )?(?P<nth>{ORDINAL})(?: (?:such|one))? {_SCOPE}", re.IGNORECASE)
_ABOUT_CONTACT = re.compile(
    r"\W{0,4}(?:this|it|that"
    r"|the (?:phone |telephone |video )?(?P<subject>call|conversation|meeting|contact|talk))"
    r" (?:was|is|became|marks?|marked|has become)\b",
    re.IGNORECASE,
)


def find_count(document: Document, contact: Iterable[Span]) -> Fact | None:
    """The number, what is counted and in which series, if the account counts the contact.

    Looked for where the contact is reported, and in sentences that say what the contact was.
    """
    said = [
        sentence.span
        for sentence in document.prose
        if _ABOUT_CONTACT.match(document.words(sentence.span))
    ]
    for span in (*contact, *said):
        found = _HEADED.search(document.flat, span.start, span.end) or _SCOPED.search(
            document.flat, span.start, span.end
        )
        if found and not _is_first_since(found):
            return _fact(document, found, span)
    found = _HEADED.search(document.title)
    if found and not _is_first_since(found):
        return replace(_fact(document, found, Span(0, 0)), span=None)
    return None


def _is_first_since(found: re.Match[str]) -> bool:
    """Whether it is only "the first since September": a gap, no place in a series."""
    part = found.groupdict()
    since = part["scope"] and not (part["year"] or part["term"])
    return bool(since) and read_ordinal(part["nth"]) == 1


def _fact(document: Document, found: re.Match[str], sentence: Span) -> Fact:
    part = found.groupdict()
    noun = (part.get("noun") or "").lower()
    if not noun:
        subject = _ABOUT_CONTACT.match(document.words(sentence))
        before = document.flat[sentence.start : found.start()]
        nouns = re.findall(rf"\b{_NOUN}\b", before, re.IGNORECASE)
        noun = ((subject and subject["subject"]) or (nouns and nouns[-1]) or "").lower()
    unit = "contact"
    if "call" in noun or noun in ("conversation", "talk", "talks"):
        unit = "call"
    elif noun in ("meeting", "summit", "face-to-face"):
        unit = "meeting"
    elif noun == "visit":
        unit = "visit"
    basis = (
        "calendar_year" if part.get("year") else "term_of_office" if part.get("term") else "ever"
    )
    confirm = () if basis != "ever" else ("count: the series in which the text counts",)
    start, end = found.span()
    while end > start and found.string[end - 1] in " ,":
        end -= 1
    return Fact((read_ordinal(found.group("nth")), unit, basis), Span(start, end), confirm)
