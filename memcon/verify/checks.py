"""The checks of `memcon verify`, in the order in which their findings are told."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from memcon.brief import Brief
from memcon.checks.evidence import check_evidence
from memcon.language import QUOTATION_MARKS
from memcon.record import Record, read_captures
from memcon.render.versions import print_versions
from memcon.sheet import Sheet

from .carried import Carried, NotOursError, read_carried
from .pages import same_pages, same_words
from .verdict import Finding, Verdict, doubt, holds, unchecked
from .versions import standing

_MARKS = frozenset(QUOTATION_MARKS + "‘’‚\"'") - {"\u00a0"}

_VERSIONS = {
    "newer": "has a later version among the records given",
    "older": "is later than the one among the records given",
    "other": "differs from the one among the records given, and no date tells which is the later",
}

Elsewhere = Callable[[str], Path | None]


def verify(
    path: str,
    data: bytes,
    *,
    captures: Elsewhere | None = None,
    known: Callable[[str, str], bytes | None] = lambda _contact, _name: None,
    trusted: Sequence[Path] = (),
) -> Verdict:
    """The verdict on a PDF; nothing outside of it is asked but what is given here.

    `captures` finds a stored copy by its SHA-256; `known` the present file of a record, by its
    contact and name; `trusted` are certificates that a signature may lead to.
    """
    try:
        carried = read_carried(data)
    except NotOursError as error:
        signature = () if error.code == "unreadable" else tuple(_signatures(data, trusted))
        return Verdict(path, (doubt("What it carries", error.code, f"{error}."), *signature))
    return Verdict(
        path,
        (
            holds("What it carries", "every file is the one that was put in."),
            *_pages(data, carried, is_covered=_is_covered(data)),
            *_quotations(carried),
            *_captures(carried, captures),
            *_newer(carried, known),
            *_signatures(data, trusted),
        ),
    )


def _pages(data: bytes, carried: Carried, *, is_covered: bool) -> Iterator[Finding]:
    about = "Text of the pages"
    manifest = carried.manifest
    if manifest["templates"]["own"]:
        words = "not made again here: it names templates of a house's own, which are not inside."
        yield doubt(about, "own-templates", words)
        return
    here = print_versions()
    differing = sorted(name for name in here if manifest["versions"].get(name) != here[name])
    if differing:
        yield same_words(data, carried, differing)
        return
    yield same_pages(data, carried, is_covered=is_covered)


def _quotations(carried: Carried) -> Iterator[Finding]:
    """Whether each proof that the page rests on stands in a record that is inside."""
    about, page = "Quotations", carried.page
    if not isinstance(page, (Brief, Sheet)):
        return
    inside = {
        _fold(evidence.exact)
        for _, readout in carried.readouts.values()
        for statement in readout.statements
        for evidence in statement.evidence
    }
    told = [_fold(quote.text) for proof in page.proofs for quote in proof.quotes]
    missing = [words for words in told if words not in inside]
    withheld = [item for item in carried.manifest["records"] if not item["enclosed"]]
    if missing and not withheld:
        words = f"“{missing[0]}” stands in no record that is inside."
        yield doubt(about, "quotation-altered", words)
    elif missing:
        words = f"“{missing[0]}” rests on a record that was withheld from the file."
        yield doubt(about, "withheld", words)
    else:
        yield holds(about, f"each of {len(told)} stands in a record that is inside, to the letter.")


def _fold(words: str) -> str:
    """The words without quotation marks, whose form the page changes, and with plain spaces."""
    return " ".join("".join(char for char in words if char not in _MARKS).split())


def _captures(carried: Carried, captures: Elsewhere | None) -> Iterator[Finding]:
    about = "Stored copies"
    if captures is None:
        yield unchecked(about, "captures-not-given", "none were given (--captures).")
        return
    for name, (document, readout) in carried.readouts.items():
        stored = read_captures(readout, Path("not-here"), captures)
        pinned = [source for source in readout.sources if source.capture]
        absent = [source.id for source in pinned if stored[source.id].state != "present"]
        record = Record(document, readout, stored)
        wrong = list(check_evidence(record))
        if wrong:
            yield doubt(about, "evidence-not-found", f"{name}: {wrong[0].message}.")
        elif absent:
            words = f"{name}: no copy with the hash of {', '.join(absent)} is among those given."
            yield doubt(about, "capture-changed", words)
        elif pinned:
            yield holds(about, f"{name}: each quotation stands in its copy, to the letter.")


def _newer(carried: Carried, known: Callable[[str, str], bytes | None]) -> Iterator[Finding]:
    for name, (document, readout) in carried.readouts.items():
        present = known(readout.event.id, name)
        if present is None:
            continue
        if hashlib.sha256(present).hexdigest() == document.sha256:
            yield holds("Version", f"{name} is the one among the records given.")
            continue
        found = standing(present, readout)
        if found == "same":
            words = f"{name} says the same among the records given, and is written otherwise."
            yield holds("Version", words)
        else:
            yield doubt("Version", f"{found}-version", f"{name} {_VERSIONS[found]}.")


def _is_covered(data: bytes) -> bool:
    """Whether a signature, whosever it is, covers the entire file and holds."""
    from importlib.util import find_spec

    from memcon.signing.check import check_signatures, is_signed

    if not is_signed(data) or find_spec("pyhanko") is None:
        return False
    return any(found.is_intact and found.is_whole for found in check_signatures(data))


def _signatures(data: bytes, trusted: Sequence[Path]) -> Iterator[Finding]:
    from importlib.util import find_spec

    from memcon.signing.check import check_signatures, is_signed

    about = "Signature"
    if not is_signed(data):
        yield unchecked(about, "not-signed", "it has none.")
        return
    if find_spec("pyhanko") is None:
        yield doubt(about, "signature-not-checked", 'it needs pip install "memcon[sign]".')
        return
    signatures = check_signatures(data, trusted)
    if not signatures:
        yield doubt(about, "signature-broken", "the file speaks of one, and none is there.")
    for found in signatures:
        if found.fault or not found.is_intact:
            cause = found.fault or "the bytes that were signed were changed"
            yield doubt(about, "signature-broken", f"{found.signer}: {cause}.")
        elif not found.is_whole:
            words = f"{found.signer}: bytes were added after it was made."
            yield doubt(about, "bytes-added", words)
        elif not found.is_trusted:
            words = f"{found.signer}: leads to no certificate that is trusted (--trust)."
            yield doubt(about, "signer-not-trusted", words)
        else:
            when = f", time stamp {found.stamped}" if found.stamped else ""
            yield holds(about, f"{found.signer}, over the entire file{when}.")
