"""Rules of dates, months, years, decades and centuries."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from .context import Found, Outcome, dated
from .lexer import LETTERS, OTHER
from .near import day_without_year, full_year, month_near, year_given
from .periods import Period, day_of, month_of


def numeric_date(found: Found) -> Outcome | None:
    """Read 2020-06-16, 06/16/2020, 16.06.2020; month first unless that is impossible (the American order)."""
    written = found.name("date")
    if "T" in written or (" " in written and ":" in written):
        whole, clock = written[:10], written[11:16]
        outcome = _iso_day(whole)
        return replace(outcome, type="TIME", value=f"{whole}T{clock}") if outcome else None
    if written[:4].isdecimal():
        return _iso_day(written)
    first, second, number = (int(figure) for figure in written.replace("/", "-").replace(".", "-").split("-"))
    if number < 100:
        if "/" not in written:
            return None
        number = full_year(number, found.context)
    month, day = (second, first) if first > 12 or "." in written else (first, second)
    period = day_of(number, month, day)
    return dated(period, "day") if period else None


def _iso_day(written: str) -> Outcome | None:
    year, month, day = (int(figure) for figure in written.split("-"))
    period = day_of(year, month, day)
    return dated(period, "day") if period else None


def calendar_day(found: Found) -> Outcome | None:  # noqa: PLR0911
    """Read "June 13", "13 June 2020", "Friday, Oct. 13", "late on March 3"."""
    month, day = found.number("month"), found.number("day")
    if not 1 <= day <= 31:
        return None
    year = year_given(found)
    if year is None:
        # "May 25 people" and "March 400 miles" are no dates; "25 May" is hardly ever anything else
        if found.is_after("STUFF", "UNITS") or found.word_after() in ("percent", "per"):
            return None
        period = day_without_year(found, month, day)
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


def day_of_month_year(found: Found) -> Outcome | None:
    """Read "July 25 of that year"."""
    base = found.context.spoken_of()
    if base is None or found.name("unit") != "year":
        return None
    period = day_of(base.year(), found.number("month"), found.number("day"))
    return dated(period, "day") if period else None


# Short forms without a dot ("Jan" is a first name), and months that are verbs or names at the beginning of a sentence.
_AMBIGUOUS_MONTHS: Final = frozenset("May MAY March MARCH Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())


_MONTH_AFTER: Final = (
    "IN SINCE BY UNTIL OF FROM LAST NEXT THIS EARLY LATE MID AND OR TO HYPHEN BEFORE AFTER FOR COMMA OPEN ON AT "
    "EVERY PER EARLIER LATER AS ABOUT THE PREV BETWEEN"
).split()  # fmt: skip


_YEAR_SHARED: Final = re.compile("[{AND}{OR}{TO}{HYPHEN}{UNTIL}]{MONTH}(?:{COMMA}|{OF})?{YEAR}".format_map(LETTERS))


def month(found: Found) -> Outcome | None:  # noqa: PLR0911
    """Read "June", "last June", "early March 1998", "mid-November"."""
    number = found.number("month")
    mod = found.edge()
    year = year_given(found)
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
    period = month_near(found, number)
    return dated(period, "month", mod=mod) if period else Outcome("DATE", f"XXXX-{number:02d}")


def _is_month(found: Found) -> bool:
    """Tell a lone month from a person ("April Hale", "Theresa May") and from a verb ("May I")."""
    written = found.text[found.tokens.starts[found.match.start()] : found.tokens.ends[found.match.end() - 1]]
    preposition = found.is_before(*(name for name in _MONTH_AFTER if name in LETTERS))
    if written in _AMBIGUOUS_MONTHS:
        return preposition and not found.is_before("COMMA") and not found.is_after("PRONOUN")
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


def year(found: Found) -> Outcome | None:  # noqa: PLR0911
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
    return dated(Period("year", full_year(found.number("short"), found.context)), "year", mod=found.edge())


def fiscal_year(found: Found) -> Outcome | None:
    """Read "fiscal 1999"; without the company's calendar it is taken for the year of that name."""
    number = found.number("year")
    number = number if number >= 100 else full_year(number, found.context)
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
