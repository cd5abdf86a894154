"""How the numbers that reports give of one event stand to each other: finer, risen in time, or contradicted.

75 dead on Friday morning, 82 at night and 120 on Sunday are one toll that rises; 40 by the police and 120 by the
opposition on one day cannot both hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from factnews.facts.telling import Telling, before
from factnews.model import Count, Difference

NEAR = timedelta(days=1)  # two named sources that differ within a day contradict each other; later, one may know more


@dataclass(frozen=True, slots=True)
class Number:
    """A number that one claim gives: at least `low`, at most `high` (None: no upper end)."""

    low: int
    high: int | None
    by: Telling

    def __str__(self) -> str:
        """As `40`, `40-45` or `40+`."""
        if self.high is None:
            return f"{self.low}+"
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"


def number_of(kind: str, by: Telling) -> Number | None:
    """The number of one kind that a claim gives: the largest of several, which "including 12 children" are part of."""
    counts: list[Count] = [count for count in by.claim.counts if count.kind == kind]
    if not counts:
        return None
    largest = max(counts, key=lambda count: (count.low, count.high is None, count.high or 0))
    high = None if largest.high is None else max(largest.high, largest.low)
    return Number(largest.low, high, by)


def compatible(one: Number, other: Number) -> bool:
    """Whether some number would fit both: "at least 82" and 90 do.

    >>> from factnews.facts.numbers import Number
    >>> compatible(Number(82, None, None), Number(90, 90, None)), compatible(Number(40, 40, None), Number(41, 45, None))
    (True, False)
    """
    return (one.high is None or other.low <= one.high) and (other.high is None or one.low <= other.high)


def compare(numbers: Sequence[Number]) -> tuple[Difference, str | None]:
    """How the numbers of a fact (in the order in which they were told) stand to each other, and the one it goes by.

    Where all fit each other it is the narrowest; where they have changed, the latest; where they contradict each other,
    or only former versions of reports give any, none.
    """
    deciding = [number for number in numbers if number.by.weighs]
    if len({str(number) for number in numbers}) == 1:
        return Difference.SAME, str(numbers[0]) if deciding else None
    apart = [(one, other) for one, other in _pairs(numbers) if not compatible(one, other)]
    if any(contradict(one, other) for one, other in apart):
        return Difference.CONTRADICTED, None
    if not deciding:
        return Difference.CHANGED, None
    if not apart:
        return Difference.FINER, str(min(deciding, key=_width))
    return Difference.CHANGED, str(_latest(deciding))


def _pairs(numbers: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """The pairs that can decide: of thousands of copies with one number on one day, the first and the last are enough."""
    first: dict[Hashable, Number] = {}
    last: dict[Hashable, Number] = {}
    reports: defaultdict[tuple[str, int], list[Number]] = defaultdict(list)
    for number in numbers:
        alike = (number.low, number.high, number.by.sources, number.by.told.published)
        first.setdefault(alike, number)
        last[alike] = number
        reports[number.by.claim.article_id, number.by.told.version].append(number)
    yield from combinations([*first.values(), *(last[alike] for alike in last if last[alike] is not first[alike])], 2)
    for within in reports.values():
        yield from combinations(within, 2)


def contradict(one: Number, other: Number) -> bool:
    """Whether two numbers that do not fit each other cannot be a toll that was known better later on.

    They are a contradiction (a) in one version of one report, (b) of two named sources within a day, and (c) where
    the number falls from one report to the next of the same day. All else is a change: a toll that rises, or that is
    corrected a day or more later. Two numbers of one day of which no hour is known are taken as risen.
    """
    first, second = one.by, other.by
    if (first.claim.article_id, first.told.version) == (second.claim.article_id, second.told.version):
        return True
    days = _days_apart(first, second)
    if first.sources and second.sources and first.sources.isdisjoint(second.sources):
        return days is None or days <= NEAR
    earlier = before(first.told, second.told)
    if earlier is None:
        return days is None
    lower, higher = (one, other) if earlier else (other, one)
    falls = higher.low < lower.low
    same_report = first.claim.article_id == second.claim.article_id
    return falls and not same_report and days is not None and days < NEAR


def _days_apart(one: Telling, other: Telling) -> timedelta | None:
    if one.told.published is None or other.told.published is None:
        return None
    return abs(one.told.published - other.told.published)


def _latest(numbers: Sequence[Number]) -> Number:
    """The number told last; of several that nothing puts in order the highest: tolls rise."""
    ends = {
        (number.low, number.high, number.by.told.published, number.by.told.published_at): number for number in numbers
    }
    last = [
        number
        for number in ends.values()
        if not any(before(number.by.told, other.by.told) is True for other in ends.values())
    ] or list(numbers)
    dated = [number for number in last if number.by.told.published is not None] or last
    return max(dated, key=lambda number: (number.low, -_width(number)))


def _width(number: Number) -> float:
    return float("inf") if number.high is None else float(number.high - number.low)
