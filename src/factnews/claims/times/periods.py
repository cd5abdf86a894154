"""Stretches of the calendar: a unit and a running number, so that "the month before" is one subtraction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SEASONS = ("SP", "SU", "FA", "WI")
_SEASON_MONTH = {0: 3, 1: 6, 2: 9, 3: 12}  # meteorological: spring begins in March, winter in December
_YEARS = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
_MONTHS = {"month": 1, "quarter": 3, "half": 6}
_LAST_YEAR = 9999


@dataclass(frozen=True, slots=True)
class Period:
    """A day, week, weekend, month, quarter, half, season, year, decade, century or millennium, counted from year 0.

    A week has the number of its Monday's ordinal divided by seven; a winter belongs to the year in which it begins.
    """

    unit: str
    index: int

    def shift(self, steps: int) -> Period:
        """Give the period of the same length that lies so many steps later (or, negative, earlier)."""
        return Period(self.unit, self.index + steps)

    def first(self) -> date | None:
        """Give the first day; None outside the years 1 to 9999."""
        return _first_day(self.unit, self.index)

    def last(self) -> date | None:
        """Give the last day; None outside the years 1 to 9999."""
        if self.unit == "weekend":
            return _from_ordinal(self.index * 7 + 7)
        after = _first_day(self.unit, self.index + 1)
        if after is None:
            return date(_LAST_YEAR, 12, 31) if self.first() is not None else None
        return _from_ordinal(after.toordinal() - 1)

    def year(self) -> int:
        """Give the year in which the period begins."""
        if self.unit in _YEARS:
            return self.index * _YEARS[self.unit]
        if self.unit in _MONTHS:
            return self.index * _MONTHS[self.unit] // 12
        if self.unit == "season":
            return self.index // 4
        start = self.first()
        return start.year if start else 0

    def to(self, unit: str) -> Period:
        """Give the period of another unit in which this one begins."""
        if unit == self.unit:
            return self
        start = self.first()
        if start is None:
            return Period(unit, 0)
        return period_of(start, unit)

    def value(self) -> str:
        """Write the TIMEX3 value: ISO 8601, with the seasons, weekends and decades (199X) of TimeML."""
        return _value(self.unit, self.index)


def period_of(day: date, unit: str) -> Period:
    """Give the period of the unit that holds the day.

    >>> period_of(date(2020, 6, 16), "quarter").value()
    '2020-Q2'
    """
    if unit == "day":
        return Period(unit, day.toordinal())
    if unit in ("week", "weekend"):
        return Period(unit, (day.toordinal() - 1) // 7)
    if unit in _YEARS:
        return Period(unit, day.year // _YEARS[unit])
    if unit == "season":
        # January and February belong to the winter that began the year before.
        return Period(unit, (day.year * 12 + day.month - 3) // 3)
    return Period(unit, (day.year * 12 + day.month - 1) // _MONTHS[unit])


def day_of(year: int, month: int, day: int) -> Period | None:
    """Give the day with that date, or None where the calendar has none."""
    try:
        return Period("day", date(year, month, day).toordinal())
    except ValueError:
        return None


def month_of(year: int, month: int) -> Period:
    """Give the month with that number (1 to 12) of a year."""
    return Period("month", year * 12 + month - 1)


def part(period: Period, mod: str | None) -> tuple[date | None, date | None]:
    """Give the days of a period's START, MID or END: in a month days 1-10, 11-20, 21 on, elsewhere thirds likewise.

    A week's start is Monday to Wednesday, its middle Wednesday to Thursday, its end Thursday on.
    """
    first, last = period.first(), period.last()
    if first is None or last is None or mod not in ("START", "MID", "END") or period.unit == "day":
        return first, last
    begin, length = first.toordinal(), last.toordinal() - first.toordinal() + 1
    if period.unit == "month":
        low, high = {"START": (0, 10), "MID": (10, 20), "END": (20, length)}[mod]
    elif period.unit in ("week", "weekend"):
        low, high = {"START": (0, 3), "MID": (2, 4), "END": (3, 7)}[mod]
        low, high = min(low, length - 1), min(high, length)
    elif period.unit == "decade":
        years = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}[mod]
        year = period.index * 10
        return Period("year", year + years[0]).first(), Period("year", year + years[1]).last()
    else:
        return _month_third(period, mod)
    return _from_ordinal(begin + low), _from_ordinal(begin + high - 1)


def _month_third(period: Period, mod: str) -> tuple[date | None, date | None]:
    """Cut a period of whole months (a year, season, century) in three."""
    first, last = period.first(), period.last()
    if first is None or last is None:
        return first, last
    low = first.year * 12 + first.month - 1
    count = last.year * 12 + last.month - low
    step = {"START": 0, "MID": 1, "END": 2}[mod]
    return Period("month", low + count * step // 3).first(), Period("month", low + count * (step + 1) // 3 - 1).last()


def _from_ordinal(ordinal: int) -> date | None:
    try:
        return date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        return None


def _first_day(unit: str, index: int) -> date | None:
    if unit == "day":
        return _from_ordinal(index)
    if unit == "week":
        return _from_ordinal(index * 7 + 1)
    if unit == "weekend":
        return _from_ordinal(index * 7 + 6)
    if unit in _YEARS:
        months = index * _YEARS[unit] * 12
    elif unit == "season":
        months = index * 3 + 2
    else:
        months = index * _MONTHS[unit]
    year, month = divmod(months, 12)
    return date(year, month + 1, 1) if 1 <= year <= _LAST_YEAR else None


def _value(unit: str, index: int) -> str:  # noqa: PLR0911
    if unit == "year":
        return f"{index:04d}"
    if unit == "decade":
        return f"{index:03d}X"
    if unit == "century":
        return f"{index:02d}XX"
    if unit == "millennium":
        return f"{index:d}XXX"
    if unit == "month":
        return f"{index // 12:04d}-{index % 12 + 1:02d}"
    if unit == "quarter":
        return f"{index // 4:04d}-Q{index % 4 + 1}"
    if unit == "half":
        return f"{index // 2:04d}-H{index % 2 + 1}"
    if unit == "season":
        return f"{index // 4:04d}-{SEASONS[index % 4]}"
    start = _first_day("day" if unit == "day" else "week", index)
    if start is None:
        return "XXXX-XX-XX" if unit == "day" else "XXXX-WXX"
    if unit == "day":
        return start.isoformat()
    year, week, _ = start.isocalendar()
    return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
