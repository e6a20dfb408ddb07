"""Readout → CodeSheet: the codes that people gave, and the few that a rule of PLOVER decides."""

from collections.abc import Iterator

from .actors import actor
from .agreement import nominal_alpha
from .codesheet import CodeRow, CodeSheet, Disagreement
from .language import ENGLISH, Language
from .names import party_name
from .numbering import DENIED, Numbering
from .record import Record
from .schemas import Coding, EventKind, Statement

RULE = "rule"
"""The coder of what the manual leaves no choice about."""

# PLOVER manual, CONSULT: any remote medium is `phone`; CAMEO 041 is its crosswalk. Whether a
# meeting is a visit or on third ground no readout format says, so its mode stays empty.
_CONTACTS: dict[EventKind, tuple[str, str]] = {
    "phone_call": ("phone", "041"),
    "video_call": ("phone", "041"),
    "multilateral_call": ("phone, multilateral", "041"),
    "meeting": ("", ""),
    "multilateral_meeting": ("multilateral", ""),
}
_QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "1"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "2"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "3"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "4"),
}


def code_sheet(record: Record, numbering: Numbering, language: Language = ENGLISH) -> CodeSheet:
    """The coding sheet of a readout: one row a statement and coder, with what they agree on."""
    statements = record.readout.statements
    coded = [item for item in statements if len(item.codes) > 1]
    alpha = nominal_alpha([coding.event for coding in item.codes] for item in coded)
    return CodeSheet(
        rows=(_contact(record), *_rows(record, numbering)),
        coders=tuple(dict.fromkeys(coding.coder for item in statements for coding in item.codes)),
        both=len(coded),
        alpha="" if alpha is None else f"{alpha:.2f}",
        disagreements=tuple(
            Disagreement(
                numbering.statements[record.id, item.id],
                language.listed([f"{coding.event} ({coding.coder})" for coding in item.codes]),
            )
            for item in coded
            if len({coding.event for coding in item.codes}) > 1
        ),
    )


def _contact(record: Record) -> CodeRow:
    """The contact itself: all parties are actors, and nobody is the recipient (rule R46)."""
    event = record.readout.event
    known = event.kind in _CONTACTS
    mode, cameo = _CONTACTS.get(event.kind, ("", ""))
    parties = sorted({item.party for item in record.readout.principals() if item.party})
    actors = [actor(code) or f"{party_name(code, record.registries)}: no code" for code in parties]
    return CodeRow(
        contact=event.id,
        record=record.id,
        date=event.date.value,
        statement="",
        number="",
        kind=event.kind,
        by=", ".join(actors),
        text="",
        evidence=" … ".join(" ".join(item.exact.split()) for item in event.evidence or ()),
        language="",
        event="CONSULT" if known else "",
        mode=mode,
        context="diplomatic" if known else "",
        quad=_QUADS["CONSULT"] if known else "",
        cameo=cameo,
        coder=RULE if known else "",
        confidence="",
        comment="",
    )


def _rows(record: Record, numbering: Numbering) -> Iterator[CodeRow]:
    for statement in record.readout.statements:
        for coding in statement.codes or (None,):
            yield _row(record, numbering, statement, coding)


def _row(
    record: Record, numbering: Numbering, statement: Statement, coding: Coding | None
) -> CodeRow:
    contexts = list(coding.context if coding else ())
    if statement.kind == DENIED and "negation" not in contexts:
        contexts.append("negation")
    derived = RULE if statement.kind == DENIED else ""
    return CodeRow(
        contact=record.readout.event.id,
        record=record.id,
        date=record.readout.event.date.value,
        statement=statement.id,
        number=str(numbering.statements[record.id, statement.id]),
        kind=statement.kind,
        by=", ".join(statement.by),
        text=" ".join((statement.text or "").split()),
        evidence=" … ".join(" ".join(item.exact.split()) for item in statement.evidence),
        language=_language(record, statement),
        event=coding.event if coding else "",
        mode=(coding.mode or "") if coding else "",
        context=", ".join(contexts),
        quad=_QUADS[coding.event] if coding else "",
        cameo=(coding.cameo or "") if coding else "",
        coder=coding.coder if coding else derived,
        confidence=(coding.confidence or "") if coding else "",
        comment=(coding.comment or "") if coding else "",
    )


def _language(record: Record, statement: Statement) -> str:
    source = record.source(statement.evidence[0].source)
    language = (source.language if source else None) or record.readout.language
    return "" if language == record.readout.language else language
