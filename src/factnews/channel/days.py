"""Days as an article would say them."""

from __future__ import annotations

from calendar import month_name, monthrange
from datetime import date

_NAMES = tuple(str(name) for name in month_name)


def day_words(first: date, last: date) -> str:  # noqa: PLR0911  one return for each way to say it
    """An interval of days (inclusive), as short as it can be said.

    >>> day_words(date(2020, 6, 16), date(2020, 6, 16)), day_words(date(2020, 6, 8), date(2020, 6, 14))
    ('16 June 2020', '8–14 June 2020')
    >>> day_words(date(2020, 2, 1), date(2020, 2, 29)), day_words(date(2018, 1, 1), date(2019, 12, 31))
    ('February 2020', '2018–2019')
    """
    if first == last:
        return f"{first.day} {_NAMES[first.month]} {first.year}"
    whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    opening, closing = _NAMES[first.month], _NAMES[last.month]
    if whole_months and first.month == 1 and last.month == 12:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if whole_months:
        if first.year != last.year:
            return f"{opening} {first.year} – {closing} {last.year}"
        return f"{closing} {last.year}" if first.month == last.month else f"{opening}–{closing} {last.year}"
    if first.year != last.year:
        return f"{first.day} {opening} {first.year} – {last.day} {closing} {last.year}"
    if first.month != last.month:
        return f"{first.day} {opening} – {last.day} {closing} {last.year}"
    return f"{first.day}–{last.day} {closing} {last.year}"


def day_with_weekday(day: date) -> str:
    """A day with its weekday, for headings.

    >>> day_with_weekday(date(2020, 6, 16))
    'Tuesday, 16 June 2020'
    """
    return f"{day:%A}, {day.day} {_NAMES[day.month]} {day.year}"
