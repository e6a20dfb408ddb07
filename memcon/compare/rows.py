"""Groups of statements → rows: a subject, a relation, a cell for each account, and the reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from memcon import prose
from memcon.schemas import Corrections, Registries

from .align import Group, Link
from .features import Features
from .likeness import Topics
from .model import ALONE, RELATIONS, Account, Ref, Relation, Row, Said
from .relations import relate
from .words import terms, weigh

_SHOWN = 4
"""How many shared words a reason names at most."""
_BEGINNING = 7
_NAMED = 1.0


@dataclass(frozen=True)
class Table:
    """What rows are made of."""

    accounts: Sequence[Account]
    features: Mapping[Ref, Features]
    registries: Registries
    corrections: Corrections

    @property
    def order(self) -> dict[Ref, int]:
        """The place of each statement, account by account."""
        return {ref: index for index, ref in enumerate(self.features)}


def make_rows(groups: Sequence[Group], table: Table) -> tuple[Row, ...]:
    """The rows of all groups, by relation, then in the order of the accounts."""
    joined = [_joined(item, table) for item in groups if len(item.members) > 1]
    single = [item.members[0] for item in groups if len(item.members) == 1]
    alone = [_alone(refs, table) for refs in _by_topic(single, table)]
    rest = list(_remainders(groups, table))
    order = table.order
    rows = [*joined, *alone, *rest]
    rows.sort(
        key=lambda row: (
            RELATIONS.index(row.relation),
            min(
                order[said.account, said.statement.id]
                for cell in row.cells.values()
                for said in cell
            ),
            row.id,
        )
    )
    return tuple(rows)


def _joined(item: Group, table: Table) -> Row:
    cells = _cells(item.members, table)
    relation = relate(
        {
            account: [table.features[ref] for ref in item.members if ref[0] == account]
            for account in cells
        },
        item.links,
        table.features,
    )
    row = Row(
        id=_row_id(item.members, item.links),
        subject=_subject(item, table),
        topics=_shared_topics(item),
        relation=relation,
        cells=cells,
        why=_reason(item, table),
    )
    return _overruled(_named(row, table), table)


def _alone(refs: Sequence[Ref], table: Table) -> Row:
    cells = _cells(refs, table)
    first = table.features[refs[0]]
    relation = relate(
        {account: [table.features[ref] for ref in refs if ref[0] == account] for account in cells},
        (),
        table.features,
    )
    row = Row(
        id=_row_id(refs, ()),
        subject=_label(first.topics[0], table) if first.topics else _words_of(first),
        topics=first.topics,
        relation=relation,
        cells=cells,
        why=_silence(refs, table),
    )
    return _overruled(row, table)


def _by_topic(refs: Sequence[Ref], table: Table) -> Iterator[list[Ref]]:
    """The statements that stand alone; those of one account on one topic by one side together."""
    kept: dict[object, list[Ref]] = {}
    for ref in refs:
        item = table.features[ref]
        corrected = any(
            f"{_file(ref, table)}/{ref[1]}" in split.statements for split in table.corrections.split
        )
        key: object = ref
        if item.topics and not corrected:
            foreign = bool(item.parties) and item.issuer not in item.parties
            key = (ref[0], item.topics[0], foreign, item.statement.kind == "not_discussed")
        kept.setdefault(key, []).append(ref)
    yield from kept.values()


def _cells(refs: Sequence[Ref], table: Table) -> dict[str, tuple[Said, ...]]:
    return {
        account.id: tuple(_said(ref, table) for ref in refs if ref[0] == account.id)
        for account in table.accounts
    }


def _said(ref: Ref, table: Table) -> Said:
    statement = table.features[ref].statement
    return Said(ref[0], statement, tuple(item.exact for item in statement.evidence))


def _row_id(refs: Sequence[Ref], links: Sequence[Link]) -> str:
    """An id that no other row has: two rows may share statements, never the pair that made them."""
    pair = (
        (links[0].a, links[0].b)
        if links
        else refs[:2]
        if len({ref[0] for ref in refs}) > 1
        else refs[:1]
    )
    return (
        "-".join(f"{account}-{statement}" for account, statement in pair).lower().replace("/", "-")
    )


def _subject(item: Group, table: Table) -> str:
    topics = _shared_topics(item)
    registry = Topics(table.registries)
    narrow = [topic for topic in topics if not registry.is_broad(topic)] or list(topics)
    if narrow:
        return _label(narrow[0], table)
    link = max(item.links, key=lambda link: link.likeness.score, default=None)
    if link and link.likeness.words:
        shown = [_surface(key, table.features[link.a]) for key in link.likeness.words[:2]]
        return prose.sentence_start(", ".join(shown))
    return _words_of(table.features[item.members[0]])


def _shared_topics(item: Group) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic for link in item.links for topic in link.likeness.topics))


def _label(topic: str, table: Table) -> str:
    entry = table.registries.topics.get(topic)
    return entry.label if entry else prose.sentence_start(topic.replace("-", " "))


def _words_of(item: Features) -> str:
    """A name for a statement without a topic: the words it begins with."""
    words = (item.statement.text or item.statement.evidence[0].exact).split()
    return prose.quoted(" ".join(words[:_BEGINNING]) + ("…" if len(words) > _BEGINNING else ""))


def _surface(key: str, item: Features) -> str:
    return next(term.word for term in item.terms if term.key == key)


def _reason(item: Group, table: Table) -> str:
    """In words, what brought the statements together."""
    parts: list[str] = []
    if topics := _shared_topics(item):
        labels = [f"“{_label(topic, table)}”" for topic in topics]
        parts.append(f"the topic{'s' if len(labels) > 1 else ''} {prose.listed(labels)}")
    words: dict[str, None] = {}
    for link in sorted(item.links, key=lambda link: -link.likeness.score):
        a, b = table.features[link.a], table.features[link.b]
        for key in link.likeness.words:
            if key in link.likeness.telling or not link.likeness.telling:
                mine, theirs = _surface(key, a), _surface(key, b)
                same = mine.lower() == theirs.lower()
                words.setdefault(f"“{mine}”" if same else f"“{mine}” and “{theirs}”")
    if words:
        parts.append(f"the words {'; '.join(list(words)[:_SHOWN])}")
    if not parts:
        parts.append("their kind: both characterise the talk")
    return f"Joined by {' and by '.join(parts)}."


def _silence(refs: Sequence[Ref], table: Table) -> str:
    """That the other accounts do not mention it, and where they come nearest."""
    mine = {topic for ref in refs for topic in table.features[ref].topics}
    sentences = []
    for account in table.accounts:
        if account.id == refs[0][0]:
            continue
        near = [
            ref
            for ref, item in table.features.items()
            if ref[0] == account.id and mine.intersection(item.topics)
        ]
        words = f"The {account.label} does not mention this"
        if near:
            topic = next(topic for topic in table.features[near[0]].topics if topic in mine)
            listed = prose.listed([ref[1] for ref in near])
            words += f"; on “{_label(topic, table)}” it has other statements ({listed})"
        sentences.append(f"{words}.")
    return " ".join(sentences)


def _remainders(groups: Sequence[Group], table: Table) -> Iterator[Row]:
    """What a list of matters names beyond those it was joined for, and no other account has."""
    used: dict[Ref, list[Link]] = {}
    for item in groups:
        for link in item.links:
            used.setdefault(link.a, []).append(link)
            used.setdefault(link.b, []).append(link)
    for ref, links in used.items():
        item = table.features[ref]
        found = list(_topics_left(item, links, table)) or list(_segments_left(item, links, table))
        if found:
            subject = "; ".join(found)
            yield _overruled(
                replace(
                    _alone([ref], table),
                    id=f"{_row_id([ref], ())}-rest",
                    subject=prose.sentence_start(subject),
                    topics=(),
                    relation="one_side_only",
                ),
                table,
            )


def _topics_left(item: Features, links: Sequence[Link], table: Table) -> Iterator[str]:
    """The labels of its topics that no link and no statement of another account has."""
    taken = {topic for link in links for topic in link.likeness.topics}
    if not taken or len(item.topics) < 2:  # noqa: PLR2004
        return
    elsewhere = {
        topic
        for ref, other in table.features.items()
        if ref[0] != item.ref[0]
        for topic in other.topics
    }
    said = _said_elsewhere(item, table)
    for topic in item.topics:
        entry = table.registries.topics.get(topic)
        if topic in taken or topic in elsewhere or entry is None:
            continue
        words = weigh(terms(entry.label))
        heavy = [key for key, weight in words.items() if weight >= _NAMED] or list(words)
        if heavy and not said.intersection(heavy):
            yield entry.label


def _segments_left(item: Features, links: Sequence[Link], table: Table) -> Iterator[str]:
    """The items of a list that no link and no statement of another account has."""
    if item.topics or item.statement.kind != "discussed":
        return
    parts = {link.likeness.parts[0 if link.a == item.ref else 1] for link in links}
    said = _said_elsewhere(item, table)
    for number, segment in enumerate(item.segments):
        heavy = [key for key, weight in segment.weights.items() if weight >= _NAMED]
        if number not in parts and heavy and not said.intersection(segment.weights):
            yield segment.words.strip(" .,;:")


def _said_elsewhere(item: Features, table: Table) -> set[str]:
    """The weighty words of all other accounts."""
    return {
        key
        for ref, other in table.features.items()
        if ref[0] != item.ref[0]
        for key, weight in other.weights.items()
        if weight >= _NAMED / 2
    }


def _file(ref: Ref, table: Table) -> str:
    account = next(account for account in table.accounts if account.id == ref[0])
    return account.record.id


def _refs(row: Row, table: Table) -> set[str]:
    return {
        f"{_file((said.account, said.statement.id), table)}/{said.statement.id}"
        for cell in row.cells.values()
        for said in cell
    }


def _named(row: Row, table: Table) -> Row:
    """The row under the name and the reason that a person gave to its statements."""
    members = _refs(row, table)
    for join in table.corrections.join:
        if set(join.statements) <= members:
            return replace(
                row,
                subject=join.subject or row.subject,
                why=f"Joined by hand: {join.why}",
                corrected=join.why,
            )
    return row


def _overruled(row: Row, table: Table) -> Row:
    """The row with the relation that a person gave it."""
    members = _refs(row, table)
    for verdict in table.corrections.relations:
        if set(verdict.statements) <= members and (
            row.relation in ALONE
            or len(members) == 1
            or len({ref.split("/")[0] for ref in verdict.statements}) > 1
            or members == set(verdict.statements)
        ):
            relation: Relation = verdict.relation
            return replace(row, relation=relation, corrected=verdict.why)
    return row
