"""The words of time: which category each belongs to, and what it is worth. Data only.

A category is a letter of the small alphabet over which the patterns of `grammar` are written.
"""

from __future__ import annotations

from typing import Final

Worth = int | float | str | tuple[int, int] | None

MONTHS: Final = (
    "january february march april may june july august september october november december".split()
)  # fmt: skip
MONTH_SHORT: Final = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAY_SHORT: Final = {
    "mon": 1,
    "tue": 2,
    "tues": 2,
    "wed": 3,
    "thu": 4,
    "thur": 4,
    "thurs": 4,
    "fri": 5,
    "sat": 6,
    "sun": 7,
}

UNITS: Final = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "week": "week", "fortnight": "fortnight",
    "month": "month", "quarter": "quarter", "year": "year", "decade": "decade", "century": "century",
    "millennium": "millennium",
}  # fmt: skip
UNITS_MANY: Final = {
    "seconds": "second", "minutes": "minute", "hours": "hour", "days": "day", "weeks": "week",
    "fortnights": "fortnight", "months": "month", "quarters": "quarter", "years": "year", "decades": "decade",
    "centuries": "century", "millennia": "millennium", "mins": "minute", "hrs": "hour", "yrs": "year",
}  # fmt: skip
# How TIMEX3 writes a length: prefix, letter, and how many of the letter one unit is.
LENGTH: Final = {
    "second": ("PT", "S", 1), "minute": ("PT", "M", 1), "hour": ("PT", "H", 1), "day": ("P", "D", 1),
    "week": ("P", "W", 1), "fortnight": ("P", "W", 2), "month": ("P", "M", 1), "quarter": ("P", "M", 3),
    "year": ("P", "Y", 1), "decade": ("P", "Y", 10), "century": ("P", "Y", 100), "millennium": ("P", "Y", 1000),
    "weekend": ("P", "D", 2), "night": ("P", "D", 1),
}  # fmt: skip

_ONES: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS: Final = {word: count for count, word in enumerate(_ONES) if count} | {
    word: 20 + 10 * count for count, word in enumerate(_TENS)
}
MULTIPLIERS: Final = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
DECADE_NAMES: Final = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
SEASONS: Final = {"spring": 0, "summer": 1, "fall": 2, "autumn": 2, "winter": 3}
DAY_PARTS: Final = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "noon": "T12:00", "midday": "T12:00",
    "midnight": "T24:00", "dawn": "TMO", "dusk": "TEV", "lunchtime": "T12:00", "nightfall": "TEV", "daybreak": "TMO",
}  # fmt: skip
DAY_PARTS_MANY: Final = {"mornings": "TMO", "afternoons": "TAF", "evenings": "TEV", "nights": "TNI"}

# One word, one category; the worth is what a rule needs to know.
SINGLE: Final[dict[str, tuple[str, Worth]]] = {
    "the": ("THE", None), "a": ("AN", 1), "an": ("AN", 1), "this": ("THIS", 0), "that": ("THAT", 0),
    "these": ("THESE", None), "those": ("THOSE", None), "its": ("HIS", None), "their": ("HIS", None),
    "last": ("LAST", -1), "next": ("NEXT", 1), "past": ("PAST", -1), "previous": ("PREV", -1),
    "preceding": ("PREV", -1), "prior": ("PREV", -1), "following": ("FOLLOWING", 1), "subsequent": ("FOLLOWING", 1),
    "ensuing": ("FOLLOWING", 1), "coming": ("COMING", 1), "upcoming": ("COMING", 1), "current": ("CURRENT", 0),
    "latest": ("LATEST", 0), "same": ("SAME", 0), "recent": ("RECENT", None), "final": ("FINAL", None),
    "early": ("EARLY", "START"), "late": ("LATE", "END"), "mid": ("MID", "MID"), "earlier": ("EARLIER", "START"),
    "later": ("LATER", "END"), "ago": ("AGO", None), "before": ("BEFORE", None), "after": ("AFTER", None),
    "ahead": ("AHEAD", None), "afterward": ("LATER", "END"), "afterwards": ("LATER", "END"),
    "beginning": ("BEGIN", "START"), "start": ("BEGIN", "START"), "outset": ("BEGIN", "START"),
    "middle": ("MIDDLE", "MID"), "end": ("ENDING", "END"), "close": ("CLOSE", "END"), "rest": ("REST", "END"),
    "half": ("HALF", 0.5), "halves": ("HALF", 0.5), "of": ("OF", None), "in": ("IN", None), "and": ("AND", None),
    "or": ("OR", None), "to": ("TO", None), "more": ("MORE", None), "less": ("LESS", None), "fewer": ("LESS", None),
    "than": ("THAN", None), "at": ("AT", None), "least": ("LEAST", None), "most": ("MOST", None), "up": ("UP", None),
    "no": ("NO", None), "so": ("SO", None), "nearly": ("ABOUT", None), "almost": ("ABOUT", None),
    "about": ("ABOUT", None), "around": ("ABOUT", None), "roughly": ("ABOUT", None), "approximately": ("ABOUT", None),
    "over": ("OVER", None), "under": ("OVER", None), "within": ("WITHIN", None),
    "every": ("EVERY", None), "each": ("EVERY", None), "per": ("PER", None), "few": ("FEW", None),
    "several": ("SEVERAL", None), "couple": ("COUPLE", 2), "many": ("SEVERAL", None), "fiscal": ("FISCAL", None),
    "financial": ("FISCAL", None), "multi": ("SEVERAL", None), "numerous": ("SEVERAL", None),
    "today": ("DAYREF", 0), "yesterday": ("DAYREF", -1), "tomorrow": ("DAYREF", 1), "tonight": ("TONIGHT", None),
    "overnight": ("OVERNIGHT", None), "on": ("ON", None), "for": ("FOR", None), "since": ("SINCE", None),
    "by": ("BY", None), "until": ("UNTIL", None), "till": ("UNTIL", None), "from": ("FROM", None),
    "through": ("UNTIL", None), "during": ("IN", None), "between": ("FROM", None), "throughout": ("IN", None),
    "as": ("AS", None), "shortly": ("SHORTLY", None), "just": ("SHORTLY", None),
    "old": ("OLD", None), "long": ("LONG", None), "time": ("TIMEWORD", None), "local": ("LOCAL", None),
    "period": ("PERIOD", None), "term": ("TERM", None), "day": ("DAY", "day"), "weekend": ("WEEKEND", "weekend"),
    "weekends": ("WEEKENDS", "weekend"), "straight": ("ADJECTIVE", None), "consecutive": ("ADJECTIVE", None),
    "trading": ("ADJECTIVE", None), "business": ("ADJECTIVE", None), "working": ("ADJECTIVE", None),
    "additional": ("ADJECTIVE", None), "full": ("ADJECTIVE", None), "calendar": ("ADJECTIVE", None),
    "whole": ("ADJECTIVE", None), "entire": ("ADJECTIVE", None), "successive": ("ADJECTIVE", None),
    "another": ("ANOTHER", 1), "other": ("OTHER", None), "moment": ("MOMENT", None),
    "now": ("NOW", "PRESENT_REF"), "nowadays": ("NOW", "PRESENT_REF"), "currently": ("NOW", "PRESENT_REF"),
    "presently": ("NOW", "PRESENT_REF"), "recently": ("RECENTLY", "PAST_REF"), "lately": ("RECENTLY", "PAST_REF"),
    "previously": ("PREVIOUSLY", "PAST_REF"), "formerly": ("PREVIOUSLY", "PAST_REF"),
    "future": ("FUTURE", "FUTURE_REF"), "present": ("PRESENT", "PRESENT_REF"),
    "near": ("NEAR", None), "not": ("NOT", None),
    "hourly": ("ADVERB", "PT1H"), "daily": ("ADVERB", "P1D"), "weekly": ("ADVERB", "P1W"),
    "fortnightly": ("ADVERB", "P2W"), "monthly": ("ADVERB", "P1M"), "quarterly": ("ADVERB", "P3M"),
    "annually": ("ADVERB", "P1Y"), "yearly": ("ADVERB", "P1Y"), "nightly": ("ADVERB", "P1D"),
    "everyday": ("ADVERB", "P1D"), "biennially": ("ADVERB", "P2Y"), "century": ("CENTURY", "century"),
    "i": ("PRONOUN", None), "we": ("PRONOUN", None), "he": ("PRONOUN", None), "they": ("PRONOUN", None),
    "you": ("PRONOUN", None), "it": ("PRONOUN", None), "bc": ("ERA", "BC"), "bce": ("ERA", "BC"),
    "age": ("AGE", None), "percent": ("STUFF", None), "people": ("STUFF", None), "hours": ("UNITS", "hour"),
    "gmt": ("ZONE", None), "utc": ("ZONE", None), "est": ("ZONE", None), "edt": ("ZONE", None), "et": ("ZONE", None),
    "pst": ("ZONE", None), "pdt": ("ZONE", None), "cst": ("ZONE", None), "cdt": ("ZONE", None), "mst": ("ZONE", None),
    "bst": ("ZONE", None), "cet": ("ZONE", None), "ist": ("ZONE", None), "kst": ("ZONE", None), "jst": ("ZONE", None),
}  # fmt: skip
# Short words that are zones or eras only in capitals ("et" is French, "est" as well).
ONLY_CAPITALS: Final = frozenset("gmt utc est edt et pst pdt cst cdt mst bst cet ist kst jst bc bce".split())
# Names of months that are also other words are months only with a capital.
NEEDS_CAPITAL: Final = frozenset("may march august mar jan dec".split())
# Words after a number of four digits that make it a count ("2000 people").
COUNTED: Final = frozenset(
    "people troops soldiers men women children homes houses dollars euros pounds miles kilometers kilometres meters "
    "metres feet tons tonnes barrels jobs workers votes refugees civilians police points times percent shares "
    "protesters demonstrators victims members employees families officers students acres hectares fighters rpm".split()
)

# Fixed holidays as (month, day); movable ones by name, reckoned in `holidays`.
HOLIDAYS: Final[dict[str, tuple[int, int] | str]] = {
    "new year's eve": (12, 31), "new year's day": (1, 1), "new year's": (1, 1), "new years eve": (12, 31),
    "new years day": (1, 1), "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25),
    "boxing day": (12, 26), "halloween": (10, 31), "valentine's day": (2, 14), "st. patrick's day": (3, 17),
    "independence day": (7, 4), "fourth of july": (7, 4), "veterans day": (11, 11), "armistice day": (11, 11),
    "may day": (5, 1), "bastille day": (7, 14), "d-day": (6, 6), "epiphany": (1, 6), "all saints' day": (11, 1),
    "easter sunday": "easter", "easter monday": "easter+1", "easter": "easter", "good friday": "easter-2",
    "palm sunday": "easter-7", "ash wednesday": "easter-46", "pentecost": "easter+49",
    "thanksgiving day": "thanksgiving", "thanksgiving": "thanksgiving", "labor day": "labor",
    "memorial day": "memorial", "martin luther king day": "king", "presidents day": "presidents",
    "presidents' day": "presidents", "mother's day": "mother", "father's day": "father", "columbus day": "columbus",
    "election day": "election",
}  # fmt: skip
