"""Statements of several accounts → groups that are about the same thing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from .features import Features
from .likeness import LINK, Likeness
from .model import Ref

_NEAR = 0.9
"""A second partner must be nearly as good as the best one."""

Judge = Callable[[Features, Features], Likeness]


@dataclass(frozen=True)
class Link:
    """Two statements of different accounts that are about the same thing."""

    a: Ref
    b: Ref
    likeness: Likeness

    def part(self, ref: Ref) -> int:
        """Which segment of one of the two it concerns."""
        return self.likeness.parts[0 if ref == self.a else 1]

    def other(self, ref: Ref) -> Ref:
        """The statement at the other end."""
        return self.b if ref == self.a else self.a


@dataclass(frozen=True)
class Group:
    """Statements about one thing in the order of the accounts, and what brought them together."""

    members: tuple[Ref, ...]
    links: tuple[Link, ...]


def find_links(accounts: Sequence[Sequence[Features]], judge: Judge) -> list[Link]:
    """The pairs of statements that may stand in one row.

    A statement is joined with its best partners in each other account. A partner that holds it
    among much else must find it the best, too, so that a long one does not gather all it touches.
    """
    links: list[Link] = []
    for one, other in combinations(accounts, 2):
        for a in one:
            for b in other:
                found = judge(a, b)
                if found.score >= LINK:
                    links.append(Link(a.ref, b.ref, found))
    best: dict[tuple[Ref, int, str], float] = {}
    for link in links:
        for ref in (link.a, link.b):
            key = (ref, link.part(ref), link.other(ref)[0])
            best[key] = max(best.get(key, 0.0), link.likeness.score)
    return [link for link in links if _is_kept(link, best)]


def _is_kept(link: Link, best: Mapping[tuple[Ref, int, str], float]) -> bool:
    score, found = link.likeness.score, link.likeness
    near = [
        score >= _NEAR * best[ref, link.part(ref), link.other(ref)[0]] for ref in (link.a, link.b)
    ]
    return all(near) or (any(near) and (found.is_balanced or bool(found.topics)))


def group(
    refs: Iterable[Ref], links: Sequence[Link], is_alike: Callable[[Ref, Ref], bool]
) -> list[Group]:
    """The links that concern one thing together, then each statement that no link has, alone.

    Two links that meet in one statement concern one thing if the same words or topics made both,
    or if the statements at their other ends are alike. So a list of matters may stand in many rows.
    """
    order = {ref: index for index, ref in enumerate(refs)}
    home = list(range(len(links)))

    def root(index: int) -> int:
        while home[index] != index:
            home[index] = home[home[index]]
            index = home[index]
        return index

    for i, j in _meeting(links):
        if root(i) != root(j) and _are_one(links[i], links[j], is_alike):
            home[max(root(i), root(j))] = min(root(i), root(j))
    gathered: dict[int, list[Link]] = {}
    for index, link in enumerate(links):
        gathered.setdefault(root(index), []).append(link)
    groups = [
        Group(
            tuple(
                sorted({ref for link in some for ref in (link.a, link.b)}, key=order.__getitem__)
            ),
            tuple(some),
        )
        for some in gathered.values()
    ]
    taken = {ref for item in groups for ref in item.members}
    groups += [Group((ref,), ()) for ref in order if ref not in taken]
    return sorted(groups, key=lambda item: order[item.members[0]])


def _meeting(links: Sequence[Link]) -> Iterator[tuple[int, int]]:
    ends: dict[Ref, list[int]] = {}
    for index, link in enumerate(links):
        for ref in (link.a, link.b):
            ends.setdefault(ref, []).append(index)
    for indexes in ends.values():
        yield from combinations(indexes, 2)


def _are_one(one: Link, other: Link, is_alike: Callable[[Ref, Ref], bool]) -> bool:
    mine, theirs = one.likeness, other.likeness
    if mine.telling & theirs.telling or set(mine.topics) & set(theirs.topics):
        return True
    for ref in {one.a, one.b} & {other.a, other.b}:
        ends = one.other(ref), other.other(ref)
        if ends[0] == ends[1] or (ends[0][0] == ends[1][0] and is_alike(*ends)):
            return True
    return False
