"""Accounts of one contact → rows that say how they stand to each other.

Deterministic, and the same for every party: accounts are laid side by side in the order of their
codes, whatever order they were given in. Silence is computed and carries no motive.
"""

from collections.abc import Sequence
from dataclasses import replace

from memcon.facts import facts
from memcon.language import ENGLISH, Language
from memcon.names import party_adjective
from memcon.problems import UsageError
from memcon.record import Record, is_comparable
from memcon.schemas import Corrections, Registries

from .align import Link, find_links, group
from .features import Contact, Features, Reader
from .likeness import NOTHING, Likeness, Topics, compare_statements
from .measures import first_out, measure
from .model import Account, Comparison, Ref
from .rows import make_rows
from .table import Table

__all__ = ["Comparison", "compare", "is_comparable"]

_ALIKE = 0.3
"""From here on two statements of one account may share a row that a third one brings about."""


def compare(
    records: Sequence[Record],
    registries: Registries | None = None,
    corrections: Corrections | None = None,
    language: Language = ENGLISH,
) -> Comparison:
    """The accounts of one contact side by side; records of a missing account are left out.

    `language` is that of its words: subjects, reasons, wordings of facts.

    Raises UsageError where fewer than two accounts are given.
    """
    given = [record for record in records if record.readout.absence is None]
    if len(given) < 2:  # noqa: PLR2004
        raise UsageError("a comparison needs two accounts of one contact")
    registries = registries or given[0].registries
    corrections = corrections or Corrections()
    accounts = _accounts(given, language)
    ordered = sorted(accounts, key=lambda account: (account.record.readout.issuer, account.id))
    contact = Contact.of(given)
    features = [_read(account, contact, registries) for account in ordered]
    known = {item.ref: item for account in features for item in account}
    topics = Topics(registries)

    def judge(a: Features, b: Features) -> Likeness:
        return compare_statements(a, b, topics)

    links = _corrected(find_links(features, judge), corrections, ordered)
    groups = group(known, links, lambda a, b: judge(known[a], known[b]).score >= _ALIKE)
    rows = make_rows(groups, Table(ordered, known, registries, corrections, language))
    return Comparison(
        contact=given[0].readout.event.id,
        accounts=tuple(accounts),
        rows=rows,
        facts=facts(given, [account.id for account in accounts], language),
        measures=measure(ordered, rows, language),
        first=first_out(accounts),
        language=language,
        markings=tuple(
            item.marking
            for item in (*corrections.join, *corrections.split, *corrections.relations)
            if item.marking
        ),
    )


def _read(account: Account, contact: Contact, registries: Registries) -> list[Features]:
    reader = Reader(account.id, account.record, contact, registries)
    return [reader.read(statement) for statement in account.record.readout.statements]


def _accounts(records: Sequence[Record], language: Language) -> list[Account]:
    """The accounts with ids of their own: the issuer's code where it has one account only."""
    issuers = [record.readout.issuer for record in records]
    accounts: list[Account] = []
    taken: set[str] = set()
    for record in records:
        issuer = record.readout.issuer
        id = issuer if issuers.count(issuer) == 1 else f"{issuer}/{record.id}"  # noqa: A001
        base, number = id, 1
        while id in taken:
            number += 1
            id = f"{base}-{number}"  # noqa: A001
        taken.add(id)
        # Translators: {party} is an adjective in English ("Russian") and the name of a party, in
        # the nominative, in other languages.
        party = party_adjective(issuer, record.registries, language)
        label = language.say("{party} account", party=party)
        if id != issuer:
            label = language.say("{words} ({note})", words=label, note=id)
        accounts.append(Account(id, record, label))
    return accounts


def _corrected(
    links: Sequence[Link], corrections: Corrections, accounts: Sequence[Account]
) -> list[Link]:
    """The links without those that a person cut, and with those that a person tied."""
    refs: dict[str, list[Ref]] = {}
    for account in accounts:
        for statement in account.record.readout.statements:
            refs.setdefault(f"{account.record.id}/{statement.id}", []).append(
                (account.id, statement.id)
            )
    apart = [
        {ref for name in item.statements for ref in refs.get(name, ())}
        for item in corrections.split
    ]
    kept = [link for link in links if not any({link.a, link.b} <= some for some in apart)]
    for number, item in enumerate(corrections.join):
        tie = replace(NOTHING, telling=frozenset({f"join {number}"}))
        found = [ref for name in item.statements for ref in refs.get(name, ())]
        kept += [Link(found[0], other, tie) for other in found[1:]]
    return kept
