"""Reading a date as pages write it: ISO 8601, RFC 2822, epoch numbers, "16 June 2020, 9:30 am KST"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

_MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
# Hours from UTC. Left out: CST, IST, AST (each names several zones), ET and PT (no fixed value).
_ZONES = {
    "Z": 0.0, "UTC": 0.0, "GMT": 0.0, "WET": 0.0, "BST": 1.0, "WEST": 1.0, "CET": 1.0, "CEST": 2.0, "EET": 2.0,
    "EEST": 3.0, "MSK": 3.0, "SAST": 2.0, "EAT": 3.0, "PKT": 5.0, "ICT": 7.0, "WIB": 7.0, "HKT": 8.0, "SGT": 8.0,
    "PHT": 8.0, "KST": 9.0, "JST": 9.0, "AEST": 10.0, "AEDT": 11.0, "NZST": 12.0, "NZDT": 13.0,
    "EST": -5.0, "EDT": -4.0, "CDT": -5.0, "MST": -7.0, "MDT": -6.0, "PST": -8.0, "PDT": -7.0, "BRT": -3.0,
}  # fmt: skip

_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?(?:\s*\(?(?P<zone>Z\b|[+\-−]\d{2}:?\d{2}|(?:UTC|GMT)[+\-−]\d{1,2}(?::?\d{2})?|[A-Z]{3,4})\b\)?)?"
)
_ISO = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:[T ,]+" + _CLOCK + r")?(?![\d/-])", re.IGNORECASE
)
_BASIC = re.compile(
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?)?(?!\d)"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_BETWEEN = r"(?:[\s,]+(?:at\s+|[-–—|]\s*)?|\s*[-–—|]\s*)"
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<name>{_NAMES})\.?,?[\s-]+(?P<year>\d{{4}})\b"
    rf"(?:{_BETWEEN}{_CLOCK})?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<name>{_NAMES})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b"
    rf"(?:{_BETWEEN}{_CLOCK})?",
    re.IGNORECASE,
)
_CLOCK_FIRST = re.compile(rf"{_CLOCK}\s*[,|–—-]?\s*(?=\S)", re.IGNORECASE)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?$")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day in the zone it was written in, and the moment where the zone is known; `length` characters were read."""

    day: date
    at: datetime | None
    length: int


def read_stamp(text: str) -> Stamp | None:
    """The date that the text begins with; None where it begins with none, or with one that does not exist.

    Dates of figures only count where the year comes first: 06/07/2020 is two different days for two readers.

    >>> read_stamp("2020-06-16T03:30:00+09:00").day
    datetime.date(2020, 6, 16)
    >>> read_stamp("June 16, 2020 9:30 p.m. KST").at.isoformat()
    '2020-06-16T21:30:00+09:00'
    >>> read_stamp("06/07/2020") is None
    True
    """
    text = text.strip()
    if _EPOCH.match(text):
        seconds = int(text[:10])
        moment = datetime.fromtimestamp(seconds, UTC)
        return Stamp(moment.date(), moment, len(text))
    for pattern in (_ISO, _DAY_FIRST, _MONTH_FIRST, _BASIC):
        if match := pattern.match(text):
            return _stamp(match)
    # "9:30 AM, 16 June 2020": the clock in front belongs to the day behind it
    if clock := _CLOCK_FIRST.match(text):
        for pattern in (_ISO, _DAY_FIRST, _MONTH_FIRST):
            if (match := pattern.match(text, clock.end())) and (stamp := _stamp(match)):
                return Stamp(stamp.day, stamp.at or _moment(stamp.day, clock.groupdict()), match.end())
    return None


def _stamp(match: re.Match[str]) -> Stamp | None:
    parts = match.groupdict()
    month = _MONTH[parts["name"].casefold()] if parts.get("name") else int(parts["month"])
    try:
        day = date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None
    return Stamp(day, _moment(day, parts), match.end())


def _moment(day: date, parts: dict[str, str | None]) -> datetime | None:
    hour_given, minute, zone = parts.get("hour"), parts.get("minute"), parts.get("zone")
    if hour_given is None or minute is None or zone is None:
        return None
    offset = _offset(zone)
    if offset is None:
        return None
    hour = int(hour_given)
    half = (parts.get("half") or "").casefold()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return datetime(day.year, day.month, day.day, hour, int(minute), int(parts.get("second") or 0), tzinfo=offset)


def _offset(zone: str) -> timezone | None:
    zone = zone.upper().replace("−", "-")
    if zone in _ZONES:
        return timezone(timedelta(hours=_ZONES[zone]))
    figures = zone.removeprefix("UTC").removeprefix("GMT").replace(":", "")
    if figures[:1] not in {"+", "-"} or not figures[1:].isdigit():
        return None
    digits = figures[1:].zfill(2)
    delta = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    if delta >= timedelta(hours=24):
        return None
    return timezone(delta if figures[0] == "+" else -delta)
