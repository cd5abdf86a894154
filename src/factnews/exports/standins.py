"""What formats of other projects need of a fact that they name in their own ways: whole numbers as ids, one day, who says so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime

from factnews.exports.joining import joined
from factnews.exports.told import ToldFact
from factnews.model import Standing, Status

TOOK_PLACE = frozenset({Status.HAPPENED, Status.ONGOING})


def number_of(fact_id: str) -> int:
    """A whole number for a fact, the same for the same id: 63 bits, so that it fits wherever a GDELT id does.

    >>> number_of("0a1b") == number_of("0a1b") < 2**63
    True
    """
    return int.from_bytes(hashlib.sha256(fact_id.encode("utf-8", "replace")).digest()[:8], "big") >> 1


def day_of(told: ToldFact) -> date | None:
    """The first day of a fact; the day of its first report where the reports give none; None where they have no day."""
    return told.fact.first or (told.days[0] if told.days else None)


def stands(told: ToldFact) -> bool:
    """Whether other formats list a fact: it has a day, and its reports have not taken it back."""
    return day_of(told) is not None and told.fact.standing is not Standing.RETRACTED


def took_place(told: ToldFact) -> bool:
    """Whether a fact happened or goes on."""
    return told.fact.status in TOOK_PLACE


def according_to(told: ToldFact) -> str | None:
    """Who says so: sources inside the reports, or else the outlets."""
    return joined(told.fact.sources or told.fact.outlets) or None


def first_moment(told: ToldFact) -> datetime | None:
    """When the first of its reports came out, in UTC; a report with a day alone counts from midnight."""
    return min(_moments(told), default=None)


def last_moment(told: ToldFact) -> datetime | None:
    """When the latest of its reports came out, in UTC."""
    return max(_moments(told), default=None)


def _moments(told: ToldFact) -> Iterable[datetime]:
    for by in told.claims:
        if by.published_at is not None and by.published_at.tzinfo is not None:
            yield by.published_at.astimezone(UTC)
        elif by.published is not None:
            yield datetime(by.published.year, by.published.month, by.published.day, tzinfo=UTC)
