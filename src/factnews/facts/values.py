"""What the reports of a fact say of each field, who says it and when, and how the values stand to each other.

Every value that a claim gives is kept; what the fact goes by is decided by independent lines of report, not by copies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from factnews.facts.numbers import compare, number_of
from factnews.facts.telling import SIDES, Telling, most, weighing
from factnews.model import Difference, FieldValues, Participant, ReportedValue, Status, When, Where

Days = tuple[date, date]
Named = Mapping[str, Sequence[Telling]]
People = Callable[[Telling], tuple[Participant, ...]]

K = TypeVar("K")

SHARE = 3
"""A code is agreed when one in so many of the lines that name anybody has it: a name that a single one of ten reports
adds is as often misread as right, while of two or three reports each may know more."""


def codes(field: str, told: Sequence[Telling], people: People) -> tuple[FieldValues | None, tuple[str, ...]]:
    """Who takes part: the values, and the codes that are agreed, in the order of the alphabet.

    One value is finer than another that names some of the same; two that share nobody contradict each other. Words
    without a code are shown and contradict nothing.
    """
    named = _by(told, lambda by: " ".join(sorted({who.code or who.text for who in people(by)})) or None)
    if not named:
        return None, ()
    lines: defaultdict[str, set[int]] = defaultdict(set)
    sets: set[frozenset[str]] = set()
    for by in weighing(told):
        known = frozenset(who.code for who in people(by) if who.code is not None)
        sets.add(known)
        for code in known:
            lines[code].add(by.line)
    voters: set[int] = set().union(*lines.values())
    agreed = tuple(sorted(code for code, by in lines.items() if SHARE * len(by) >= len(voters)))
    if lines and not agreed:
        agreed = (min(lines, key=lambda code: (-len(lines[code]), code)),)
    sets.discard(frozenset())
    apart = any(one.isdisjoint(other) for one in sets for other in sets)
    # somebody without a code can be named only where all use the same words
    words = next(iter(named)) if len(named) == 1 and weighing(next(iter(named.values()))) else None
    return _field(field, " ".join(agreed) or words, named, contradicted=apart), agreed


def modes(told: Sequence[Telling]) -> FieldValues | None:
    """The modes that are told; two of them contradict each other."""
    named = _by(told, lambda by: by.claim.mode)
    return _field("mode", most_lines(named), named, contradicted=True) if named else None


def statuses(told: Sequence[Telling], agreed: Status, *, changed: bool, denied: bool) -> FieldValues:
    """The statuses that are told: who denies what others tell contradicts them, a plan carried out has changed."""
    return _field(
        "status", agreed.value, _by(told, lambda by: by.claim.status.value), contradicted=denied, changed=changed
    )


def days(told: Sequence[Telling]) -> tuple[FieldValues | None, Days | None]:
    """The days that are told, and those agreed: what most lines of report bear out, and of these the narrowest.

    A line bears an interval out when its own holds it: "June" bears out 16 June. What is told as having taken place goes
    before what was planned, and what took place is not taken to lie after its report. Intervals that share no day
    contradict each other, unless the one was a plan and the other was told later: then they have changed.
    """
    dated = _grouped(told, _interval)
    if not dated:
        return None, None
    deciding = {
        interval: mine for interval, by in dated.items() if (mine := [t for t in weighing(by) if not _foretold(t)])
    }
    lines = {interval: {by.line for by in tellers} for interval, tellers in deciding.items()}

    def rank(interval: Days) -> tuple[int, int, timedelta, Days]:
        bearing = {
            line for other, by in lines.items() if other[0] <= interval[0] <= interval[1] <= other[1] for line in by
        }
        return -len(bearing), -len(lines[interval]), interval[1] - interval[0], interval

    firm = [interval for interval, by in deciding.items() if any(SIDES[t.claim.status] == 2 for t in by)]
    agreed = min(firm or deciding, key=rank, default=None)
    apart = [(deciding[one], deciding[other]) for one in deciding for other in deciding if one[1] < other[0]]
    changed = all(_replanned(one, other) or _replanned(other, one) for one, other in apart)
    named = {written(interval): by for interval, by in dated.items()}
    shown = written(agreed) if agreed is not None else None
    both = bool(apart)
    return _field("when", shown, named, contradicted=both and not changed, changed=both and changed), agreed


def _interval(by: Telling) -> Days | None:
    when: When | None = by.claim.when
    return (when.first, max(when.first, when.last)) if when is not None else None


def _foretold(by: Telling) -> bool:
    """Whether a claim dates what has taken place after the day of its report: a misread date (time zones differ by one)."""
    if by.claim.when is None or by.told.published is None or SIDES[by.claim.status] != SIDES[Status.HAPPENED]:
        return False
    return (by.claim.when.first - by.told.published).days > 1


def _replanned(plan: Sequence[Telling], then: Sequence[Telling]) -> bool:
    """Whether days were only planned, and other days told on a later day."""
    if any(SIDES[by.claim.status] != SIDES[Status.PLANNED] for by in plan):
        return False
    told = max((by.told.published or date.max for by in plan), default=date.max)
    return all(by.told.published is not None and told < by.told.published for by in then)


def written(interval: Days) -> str:
    """Days as `2020-06-16` or `2020-06-01/2020-06-30`.

    >>> written((date(2020, 6, 1), date(2020, 6, 30)))
    '2020-06-01/2020-06-30'
    """
    first, last = interval
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def places(told: Sequence[Telling]) -> tuple[FieldValues | None, str | None]:
    """The places that are told, and the country agreed.

    Places in two countries contradict each other; of two in one country, one may well lie in the other.
    """
    placed = _grouped(told, _place)
    if not placed:
        return None, None
    named: defaultdict[str, list[Telling]] = defaultdict(list)
    for tellers in placed.values():
        named[_name(tellers)] += tellers
    countries = _by(weighing(told), lambda by: by.claim.where.country if by.claim.where is not None else None)
    country = most_lines(countries)
    inside = {name: by for name, by in named.items() if country is None or any(_in(country, t) for t in by)}
    return _field("where", most_lines(inside), named, contradicted=len(countries) > 1), country


def _place(by: Telling) -> tuple[int, str, str] | None:
    where: Where | None = by.claim.where
    if where is None:
        return None
    return (
        (where.geonameid, "", "") if where.geonameid is not None else (-1, where.text.casefold(), where.country or "")
    )


def _in(country: str, by: Telling) -> bool:
    return by.claim.where is not None and by.claim.where.country == country


def _name(tellers: Iterable[Telling]) -> str:
    """What a place is called most often, with its country."""
    wheres = [by.claim.where for by in tellers if by.claim.where is not None]
    return ", ".join(part for part in (most(w.text for w in wheres), most(w.country for w in wheres)) if part)


def objects(told: Sequence[Telling]) -> FieldValues | None:
    """The things acted on, in the reports' words: other words for a thing contradict nothing."""
    spelled: dict[str, str] = {}

    def words(by: Telling) -> str | None:
        if by.claim.object is None:
            return None
        text = " ".join(by.claim.object.text.split())
        return spelled.setdefault(text.casefold(), text)

    named = _by(told, words)
    if not named:
        return None
    votes = _votes(named)
    agreed = min(votes, key=lambda text: (-votes[text], len(text), text), default=None)
    return _field("object", agreed, named)


def counts(told: Sequence[Telling]) -> list[FieldValues]:
    """The numbers of each kind (killed, injured, ...), in the order of the alphabet."""
    found = []
    for kind in sorted({count.kind for by in told for count in by.claim.counts}):
        numbers = [number for by in told if (number := number_of(kind, by)) is not None]
        difference, agreed = compare(numbers)
        named: defaultdict[str, list[Telling]] = defaultdict(list)
        for number in numbers:
            named[str(number)].append(number.by)
        found.append(FieldValues(kind, agreed, difference, _reported(named)))
    return found


def most_lines(named: Named) -> str | None:
    """The value that most independent lines tell; of several the first in the alphabet."""
    votes = _votes(named)
    return min(votes, key=lambda value: (-votes[value], value), default=None)


def _votes(named: Named) -> dict[str, int]:
    votes = {value: len({by.line for by in tellers if by.weighs}) for value, tellers in named.items()}
    return {value: number for value, number in votes.items() if number}


def _by(told: Iterable[Telling], value: Callable[[Telling], str | None]) -> dict[str, list[Telling]]:
    return _grouped(told, value)


def _grouped(told: Iterable[Telling], key: Callable[[Telling], K | None]) -> dict[K, list[Telling]]:
    groups: defaultdict[K, list[Telling]] = defaultdict(list)
    for by in told:
        found = key(by)
        if found is not None:
            groups[found].append(by)
    return dict(groups)


def _field(
    name: str, agreed: str | None, named: Named, *, contradicted: bool = False, changed: bool = False
) -> FieldValues:
    """The field with its values; one that only a report's former version has, has changed."""
    deciding = sum(any(by.weighs for by in tellers) for tellers in named.values())
    if deciding > 1 and contradicted:
        difference = Difference.CONTRADICTED
    elif len(named) > 1 and (changed or deciding < 2):
        difference = Difference.CHANGED
    else:
        difference = Difference.FINER if len(named) > 1 else Difference.SAME
    return FieldValues(name, agreed, difference, _reported(named))


def _reported(named: Named) -> tuple[ReportedValue, ...]:
    """Values with their claims, which come in the order in which they were told; values in that of their first claims."""
    values = []
    for value, tellers in named.items():
        first = min((by.told.published for by in tellers if by.told.published is not None), default=None)
        values.append(ReportedValue(value, tuple(by.claim.id for by in tellers), first))
    return tuple(sorted(values, key=lambda one: (one.first_told or date.max, one.value)))
