"""Rules of units of the calendar: last week, later this year, the end of the month."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from .context import Found, Outcome, dated
from .lexer import LETTERS
from .near import quarter_spoken_of
from .periods import Period, part
from .spans import length, window

_SHIFTS: Final = {"LAST": -1, "PAST": -1, "PREV": -1, "NEXT": 1, "FOLLOWING": 1, "COMING": 1}


def unit(found: Found) -> Outcome | None:  # noqa: PLR0911
    """Read "last week", "early next year", "that month", "the following day"."""
    name = found.name("unit")
    if name in ("second", "minute", "hour", "fortnight"):
        return None
    if name in ("decade", "century") and found.holds("shift", "LAST", "PAST", "NEXT", "COMING"):
        return window(
            found, 1, name, Outcome("DURATION", length(1, name)), back=not found.holds("shift", "NEXT", "COMING")
        )
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
    sunday = context.published is not None and context.published.isoweekday() == 7 and not anaphoric
    if sunday and name == "week" and shift == -1:
        # on a Sunday "last week" are the days just over
        outcome = dated(base.to(name), name, mod=found.edge())
        if outcome.last is not None and context.published is not None and not found.has("edge"):
            outcome = replace(outcome, last=min(outcome.last, context.published - timedelta(days=1)))
        return outcome
    period = base.to(name).shift(shift)
    if (
        found.holds("shift", "PAST")
        and not found.holds("shift", "THIS")
        and name in ("week", "month", "year", "quarter")
    ):
        return window(found, 1, name, dated(period, name), back=True)
    return _partly(found, period, name)


def _is_title(found: Found) -> bool:
    """Tell the name of a programme ("This Week") by its capitals."""
    start, end = found.match.span()
    if end - start < 2:
        return False
    first, last = (found.text[found.tokens.starts[at]] for at in (start, end - 1))
    written = found.text[found.tokens.starts[start] : found.tokens.ends[end - 1]]
    return first.isupper() and last.isupper() and not written.isupper()


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
        return dated(quarter_spoken_of(found) or base.to(name).shift(-1), name)
    return _partly(found, base.to(name), name)


def year_end(found: Found) -> Outcome | None:
    """Read "year-end"."""
    today = found.context.today("year")
    return dated(today, "year", mod="END") if found.name("unit") == "year" else None


def quarters(found: Found) -> Outcome | None:
    """Read "fourth quarters" as a set."""
    return Outcome("SET", f"XXXX-Q{found.number('ordinal')}") if found.name("units") == "quarter" else None
