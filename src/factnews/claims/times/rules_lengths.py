"""Rules of lengths of time, and of times counted from another: three days, two weeks ago, a year later."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from .context import DROP, UNKNOWN, Found, Outcome, dated
from .lexer import LETTERS
from .near import quarter_spoken_of
from .periods import Period, part, period_of
from .spans import RECENT, amount_of, days_after, days_before, lasting, length


def duration(found: Found) -> Outcome | None:
    """Read "three days", "more than 20 years", "a week", "several months", "a year and a half"."""
    name = found.name("unit")
    groups = found.match.groupdict()
    if groups.get("halfof"):
        return Outcome("DURATION", length(0.5, name))
    amount = amount_of(found)
    count = groups["count"]
    if count == LETTERS["AN"]:
        if found.tokens.letters[found.match.start("unit")] == LETTERS["UNITS"]:
            return None
        if not groups.get("about") and not _after_length(found):
            return None
    elif name == "quarter" and count[:1] != LETTERS["NUMBER"]:
        return None
    outcome = Outcome("DURATION", length(amount, name, half=bool(groups.get("half"))))
    return lasting(found, amount, name, outcome)


def _after_length(found: Found) -> bool:
    """Tell a length ("for a week", "a year of talks") from a rate ("four flights a week")."""
    return (
        found.is_before(
            "FOR",
            "IN",
            "WITHIN",
            "AFTER",
            "OF",
            "THAN",
            "OVER",
            "ABOUT",
            "BY",
            "UNTIL",
            "EVERY",
            "AT",
            "SHORTLY",
            "ON",
            "AS",
            "LESS",
            "ONCE",
        )
        if "ONCE" in LETTERS
        else found.is_before(
            "FOR", "IN", "WITHIN", "AFTER", "OF", "THAN", "OVER", "ABOUT", "BY", "UNTIL", "AT", "SHORTLY", "AS"
        )
        or found.is_after("AFTER", "BEFORE", "OF")
    )


def duration_word(found: Found) -> Outcome | None:
    """Read "three-year", "16-hour", "month-long"."""
    if found.match.groupdict().get("count") is None:
        return Outcome("DURATION", length(None if found.holds("unit", "UNITS") else 1, found.name("unit")))
    if found.name("unit") == "quarter":
        return None
    return Outcome("DURATION", length(amount_of(found), found.name("unit")))


def duration_window(found: Found) -> Outcome | None:
    """Read "the past two months", "the next few days", "the first nine months"."""
    groups = found.match.groupdict()
    name = found.name("unit")
    amount: int | float | None
    amount = amount_of(found) if groups.get("count") else (1 if groups["unit"] != LETTERS["UNITS"] else None)
    if groups.get("shift") == LETTERS["ORDINAL"] and not groups.get("count"):
        return None
    value = length(amount, name)
    published = found.context.published
    if published is None or amount is None:
        amount = {"day": 7, "week": 4, "month": 3}.get(name, 3) if amount is None else amount
    first = last = None
    if published is not None and found.holds("shift", "PAST", "LAST"):
        first, last = days_before(found, amount, name), published
    elif published is not None and found.holds("shift", "NEXT", "COMING"):
        first, last = published, days_after(found, amount, name)
    if groups["unit"] != LETTERS["UNITS"] and name in ("year", "month", "week", "quarter"):
        today = found.context.today(name)
        outcome = dated(today.shift(-1) if today else None, name)
        return replace(outcome, first=first, last=last)
    return Outcome("DURATION", value, first, last)


def recent_units(found: Found) -> Outcome | None:
    """Read "recent weeks", "coming months", "the weeks ahead"."""
    name = found.name("unit")
    published = found.context.published
    if name not in RECENT:
        return None
    value = length(None, name)
    if name in ("year", "decade") and found.holds("shift", "RECENT"):
        first = days_before(found, RECENT[name], name) if published else None
        return Outcome("DATE", "PAST_REF", first, published)
    if published is None:
        return Outcome("DURATION", value)
    if found.holds("shift", "RECENT"):
        return Outcome("DURATION", value, days_before(found, RECENT[name], name), published)
    return Outcome("DURATION", value, published, days_after(found, RECENT[name], name))


def many_units(found: Found) -> Outcome | None:
    """Read "weeks" in "for weeks": a length nobody counted."""
    name = found.name("unit")
    if not found.is_before("FOR", "IN", "WITHIN", "AFTER") or name in ("second", "quarter"):
        return None
    return lasting(found, None, name, Outcome("DURATION", length(None, name)))


def units_around(found: Found) -> Outcome | None:
    """Read "the weeks" in "the weeks before the vote", "the years" in "the years that followed"."""
    the = found.match.group()[0] == LETTERS["THE"]
    if found.name("unit") in ("second", "minute", "hour", "quarter") or (found.is_after("THAT") and not the):
        return None
    return Outcome("DURATION", length(None, found.name("unit")))


def age(_found: Found) -> Outcome | None:
    """Drop "42-year-old" and "60 years of age": they tell of a person, not of an event."""
    return DROP


def ago(found: Found) -> Outcome | None:
    """Read "two days ago", "a decade ago", "several years ago"."""
    name = found.name("unit")
    groups = found.match.groupdict()
    amount = amount_of(found) if groups.get("count") else None
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
    amount = amount_of(found)
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
    quarter = quarter_spoken_of(found)
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
    quarter = quarter_spoken_of(found)
    if quarter is not None:
        return dated(quarter.shift(-4), "quarter")
    base = found.context.today()
    if base is None:
        return dated(None, "year")
    if found.holds("what", "UNIT", "ORDINAL"):
        return dated(base.to("quarter").shift(-5), "quarter")
    return dated(base.to("year").shift(-1), "year")
