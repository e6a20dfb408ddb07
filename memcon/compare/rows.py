"""Groups of statements → rows: a subject, a relation, a cell for each account, and the reason."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from memcon import prose

from .align import Group, Link
from .model import RELATIONS, Ref, Row
from .reasons import (
    explain_group,
    explain_silence,
    find_near,
    name_group,
    name_statement,
    shared_topics,
)
from .relations import relate
from .remainders import find_remainders
from .table import Table


def make_rows(groups: Sequence[Group], table: Table) -> tuple[Row, ...]:
    """The rows of all groups, by relation, then in the order of the accounts."""
    rows = [_joined(item, table) for item in groups if item.links]
    single = [item.members[0] for item in groups if not item.links]
    rows += [_alone(refs, table) for refs in _by_topic(single, table)]
    rows += [_rest(ref, names, table) for ref, names in find_remainders(groups, table)]
    return tuple(sorted(rows, key=lambda row: _place(row, table)))


def _place(row: Row, table: Table) -> tuple[int, int, str]:
    first = min(
        table.order[said.account, said.statement.id] for cell in row.cells.values() for said in cell
    )
    return RELATIONS.index(row.relation), first, row.id


def _joined(item: Group, table: Table) -> Row:
    row = Row(
        id=_row_id(item.members, item.links),
        subject=name_group(item, table),
        topics=shared_topics(item),
        relation=relate(table.gather(item.members), item.links, table.features),
        cells=table.cells(item.members),
        why=explain_group(item, table),
    )
    return _overruled(_renamed(row, table), table)


def _alone(refs: list[Ref], table: Table) -> Row:
    first, near = table.features[refs[0]], find_near(refs, table)
    row = Row(
        id=_row_id(refs, ()),
        subject=name_statement(first, table),
        topics=first.topics,
        relation=relate(table.gather(refs), (), table.features),
        cells=table.cells(refs),
        why=explain_silence(near, first, table),
        near={account: tuple(ref[1] for ref in found) for account, found in near.items()},
    )
    return _overruled(row, table)


def _rest(ref: Ref, names: str, table: Table) -> Row:
    """The row of what a list names beyond the rows it stands in."""
    silent: dict[str, list[Ref]] = {
        account.id: [] for account in table.accounts if account.id != ref[0]
    }
    return replace(
        _alone([ref], table),
        id=f"{_row_id([ref], ())}-rest",
        subject=prose.sentence_start(names),
        topics=(),
        relation="one_side_only",
        why=explain_silence(silent, table.features[ref], table),
        near={},
    )


def _by_topic(refs: Sequence[Ref], table: Table) -> Iterator[list[Ref]]:
    """The statements that stand alone; those of one account on one topic by one side together."""
    apart = {name for split in table.corrections.split for name in split.statements}
    kept: dict[object, list[Ref]] = {}
    for ref in refs:
        item = table.features[ref]
        key: object = ref
        if item.topics and table.name(ref) not in apart:
            is_foreign = bool(item.parties) and item.issuer not in item.parties
            is_denial = item.statement.kind == "not_discussed"
            key = (ref[0], item.topics[0], is_foreign, is_denial)
        kept.setdefault(key, []).append(ref)
    yield from kept.values()


def _row_id(refs: Sequence[Ref], links: Sequence[Link]) -> str:
    """An id that no other row has: two rows may share statements, never the pair that made them."""
    pair = (links[0].a, links[0].b) if links else refs[:1]
    words = "-".join(f"{account}-{statement}" for account, statement in pair)
    return words.lower().replace("/", "-")


def _names(row: Row, table: Table) -> set[str]:
    return {
        table.name((said.account, said.statement.id))
        for cell in row.cells.values()
        for said in cell
    }


def _renamed(row: Row, table: Table) -> Row:
    """The row under the name and the reason that a person gave to its statements."""
    for join in table.corrections.join:
        if set(join.statements) <= _names(row, table):
            return replace(
                row,
                subject=join.subject or row.subject,
                # Translators: {why} is what a person wrote.
                why=table.language.say("Joined by hand: {why}.", why=join.why.rstrip(".")),
                corrected=join.why,
            )
    return row


def _overruled(row: Row, table: Table) -> Row:
    """The row with the relation that a person gave it.

    A verdict concerns the row that holds all its statements and no other account's.
    """
    names = _names(row, table)
    files = {name.split("/", 1)[0] for name in names}
    for verdict in table.corrections.relations:
        named = set(verdict.statements)
        if named <= names and {name.split("/", 1)[0] for name in named} == files:
            return replace(row, relation=verdict.relation, corrected=verdict.why)
    return row
