"""When a fact stands in a timeline."""

from __future__ import annotations

from datetime import date

from factnews.model import Fact


def days_of(fact: Fact) -> tuple[date, date] | None:
    """The days of a fact, both included; of an undated one the day of its first report; None where no report has one.

    News of the day often gives no day of its own: "The ministry welcomed the decision" is of the day it is told.
    """
    if fact.first is not None:
        return fact.first, fact.last or fact.first
    told = min((change.day for change in fact.history if change.day is not None), default=None)
    return None if told is None else (told, told)


def day_key(fact: Fact) -> tuple[date, date, str]:
    """The place of a fact in a timeline: by its days, those of no day last."""
    first, last = days_of(fact) or (date.max, date.max)
    return first, last, fact.id
