"""What each rule of `grammar` makes of its match: type, value, days."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from . import words as w
from .context import DROP, UNKNOWN, Context, Found, Outcome, dated
from .holidays import holiday as holiday_day
from .lexer import LETTERS, OTHER
from .periods import Period, day_of, month_of, part, period_of

Rule = Callable[[Found], Outcome | None]

# ------------------------------------------------------------------------------------------------------------- full dates


def numeric_date(found: Found) -> Outcome | None:
    """Read 2020-06-16, 06/16/2020, 16.06.2020; month first unless that is impossible (the American order)."""
    written = found.name("date")
    if "T" in written or (" " in written and ":" in written):
        day, clock = written[:10], written[11:16]
        outcome = _iso_day(day)
        return replace(outcome, type="TIME", value=f"{day}T{clock}") if outcome else None
    if written[:4].isdecimal():
        return _iso_day(written)
    first, second, year = (int(figure) for figure in written.replace("/", "-").replace(".", "-").split("-"))
    if year < 100:
        if "/" not in written:
            return None
        year = _full_year(year, found.context)
    month, day = (second, first) if first > 12 or "." in written else (first, second)
    period = day_of(year, month, day)
    return dated(period, "day") if period else None


def _iso_day(written: str) -> Outcome | None:
    year, month, day = (int(figure) for figure in written.split("-"))
    period = day_of(year, month, day)
    return dated(period, "day") if period else None


def _full_year(short: int, context: Context) -> int:
    """Complete a year of two digits to the nearest one not more than twenty years after publication."""
    now = context.published.year if context.published else 2000
    century = now // 100 * 100
    year = century + short
    return year - 100 if year > now + 20 else year


def calendar_day(found: Found) -> Outcome | None:
    """Read "June 13", "13 June 2020", "Friday, Oct. 13", "late on March 3"."""
    if "month" not in found.match.re.groupindex:  # "Friday" in "Friday Oct. 13"
        return None
    month, day = found.number("month"), found.number("day")
    if not 1 <= day <= 31:
        return None
    year = _year_given(found)
    if year is None:
        # "May 25 people" and "March 400 miles" are no dates; "25 May" is hardly ever anything else
        if found.is_after("STUFF", "UNITS") or found.word_after() in ("percent", "per"):
            return None
        period = _day_without_year(found, month, day)
    else:
        period = day_of(year, month, day)
        if period is None:
            return None
    if found.match.groupdict().get("week"):
        return dated(period.to("week") if period else None, "week") if found.name("week") == "week" else None
    if found.match.groupdict().get("part"):
        return dated(period, "day", kind="TIME", suffix=found.name("part"))
    if period is None:
        return Outcome("DATE", f"XXXX-{month:02d}-{day:02d}")
    return dated(period, "day", mod=found.edge())


def _year_given(found: Found) -> int | None:
    groups = found.match.groupdict()
    if groups.get("year"):
        return found.number("year")
    if groups.get("short"):
        return _full_year(found.number("short"), found.context)
    return None


# A day without a year is the nearest one, unless that lies this many days ahead in a report of the past.
_DAYS_AHEAD = 100
# A month without a year that lies this far ahead is meant in any tense, and this far if nothing speaks of the past.
_MONTHS_AHEAD, _MONTHS_AHEAD_OPEN = 1, 4
# In a history a month this many months before the one spoken of last is the next year's ("in November ... in January").
_MONTHS_BACK = 9


def _day_without_year(found: Found, month: int, day: int) -> Period | None:
    context = found.context
    if context.published is not None and found.match.groupdict().get("last"):
        same = day_of(context.published.year, month, day)
        before = same is not None and same.index < context.published.toordinal()
        return same if before else day_of(context.published.year - 1, month, day)
    known = context.years_of_days.get((month, day))
    if known is not None:
        return day_of(known, month, day)
    if context.published is None or context.narrative:
        base = _month_near(found, month)
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


def day_of_month_year(found: Found) -> Outcome | None:
    """Read "July 25 of that year"."""
    base = found.context.spoken_of()
    if base is None or found.name("unit") != "year":
        return None
    period = day_of(base.year(), found.number("month"), found.number("day"))
    return dated(period, "day") if period else None


def _month_near(found: Found, month: int) -> Period | None:
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


# Short forms without a dot ("Jan" is a first name), and months that are verbs or names at the beginning of a sentence.
_AMBIGUOUS_MONTHS: Final = frozenset("May MAY March MARCH Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())
_MONTH_AFTER: Final = (
    "IN SINCE BY UNTIL OF FROM LAST NEXT THIS EARLY LATE MID AND OR TO HYPHEN BEFORE AFTER FOR COMMA OPEN ON AT "
    "EVERY PER EARLIER LATER AS ABOUT THE PREV BETWEEN"
).split()  # fmt: skip


_YEAR_SHARED: Final = re.compile("[{AND}{OR}{TO}{HYPHEN}{UNTIL}]{MONTH}(?:{COMMA}|{OF})?{YEAR}".format_map(LETTERS))


def month(found: Found) -> Outcome | None:
    """Read "June", "last June", "early March 1998", "mid-November"."""
    number = found.number("month")
    mod = found.edge()
    year = _year_given(found)
    if year is not None:
        return dated(month_of(year, number), "month", mod=mod)
    if len(found.match.group()) == 1 and not _is_month(found):
        return None
    today = found.context.today("month")
    if today is not None and found.match.group()[0] == LETTERS["THIS"]:
        return dated(month_of(today.year(), number), "month", mod=mod)
    if today is not None and (found.has("last") or found.has("next")):
        same = month_of(today.year(), number)
        if found.has("last"):
            return dated(same if same.index < today.index else same.shift(-12), "month", mod=mod)
        return dated(same if same.index > today.index else same.shift(12), "month", mod=mod)
    reference = found.context.spoken_of()
    if reference is not None and (found.has("prev") or found.has("following")):
        base = reference.to("month")
        same = month_of(base.year(), number)
        if found.has("prev"):
            return dated(same if same.index < base.index else same.shift(-12), "month", mod=mod)
        return dated(same if same.index > base.index else same.shift(12), "month", mod=mod)
    shared = _YEAR_SHARED.match(found.tokens.letters, found.match.end())
    if shared:  # "between February and December 2017"
        worth = found.tokens.worths[shared.end() - 1]
        return dated(month_of(int(worth) if isinstance(worth, int) else 0, number), "month", mod=mod)
    period = _month_near(found, number)
    return dated(period, "month", mod=mod) if period else Outcome("DATE", f"XXXX-{number:02d}")


def _is_month(found: Found) -> bool:
    """Tell a lone month from a person ("April Hale", "Theresa May") and from a verb ("May I")."""
    written = found.text[found.tokens.starts[found.match.start()] : found.tokens.ends[found.match.end() - 1]]
    preposition = found.is_before(*(name for name in _MONTH_AFTER if name in LETTERS))
    if written in _AMBIGUOUS_MONTHS:
        return preposition and not found.is_after("PRONOUN")
    if written in ("April", "June", "August", "January", "Jan.", "Dec."):
        return preposition or not found.word_after()[:1].isupper()
    return True


def month_of_year(found: Found) -> Outcome | None:
    """Read "June last year", "August of that year"."""
    if found.name("unit") != "year":
        return None
    today = found.context.today("year")
    reference = found.context.spoken_of()
    year: Period | None = None
    if found.has("last") or found.has("next") or found.has("this"):
        shift = -1 if found.has("last") else 1 if found.has("next") else 0
        year = today.shift(shift) if today else None
    elif reference is not None:
        shift = -1 if found.has("prev") else 1 if found.has("following") else 0
        year = reference.to("year").shift(shift)
    period = month_of(year.index, found.number("month")) if year else None
    return dated(period, "month", mod=found.edge())


# ------------------------------------------------------------------------------------------------------- years and longer


def year(found: Found) -> Outcome | None:
    """Read "1998", "early 2018", "the year two thousand"; a count of things ("2000 troops") is none."""
    groups = found.match.groupdict()
    if groups.get("the") and found.name("the") != "year":
        return None
    number = found.number("number" if groups.get("number") else "year")
    if not 1000 <= number < 2200:
        return None
    if not groups.get("the"):
        if found.is_before("DOLLAR", "SLASH", "ABOUT", "OVER", "NUMDAY", "NUMBER") and not found.edge():
            return None
        if found.is_before("THAN", "NO") or found.is_after("STUFF", "UNITS", "SLASH", "MULTIPLIER", "ZONE"):
            return None
        if found.before() == OTHER and found.word_before()[:1].isupper():  # "Orion 1980"
            return None
        if not 1500 <= number <= 2100 and not found.is_before("IN", "SINCE", "OF", "BY", "FROM", "UNTIL", "COMMA"):
            return None
    return dated(Period("year", number), "year", mod=found.edge())


def short_year(found: Found) -> Outcome | None:
    """Read "'98"."""
    if found.is_after("UNITS"):
        return None
    return dated(Period("year", _full_year(found.number("short"), found.context)), "year", mod=found.edge())


def fiscal_year(found: Found) -> Outcome | None:
    """Read "fiscal 1999"; without the company's calendar it is taken for the year of that name."""
    number = found.number("year")
    number = number if number >= 100 else _full_year(number, found.context)
    return dated(Period("year", number), "year", mod=found.edge())


def before_christ(found: Found) -> Outcome | None:
    """Read "490 BC": TIMEX3 writes BC0490; Python's calendar has no such days."""
    return Outcome("DATE", f"BC{found.number('number'):04d}")


def decade(found: Found) -> Outcome | None:
    """Read "the 1990s", "mid-1990s", "the late '80s", "the nineties"."""
    number = found.number("decade")
    if number < 100:
        if number % 10 or not (found.is_before("THE") or found.match.group()[0] != LETTERS["DECADE"]):
            return None
        now = found.context.published.year if found.context.published else 2000
        full = now // 100 * 100 + number
        number = full if full <= now else full - 100
    return dated(Period("decade", number // 10), "decade", mod=found.edge())


def century(found: Found) -> Outcome | None:
    """Read "the 19th century", "the early twenty-first century"."""
    number = found.number("ordinal")
    return dated(Period("century", number - 1), "century", mod=found.edge()) if 2 <= number <= 22 else None


# --------------------------------------------------------------------------------------------------------- parts of years


def quarter(found: Found) -> Outcome | None:
    """Read "the third quarter", "fourth-quarter", "the first quarter of 2018": the last one over unless the tense is future."""
    groups = found.match.groupdict()
    number = found.number("ordinal")
    if found.name("unit") != "quarter" or not 1 <= number <= 4:
        return None
    if groups.get("year"):
        return dated(Period("quarter", found.number("year") * 4 + number - 1), "quarter")
    today = found.context.today("quarter")
    if today is None:
        return Outcome("DATE", f"XXXX-Q{number}")
    same = Period("quarter", today.year() * 4 + number - 1)
    if groups.get("last") or groups.get("next") or groups.get("this"):
        return dated(same.shift(-4 if groups.get("last") else 4 if groups.get("next") else 0), "quarter")
    if found.tense() == "future":
        return dated(same if same.index >= today.index else same.shift(4), "quarter")
    return dated(same if same.index <= today.index else same.shift(-4), "quarter")


def half(found: Found) -> Outcome | None:
    """Read "the first half of 2018", "the second half of the year"."""
    groups = found.match.groupdict()
    ordinal = groups["ordinal"]
    number = found.number("ordinal") if ordinal == LETTERS["ORDINAL"] else 1 if ordinal == LETTERS["EARLY"] else 2
    if number not in (1, 2):
        return None
    if groups.get("decade"):
        at = found.match.end("decade") - 1
        worth = found.tokens.worths[at]
        value = int(worth) if isinstance(worth, int) else 0
        value = value + 1900 if value < 100 else value
        return dated(Period("decade", value // 10), "decade", mod="START" if number == 1 else "END")
    if groups.get("year"):
        return dated(Period("half", found.number("year") * 2 + number - 1), "half")
    today = found.context.today("year")
    if today is None or len(found.match.group()) < 4:  # "the first half" alone may be of a match
        return None
    shift = -1 if groups.get("last") else 1 if groups.get("next") else 0
    return dated(Period("half", (today.index + shift) * 2 + number - 1), "half")


def season(found: Found) -> Outcome | None:
    """Read "last fall", "this summer", "the winter of 1994", "the spring"."""
    groups = found.match.groupdict()
    number = found.number("season")
    mod = found.edge()
    if groups.get("year"):
        return dated(Period("season", found.number("year") * 4 + number), "season", mod=mod)
    alone = len(found.match.group()) == 1
    written = found.text[found.tokens.starts[found.match.start()] : found.tokens.ends[found.match.end() - 1]]
    if alone and (not found.is_before("IN", "BY", "SINCE", "UNTIL", "OF") or written.lower() == "fall"):
        return None
    if not alone and written.lower() in ("the fall", "that fall") and not found.is_before("IN", "BY", "SINCE", "UNTIL"):
        return None
    today = found.context.today("season")
    if today is None:
        return Outcome("DATE", f"XXXX-{('SP', 'SU', 'FA', 'WI')[number]}")
    base_year = today.year()
    if groups.get("lastyear") or groups.get("thisyear") or groups.get("nextyear"):
        shift = -1 if groups.get("lastyear") else 1 if groups.get("nextyear") else 0
        assert found.context.published is not None  # noqa: S101 - `today` says so
        return dated(Period("season", (found.context.published.year + shift) * 4 + number), "season", mod=mod)
    same = Period("season", base_year * 4 + number)
    if groups.get("last"):
        return dated(same if same.index < today.index else same.shift(-4), "season", mod=mod)
    if groups.get("next"):
        return dated(same if same.index > today.index else same.shift(4), "season", mod=mod)
    if groups.get("this"):
        if found.holds("this", "PAST"):
            return dated(same if same.index <= today.index else same.shift(-4), "season", mod=mod)
        return dated(_this_season(found, number), "season", mod=mod)
    if groups.get("that") and found.context.reference is not None:
        return dated(Period("season", found.context.reference.year() * 4 + number), "season", mod=mod)
    if found.context.narrative and found.context.reference is not None:
        return dated(Period("season", found.context.reference.year() * 4 + number), "season", mod=mod)
    if found.tense() == "future":
        return dated(same if same.index >= today.index else same.shift(4), "season", mod=mod)
    return dated(same if same.index <= today.index else same.shift(-4), "season", mod=mod)


def _this_season(found: Found, number: int) -> Period | None:
    """Choose "this summer": the one of the calendar year in which the report was published."""
    published = found.context.published
    if published is None:
        return None
    same = Period("season", published.year * 4 + number)
    return same.shift(-4) if number == 3 and published.month <= 2 else same


def holiday(found: Found) -> Outcome | None:
    """Read "Christmas", "last Thanksgiving", "New Year's Eve 1999"."""
    groups = found.match.groupdict()
    rule = w.HOLIDAYS[found.name("holiday")]
    part_of_day = found.name("part") if groups.get("part") else ""
    kind = "TIME" if part_of_day else "DATE"
    context = found.context
    if groups.get("year"):
        day = holiday_day(rule, found.number("year"))
        return dated(period_of(day, "day"), "day", kind=kind, suffix=part_of_day) if day else None
    reference = context.published
    if context.narrative and context.reference is not None:
        reference = context.reference.first()
    if reference is None:
        fixed = f"XXXX-{rule[0]:02d}-{rule[1]:02d}" if isinstance(rule, tuple) else UNKNOWN["day"]
        return Outcome(kind, fixed + part_of_day)
    days = [day for near in (-1, 0, 1) if (day := holiday_day(rule, reference.year + near))]
    if not days:
        return None
    if groups.get("last"):
        chosen = max((day for day in days if day < reference), default=days[0])
    elif groups.get("next"):
        chosen = min((day for day in days if day > reference), default=days[-1])
    elif groups.get("this"):
        chosen = min(days, key=lambda day: abs(day.year - reference.year))
    elif found.tense() == "future":
        chosen = min((day for day in days if day >= reference), default=days[-1])
    elif found.tense() == "past":
        chosen = max((day for day in days if day <= reference), default=days[0])
    else:
        chosen = min(days, key=lambda day: abs((day - reference).days))
    return dated(period_of(chosen, "day"), "day", kind=kind, suffix=part_of_day)


# ------------------------------------------------------------------------------------------------------------------- days


def _weekday_near(found: Found, number: int) -> Period | None:
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


def weekday(found: Found) -> Outcome | None:
    """Read "Tuesday", "Earlier Tuesday", "last Friday", "Friday night"."""
    groups = found.match.groupdict()
    number = found.number("weekday")
    today = found.context.today()
    day: Period | None
    if today is None:
        day = None
        reference = found.context.reference
        if reference is not None and reference.unit == "day" and (groups.get("following") or groups.get("prev")):
            ahead = (number - reference.index) % 7 or 7
            day = reference.shift(ahead if groups.get("following") else ahead - 7 or -7)
        if day is None:
            return Outcome("DATE", f"XXXX-WXX-{number}")
    else:
        back = (today.index - number) % 7
        reference = found.context.reference
        if groups.get("last") or groups.get("prev") or found.holds("this", "PAST"):
            day = today.shift(-back or -7)
        elif groups.get("next") or found.holds("this", "COMING"):
            day = today.shift(7 - back)
        elif groups.get("following") and reference is not None and reference.unit == "day":
            day = reference.shift((number - reference.index) % 7 or 7)
        elif groups.get("this"):
            day = today.shift(-back + (7 if back and found.tense() != "past" else 0))
        else:
            day = _weekday_near(found, number)
    if groups.get("part"):
        at = found.match.end("part") - 1
        worth = found.tokens.worths[at]
        return dated(day, "day", kind="TIME", suffix=str(worth))
    return dated(day, "day")


def weekday_of_week(found: Found) -> Outcome | None:
    """Read "Thursday of last week", "Friday this week"."""
    today = found.context.today("week")
    if found.name("unit") != "week":
        return None
    if today is None:
        return Outcome("DATE", f"XXXX-WXX-{found.number('weekday')}")
    shift = -1 if found.has("last") else 1 if found.has("next") else 0
    return dated(Period("day", (today.index + shift) * 7 + found.number("weekday")), "day")


def weekdays(found: Found) -> Outcome | None:
    """Read "Tuesdays", "Tuesday nights"."""
    suffix = found.name("part") if found.match.groupdict().get("part") else ""
    return Outcome("SET", f"XXXX-WXX-{found.number('weekday')}{suffix}")


def day_reference(found: Found) -> Outcome | None:
    """Read "today", "late yesterday", "tomorrow morning", "the day after tomorrow"."""
    groups = found.match.groupdict()
    today = found.context.today()
    steps = found.number("day")
    if groups.get("beyond"):
        steps += 1 if groups["beyond"] == LETTERS["AFTER"] else -1
    day = today.shift(steps) if today else None
    if groups.get("part"):
        return dated(day, "day", kind="TIME", suffix=found.name("part"))
    return dated(day, "day")


def tonight(found: Found) -> Outcome | None:
    """Read "tonight" and "overnight"."""
    return dated(found.context.today(), "day", kind="TIME", suffix="TNI")


def part_of_day(found: Found) -> Outcome | None:
    """Read "this morning", "last night", "that evening", "the next morning"."""
    groups = found.match.groupdict()
    suffix = found.name("part")
    today, reference = found.context.today(), found.context.spoken_of()
    if groups.get("that") or groups.get("next") or groups.get("prev"):
        day = reference.to("day") if reference is not None and reference.unit in ("day", "week") else None
        if day is not None:
            day = day.shift(1 if groups.get("next") else -1 if groups.get("prev") else 0)
    else:
        day = today.shift(-1 if groups.get("last") else 0) if today else None
    return dated(day, "day", kind="TIME", suffix=suffix)


def part_of_day_lone(found: Found) -> Outcome | None:
    """Read "in the morning", "noon Thursday", "mid-afternoon yesterday"."""
    groups = found.match.groupdict()
    suffix = found.name("part")
    if groups.get("day"):
        today = found.context.today()
        if groups["day"] == LETTERS["WEEKDAY"]:
            return dated(_weekday_near(found, found.number("day")), "day", kind="TIME", suffix=suffix)
        return dated(today.shift(found.number("day")) if today else None, "day", kind="TIME", suffix=suffix)
    return dated(_day_spoken_of(found.context), "day", kind="TIME", suffix=suffix)


def midday(found: Found) -> Outcome | None:
    """Read "at noon", "at midnight", "at dawn"; "at night" is no time of one day."""
    written = found.text[found.tokens.starts[found.match.start()] : found.tokens.ends[found.match.start()]].lower()
    if written in ("night", "morning", "afternoon", "evening"):
        return None
    return dated(_day_spoken_of(found.context), "day", kind="TIME", suffix=found.name("part"))


def _day_spoken_of(context: Context) -> Period | None:
    """Give the day spoken of last, or else the publication day."""
    if context.reference is not None and context.reference.unit == "day":
        return context.reference
    return context.today()


def part_of_date(found: Found) -> Outcome | None:
    """Read "the night of June 3", "the morning of 4 May 1998"."""
    start, end = found.match.span("rest")
    number = day = 0
    for at in range(start, end):
        letter, worth = found.tokens.letters[at], found.tokens.worths[at]
        if letter == LETTERS["MONTH"]:
            number = int(worth) if isinstance(worth, int) else 0
        elif letter in (LETTERS["NUMDAY"], LETTERS["ORDINAL"]):
            day = int(worth) if isinstance(worth, int) else 0
    given = _year_given(found)
    period = day_of(given, number, day) if given is not None else _day_without_year(found, number, day)
    return dated(period, "day", kind="TIME", suffix=found.name("part"))


def same_day(found: Found) -> Outcome | None:
    """Read "that day", "the same day", "later that day"."""
    written = found.match.group()
    if written[0] == LETTERS["THE"] and LETTERS["SAME"] not in written:
        return None
    return dated(_day_spoken_of(found.context), "day")


def weekend(found: Found) -> Outcome | None:
    """Read "the weekend", "last weekend", "this weekend"."""
    today = found.context.today("weekend")
    if today is None:
        return Outcome("DATE", UNKNOWN["weekend"])
    assert found.context.published is not None  # noqa: S101 - `today` says so
    over = found.context.published.isoweekday() <= 5
    if found.has("last"):
        return dated(today.shift(-1), "weekend")
    if found.has("next"):
        return dated(today if over and not found.match.group()[0] == LETTERS["NEXT"] else today.shift(1), "weekend")
    if over and found.tense() != "future" and (found.has("the") or found.tense() == "past"):
        return dated(today.shift(-1), "weekend")
    return dated(today, "weekend")


# ------------------------------------------------------------------------------------------------------------------ clock


def clock(found: Found) -> Outcome | None:
    """Read "2:49 p.m. local time", "10 p.m. Wednesday", "about 7 p.m. Friday EDT"."""
    groups = found.match.groupdict()
    time = found.name("clock")
    day = _day_spoken_of(found.context)
    if groups.get("weekday"):
        day = _weekday_near(found, found.number("weekday"))
    elif groups.get("dayref"):
        today = found.context.today()
        day = today.shift(found.number("dayref")) if today else None
    elif groups.get("month"):
        given = _year_given(found)
        number, which = found.number("month"), found.number("day")
        day = day_of(given, number, which) if given is not None else _day_without_year(found, number, which)
    return dated(day, "day", kind="TIME", suffix=time)


def clock_hour(found: Found) -> Outcome | None:
    """Read "0900 GMT", "4 in the morning"."""
    groups = found.match.groupdict()
    hour = found.number("hour")
    minute = 0
    if groups.get("zone"):
        hour, minute = (hour // 100, hour % 100) if hour >= 100 else (hour, 0)
    elif found.name("part") in ("TAF", "TEV") and hour < 12:
        hour += 12
    if hour > 24 or minute > 59:
        return None
    return dated(_day_spoken_of(found.context), "day", kind="TIME", suffix=f"T{hour:02d}:{minute:02d}")


# ---------------------------------------------------------------------------------------------------------- shifted units

_SHIFTS: Final = {"LAST": -1, "PAST": -1, "PREV": -1, "NEXT": 1, "FOLLOWING": 1, "COMING": 1}


def unit(found: Found) -> Outcome | None:
    """Read "last week", "early next year", "that month", "the following day"."""
    name = found.name("unit")
    if name in ("second", "minute", "hour", "fortnight"):
        return None
    if name in ("decade", "century") and found.holds("shift", "LAST", "PAST", "NEXT", "COMING"):
        return _window(found, 1, name, Outcome("DURATION", length(1, name)), back=not found.holds("shift", "NEXT", "COMING"))
    if found.match.group()[0].isalpha() and _is_title(found):
        return None
    shift = next((steps for word, steps in _SHIFTS.items() if found.holds("shift", word)), 0)
    context = found.context
    anaphoric = found.holds("shift", "THAT", "SAME", "PREV", "FOLLOWING") or (
        found.holds("shift", "NEXT") and found.match.group()[0] == LETTERS["THE"]
    )
    if anaphoric and context.reference is None and not found.holds("shift", "PREV", "FOLLOWING", "NEXT"):
        anaphoric = name in ("day", "week", "month", "year", "quarter")
    base = (context.spoken_of() if anaphoric else context.today()) if not context.narrative else context.spoken_of()
    if base is not None and name == "day" and base.unit != "day":
        base = context.today() if anaphoric and not context.narrative else None
    if base is None:
        return dated(None, name)
    if found.holds("shift", "THIS", "CURRENT") and found.holds("shift", "PAST"):
        shift = -1
    if found.holds("shift", "LATEST"):
        shift = -1 if name == "quarter" else 0
    if name in ("week", "weekend") and context.published and context.published.isoweekday() == 7 and not anaphoric:
        # on a Sunday "last week" are the days just over, and "this week" begins tomorrow unless the tense looks back
        if shift == -1:
            outcome = dated(base.to(name), name, mod=found.edge())
            if outcome.last is not None and not found.has("edge"):
                outcome = replace(outcome, last=min(outcome.last, context.published - timedelta(days=1)))
            return outcome
    period = base.to(name).shift(shift)
    if found.holds("shift", "PAST") and not found.holds("shift", "THIS") and name in ("week", "month", "year", "quarter"):
        return _window(found, 1, name, dated(period, name), back=True)
    return _partly(found, period, name)


def _is_title(found: Found) -> bool:
    """Tell the name of a programme ("This Week") by its capitals."""
    start, end = found.match.span()
    if end - start < 2:
        return False
    first, last = (found.text[found.tokens.starts[at]] for at in (start, end - 1))
    written = found.text[found.tokens.starts[start] : found.tokens.ends[end - 1]]
    return first.isupper() and last.isupper() and not written.isupper()


def _window(found: Found, amount: int | float, name: str, outcome: Outcome, *, back: bool) -> Outcome:
    """Lay a length of time before or after the publication day."""
    published = found.context.published
    if published is None:
        return outcome
    if back:
        return replace(outcome, first=_before(found, amount, name), last=published)
    return replace(outcome, first=published, last=_after(found, amount, name))


def _partly(found: Found, period: Period, name: str) -> Outcome:
    """Cut a period: "earlier" ends at publication, "later" begins there, "this" in a past tense ends there too."""
    published = found.context.published
    mod = found.edge()
    outcome = dated(period, name, mod=mod)
    if published is None or outcome.first is None or outcome.last is None or not found.has("edge"):
        if published and outcome.first and outcome.last and found.match.groupdict().get("shift") == LETTERS["THIS"]:
            whole = part(period, None)
            if outcome.first <= published <= outcome.last and found.tense() in ("past", "present"):
                return replace(outcome, first=whole[0], last=published)
        return outcome
    whole_first, whole_last = part(period, None)
    if found.holds("edge", "EARLIER"):
        last = whole_last
        if whole_first is not None and whole_last is not None and whole_first <= published <= whole_last:
            # in a week the day of the report is another day, in a month or year hardly
            last = max(whole_first, published - timedelta(days=1 if name == "week" else 0))
        return replace(outcome, first=whole_first, last=last)
    if found.holds("edge", "LATER"):
        first = whole_first
        if whole_first is not None and whole_last is not None and whole_first <= published <= whole_last:
            first = published
        reference = found.context.reference
        if found.holds("shift", "THAT", "SAME") and reference is not None and whole_first is not None:
            # "on March 8 ... later that month"
            start = reference.last() if reference.unit == "day" else reference.first()
            if start is not None and whole_last is not None and whole_first <= start < whole_last:
                first = start + timedelta(days=1 if reference.unit == "day" else 0)
        return replace(outcome, first=first, last=whole_last)
    return outcome


def unit_lone(found: Found) -> Outcome | None:
    """Read "the end of the month", "later in the day", "the year", "the quarter"."""
    name = found.name("unit")
    if name in ("second", "minute", "hour", "fortnight", "decade"):
        return None
    context = found.context
    if not found.has("edge"):
        if name in ("month", "week"):
            return None
        if name == "year" and (found.is_before("FOR") or found.word_after() in ("ended", "ending")):
            return Outcome("DURATION", "P1Y")
    base = context.spoken_of()
    if base is None:
        return dated(None, name)
    if name == "quarter" and not found.has("edge"):
        return dated(_quarter_spoken_of(found) or base.to(name).shift(-1), name)
    return _partly(found, base.to(name), name)


def year_end(found: Found) -> Outcome | None:
    """Read "year-end"."""
    today = found.context.today("year")
    return dated(today, "year", mod="END") if found.name("unit") == "year" else None


def quarters(found: Found) -> Outcome | None:
    """Read "fourth quarters" as a set."""
    return Outcome("SET", f"XXXX-Q{found.number('ordinal')}") if found.name("units") == "quarter" else None


# -------------------------------------------------------------------------------------------------------- lengths of time


def _amount(found: Found) -> int | float | None:
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


def duration(found: Found) -> Outcome | None:
    """Read "three days", "more than 20 years", "a week", "several months", "a year and a half"."""
    name = found.name("unit")
    groups = found.match.groupdict()
    if groups.get("halfof"):
        return Outcome("DURATION", length(0.5, name))
    amount = _amount(found)
    count = groups["count"]
    if count == LETTERS["AN"]:
        if found.tokens.letters[found.match.start("unit")] == LETTERS["UNITS"]:
            return None
        if not groups.get("about") and not _after_length(found):
            return None
    elif name == "quarter" and count[:1] != LETTERS["NUMBER"]:
        return None
    outcome = Outcome("DURATION", length(amount, name, half=bool(groups.get("half"))))
    return _lasting(found, amount, name, outcome)


# "has been closed for weeks" reaches up to the report; "was jailed for three years" does not
_PERFECT: Final = re.compile(r"\b(?:has|have|['’]ve)\b[^.!?]{0,60}$")
_PERFECT_AFTER: Final = re.compile(r"[^.!?]{0,60}\b(?:has|have|['’]ve)\b")


def _lasting(found: Found, amount: int | float | None, name: str, outcome: Outcome) -> Outcome:
    if not found.is_before("FOR"):
        return outcome
    start = found.tokens.starts[found.match.start()]
    end = found.tokens.ends[found.match.end() - 1]
    before = found.text[max(0, start - 90) : start]
    if not (_PERFECT.search(before) or _PERFECT_AFTER.match(found.text, end, end + 90)):
        return outcome
    return _window(found, amount if amount is not None else _RECENT.get(name, 3), name, outcome, back=True)


def _after_length(found: Found) -> bool:
    """Tell a length ("for a week", "a year of talks") from a rate ("four flights a week")."""
    return found.is_before(
        "FOR", "IN", "WITHIN", "AFTER", "OF", "THAN", "OVER", "ABOUT", "BY", "UNTIL", "EVERY", "AT", "SHORTLY", "ON", "AS",
        "LESS", "ONCE"
    ) if "ONCE" in LETTERS else found.is_before(
        "FOR", "IN", "WITHIN", "AFTER", "OF", "THAN", "OVER", "ABOUT", "BY", "UNTIL", "AT", "SHORTLY", "AS"
    ) or found.is_after("AFTER", "BEFORE", "OF")


def duration_word(found: Found) -> Outcome | None:
    """Read "three-year", "16-hour", "month-long"."""
    if found.match.groupdict().get("count") is None:
        return Outcome("DURATION", length(None if found.holds("unit", "UNITS") else 1, found.name("unit")))
    if found.name("unit") == "quarter":
        return None
    return Outcome("DURATION", length(_amount(found), found.name("unit")))


def duration_window(found: Found) -> Outcome | None:
    """Read "the past two months", "the next few days", "the first nine months"."""
    groups = found.match.groupdict()
    name = found.name("unit")
    amount: int | float | None
    amount = _amount(found) if groups.get("count") else (1 if groups["unit"] != LETTERS["UNITS"] else None)
    if groups.get("shift") == LETTERS["ORDINAL"] and not groups.get("count"):
        return None
    value = length(amount, name)
    published = found.context.published
    if published is None or amount is None:
        amount = {"day": 7, "week": 4, "month": 3}.get(name, 3) if amount is None else amount
    first = last = None
    if published is not None and found.holds("shift", "PAST", "LAST"):
        first, last = _before(found, amount, name), published
    elif published is not None and found.holds("shift", "NEXT", "COMING"):
        first, last = published, _after(found, amount, name)
    if groups["unit"] != LETTERS["UNITS"] and name in ("year", "month", "week", "quarter"):
        today = found.context.today(name)
        outcome = dated(today.shift(-1) if today else None, name)
        return replace(outcome, first=first, last=last)
    return Outcome("DURATION", value, first, last)


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


def _before(found: Found, amount: int | float, name: str) -> date | None:
    moved = _moved(found, -amount, name)
    return moved.first() if moved else None


def _after(found: Found, amount: int | float, name: str) -> date | None:
    moved = _moved(found, amount, name)
    return moved.first() if moved else None


# "recent weeks" are the four weeks before, "recent months" the three months before, by the annotation standard
_RECENT: Final = {"day": 7, "week": 4, "month": 3, "year": 3, "quarter": 2, "decade": 3, "hour": 24}


def recent_units(found: Found) -> Outcome | None:
    """Read "recent weeks", "coming months", "the weeks ahead"."""
    name = found.name("unit")
    published = found.context.published
    if name not in _RECENT:
        return None
    value = length(None, name)
    if name in ("year", "decade") and found.holds("shift", "RECENT"):
        first = _before(found, _RECENT[name], name) if published else None
        return Outcome("DATE", "PAST_REF", first, published)
    if published is None:
        return Outcome("DURATION", value)
    if found.holds("shift", "RECENT"):
        return Outcome("DURATION", value, _before(found, _RECENT[name], name), published)
    return Outcome("DURATION", value, published, _after(found, _RECENT[name], name))


def many_units(found: Found) -> Outcome | None:
    """Read "weeks" in "for weeks": a length nobody counted."""
    name = found.name("unit")
    if not found.is_before("FOR", "IN", "WITHIN", "AFTER") or name in ("second", "quarter"):
        return None
    return _lasting(found, None, name, Outcome("DURATION", length(None, name)))


def units_around(found: Found) -> Outcome | None:
    """Read "the weeks" in "the weeks before the vote", "the years" in "the years that followed"."""
    the = found.match.group()[0] == LETTERS["THE"]
    if found.name("unit") in ("second", "minute", "hour", "quarter") or (found.is_after("THAT") and not the):
        return None
    return Outcome("DURATION", length(None, found.name("unit")))


def age(found: Found) -> Outcome | None:
    """Drop "42-year-old" and "60 years of age": they tell of a person, not of an event."""
    return DROP


# ----------------------------------------------------------------------------------------------- counted from another time


def ago(found: Found) -> Outcome | None:
    """Read "two days ago", "a decade ago", "several years ago"."""
    name = found.name("unit")
    groups = found.match.groupdict()
    amount = _amount(found) if groups.get("count") else None
    if amount is None:
        return Outcome("DATE", "PAST_REF")
    return _counted(found, -amount, name, found.context.today())


def away(found: Found) -> Outcome | None:
    """Read "three days later", "a year earlier", "the day before": counted from the time spoken of last."""
    name = found.name("unit")
    groups = found.match.groupdict()
    back = groups["way"] in (LETTERS["EARLIER"], LETTERS["BEFORE"])
    if "count" not in groups:
        if groups["unit"] == LETTERS["DAY"]:
            return _counted(found, -1 if back else 1, "day", found.context.spoken_of())
        if name in ("hour", "minute"):  # "hours later" is hardly another day
            return _counted_hours(found, 0, name, found.context.spoken_of())
        return Outcome("DATE", "PAST_REF" if back else "FUTURE_REF")
    amount = _amount(found)
    if amount is None:
        return Outcome("DATE", "PAST_REF" if back else "FUTURE_REF")
    return _counted(found, -amount if back else amount, name, found.context.spoken_of())


def _counted(found: Found, amount: int | float, name: str, base: Period | None) -> Outcome:
    """Count so many units from a time; the answer is as exact as the unit."""
    if name in ("second", "minute", "hour"):
        return _counted_hours(found, amount, name, base)
    target = {"decade": "year", "century": "year", "millennium": "year", "fortnight": "week"}.get(name, name)
    if base is None:
        return dated(None, target)
    steps = amount * {"decade": 10, "century": 100, "millennium": 1000, "fortnight": 2}.get(name, 1)
    if name == "year" and steps != int(steps):
        return dated(base.to("month").shift(round(steps * 12)), "month")
    quarter = _quarter_spoken_of(found)
    if target == "year" and quarter is not None and abs(steps) == 1:
        return dated(quarter.shift(round(steps) * 4), "quarter")
    if target == "weekend":
        target = "week"
    return dated(base.to(target).shift(round(steps)), target)


def _counted_hours(found: Found, amount: int | float, name: str, base: Period | None) -> Outcome:
    moment = found.context.published_at
    if moment is None or found.has("way"):
        day = base.to("day") if base is not None and base.unit == "day" else None
        return Outcome("TIME", (day.value() if day else UNKNOWN["day"]) + "TXX", *(part(day, None) if day else ()))
    try:
        then = moment + timedelta(**{name + "s": amount})
    except OverflowError:
        return Outcome("TIME", UNKNOWN["day"] + "TXX")
    return dated(period_of(then.date(), "day"), "day", kind="TIME", suffix=f"T{then:%H:%M}")


def year_ago_period(found: Found) -> Outcome | None:
    """Read "the year-ago quarter", "the year-earlier period", "year-earlier"."""
    if found.name("unit") != "year":
        return None
    quarter = _quarter_spoken_of(found)
    if quarter is not None:
        return dated(quarter.shift(-4), "quarter")
    base = found.context.today()
    if base is None:
        return dated(None, "year")
    if found.holds("what", "UNIT", "ORDINAL"):
        return dated(base.to("quarter").shift(-5), "quarter")
    return dated(base.to("year").shift(-1), "year")


# Earnings reports count from the quarter they are about for so many characters.
_QUARTER_REACH = 800


def _quarter_spoken_of(found: Found) -> Period | None:
    context = found.context
    at = found.tokens.starts[found.match.start()]
    return context.quarter if context.quarter is not None and at - context.quarter_at < _QUARTER_REACH else None


# ------------------------------------------------------------------------------------------------------------------- sets

_EVERY_PART: Final = {"SEASON": ("SP", "SU", "FA", "WI")}


def every(found: Found) -> Outcome | None:
    """Read "every Monday", "each year", "every two weeks", "every July"."""
    groups = found.match.groupdict()
    if groups.get("unit"):
        name = found.name("unit")
        if groups.get("count"):
            return Outcome("SET", length(found.number("count"), name))
        return Outcome("SET", "XXXX-WXX-WE" if name == "weekend" else length(1, name))
    letter = groups["name"]
    suffix = found.name("part") if groups.get("part") else ""
    if letter == LETTERS["WEEKDAY"]:
        return Outcome("SET", f"XXXX-WXX-{found.number('name')}{suffix}")
    if letter == LETTERS["MONTH"]:
        return Outcome("SET", f"XXXX-{found.number('name'):02d}")
    if letter == LETTERS["SEASON"]:
        return Outcome("SET", f"XXXX-{_EVERY_PART['SEASON'][found.number('name')]}")
    if letter == LETTERS["DAYPART"]:
        return Outcome("SET", f"XXXX-XX-XX{found.name('name')}")
    rule = w.HOLIDAYS[found.name("name")]
    return Outcome("SET", f"XXXX-{rule[0]:02d}-{rule[1]:02d}" if isinstance(rule, tuple) else UNKNOWN["day"])


def adverb(found: Found) -> Outcome | None:
    """Read "daily", "annually"; not the name of a newspaper ("Daily Mail")."""
    written = found.text[found.tokens.starts[found.match.start()] :][:1]
    after = found.word_after()
    if after[:1].isupper() or (written.isupper() and found.is_before("THE")):
        return None
    if found.name("adverb") in ("P3M", "P1M") and found.is_after_word():  # "its quarterly dividend" is a kind of dividend
        return None
    return Outcome("SET", found.name("adverb"))


# -------------------------------------------------------------------------------------------------- now, then, some day


def reference(found: Found) -> Outcome | None:
    """Read "now", "recently", "soon", "the future": TIMEX3 has names for them, and only "now" has a day."""
    value = found.name("word") or "PRESENT_REF"
    word = found.tokens.letters[found.match.start("word")]
    if word == LETTERS["PREVIOUSLY"] and not found.is_after("COMMA"):
        return None
    if word == LETTERS["FUTURE"] and found.is_after("OF"):
        return None
    day = found.context.published if value == "PRESENT_REF" and word == LETTERS["NOW"] else None
    return Outcome("DATE", value, day, day)


def these_days(found: Found) -> Outcome | None:
    """Read "these days"."""
    at = found.match.end() - 1
    return Outcome("DATE", "PRESENT_REF") if found.tokens.worths[at] == "day" else None


def the_past(found: Found) -> Outcome | None:
    """Read "in the past"."""
    return Outcome("DATE", "PAST_REF") if found.is_before("IN", "THAN", "OF", "FROM") else None


#: The function of each rule of the grammar, by its name.
BY_NAME: Final[dict[str, Rule]] = {
    function.__name__: function
    for function in (
        numeric_date, calendar_day, day_of_month_year, month, month_of_year, year, short_year, fiscal_year,
        before_christ, decade, century, quarter, half, season, holiday, weekday, weekday_of_week, weekdays,
        day_reference, tonight, part_of_day, part_of_day_lone, midday, units_around, part_of_date, same_day, weekend, clock, clock_hour, unit,
        unit_lone, year_end, quarters, duration, duration_word, duration_window, recent_units, many_units, age, ago,
        away, year_ago_period, every, adverb, reference, these_days, the_past,
    )
}  # fmt: skip
