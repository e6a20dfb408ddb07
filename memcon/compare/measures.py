"""Figures of each account: length, shares, order, quotations, release."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from memcon.language import Language, N_many
from memcon.record import Record
from memcon.schemas import Moment

from .model import Account, Measures, Row, Share

_WORD = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*|\d+")
_QUOTED = re.compile(r"“[^”]{2,}”|\"[^\"]{2,}\"|«[^»]{2,}»")


def measure(
    accounts: Sequence[Account], rows: Sequence[Row], language: Language
) -> tuple[Measures, ...]:
    """The figures of each account, in the order of the accounts."""
    first = _first_instant(accounts)
    return tuple(_measure(account, rows, first, language) for account in accounts)


def first_out(accounts: Sequence[Account]) -> tuple[str, ...]:
    """The accounts that came out first; none where not all times are known well enough to tell."""
    times = {account.id: _instants(account.record) for account in accounts}
    if len(accounts) < 2 or not all(times.values()):  # noqa: PLR2004
        return ()
    known = {id: span for id, span in times.items() if span}  # noqa: A001
    earliest = min(latest for _, latest in known.values())
    able = [id for id, (start, _) in known.items() if start <= earliest]  # noqa: A001
    exact = [id for id in able if known[id][0] == known[id][1] == earliest]  # noqa: A001
    return tuple(able) if len(able) == 1 or len(exact) == len(able) else ()


def _measure(
    account: Account, rows: Sequence[Row], first: datetime | None, language: Language
) -> Measures:
    record = account.record
    text = _text(record)
    evidence = [item.exact for said in record.readout.statements for item in said.evidence]
    released = record.readout.released
    return Measures(
        account=account.id,
        words=_count(text if text is not None else " ".join(evidence)),
        basis="evidence" if text is None else "text",
        statements=len(record.readout.statements),
        quotations=_quotations(record),
        shares=tuple(_shares(record, language)),
        order=tuple(_order(account, rows)),
        released=released or "",
        lag=_lag(released, first, language),
    )


def _count(text: str) -> int:
    return len(_WORD.findall(text))


def _text(record: Record) -> str | None:
    """The body of the account's own text, where a copy is held."""
    source = record.readout.sources[0] if record.readout.sources else None
    capture = record.stored[source.id].capture if source else None
    if capture is None:
        return None
    head = re.match(r"(?:[A-Za-z][A-Za-z _-]{0,30}: [^\n]*\n)+\n", capture.text)
    return capture.text[head.end() :] if head else capture.text


def _quotations(record: Record) -> int:
    return sum(
        statement.quote is not None
        or any(_QUOTED.search(item.exact) for item in statement.evidence)
        for statement in record.readout.statements
    )


def _shares(record: Record, language: Language) -> Iterator[Share]:
    """The words of each principal's own statements; those held in common stand apart."""
    words: dict[str, int] = {}
    for statement in record.readout.statements:
        count = sum(_count(item.exact) for item in statement.evidence)
        holders = [record.readout.person(id) for id in statement.by]  # noqa: A001
        names = [person.name for person in holders if person]
        # Translators: stand in the place of a name, with a share of the words: "jointly 40 %".
        nobody, jointly = language.say("nobody named"), language.say("jointly")
        who = names[0] if len(names) == 1 else jointly if names else nobody
        words[who] = words.get(who, 0) + count
    total = sum(words.values())
    principals = [person.name for person in record.readout.principals()]
    for who in sorted(words, key=lambda who: (who not in principals, who)):
        yield Share(who, words[who], round(100 * words[who] / total) if total else 0)


def _order(account: Account, rows: Sequence[Row]) -> Iterator[str]:
    """The subjects of the rows in the order in which the account takes them up."""
    place = {
        statement.id: index for index, statement in enumerate(account.record.readout.statements)
    }
    first: dict[str, int] = {}
    for row in rows:
        for said in row.cells[account.id]:
            at = place[said.statement.id]
            first[row.subject] = min(first.get(row.subject, at), at)
    yield from sorted(first, key=lambda subject: (first[subject], subject))


def _instants(record: Record) -> tuple[datetime, datetime] | None:
    """The earliest and the latest instant at which an account may have come out."""
    released = record.readout.released
    instant = released.instant if released else None
    return (instant, instant) if instant else None


def _first_instant(accounts: Sequence[Account]) -> datetime | None:
    spans = [_instants(account.record) for account in accounts]
    known = [span[0] for span in spans if span]
    return min(known) if len(known) == len(accounts) else None


def _lag(released: Moment | None, first: datetime | None, language: Language) -> str:
    if first is None or released is None or released.instant is None:
        return ""
    minutes = round((released.instant - first).total_seconds() / 60)
    if minutes == 0:
        # Translators: of an account that came out before the others.
        return language.say("first")
    hours, rest = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    words = [
        language.say_many(*noun, number)
        for noun, number in (
            (N_many("{count} day", "{count} days"), days),
            (N_many("{count} hour", "{count} hours"), hours),
            (N_many("{count} minute", "{count} minutes"), rest),
        )
        if number
    ]
    # Translators: {time} is a list: "2 hours and 5 minutes", in the nominative.
    return language.say("{time} after the first", time=language.listed(words))
