"""A comparison as plain data and as text."""

import json
from typing import Any

from memcon import prose
from memcon.facts import Fact

from .model import Comparison, Row, Said
from .wording import GROUPS, POINT, SILENT


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
    lines: list[str] = [
        f"{comparison.contact}: {prose.listed([a.label for a in comparison.accounts])}"
    ]
    for relations, title, note in GROUPS:
        rows = [row for row in comparison.rows if row.relation in relations]
        if not rows and relations != ("conflict",):
            continue
        lines += ["", f"{title} · {len(rows)}" + (f"  ({note})" if rows else "")]
        for row in rows:
            lines += ["", f"  {row.subject}"]
            for account in comparison.accounts:
                said = row.cells[account.id]
                for one in said:
                    words = one.statement.text or prose.quoted(" … ".join(one.exact))
                    lines.append(f"    {account.id} [{one.statement.id}] {' '.join(words.split())}")
                if not said:
                    near = row.near.get(account.id)
                    other = f"; see {prose.listed(list(near))}" if near else ""
                    lines.append(f"    {account.id} {(POINT if near else SILENT).lower()}{other}")
            by_hand = row.corrected if row.corrected.rstrip(".") not in row.why else ""
            lines.append(f"    ({row.why}{f' By hand: {by_hand}' if by_hand else ''})")
    if comparison.facts:
        lines += ["", "Facts"]
    for fact in comparison.facts:
        lines += ["", f"  {fact.label}: {fact.relation.replace('_', ' ')}"]
        for account in comparison.accounts:
            value = fact.values[account.id]
            lines.append(f"    {account.id} {value.wording if value else 'not stated'}")
    return "\n".join(lines) + "\n"
