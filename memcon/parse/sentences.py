"""The sentences of a paragraph, cut at full stops that end one."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from .model import Span
from .quotations import find_quotations

# What ends a sentence, with the marks that may close after it.
_STOP = re.compile(r"""[.!?…。！？]{1,8}[”"»’')\]]{0,4}(?:<sup>[0-9]{1,3}</sup>)?""")
_OPENING = "“\"„«‘'([*_"
_INITIAL = 1
# Short forms before a name, a number or another word: their full stop ends no sentence.
_NEVER_END = frozenset(
    """
    adm al amb approx art brig ca capt cf cmdr co col dr e eg figs fig fr ft gen gov h hon ie lt maj
    messrs mr mrs ms mt no nos par para pp pres prof rep rev sec sen sgt st vol vs
    """.split(),
)
# Short forms that may stand last: their full stop ends a sentence where one visibly begins.
_MAY_END = frozenset(
    """
    a.m am p.m pm u.s us u.n u.k uk e.u eu u.s.a d.c dc u.a.e p.r.c d.p.r.k r.o.k jr sr inc ltd corp
    etc est edt gmt dept min hrs hr
    mon tue wed thu fri sat sun
    """.split(),
)
# Short months: their full stop ends no sentence before a day or a year.
_MONTHS = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
# Words that begin sentences and hardly ever follow a short form or an initial within one.
_STARTERS = frozenset(
    """
    a according additionally after all also although among an and as at before both but by during
    each earlier finally following for from furthermore he her his however if in it its later
    meanwhile moreover nevertheless no on our she since such that the their there these they this
    those though through thus to today tomorrow we when while with yesterday
    """.split(),
)
_WORD_BEFORE = 24
_TAG_REACH = 80
_TAG = re.compile(
    r"[^.!?;:\"“”«»]{0,60}?\b(?:said|says|added|adds|asked|noted|stressed|emphasi[sz]ed|stated|told"
    r"|explained|concluded|continued|recalled|wrote|replied|answered|remarked|underlined|declared)\b",
)
_NEXT_WORD = re.compile(r"[^\W\d_]+")


def find_sentences(flat: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of a paragraph, in order and without the spaces between them.

    A quotation of several sentences stays whole, because whoever it is ascribed to said all of
    it; only a paragraph that is nothing but quotation is cut inside.
    """
    whole = [
        quotation
        for quotation in find_quotations(flat, paragraph)
        if quotation.start > paragraph.start or quotation.end < paragraph.end
    ]
    starts = [quotation.start for quotation in whole]
    start = paragraph.start
    for stop in _STOP.finditer(flat, paragraph.start, paragraph.end):
        place = bisect_right(starts, stop.start()) - 1
        if place >= 0 and stop.start() < whole[place].end - 1 and stop.end() < whole[place].end:
            continue
        if _ends(flat, stop, start, paragraph.end):
            yield Span(start, stop.end())
            start = _skip_spaces(flat, stop.end(), paragraph.end)
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _skip_spaces(flat: str, at: int, end: int) -> int:
    while at < end and flat[at].isspace():
        at += 1
    return at


def _ends(flat: str, stop: re.Match[str], start: int, end: int) -> bool:
    """Whether a stop ends the sentence that begins at `start`."""
    after = _skip_spaces(flat, stop.end(), end)
    if after >= end:
        return True
    marks = stop.group()
    if after == stop.end() and marks[-1] not in "。！？":
        return _lacks_space(flat, stop, end)
    begin = after
    while begin < end - 1 and flat[begin] in _OPENING:
        begin += 1
    if not (flat[begin].isupper() or flat[begin].isdigit() or flat[begin].isalpha()):
        return True
    if flat[begin].islower():
        return False
    if marks[0] != ".":
        # "…?" the aide asked: the tag still belongs to what it tags.
        tag = _TAG.match(flat, after, min(end, after + _TAG_REACH))
        return not (tag and any(mark in marks for mark in '"”»'))
    return marks != "." or _ends_after_word(flat, stop.start(), start, begin)


def _lacks_space(flat: str, stop: re.Match[str], end: int) -> bool:
    """Whether a sentence ends although nothing stands between it and the next: "done.The"."""
    at = stop.start()
    before, after = flat[max(0, at - 2) : at], flat[stop.end() : min(end, stop.end() + 2)]
    return (
        stop.group()[0] == "."
        and len(before) == len(after) == 2  # noqa: PLR2004 - two letters on either side
        and before.isalpha()
        and before.islower()
        and after.isalpha()
        and after[0].isupper()
        and after[1].islower()
    )


def _ends_after_word(flat: str, at: int, start: int, begin: int) -> bool:
    """Whether a lone full stop after this word ends a sentence before the word at `begin`."""
    word = flat[max(start, at - _WORD_BEFORE) : at].rsplit(None, 1)[-1:]
    last = word[0].lstrip(_OPENING) if word else ""
    if last.isdigit() and at - len(last) <= start:
        return False
    folded = last.lower()
    following = _NEXT_WORD.match(flat, begin)
    starter = following is not None and following.group().lower() in _STARTERS
    lone = following is not None and flat[following.end() : following.end() + 1] == "."
    if folded in _NEVER_END or folded.rsplit(".", 1)[-1] in _NEVER_END - {"e", "h"}:
        return folded == "no" and not flat[begin].isdigit()
    if folded in _MONTHS:
        return not flat[begin].isdigit()
    if folded in _MAY_END:
        return starter and not (lone and len(following.group()) == _INITIAL)  # type: ignore[union-attr]
    initials = folded.replace(".", "").replace("-", "")
    if last[:1].isupper() and len(folded.rsplit(".", 1)[-1].rsplit("-", 1)[-1]) == _INITIAL:
        return starter and not lone and bool(initials)
    return True
