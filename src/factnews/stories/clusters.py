"""Reports that are alike come together, the most alike first: average linkage over pairs that share what is rare.

The likeness of two groups is the mean likeness of their members, less where their days lie apart. Pairs are looked for
among reports that share one of their heaviest features, each with those that follow it in the order of days, so that
work grows with the number of reports and not with its square. The outcome does not depend on the order of the reports.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import islice

from factnews.stories.profiles import Feature, Profile, Vector, product

ALIKE = 0.22
"""Groups less alike than this stay apart. Chosen on annotated reports: pairwise F1 of reports in stories .98 for 0.21 to 0.22;
below it stories about one inquiry in one spring become one, above it those of a hundred days fall apart."""
HOPELESS = 0.06
"""Groups less alike than this are not compared again: joining others brings none of them near `ALIKE`."""
HALF = 200
"""Days between two groups after which their likeness counts half: stories of a hundred days hold together, and the same
manoeuvres a year later are another story."""
UNDATED = 30  # a report without a day is taken to be so many days away from any other
KEYS = 24  # of a report so many of its heaviest features are looked up
FOLLOWING = 24  # for each of them it is compared with so many reports that follow it
LONGEST = 400  # features kept of a group's sum; the rest weighs next to nothing


class _Group:
    """Reports that have come together so far."""

    __slots__ = ("first", "last", "members", "near", "total", "turn")

    def __init__(self, place: int, profile: Profile) -> None:
        self.members = [place]
        self.total: Vector = dict(profile.vector)
        self.first = self.last = profile.day
        self.near: set[int] = set()
        self.turn = 0  # counts its changes, so that what was noted of an earlier state is seen to be old

    def take(self, other: _Group) -> None:
        self.members += other.members
        for feature, weight in other.total.items():
            self.total[feature] = self.total.get(feature, 0.0) + weight
        if len(self.total) > 2 * LONGEST:
            heaviest = heapq.nsmallest(LONGEST, self.total.items(), key=lambda entry: (-entry[1], entry[0]))
            self.total = dict(heaviest)
        days = [day for day in (self.first, self.last, other.first, other.last) if day is not None]
        self.first, self.last = min(days, default=None), max(days, default=None)
        self.turn += 1


def clusters(reports: Sequence[Profile]) -> list[list[Profile]]:
    """The groups of reports, each report in one; reports and groups in the order of their ids."""
    ordered = sorted(reports, key=lambda report: report.id)
    groups = {place: _Group(place, report) for place, report in enumerate(ordered)}
    queue: list[tuple[float, int, int, int, int]] = []
    for one, other in _pairs(ordered):
        how = _likeness(groups[one], groups[other])
        if how >= HOPELESS:
            groups[one].near.add(other)
            groups[other].near.add(one)
        if how >= ALIKE:
            queue.append((-how, one, other, 0, 0))
    heapq.heapify(queue)
    while queue:
        _, one, other, turn, other_turn = heapq.heappop(queue)
        kept, gone = groups.get(one), groups.get(other)
        if kept is None or gone is None or (kept.turn, gone.turn) != (turn, other_turn):
            continue
        del groups[other]
        kept.take(gone)
        for place in gone.near - {one}:
            groups[place].near.discard(other)
        near = (kept.near | gone.near) - {one, other}
        kept.near = set()
        for place in sorted(near):
            how = _likeness(kept, groups[place])
            if how < HOPELESS:
                groups[place].near.discard(one)
                continue
            kept.near.add(place)
            groups[place].near.add(one)
            if how >= ALIKE:
                first, second = min(one, place), max(one, place)
                heapq.heappush(queue, (-how, first, second, groups[first].turn, groups[second].turn))
    return [[ordered[place] for place in sorted(group.members)] for _, group in sorted(groups.items())]


def _likeness(one: _Group, other: _Group) -> float:
    how = product(one.total, other.total) / (len(one.members) * len(other.members))
    return round(how * _nearness(one, other), 9)  # sums of the same numbers in another order are no tie-breakers


def _nearness(one: _Group, other: _Group) -> float:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 1 / (1 + UNDATED / HALF)
    gap = max(0, (max(one.first, other.first) - min(one.last, other.last)).days)
    return 1 / (1 + gap / HALF)


def _pairs(ordered: Sequence[Profile]) -> list[tuple[int, int]]:
    """The pairs of places that are compared."""
    having: defaultdict[Feature, list[int]] = defaultdict(list)
    by_day = sorted(range(len(ordered)), key=lambda place: (ordered[place].day or date.max, place))
    for place in by_day:
        weights = ordered[place].vector
        for feature in heapq.nsmallest(KEYS, weights, key=lambda feature: (-weights[feature], feature)):
            having[feature].append(place)
    found: set[tuple[int, int]] = set()
    for places in having.values():
        for number, place in enumerate(places):
            for other in islice(places, number + 1, number + 1 + FOLLOWING):
                found.add((min(place, other), max(place, other)))
    return sorted(found)
