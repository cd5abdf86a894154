"""Cooperation and conflict of two actors, month by month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import msgspec

from factnews.model import Fact, Status
from factnews.store.shelf import FactBrief

COUNTED = (Status.HAPPENED, Status.ONGOING)


class Month(msgspec.Struct, frozen=True):
    """Facts of a month that happened: sums of positive PLOVER scores, and of negative ones as a positive number."""

    month: str  # YYYY-MM
    facts: int
    cooperation: float
    conflict: float


def months_of(facts: Iterable[Fact | FactBrief]) -> tuple[Month, ...]:
    """The months from the first to the last fact that happened on a known day; months without one are zeros."""
    sums: defaultdict[int, list[float]] = defaultdict(lambda: [0, 0.0, 0.0])
    for fact in facts:
        if fact.first is None or fact.intensity is None or fact.status not in COUNTED:
            continue
        month = sums[fact.first.year * 12 + fact.first.month - 1]
        month[0] += 1
        month[1 if fact.intensity > 0 else 2] += abs(fact.intensity)
    if not sums:
        return ()
    return tuple(
        Month(date(n // 12, n % 12 + 1, 1).isoformat()[:7], int(s[0]), round(s[1], 1), round(s[2], 1))
        for n in range(min(sums), max(sums) + 1)
        for s in [sums.get(n, [0, 0.0, 0.0])]
    )


def tension_of(facts: Iterable[Fact | FactBrief]) -> tuple[float, ...]:
    """How a story went, day by day: the mean PLOVER score (-10..10) of the facts that happened on each day with some."""
    days: defaultdict[date, list[float]] = defaultdict(list)
    for fact in facts:
        if fact.first is not None and fact.intensity is not None and fact.status in COUNTED:
            days[fact.first].append(fact.intensity)
    return tuple(round(sum(days[day]) / len(days[day]), 2) for day in sorted(days))
