"""Rules of weekdays, days counted from today, parts of the day and the clock."""

from __future__ import annotations

from .context import UNKNOWN, Found, Outcome, dated
from .lexer import LETTERS
from .near import day_spoken_of, day_without_year, weekday_near, year_given
from .periods import Period, day_of


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
            day = weekday_near(found, number)
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
            return dated(weekday_near(found, found.number("day")), "day", kind="TIME", suffix=suffix)
        return dated(today.shift(found.number("day")) if today else None, "day", kind="TIME", suffix=suffix)
    return dated(day_spoken_of(found.context), "day", kind="TIME", suffix=suffix)


def midday(found: Found) -> Outcome | None:
    """Read "at noon", "at midnight", "at dawn"; "at night" is no time of one day."""
    written = found.text[found.tokens.starts[found.match.start()] : found.tokens.ends[found.match.start()]].lower()
    if written in ("night", "morning", "afternoon", "evening"):
        return None
    return dated(day_spoken_of(found.context), "day", kind="TIME", suffix=found.name("part"))


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
    given = year_given(found)
    period = day_of(given, number, day) if given is not None else day_without_year(found, number, day)
    return dated(period, "day", kind="TIME", suffix=found.name("part"))


def same_day(found: Found) -> Outcome | None:
    """Read "that day", "the same day", "later that day"."""
    written = found.match.group()
    if written[0] == LETTERS["THE"] and LETTERS["SAME"] not in written:
        return None
    return dated(day_spoken_of(found.context), "day")


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
        return dated(today if over and found.match.group()[0] != LETTERS["NEXT"] else today.shift(1), "weekend")
    if over and found.tense() != "future" and (found.has("the") or found.tense() == "past"):
        return dated(today.shift(-1), "weekend")
    return dated(today, "weekend")


def clock(found: Found) -> Outcome | None:
    """Read "2:49 p.m. local time", "10 p.m. Wednesday", "about 7 p.m. Friday EDT"."""
    groups = found.match.groupdict()
    time = found.name("clock")
    day = day_spoken_of(found.context)
    if groups.get("weekday"):
        day = weekday_near(found, found.number("weekday"))
    elif groups.get("dayref"):
        today = found.context.today()
        day = today.shift(found.number("dayref")) if today else None
    elif groups.get("month"):
        given = year_given(found)
        number, which = found.number("month"), found.number("day")
        day = day_of(given, number, which) if given is not None else day_without_year(found, number, which)
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
    return dated(day_spoken_of(found.context), "day", kind="TIME", suffix=f"T{hour:02d}:{minute:02d}")
