"""Relations of two actors over time: cooperation and conflict by day, week or month, from facts.

Each fact counts once, however many reports tell it. A fact is about two actors where one acts and the other is acted
upon, or where both act and nobody else is acted upon, as when they meet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import fmean

from factnews.model import Fact, RelationPoint, Standing, Status
from factnews.stories.days import days_of

TOOK_PLACE = frozenset({Status.HAPPENED, Status.ONGOING})
LONGEST = timedelta(days=31)
"""A fact of a longer interval ("in 2018") is in no period."""
SMOOTHING = 0.3
"""Share of a period in its smoothed intensity; the rest is the smoothed intensity of the period before."""


class Period(StrEnum):
    """How long the periods of a series are; weeks begin on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Relation:
    """The series of two actors, from the period of their first fact to that of the last, without gaps."""

    one: str
    other: str
    by: Period
    points: tuple[RelationPoint, ...]
    left_out: int  # facts about them that took place, of no day or of too long an interval


def relation(
    facts: Iterable[Fact],
    one: str,
    other: str,
    *,
    by: Period = Period.WEEK,
    statuses: frozenset[Status] = TOOK_PLACE,
    smoothing: float = SMOOTHING,
) -> Relation:
    """The series of two actors, given by their codes, from facts in any order.

    Only facts of the `statuses` count, and none that its reports have taken back. A fact counts in the period of its
    last day, an undated one in that of its first report. Intensities are PLOVER's, -10 to 10, summed over the facts
    of a period; `smoothed` is the exponentially smoothed sum, which begins at 0. A fact without an intensity adds to the
    counts alone.
    """
    chosen = [fact for fact in facts if fact.status in statuses and is_between(fact, one, other)]
    chosen = sorted((fact for fact in chosen if fact.standing is not Standing.RETRACTED), key=lambda fact: fact.id)
    periods: dict[date, list[Fact]] = {}
    left_out = 0
    for fact in chosen:
        days = days_of(fact)
        if days is None or days[1] - days[0] > LONGEST:
            left_out += 1
        else:
            periods.setdefault(start_of(days[1], by), []).append(fact)
    points = []
    smoothed = 0.0
    for start in _starts(periods, by):
        points.append(_point(start, by, periods.get(start, ()), smoothed, smoothing))
        smoothed = points[-1].smoothed
    return Relation(one, other, by, tuple(points), left_out)


def is_between(fact: Fact, one: str, other: str) -> bool:
    """Whether a fact is about what two actors do to or with each other."""
    if (one in fact.actors and other in fact.recipients) or (other in fact.actors and one in fact.recipients):
        return True
    return one != other and not fact.recipients and {one, other} <= set(fact.actors)


def start_of(day: date, by: Period) -> date:
    """The first day of the period in which a day lies.

    >>> start_of(date(2020, 6, 18), Period.WEEK)
    datetime.date(2020, 6, 15)
    """
    if by is Period.MONTH:
        return day.replace(day=1)
    if by is Period.WEEK:
        return date.fromordinal(max(1, day.toordinal() - day.weekday()))
    return day


def end_of(start: date, by: Period) -> date:
    """The last day of the period that begins on a day.

    >>> end_of(date(2020, 2, 1), Period.MONTH)
    datetime.date(2020, 2, 29)
    """
    days = {Period.DAY: 0, Period.WEEK: 6, Period.MONTH: 27}[by]
    end = date.fromordinal(min(date.max.toordinal(), start.toordinal() + days))
    while by is Period.MONTH and end < date.max and (end + timedelta(days=1)).month == start.month:
        end += timedelta(days=1)
    return end


def _starts(periods: dict[date, list[Fact]], by: Period) -> Iterator[date]:
    if not periods:
        return
    start, last = min(periods), max(periods)
    while start < last:
        yield start
        start = end_of(start, by) + timedelta(days=1)
    yield last


def _point(start: date, by: Period, facts: Sequence[Fact], before: float, smoothing: float) -> RelationPoint:
    intensities = [fact.intensity for fact in facts if fact.intensity is not None]
    goldsteins = [fact.goldstein for fact in facts if fact.goldstein is not None]
    smoothed = smoothing * sum(intensities) + (1 - smoothing) * before
    return RelationPoint(
        start=start,
        end=end_of(start, by),
        facts=len(facts),
        cooperation=round(sum(value for value in intensities if value > 0), 4),
        conflict=round(-sum(value for value in intensities if value < 0), 4) + 0.0,
        goldstein=round(fmean(goldsteins), 4) if goldsteins else None,
        smoothed=round(smoothed, 4) + 0.0,
        quads=tuple(sorted(Counter(fact.quad for fact in facts if fact.quad).items())),
    )
