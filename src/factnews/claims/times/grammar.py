"""Which sequences of categories are expressions of time. Data: names in capitals are categories of `words` or macros.

Every rule is tried at every token; the longest match wins, and of equally long ones the earlier rule. A group named in
a pattern is what the rule's function in `rules` asks for.
"""

from __future__ import annotations

import re
from typing import Final

from .lexer import LETTERS

MACROS: Final[dict[str, str]] = {
    "NUM": "[NUMDAY NUMBER]",
    "ABOUTS": "(?:MORE THAN|LESS THAN|AT LEAST|AT MOST|UP TO|NO MORE THAN|NO LESS THAN|ABOUT|OVER|CLOSE TO)",
    "NEARLY_": "(?:MORE THAN|LESS THAN|AT LEAST|AT MOST|ABOUT)",
    "COUNT": "(?:NUM (?:TO|OR|HYPHEN) NUM|AN? FEW|AN? COUPLE OF?|AN MULTIPLIER|SEVERAL|ANOTHER NUM?|NUM|AN)",
    "SPAN": "[UNIT DAY CENTURY UNITS]",
    "ADJ": "(?:MORE|ADJECTIVE)",
    "SHIFT": "(?:LAST|NEXT|PAST|PREV|FOLLOWING|COMING|FINAL)",
    "ANYSHIFT": "(?:THIS COMING?|THIS PAST|LAST|NEXT|PAST|PREV|FOLLOWING|COMING|CURRENT)",
    "PARTLY": "(?:EARLY|LATE|MID|EARLIER|LATER)",
    "EDGE": "(?:THE? (?:EARLY|LATE|MID|BEGIN|MIDDLE|ENDING|CLOSE|REST) OF|[EARLY LATE MID] HYPHEN?"
    "|[EARLIER LATER] IN?|[EARLY LATE] IN)",
    "THE_DAY": "(?:NUMDAY|ORDINAL)",
}

#: (name, pattern); the name is the function in `rules`.
RULES: Final[tuple[tuple[str, str], ...]] = (
    # ---- full dates
    ("numeric_date", "(?P<date>DATE)"),
    (
        "calendar_day",
        "(?P<edge>EDGE)? (?:(?P<weekday>[WEEKDAY WEEKDAYSHORT]) (?P<part>DAYPART)? COMMA?)? (?P<month>MONTH) "
        "(?P<day>THE_DAY) (?:COMMA? (?:OF? (?P<year>[YEAR])|(?P<short>SHORTYEAR)))?",
    ),
    (
        "calendar_day",
        "(?:(?P<weekday>[WEEKDAY WEEKDAYSHORT]) COMMA? THE?)? (?:THE (?=ORDINAL))? (?P<day>THE_DAY) OF? "
        "(?P<month>MONTH) (?:COMMA? (?P<year>YEAR)|(?P<short>SHORTYEAR))?",
    ),
    ("calendar_day", "(?P<last>LAST) (?P<month>MONTH) (?P<day>THE_DAY)"),
    ("calendar_day", "THE (?P<week>UNIT) OF (?P<month>MONTH) (?P<day>THE_DAY) (?:COMMA? (?P<year>YEAR))?"),
    (
        "day_of_month_year",
        "(?P<month>MONTH) (?P<day>THE_DAY) OF (?:THAT|THIS|LAST|NEXT|THE (?:SAME|PREV|FOLLOWING)) "
        "(?P<unit>UNIT)",
    ),
    (
        "month",
        "(?P<edge>EDGE)? (?:THIS|(?P<last>LAST)|(?P<next>NEXT)|THE? (?P<prev>PREV)|THE? "
        "(?P<following>FOLLOWING))? (?P<month>MONTH) (?:(?:COMMA|OF)? (?P<year>YEAR)|(?P<short>SHORTYEAR))?",
    ),
    (
        "month_of_year",
        "(?P<edge>EDGE)? (?P<month>MONTH) OF? (?:THAT|(?P<this>THIS)|(?P<last>LAST)|(?P<next>NEXT)|THE "
        "(?:SAME|(?P<prev>PREV)|(?P<following>FOLLOWING))) (?P<unit>UNIT)",
    ),
    # ---- years and longer
    ("year", "(?P<edge>EDGE)? (?:THE (?P<the>UNIT))? (?P<year>YEAR)"),
    ("year", "THE (?P<the>UNIT) (?P<number>NUMBER)"),
    ("short_year", "(?P<edge>EDGE)? (?P<short>SHORTYEAR)"),
    ("fiscal_year", "(?P<edge>EDGE)? FISCAL UNIT? (?P<year>[YEAR SHORTYEAR])"),
    ("before_christ", "(?P<edge>EDGE)? (?P<number>[NUMDAY NUMBER YEAR]) ERA"),
    ("decade", "(?P<edge>EDGE)? THE? (?P<inner>[EARLY LATE MID])? HYPHEN? (?P<decade>DECADE)"),
    ("century", "(?P<edge>EDGE)? THE? (?P<inner>[EARLY LATE MID])? HYPHEN? (?P<ordinal>ORDINAL) HYPHEN? CENTURY"),
    # ---- parts of years
    (
        "quarter",
        "THE? FISCAL? HYPHEN? (?P<ordinal>[ORDINAL]) HYPHEN? (?P<unit>UNIT) (?:(?:OF|COMMA)? (?:FISCAL "
        "UNIT?)? (?P<year>YEAR)|(?:OF? (?:(?P<last>LAST)|(?P<this>THIS)|(?P<next>NEXT)|THAT|THE) UNIT))?",
    ),
    ("quarter", "THE? (?P<year>YEAR) (?P<ordinal>ORDINAL) HYPHEN? (?P<unit>UNIT)"),
    (
        "quarter",
        "(?:(?P<last>LAST)|(?P<this>THIS)|(?P<next>NEXT)) UNIT POSSESSIVE (?P<ordinal>ORDINAL) HYPHEN? "
        "(?P<unit>UNIT)",
    ),
    (
        "half",
        "THE? (?P<ordinal>[ORDINAL LAST LATE EARLY]) HYPHEN? (?P<half>HALF) (?:OF (?:THE? "
        "(?P<year>YEAR)|(?P<decade>THE DECADE)|(?P<last>LAST UNIT)|(?P<this>THIS UNIT)|(?P<next>NEXT "
        "UNIT)|THE UNIT))?",
    ),
    (
        "season",
        "(?P<edge>EDGE)? (?:(?P<this>THIS (?:PAST|COMING)?)|(?P<last>THE? [LAST PREV])|(?P<next>THE? [NEXT "
        "FOLLOWING COMING])|(?P<that>THAT))? (?P<season>SEASON) (?:COMMA? OF? (?P<year>YEAR)|OF? "
        "(?P<lastyear>LAST UNIT)|OF? (?P<thisyear>THIS UNIT)|OF? (?P<nextyear>NEXT UNIT))?",
    ),
    ("season", "(?P<edge>EDGE)? THE (?P<inner>[EARLY LATE MID])? (?P<season>SEASON) (?:OF (?P<year>YEAR))?"),
    ("season", "(?P<year>YEAR) (?P<season>SEASON)"),
    (
        "holiday",
        "(?:(?P<this>THIS)|(?P<last>LAST)|(?P<next>NEXT))? (?P<holiday>HOLIDAY) (?P<part>DAYPART)? (?:COMMA? "
        "(?P<year>YEAR))?",
    ),
    # ---- days
    (
        "weekday",
        "(?:(?P<edge>PARTLY) ON?)? (?:(?P<this>THIS "
        "(?:COMING|PAST)?)|(?P<last>LAST)|(?P<next>NEXT)|(?P<prev>THE PREV)|(?P<following>THE FOLLOWING))? "
        "(?P<weekday>WEEKDAY) (?P<part>(?:EARLY|LATE)? DAYPART)?",
    ),
    (
        "weekday_of_week",
        "(?P<weekday>WEEKDAY) (?:OF? (?:(?P<last>LAST)|(?P<next>NEXT)|(?P<this>THIS)) (?P<unit>UNIT))",
    ),
    ("weekdays", "(?P<weekday>WEEKDAYS)"),
    ("weekdays", "(?P<weekday>WEEKDAY) (?P<part>DAYPARTS)"),
    ("day_reference", "(?P<edge>PARTLY)? (?P<day>DAYREF) (?P<part>DAYPART)?"),
    ("day_reference", "THE DAY (?P<beyond>[BEFORE AFTER]) (?P<day>DAYREF)"),
    ("tonight", "(?P<edge>PARTLY)? (?:TONIGHT|(?P<overnight>OVERNIGHT))"),
    (
        "part_of_day",
        "(?P<edge>PARTLY)? (?:(?P<this>THIS)|(?P<last>LAST)|(?P<that>THAT|THE SAME|THAT SAME)|(?P<next>THE "
        "(?:NEXT|FOLLOWING))|(?P<prev>THE PREV)) (?P<part>DAYPART)",
    ),
    ("part_of_day_lone", "(?P<edge>[EARLY LATE MID])? HYPHEN? (?P<part>DAYPART) (?P<day>DAYREF|WEEKDAY)"),
    ("part_of_day_lone", "(?<=[BY IN]) (?P<edge>[EARLY LATE MID]) HYPHEN? (?P<part>DAYPART)"),
    ("midday", "(?<=[AT BY]) (?P<part>DAYPART)"),
    ("units_around", "THE? (?P<unit>UNITS) (?=[BEFORE AFTER THAT])"),
    ("part_of_day_lone", "(?<=IN) THE (?P<edge>[EARLY LATE MID])? (?P<part>DAYPART)"),
    (
        "part_of_date",
        "THE? (?P<part>DAYPART) OF (?P<rest>(?:WEEKDAY COMMA?)? (?:MONTH THE_DAY|THE_DAY OF? MONTH) (?:COMMA? "
        "(?P<year>YEAR))?)",
    ),
    ("same_day", "(?P<edge>PARTLY)? (?:THAT|THE|THIS|THAT) SAME? DAY"),
    (
        "weekend",
        "(?P<edge>PARTLY)? (?:(?P<last>LAST|THIS PAST|THE PAST)|(?P<next>NEXT|THIS COMING|THE "
        "COMING)|THIS|THAT|(?P<the>THE)) WEEKEND",
    ),
    # ---- clock
    (
        "clock",
        "(?P<about>ABOUT)? (?P<clock>CLOCK) (?:LOCAL TIMEWORD|ZONE|OPEN ZONE CLOSING)? (?:ON? "
        "(?P<weekday>WEEKDAY)|(?P<dayref>DAYREF)|(?:ON|COMMA)? (?P<month>MONTH) (?P<day>THE_DAY) (?:COMMA? "
        "(?P<year>YEAR))?)? (?:COMMA? (?:LOCAL TIMEWORD|ZONE))?",
    ),
    ("clock", "(?P<weekday>WEEKDAY) (?:AT) (?P<clock>CLOCK) (?:LOCAL TIMEWORD|ZONE)?"),
    ("clock_hour", "(?P<hour>NUM) (?P<minutes>NUM)? (?P<zone>ZONE)"),
    ("clock_hour", "(?P<hour>NUM) IN THE (?P<part>DAYPART)"),
    # ---- shifted units
    (
        "unit",
        "(?P<edge>EDGE|PARTLY)? THE? (?P<shift>ANYSHIFT|THAT SAME?|THIS SAME?|SAME|LATEST) FISCAL? "
        "(?P<unit>[UNIT CENTURY]) (?:OR SO)?",
    ),
    ("unit", "(?P<edge>EDGE|PARTLY)? THE (?P<shift>NEXT|FOLLOWING|PREV) (?P<unit>DAY)"),
    ("unit_lone", "(?P<edge>EDGE|PARTLY) THE (?P<fiscal>FISCAL)? (?P<unit>[UNIT DAY])"),
    ("unit_lone", "THE (?P<fiscal>FISCAL|ADJECTIVE)? (?P<unit>UNIT)"),
    ("year_end", "(?P<unit>UNIT) HYPHEN? ENDING"),
    ("quarters", "(?P<ordinal>ORDINAL) (?P<units>UNITS)"),
    # ---- lengths of time
    ("duration", "(?P<about>ABOUTS)? (?P<count>COUNT) ADJ? (?P<unit>SPAN) (?:AND AN (?P<half>HALF))? (?:OR SO)?"),
    ("duration", "(?P<about>ABOUTS)? (?P<count>NUM) AND AN (?P<half>HALF) (?P<unit>SPAN)"),
    ("duration", "(?P<about>ABOUTS)? (?P<halfof>HALF) AN (?P<unit>SPAN)"),
    ("duration_word", "(?P<count>[NUMDAY NUMBER SEVERAL AN HALF]) HYPHEN (?P<unit>SPAN) (?:HYPHEN LONG)?"),
    ("duration_word", "(?P<unit>UNIT|DAY|UNITS) HYPHEN LONG"),
    (
        "duration_window",
        "(?P<about>NEARLY_)? THE? (?P<shift>SHIFT|ORDINAL) (?P<about2>ABOUTS)? (?P<count>NUM (?:TO|OR) "
        "NUM|NUM|FEW|COUPLE OF?|SEVERAL|MULTIPLIER)? ADJ? (?P<unit>UNITS)",
    ),
    ("duration_window", "THE (?P<count>NUM) (?P<shift>PREV|FOLLOWING)? (?P<unit>UNITS)"),
    ("duration_window", "THE (?P<shift>[PAST]) (?P<unit>[UNIT DAY CENTURY])"),
    ("recent_units", "(?P<shift>RECENT|COMING) (?P<unit>UNITS)"),
    ("recent_units", "(?:THE) (?P<unit>UNITS) (?P<shift>AHEAD)"),
    ("many_units", "(?P<unit>UNITS)"),
    ("age", "[NUMDAY NUMBER] HYPHEN? SPAN HYPHEN? OLD"),
    ("age", "[NUMDAY NUMBER] SPAN OF AGE"),
    # ---- counted from another time
    ("ago", "(?P<about>ABOUTS)? (?P<count>COUNT) ADJ? (?P<unit>SPAN) (?:OR SO)? AGO"),
    ("ago", "(?P<unit>UNITS) AGO"),
    ("away", "(?P<about>ABOUTS)? (?P<count>COUNT) ADJ? (?P<unit>SPAN) (?:OR SO)? (?P<way>EARLIER|LATER)"),
    ("away", "(?P<unit>UNITS) (?P<way>EARLIER|LATER)"),
    ("away", "THE (?P<unit>DAY) (?P<way>BEFORE|AFTER) (?=[COMMA]|$|[.\n])"),
    (
        "year_ago_period",
        "THE? (?P<unit>UNIT) HYPHEN (?P<way>AGO|EARLIER) (?P<what>UNIT|PERIOD|ORDINAL HYPHEN? UNIT)?",
    ),
    # ---- sets
    ("every", "EVERY (?P<count>NUM)? (?P<unit>[UNIT UNITS DAY WEEKEND CENTURY])"),
    ("every", "EVERY (?P<name>[WEEKDAY MONTH SEASON DAYPART HOLIDAY]) (?P<part>DAYPART)?"),
    ("adverb", "(?P<adverb>ADVERB)"),
    # ---- now, then, some day
    ("reference", "(?P<word>NOW)"),
    ("reference", "(?:MORE|MOST)? (?P<word>RECENTLY)"),
    ("reference", "(?P<word>PREVIOUSLY)"),
    ("reference", "(?P<word>CURRENT)"),
    ("these_days", "THESE UNITS"),
    ("reference", "THE NEAR? (?P<word>FUTURE)"),
    ("reference", "THE (?P<word>PRESENT) (?=[COMMA]|$|[.\n])"),
    ("the_past", "THE (?:RECENT|NEAR)? PAST"),
)  # fmt: skip


def compile_rules() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """Compile the patterns, and file each under the letters with which it may begin."""
    by_letter: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for name, source in RULES:
        translated = translate(source)
        pattern = re.compile(translated)
        for letter in sorted(first_letters(translated)):
            by_letter.setdefault(letter, []).append((name, pattern))
    return by_letter


def translate(source: str) -> str:
    """Write a pattern of names as a regular expression over letters.

    >>> translate("MONTH YEAR?") == LETTERS["MONTH"] + LETTERS["YEAR"] + "?"
    True
    """
    for _ in range(4):  # macros may hold macros
        source = re.sub(r"[A-Z_]{2,}", lambda name: MACROS.get(name.group(), name.group()), source)
    return re.sub(r"[A-Z]{2,}", lambda name: LETTERS[name.group()], source).replace(" ", "")


def first_letters(pattern: str) -> set[str]:
    """Tell with which letters a match of a translated pattern can begin."""
    letters, _, _ = _choice(pattern, 0)
    return letters


def _choice(pattern: str, at: int) -> tuple[set[str], bool, int]:
    """Read alternatives up to a closing bracket: their first letters, whether one may be empty, and where they end."""
    letters: set[str] = set()
    empty = False
    while True:
        part, part_empty, at = _sequence(pattern, at)
        letters |= part
        empty = empty or part_empty
        if at >= len(pattern) or pattern[at] == ")":
            return letters, empty, at
        at += 1  # the bar


def _sequence(pattern: str, at: int) -> tuple[set[str], bool, int]:
    letters: set[str] = set()
    empty = True  # all that was read so far may be empty
    while at < len(pattern) and pattern[at] not in "|)":
        part, part_empty, at = _piece(pattern, at)
        if at < len(pattern) and pattern[at] == "?":
            part_empty, at = True, at + 1
        if empty:
            letters |= part
        empty = empty and part_empty
    return letters, empty, at


def _piece(pattern: str, at: int) -> tuple[set[str], bool, int]:
    if pattern[at] == "[":
        close = pattern.index("]", at)
        return set(pattern[at + 1 : close]), False, close + 1
    if pattern[at] != "(":
        return ({pattern[at]}, False, at + 1) if pattern[at] != "$" else (set(), True, at + 1)
    looks = re.compile(r"\(\?(?:<?[=!])").match(pattern, at)
    opening = looks or re.compile(r"\(\?(?::|P<\w+>)").match(pattern, at)
    if opening is None:
        raise ValueError(f"a group of another kind than (?:, (?P<, (?= in the pattern at {at}: {pattern}")
    letters, empty, at = _choice(pattern, opening.end())
    return (set(), True, at + 1) if looks else (letters, empty, at + 1)
