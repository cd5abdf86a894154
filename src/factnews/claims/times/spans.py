"""Lengths of time: how TIMEX3 writes them, and which days they cover when laid before or after the publication day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from . import words as w
from .context import Found, Outcome
from .periods import Period, day_of, period_of


def window(found: Found, amount: int | float, name: str, outcome: Outcome, *, back: bool) -> Outcome:
    """Lay a length of time before or after the publication day."""
    published = found.context.published
    if published is None:
        return outcome
    if back:
        return replace(outcome, first=days_before(found, amount, name), last=published)
    return replace(outcome, first=published, last=days_after(found, amount, name))


def amount_of(found: Found) -> int | float | None:
    """Read how many: None for "several", "a few"; of "two to three" the first."""
    if found.holds("count", "FEW", "SEVERAL"):
        return None
    if found.holds("count", "COUPLE"):
        return 2
    if found.holds("count", "MULTIPLIER"):
        worth = found.tokens.worths[found.match.end("count") - 1]
        return worth if isinstance(worth, int) else None
    if found.holds("count", "ANOTHER") and found.holds("count", "NUMDAY", "NUMBER"):
        worth = found.tokens.worths[found.match.end("count") - 1]
        return worth if isinstance(worth, int | float) else 1
    worth = found.worth("count")
    return worth if isinstance(worth, int | float) else 1


def length(amount: int | float | None, name: str, *, half: bool = False) -> str:
    """Write a length as TIMEX3 does: P3D, PT5H30M, PXY; fractions of years and hours in the next smaller unit.

    >>> length(2.5, "year")
    'P2Y6M'
    """
    prefix, letter, factor = w.LENGTH[name]
    if amount is None:
        letter = {"decade": "DE", "century": "CE"}.get(name, letter)
        return f"{prefix}X{'Y' if name in ('decade', 'century') else letter}"
    total = (amount + (0.5 if half else 0)) * factor
    whole = int(total)
    if total != whole:
        if letter in "YHM" and total - whole == 0.5 and whole:
            smaller = {"Y": "6M", "H": "30M", "M": "30S" if prefix == "PT" else ""}[letter]
            if smaller:
                return f"{prefix}{whole}{letter}{smaller}"
        return f"{prefix}{total:g}{letter}"
    return f"{prefix}{whole}{letter}"


# "has been closed for weeks" reaches up to the report; "was jailed for three years" does not
_PERFECT: Final = re.compile(r"\b(?:has|have|['’]ve)\b[^.!?]{0,60}$")


_PERFECT_AFTER: Final = re.compile(r"[^.!?]{0,60}\b(?:has|have|['’]ve)\b")


def lasting(found: Found, amount: int | float | None, name: str, outcome: Outcome) -> Outcome:
    """Give a length after "for" its interval where the tense shows that it reaches up to the report."""
    if not found.is_before("FOR"):
        return outcome
    start = found.tokens.starts[found.match.start()]
    end = found.tokens.ends[found.match.end() - 1]
    before = found.text[max(0, start - 90) : start]
    if not (_PERFECT.search(before) or _PERFECT_AFTER.match(found.text, end, end + 90)):
        return outcome
    return window(found, amount if amount is not None else RECENT.get(name, 3), name, outcome, back=True)


def _moved(found: Found, amount: int | float, name: str) -> Period | None:
    """Move the publication day by an amount (negative: back) of a unit."""
    today = found.context.today()
    if today is None:
        return None
    if name in ("second", "minute", "hour"):
        return today.shift(int(amount / {"second": 86400, "minute": 1440, "hour": 24}[name]))
    days = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7, "night": 1}.get(name)
    if days is not None:
        return today.shift(round(amount * days))
    months = round(amount * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(name, 12000))
    assert found.context.published is not None  # noqa: S101 - `today` says so
    moved = period_of(found.context.published, "month").shift(months)
    last = moved.last()
    if last is None:
        return None
    return day_of(last.year, last.month, min(found.context.published.day, last.day))


def days_before(found: Found, amount: int | float, name: str) -> date | None:
    """First day of the time that lies this long before publication; None without a publication day."""
    moved = _moved(found, -amount, name)
    return moved.first() if moved else None


def days_after(found: Found, amount: int | float, name: str) -> date | None:
    """First day of the time that lies this long after publication; None without a publication day."""
    moved = _moved(found, amount, name)
    return moved.first() if moved else None


# "recent weeks" are the four weeks before, "recent months" the three months before, by the annotation standard
RECENT: Final = {"day": 7, "week": 4, "month": 3, "year": 3, "quarter": 2, "decade": 3, "hour": 24}
