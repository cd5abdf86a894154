"""Claims into groups, one for each event: pairs are scored, and the groups that are most alike are joined first.

The outcome depends on the claims alone, not on their order: scores are whole numbers, and of equal ones the ids decide.
It is local: a group depends only on the claims that links lead to, so that a new report touches only its neighbourhood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from factnews.facts.candidates import WINDOW, Blocks, order_of
from factnews.facts.similarity import Side, likeness, weights_for

UNIT = 1000  # scores are log odds in thousandths
MOST = 6 * UNIT  # one sure link does not outweigh many doubtful ones
UNLINKED = -4 * UNIT  # what a pair without a link counts
RIVALRY = 5 * UNIT  # the greatest lead of a rival that counts
ACROSS = WINDOW * (WINDOW + 1) // 2  # pairs that are compared between two stretches of a long block

Pair = tuple[int, int]
Entry = tuple[int, str, str, int, int, int]  # minus the mean score, two ids, two groups, their size together


@dataclass(frozen=True, slots=True)
class Group:
    """Claims of one event, in the order of their ids, and the links that hold them together (a tree of the best)."""

    members: tuple[str, ...]
    links: tuple[tuple[str, str, int], ...]  # two ids in order, log odds in thousandths


def group(sides: Iterable[Side]) -> list[Group]:
    """The groups of claims, each claim in exactly one, by their first members."""
    ordered = in_order(sides)
    blocks = Blocks(ordered)
    links: dict[Pair, int] = {}
    for number, side in enumerate(ordered):
        for other in blocks.later(number):
            points = points_of(side, ordered[other])
            if points is not None:
                links[number, other] = points
    return grouped(ordered, range(len(ordered)), links)


def in_order(sides: Iterable[Side]) -> list[Side]:
    """Claims in the order in which they are numbered, each once."""
    return sorted({side.id: side for side in sides}.values(), key=order_of)


def points_of(one: Side, other: Side) -> int | None:
    """The score of a link between two claims; None where they are too unlike for any."""
    score = likeness(one, other)
    return min(MOST, round(score * UNIT)) if score >= weights_for(one, other).link else None


def grouped(ordered: Sequence[Side], numbers: Iterable[int], links: Mapping[Pair, int]) -> list[Group]:
    """The groups of the claims with these numbers, given all links between them."""
    weighed = _weakened(ordered, links)
    joining = _Joining(ordered, numbers, weighed)
    joining.run()
    joined = list(joining.members.values())
    trees = _trees(ordered, joined, weighed)
    groups = (
        Group(tuple(sorted(ordered[number].id for number in members)), tuple(trees.get(at, ())))
        for at, members in enumerate(joined)
    )
    return sorted(groups, key=lambda found: found.members[0])


def _weakened(ordered: Sequence[Side], links: Mapping[Pair, int]) -> dict[Pair, int]:
    """The links, those with rivals weaker: a report tells an event once, as a rule, so where another claim of the other's
    report is more like a claim, their link loses by as much as that one leads."""
    top: dict[tuple[int, str], int] = {}
    for (one, other), points in links.items():
        for key in ((one, ordered[other].report), (other, ordered[one].report)):
            top[key] = max(top.get(key, points), points)
    weaker: dict[Pair, int] = {}
    for (one, other), points in links.items():
        lead = 0
        if ordered[one].report != ordered[other].report:
            lead = top[one, ordered[other].report] + top[other, ordered[one].report] - 2 * points
        rival = weights_for(ordered[one], ordered[other]).rival
        weaker[one, other] = points - round(rival * min(lead, RIVALRY))
    return weaker


class _Joining:
    """Groups while they are joined; a group goes by the number of one of its claims."""

    def __init__(self, ordered: Sequence[Side], numbers: Iterable[int], links: Mapping[Pair, int]) -> None:
        self.members = {number: [number] for number in numbers}
        self._ids = {number: ordered[number].id for number in self.members}
        self._least = {n: round(UNIT * weights_for(ordered[n], ordered[n]).join) for n in self.members}
        self._near: defaultdict[int, dict[int, tuple[int, int]]] = defaultdict(dict)  # sum of scores, number of links
        for (one, other), points in links.items():
            self._near[one][other] = self._near[other][one] = points, 1
        self._heap = [entry for one, other in links if (entry := self._entry(one, other))]
        heapify(self._heap)

    def run(self) -> None:
        """Join the two groups with the best mean score, until none is good enough."""
        while self._heap:
            _, _, _, one, other, size = heappop(self._heap)
            known = one in self.members and other in self.members
            if known and len(self.members[one]) + len(self.members[other]) == size:  # else one has been joined since
                self._join(one, other)

    def _join(self, one: int, other: int) -> None:
        self.members[one] += self.members.pop(other)
        mine = self._near[one]
        del mine[other]
        for third, (points, count) in self._near.pop(other).items():
            if third != one:
                before = mine.get(third, (0, 0))
                mine[third] = self._near[third][one] = before[0] + points, before[1] + count
                del self._near[third][other]
        for third in mine:
            if entry := self._entry(one, third):
                heappush(self._heap, entry)

    def _entry(self, one: int, other: int) -> Entry | None:
        sizes = len(self.members[one]), len(self.members[other])
        mean = _mean(*self._near[one][other], *sizes)
        if mean < max(self._least[one], self._least[other]):
            return None
        first, second = sorted((one, other), key=self._ids.__getitem__)
        return -mean, self._ids[first], self._ids[second], first, second, sum(sizes)


def _mean(points: int, count: int, one: int, other: int) -> int:
    """The mean score between two groups. Pairs without a link pull it down; but of two large groups not all pairs were
    compared. No more of them count than the groups have members; where as many links lead across as two neighbours in a
    long block can have, no more than there are links."""
    missing = min(one * other - count, one + other)
    if count >= ACROSS:
        missing = min(missing, count)
    return (points + UNLINKED * missing) // (count + missing)


def _trees(
    ordered: Sequence[Side], joined: Iterable[Sequence[int]], links: Mapping[Pair, int]
) -> dict[int, list[tuple[str, str, int]]]:
    """For each group, by its number, the best links that hold it together, the best first."""
    group_of = {number: at for at, members in enumerate(joined) for number in members}
    roots = {number: number for number in group_of}
    trees: defaultdict[int, list[tuple[str, str, int]]] = defaultdict(list)

    def root(number: int) -> int:
        while roots[number] != number:
            roots[number] = number = roots[roots[number]]
        return number

    inside: list[tuple[int, str, str, int, int]] = []
    for (one, other), points in links.items():
        if group_of[one] == group_of[other]:
            first, second = sorted((ordered[one].id, ordered[other].id))
            inside.append((-points, first, second, one, other))
    for minus, first, second, one, other in sorted(inside):
        if root(one) != root(other):
            roots[root(other)] = root(one)
            trees[group_of[one]].append((first, second, -minus))
    return trees
