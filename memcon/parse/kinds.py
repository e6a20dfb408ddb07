"""The form of a contact: call, video call, meeting, letter, of two or of more."""

import re
from collections.abc import Sequence

from memcon.schemas import EventKind

from .model import Cast, Document, Fact, Span
from .openings import CONTACT_CUE, head_span

_VIDEO = re.compile(
    r"\b(?:video\w*|virtual(?:ly)?|teleconference|tele-?summit|online)\b|\bvia (?:secure )?video\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\b(?:tele)?phon(?:e|es|ed|ing)\b", re.IGNORECASE)
_CALL = re.compile(
    r"\b(?:(?:tele)?phon(?:e|es|ed|ing)\b(?: calls?| conversations?| talks?)?|calls?|called|speaks?"
    r"|spoke|spoken|conversations?)\b(?! on\b)",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:meetings?|meets?|met|receives?|received|visits?|summit|welcomes|hosts|talks"
    r"|bilateral|delegation|audience)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"\b(?:letters?|telegrams?|messages?|wrote|sends|sent (?:a|his|her) \w+)\b", re.IGNORECASE
)
_SEPARATE = re.compile(
    r"\b(?:separate|separately|individually|each of (?:the|these) calls|in each call|calls with"
    r"|also (?:spoke|talked|met|held|had)(?: a)?(?: separate| phone)?(?: call| by phone)?"
    r" (?:with|to))\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\b(?:trilateral|quadrilateral|multilateral|three-way|four-way|group|conference) "
    r"(?:phone |video |telephone )?(?:call|meeting|talks|conversation)\b|\btrilateral\b",
    re.IGNORECASE,
)
_WINDOW = 80
_SIDES = 2


def find_kind(document: Document, cast: Cast, contact: Sequence[Span]) -> Fact:
    """The form: by the title, else by the contact sentence; how many took part decides the rest."""
    heads = [head_span(document, span) for span in contact[:1]]
    told = " ".join(document.words(head) for head in heads)
    way = _way(document.title) or _way(told)
    confirm = () if way else ("kind: neither title nor text says how the contact was held",)
    near = _cue_window(document, contact)
    if way in ("call", "meeting") and _VIDEO.search(near):
        way = "video"
    if way == "talks":
        way = "call" if _CALL.search(told) else "meeting"
    joint = _JOINT.search(document.title) or _JOINT.search(told)
    several = len(cast.principals) > _SIDES or joint is not None
    opening = " ".join(document.words(span) for span in contact[:2])
    if _SEPARATE.search(document.title) or _SEPARATE.search(opening):
        several = False
    value = _KINDS[way or "", several]
    titled = bool(_way(document.title))
    return Fact(value, None if titled or not heads else heads[0], confirm)


_KINDS: dict[tuple[str, bool], EventKind] = {
    ("call", False): "phone_call",
    ("call", True): "multilateral_call",
    ("video", False): "video_call",
    ("video", True): "multilateral_call",
    ("meeting", False): "meeting",
    ("meeting", True): "multilateral_meeting",
    ("letter", False): "letter",
    ("letter", True): "letter",
    ("", False): "other",
    ("", True): "other",
}


def _way(words: str) -> str | None:
    """How a contact was held, by the first word that tells; a video call need not say call."""
    if not words:
        return None
    firsts = {
        way: found.start()
        for way, pattern in (("call", _CALL), ("meeting", _MEETING), ("letter", _LETTER))
        if (found := pattern.search(words))
    }
    if not firsts:
        return "video" if _VIDEO.search(words) else None
    if "letter" not in firsts and _VIDEO.search(words):
        return "video"
    if "letter" not in firsts and _PHONE.search(words):
        return "call"
    first = min(firsts, key=lambda way: firsts[way])
    if first == "meeting" and re.match(r"talks\b", words[firsts[first] :], re.IGNORECASE):
        return "call" if "call" in firsts else "talks"
    return first


def _cue_window(document: Document, contact: Sequence[Span]) -> str:
    """The words right at the cue of the contact sentence."""
    if not contact:
        return ""
    head = head_span(document, contact[0])
    cue = CONTACT_CUE.search(document.flat, head.start, head.end)
    if cue is None:
        return ""
    return document.flat[max(head.start, cue.start() - 30) : min(head.end, cue.end() + _WINDOW)]
