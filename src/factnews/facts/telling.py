"""A claim as one telling of an event: who tells it, when, and on whose word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar

from factnews.model import Claim, ClaimInContext, ReportLine, Status

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim of a fact; `line` is its independent line of report, numbered from 0.

    `weighs` is False for the claim of a report's former version, which is shown, while the current ones decide.
    """

    told: ClaimInContext
    line: int
    weighs: bool = True

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.told.claim

    @property
    def own_voice(self) -> bool:
        """Whether the report says so itself, and puts it into nobody's mouth."""
        return not self.told.claim.attribution

    @property
    def sources(self) -> frozenset[str]:
        """Who says so inside the report: codes, or words where there is no code; empty in the report's own voice."""
        return frozenset(link.speaker.code or link.speaker.text for link in self.told.claim.attribution)

    @property
    def voice(self) -> str:
        """Whose word it is: the innermost source's, else the outlet's (or the report's, where that is unknown)."""
        if self.told.claim.attribution:
            speaker = self.told.claim.attribution[-1].speaker
            return speaker.code or speaker.text
        return self.told.publisher or self.told.claim.article_id


def tellings(members: Iterable[ClaimInContext], lines: Sequence[ReportLine]) -> list[Telling]:
    """The claims in the order in which they were told: by day and hour, undated ones last; then by id.

    Where no report tells any of them any more, the former versions weigh.
    """
    members = list(members)
    taken_back = not any(told.current for told in members)
    line_of = {article: number for number, line in enumerate(lines) for article in line.article_ids}
    ordered = sorted(members, key=lambda told: (*_moment(told), told.claim.article_id, told.version, told.claim.id))
    return [Telling(told, line_of[told.claim.article_id], told.current or taken_back) for told in ordered]


def lines_of(members: Iterable[ClaimInContext], known: Sequence[ReportLine] | None) -> tuple[ReportLine, ...]:
    """The independent lines of report of some claims, by their leading reports' ids.

    `known` are lines of any reports; reports that are in none of them stand alone. Only reports of these claims are
    left in a line, the leading one first if it is among them.
    """
    outlets: dict[str, str | None] = {}
    for told in sorted(members, key=lambda told: (told.claim.article_id, told.version)):
        outlets[told.claim.article_id] = told.publisher
    found: list[ReportLine] = []
    left = dict(outlets)
    for line in known or ():
        here = tuple(article for article in dict.fromkeys(line.article_ids) if article in left)
        if here:
            why = line.why if len(here) > 1 else ""
            found.append(ReportLine(here, _distinct(left.pop(article) for article in here), why))
    found += [ReportLine((article,), _distinct((name,)), "") for article, name in left.items()]
    return tuple(sorted(found, key=lambda line: line.article_ids))


def _distinct(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name is not None))


def weighing(told: Iterable[Telling]) -> list[Telling]:
    """The claims that decide what a fact goes by."""
    return [by for by in told if by.weighs]


def _moment(told: ClaimInContext) -> tuple[bool, date, datetime]:
    """What tellings are put in order by; a report of a day without an hour comes at the day's end."""
    day = told.published or date.max
    return told.published is None, day, aware(told.published_at) or datetime.max.replace(tzinfo=UTC)


def aware(moment: datetime | None) -> datetime | None:
    """A moment that can be compared: without a time zone it is taken as UTC."""
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment


def before(one: ClaimInContext, other: ClaimInContext) -> bool | None:
    """Whether one claim was told before another; None where nothing says.

    Versions of one report follow each other. Other reports are compared by their days, and on one day by their hours,
    where both have them.
    """
    if one.claim.article_id == other.claim.article_id and one.version != other.version:
        return one.version < other.version
    if one.published is None or other.published is None:
        return None
    if one.published != other.published:
        return one.published < other.published
    first, second = aware(one.published_at), aware(other.published_at)
    if first is None or second is None or first == second:
        return None
    return first < second


def most(values: Iterable[T | None]) -> T | None:
    """The most frequent value; of equally frequent ones the first in the alphabet.

    >>> most(["b", "a", None, "b", "a"])
    'a'
    """
    counted = Counter(value for value in values if value is not None)
    return min(counted, key=lambda value: (-counted[value], str(value)), default=None)


SIDES: dict[Status, int] = {
    Status.HAPPENED: 2,
    Status.ONGOING: 2,
    Status.PLANNED: 1,
    Status.THREATENED: 1,
    Status.POSSIBLE: 1,
    Status.NEGATED: 0,
}
"""What a status commits to: that it took place (2), that it may (1), that it did not (0)."""
