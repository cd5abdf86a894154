"""When: expressions of time in a report, their TIMEX3 values and the days they cover."""

from .find import find_times

__all__ = ["find_times"]
