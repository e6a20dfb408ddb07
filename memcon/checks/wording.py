"""Rules R33 to R35: judgement stays in the assessment, in the words of one scale."""

import re
from collections.abc import Iterator

from memcon.problems import Finding, Place
from memcon.record import Record

_QUOTED = re.compile('“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|"[^"]*"')
_ESTIMATIVE = re.compile(
    r"\b(?:(?:very |highly |almost |most )?(?:un)?likely|likelihood|(?:im)?probabl[ey]|apparently"
    r"|seemingly|presumably|evidently|arguably|perhaps|almost certain(?:ly)?|no chance"
    r"|realistic possibility|suggest(?:s|ing|ed) that|signal(?:s|led|ling)|appears? to|seems? to"
    r"|it (?:seems|appears)|hint(?:s|ed|ing) (?:at|that))\b",
    re.IGNORECASE,
)
# A part of every word above: where none stands, as in most records, no search is needed.
_STEMS = tuple(
    """
    appar appear arguab certain chance evident hint likel perhaps possib presum probab seem signal
    suggest
    """.split(),
)
_ICD_ONLY = re.compile(
    r"\b(?:almost no chance|very unlikely|roughly even (?:chance|odds)|very likely)\b",
    re.IGNORECASE,
)
_PHIA_ONLY = re.compile(
    r"\b(?:remote chance|highly unlikely|realistic possibility|highly likely)\b", re.IGNORECASE
)
_CONFIDENCE = re.compile(r"\b(?:low|moderate|high) confidence\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def reported(record: Record) -> Iterator[tuple[Place, str]]:
    """Our own prose but for the assessment, with its places: title, bottom line, lines of a note.

    A note advises and reports; what it holds likely belongs into the assessment all the same.
    """
    readout = record.readout
    yield ("title",), readout.title or ""
    yield ("bottom_line",), readout.bottom_line or ""
    for index, statement in enumerate(readout.statements):
        yield ("statements", index, "text"), statement.text or ""
    for name, points in readout.note.sections().items() if readout.note else ():
        for index, point in enumerate(points):
            yield ("note", name, index, "text"), point.text


def check_wording(record: Record) -> Iterator[Finding]:
    """Estimative words outside assessments and quotations."""
    texts = list(reported(record))
    folded = "\n".join(text for _, text in texts).casefold()
    if not any(stem in folded for stem in _STEMS):
        return
    for place, text in texts:
        if found := _ESTIMATIVE.search(_QUOTED.sub("“”", text)):
            what = "advice" if place[0] == "note" else "report"
            message = f'"{found[0]}" is a judgement, and this is {what}'
            hint = "quote the account's word, or move the judgement to `assessment`"
            yield Finding("judgement-in-report", place, message, hint)


def check_scales(record: Record) -> Iterator[Finding]:
    """Likelihood of two scales in one record, or likelihood and confidence in one sentence."""
    items = record.readout.assessment
    has_icd = any(item.likelihood for item in items) or any(
        _ICD_ONLY.search(item.text) for item in items
    )
    for index, item in enumerate(items):
        place = ("assessment", index, "text")
        if has_icd and (found := _PHIA_ONLY.search(item.text)):
            message = f'"{found[0]}" is of the PHIA yardstick; other lines use that of ICD 203'
            yield Finding("mixed-scales", place, message, "use the words of one scale")
        for sentence in _SENTENCE.split(item.text):
            if _CONFIDENCE.search(sentence) and _ESTIMATIVE.search(sentence):
                message = "one sentence holds both a likelihood and a confidence"
                yield Finding("likelihood-with-confidence", place, message, "make it two sentences")
