"""Dates of holidays that move from year to year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

# (month, weekday 1-7, which one; negative counts from the end)
_NTH: Final = {
    "thanksgiving": (11, 4, 4), "labor": (9, 1, 1), "memorial": (5, 1, -1), "king": (1, 1, 3),
    "presidents": (2, 1, 3), "mother": (5, 7, 2), "father": (6, 7, 3), "columbus": (10, 1, 2),
}  # fmt: skip


def holiday(rule: tuple[int, int] | str, year: int) -> date | None:
    """Give the day of a holiday in a year; None outside the years 1583 to 9998 for movable feasts.

    >>> holiday("easter", 2018)
    datetime.date(2018, 4, 1)
    """
    if isinstance(rule, tuple):
        return date(year, *rule) if 1 <= year <= 9998 else None
    if not 1583 <= year <= 9998:
        return None
    if rule.startswith("easter"):
        return _easter(year) + timedelta(days=int(rule[6:] or 0))
    if rule == "election":  # the Tuesday after the first Monday of November
        return _nth(year, 11, 1, 1) + timedelta(days=1)
    return _nth(year, *_NTH[rule])


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    if which > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-which - 1))


def _easter(year: int) -> date:
    """Reckon Western Easter by the anonymous Gregorian algorithm (Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month = (h + m - 7 * n + 90) // 25
    return date(year, month, (h + m - 7 * n + 33 * month + 19) % 32)
