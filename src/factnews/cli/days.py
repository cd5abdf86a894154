"""Days as a person writes them, and dates as a person types them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from factnews.errors import InputError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def days_in_words(first: date, last: date) -> str:  # noqa: PLR0911  one return for each way to say it
    """An interval of days (inclusive), as short as it can be said.

    >>> days_in_words(date(2020, 6, 16), date(2020, 6, 16))
    '16 Jun 2020'
    >>> days_in_words(date(2020, 6, 8), date(2020, 6, 14))
    '8–14 Jun 2020'
    >>> days_in_words(date(2020, 2, 1), date(2020, 2, 29))
    'Feb 2020'
    >>> days_in_words(date(2018, 1, 1), date(2019, 12, 31))
    '2018–2019'
    """
    if first == last:
        return f"{first.day} {MONTHS[first.month - 1]} {first.year}"
    whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole_months and first.month == 1 and last.month == 12:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    opening, closing = MONTHS[first.month - 1], MONTHS[last.month - 1]
    if whole_months:
        if first.year != last.year:
            return f"{opening} {first.year} – {closing} {last.year}"
        return f"{closing} {last.year}" if first.month == last.month else f"{opening}–{closing} {last.year}"
    if first.year != last.year:
        return f"{first.day} {opening} {first.year} – {last.day} {closing} {last.year}"
    if first.month != last.month:
        return f"{first.day} {opening} – {last.day} {closing} {last.year}"
    return f"{first.day}–{last.day} {closing} {last.year}"


def parse_day(words: str, option: str) -> date:
    """A day given on the command line as YYYY-MM-DD; InputError otherwise, with the option's name.

    >>> parse_day("2020-06-16", "--since")
    datetime.date(2020, 6, 16)
    """
    try:
        if not _DAY.fullmatch(words):  # Python also takes 20200616 and 2020-W25-2
            raise ValueError(words)
        return date.fromisoformat(words)
    except ValueError as error:
        raise InputError(
            f"{option} {words!r} is not a day; write it as YYYY-MM-DD, as in 2020-06-16", reason="bad-date"
        ) from error
