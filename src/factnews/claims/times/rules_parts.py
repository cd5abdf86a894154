"""Rules of quarters, halves, seasons and holidays."""

from __future__ import annotations

from . import words as w
from .context import UNKNOWN, Found, Outcome, dated
from .holidays import holiday as holiday_day
from .lexer import LETTERS
from .periods import Period, period_of


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


def season(found: Found) -> Outcome | None:  # noqa: PLR0911
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
