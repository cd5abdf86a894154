"""Which of several days, months or weekdays of a name is meant: the nearest, by tense and by what was spoken of."""

from __future__ import annotations

from .context import Context, Found
from .periods import Period, day_of, month_of


def full_year(short: int, context: Context) -> int:
    """Complete a year of two digits to the nearest one not more than twenty years after publication."""
    now = context.published.year if context.published else 2000
    century = now // 100 * 100
    year = century + short
    return year - 100 if year > now + 20 else year


def year_given(found: Found) -> int | None:
    """Take the year that the expression itself names, in four digits or two; None where it names none."""
    groups = found.match.groupdict()
    if groups.get("year"):
        return found.number("year")
    if groups.get("short"):
        return full_year(found.number("short"), found.context)
    return None


# A day without a year is the nearest one, unless that lies this many days ahead in a report of the past.
_DAYS_AHEAD = 100


# A month without a year that lies this far ahead is meant in any tense, and this far if nothing speaks of the past.
_MONTHS_AHEAD, _MONTHS_AHEAD_OPEN = 1, 4


# In a history a month this many months before the one spoken of last is the next year's ("in November ... in January").
_MONTHS_BACK = 9


def day_without_year(found: Found, month: int, day: int) -> Period | None:
    """Choose the year of a day without one: what the report dated so before, else the nearest, else by tense."""
    context = found.context
    if context.published is not None and found.match.groupdict().get("last"):
        same = day_of(context.published.year, month, day)
        before = same is not None and same.index < context.published.toordinal()
        return same if before else day_of(context.published.year - 1, month, day)
    known = context.years_of_days.get((month, day))
    if known is not None:
        return day_of(known, month, day)
    if context.published is None or context.narrative:
        base = month_near(found, month)
        return day_of(base.year(), month, day) if base else None
    today = context.published.toordinal()
    years = (context.published.year + step for step in (-1, 0, 1))
    near = [period for year in years if (period := day_of(year, month, day))]
    if not near:
        return None
    nearest = min(near, key=lambda period: abs(period.index - today))
    ahead = nearest.index - today
    if ahead > _DAYS_AHEAD and found.tense() != "future" and near[0].index < today:
        return max((period for period in near if period.index <= today), key=lambda period: period.index)
    return nearest


def month_near(found: Found, month: int) -> Period | None:
    """Choose the year of a month without one: by the tense before or after publication, in a history by the year named."""
    context = found.context
    if context.year is not None and (context.narrative or context.published is None):
        thread = context.thread
        if thread is None:
            return month_of(context.year, month)
        behind = thread.to("month").index % 12 + 1 - month
        return month_of(thread.year() + (1 if behind >= _MONTHS_BACK else 0), month)
    today = context.today("month")
    if today is None:
        return None
    ahead = (month - 1 - today.index) % 12
    reach = _MONTHS_AHEAD
    if not found.is_before("SINCE"):
        tense = "future" if found.is_before("BY", "UNTIL") else found.tense()
        reach = {"future": 9, "past": _MONTHS_AHEAD}.get(tense, _MONTHS_AHEAD_OPEN)
    else:
        reach = 0
    return today.shift(ahead if ahead <= reach else ahead - 12)


def weekday_near(found: Found, number: int) -> Period | None:
    """Choose the day of a weekday's name: the last one up to the publication day, or in a future tense the next.

    The name of tomorrow means tomorrow in every tense: six days ago would be called "last", and where the event took
    place it may be tomorrow already. A deed's possessive ("Wednesday's ruling") looks back.
    """
    today = found.context.today()
    if today is None:
        return None
    ahead = (number - today.index) % 7  # ordinal 1 was a Monday
    if ahead == 0:
        return today
    if found.is_after("POSSESSIVE"):
        return today.shift(ahead - 7)
    if ahead == 1 or found.is_before("UNTIL", "BY") or found.is_before("AS") or found.tense() == "future":
        return today.shift(ahead)
    return today.shift(ahead - 7)


def day_spoken_of(context: Context) -> Period | None:
    """Give the day spoken of last, or else the publication day."""
    if context.reference is not None and context.reference.unit == "day":
        return context.reference
    return context.today()


# Earnings reports count from the quarter they are about for so many characters.
_QUARTER_REACH = 800


def quarter_spoken_of(found: Found) -> Period | None:
    """Find the quarter that an earnings report was last said to be about, if that was not far above."""
    context = found.context
    at = found.tokens.starts[found.match.start()]
    return context.quarter if context.quarter is not None and at - context.quarter_at < _QUARTER_REACH else None
