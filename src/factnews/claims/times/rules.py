"""The function of each rule of `grammar`, by its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from . import rules_dates, rules_days, rules_lengths, rules_parts, rules_sets, rules_units
from .context import Found, Outcome

Rule = Callable[[Found], Outcome | None]

#: The function of each rule of the grammar, by its name.
BY_NAME: Final[dict[str, Rule]] = {
    function.__name__: function
    for function in (
        rules_dates.numeric_date,
        rules_dates.calendar_day,
        rules_dates.day_of_month_year,
        rules_dates.month,
        rules_dates.month_of_year,
        rules_dates.year,
        rules_dates.short_year,
        rules_dates.fiscal_year,
        rules_dates.before_christ,
        rules_dates.decade,
        rules_dates.century,
        rules_parts.quarter,
        rules_parts.half,
        rules_parts.season,
        rules_parts.holiday,
        rules_days.weekday,
        rules_days.weekday_of_week,
        rules_days.weekdays,
        rules_days.day_reference,
        rules_days.tonight,
        rules_days.part_of_day,
        rules_days.part_of_day_lone,
        rules_days.midday,
        rules_lengths.units_around,
        rules_days.part_of_date,
        rules_days.same_day,
        rules_days.weekend,
        rules_days.clock,
        rules_days.clock_hour,
        rules_units.unit,
        rules_units.unit_lone,
        rules_units.year_end,
        rules_units.quarters,
        rules_lengths.duration,
        rules_lengths.duration_word,
        rules_lengths.duration_window,
        rules_lengths.recent_units,
        rules_lengths.many_units,
        rules_lengths.age,
        rules_lengths.ago,
        rules_lengths.away,
        rules_lengths.year_ago_period,
        rules_sets.every,
        rules_sets.adverb,
        rules_sets.reference,
        rules_sets.these_days,
        rules_sets.the_past,
    )
}
