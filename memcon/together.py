"""What shows only where all contacts of a folder are seen together: problems, and recounts."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from .surveyed import Surveyed, remember_outlines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .audit import Audit
    from .checks.holdings import Usage
    from .corpus import Corpus
    from .examined import Account
    from .problems import Problem


def check_together(root: Path, contacts: Sequence[Surveyed], corpus: Corpus) -> list[Problem]:
    """The problems over all contacts of a folder; no readout is read for itself."""
    from .checks.holdings import Usage

    usage = Usage()
    remember_outlines(contacts, corpus)
    accounts = [account for contact in contacts for account in contact.accounts]
    for account in accounts:
        _add(usage, account)
    complete = all(account.used is not None for account in accounts)
    every = [contact.folder / name for contact in contacts for name in contact.wanted]
    return corpus.check_root(root, every, usage if complete else None, whole=True)


def recount(claims: Sequence[Path], corpus: Corpus) -> dict[Path, str]:
    """Of each readout that claims a place in a series, a hash over what its recount rests on."""
    return {path: _sum_up(corpus.audit(path)) for path in claims}


def _add(usage: Usage, account: Account) -> None:
    people, parties, topics = account.used or ((), (), ())
    usage.people.update(people)
    usage.parties.update(parties)
    usage.topics.update(topics)


def _sum_up(audit: Audit | None) -> str:
    """A hash over what a recount rests on: of other contacts, their outlines alone."""
    if audit is None:
        return ""
    parts = [
        [
            (
                item.path.name,
                item.event.id,
                item.event.kind,
                item.event.date.value,
                item.event.start,
                repr(item.event.count),
                sorted(item.principals),
            )
            for contact in contacts
            for item in contact.outlines
        ]
        for contacts in (audit.certain, audit.doubtful)
    ]
    return sha256(repr((audit.since, parts)).encode()).hexdigest()
