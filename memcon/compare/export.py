"""A comparison as plain data and as text."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from memcon.facts import Fact, FactRelation
from memcon.language import N_, Language

from .model import Comparison, Row, Said
from .wording import GROUPS, POINT, SILENT

_RELATIONS: dict[FactRelation, str] = {
    # Translators: how two accounts stand to each other on a fact.
    "agree": N_("agree"),
    "differs": N_("differs"),
    "one_side_only": N_("one side only"),
}


def as_data(comparison: Comparison) -> dict[str, Any]:
    """The comparison as JSON holds it; `docs/comparing.md` describes each key."""
    return {
        "memcon": 1,
        "contact": comparison.contact,
        "accounts": [account.id for account in comparison.accounts],
        "account_details": {
            account.id: {
                "label": account.label,
                "issuer": account.record.readout.issuer,
                "record": account.record.id,
            }
            for account in comparison.accounts
        },
        "rows": [_row(row) for row in comparison.rows],
        "facts": [_fact(fact) for fact in comparison.facts],
        "measures": {
            item.account: {
                "words": item.words,
                "words_of": item.basis,
                "statements": item.statements,
                "quotations": item.quotations,
                "shares": [
                    {"person": share.person, "words": share.words, "percent": share.percent}
                    for share in item.shares
                ],
                "order": list(item.order),
                "released": item.released,
                "lag": item.lag,
            }
            for item in comparison.measures
        },
        "first": list(comparison.first),
    }


def as_json(comparison: Comparison) -> str:
    """The comparison as JSON text."""
    return json.dumps(as_data(comparison), ensure_ascii=False, indent=2) + "\n"


def _row(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "subject": row.subject,
        "topics": list(row.topics),
        "relation": row.relation,
        "why": row.why,
        "corrected": row.corrected,
        "silent": list(row.silent),
        "near": {account: list(ids) for account, ids in row.near.items() if ids},
        "cells": {
            account: [item for one in said for item in _evidence(one)]
            for account, said in row.cells.items()
        },
    }


def _fact(fact: Fact) -> dict[str, Any]:
    """A fact with the values as a reader sees them, and as programs do."""
    stated = {account: value for account, value in fact.values.items() if value}
    return {
        "field": fact.field,
        "label": fact.label,
        "relation": fact.relation,
        "values": {account: value and value.wording for account, value in fact.values.items()},
        "machine": {account: value.machine for account, value in stated.items()},
        "evidence": {
            account: [{"exact": item.exact} for item in value.evidence]
            for account, value in stated.items()
        },
    }


def _evidence(said: Said) -> list[dict[str, Any]]:
    """Each slice of evidence of a statement, with the statement it belongs to."""
    return [
        {
            "statement": said.statement.id,
            "kind": said.statement.kind,
            "by": list(said.statement.by),
            "text": said.statement.text,
            "exact": exact,
        }
        for exact in said.exact
    ]


def as_text(comparison: Comparison) -> str:
    """The comparison for a terminal: conflicts first, each cell with its statements."""
    language = comparison.language
    labels = language.listed([account.label for account in comparison.accounts])
    lines: list[str] = [f"{comparison.contact}: {labels}"]
    for relations, title, note in GROUPS:
        rows = [row for row in comparison.rows if row.relation in relations]
        if not rows and relations != ("conflict",):
            continue
        heading = f"{language.say(title)} · {len(rows)}"
        lines += ["", heading + (f"  ({language.say(note)})" if rows else "")]
        for row in rows:
            lines += ["", f"  {row.subject}", *_say_row(row, comparison)]
    if comparison.facts:
        lines += ["", language.say("Facts")]
    for fact in comparison.facts:
        lines += ["", f"  {fact.label}: {language.say(_RELATIONS[fact.relation])}"]
        for account in comparison.accounts:
            value = fact.values[account.id]
            words = value.wording if value else language.say("not stated")
            lines.append(f"    {account.id} {words}")
    return "\n".join(lines) + "\n"


def _say_row(row: Row, comparison: Comparison) -> Iterator[str]:
    """What each account has on a matter, and why its statements stand together."""
    language = comparison.language
    for account in comparison.accounts:
        for one in row.cells[account.id]:
            words = one.statement.text or language.quoted(" … ".join(one.exact))
            yield f"    {account.id} [{one.statement.id}] {' '.join(words.split())}"
        if not row.cells[account.id]:
            yield f"    {account.id} {_say_silence(row.near.get(account.id, ()), language)}"
    why = row.why
    if row.corrected and row.corrected.rstrip(".") not in why:
        why += " " + language.say("By hand: {why}", why=row.corrected)
    yield f"    ({why})"


def _say_silence(near: Sequence[str], language: Language) -> str:
    if not near:
        return language.say(SILENT).lower()
    # Translators: {words} are "this point not mentioned", {numbers} the ids of statements.
    return language.say(
        "{words}; see {numbers}",
        words=language.say(POINT).lower(),
        numbers=language.listed(near),
    )
