"""From text to a string with one letter a word: the letter is the word's category of time (see `words`), or `x`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from . import words as w
from .words import Worth

_CATEGORIES: Final = (
    "MONTH MONTHSHORT WEEKDAY WEEKDAYSHORT WEEKDAYS UNIT UNITS SEASON SEASONS DAYPART DAYPARTS NUMDAY NUMBER ORDINAL "
    "YEAR SHORTYEAR POSSESSIVE DECADE CLOCK DATE HOLIDAY HYPHEN COMMA OPEN CLOSING DOLLAR SLASH QUARTER MULTIPLIER"
).split() + sorted({category for category, _ in w.SINGLE.values()} - {"UNIT", "UNITS"})
#: The letter of each category.
LETTERS: Final[dict[str, str]] = {name: chr(0xC0 + count) for count, name in enumerate(_CATEGORIES)}
OTHER: Final = "x"  # a word that says nothing about time
STOP: Final = "."  # the end of a sentence
BREAK: Final = "\n"  # the end of a paragraph

_CHUNK: Final = r"""
    (?P<word>[^\W\d_]+)
  | (?P<possessive>['’]s\b)
  | (?P<money>[$£€¥]\s?\d[\d.,]*)
  | (?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:[.]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d))
  | (?P<ymd>\d{4}/\d{1,2}/\d{1,2}(?![\d/]))
  | (?P<mdy>\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d\d)(?![\d/]))
  | (?P<sept11>9/11(?![\d/]))
  | (?P<ampm>\d{1,2}(?:[:.][0-5]\d)?[\s-]?(?:[aApP]\.\s?[mM]\.?|[aApP][mM]\b))
  | (?P<clock>\d{1,2}:[0-5]\d(?::[0-5]\d)?(?:\s?(?:hrs|hours)\b|h\b)?(?![\d:]))
  | (?P<decade>\d{3}0['’]?s\b|['’‘`]?\d0['’]?s\b)
  | (?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)
  | (?P<shortyear>['’‘`]\d\d\b)
  | (?P<quarter>(?<=[QH])[1-4]\b)
  | (?P<number>\d+\ ?[½¼¾]|\d+\ \d/\d|\d+(?:[.,]\d+)*|½)
  | (?P<punct>[-–—,/()])
  | (?P<stop>\.(?=\s)|[!?;:])
  | (?P<paragraph>\n[^\S\n]*\n\s*)
    """
_PUNCT: Final = {"-": "HYPHEN", "–": "HYPHEN", "—": "HYPHEN", ",": "COMMA", "(": "OPEN", ")": "CLOSING", "/": "SLASH"}
_NUMBER_WORD: Final = "|".join([*w.NUMBERS, *w.MULTIPLIERS])
_RUN: Final = (
    rf"(?:{_NUMBER_WORD})\b(?:(?:[\s-]|(?:(?<=hundred)|(?<=thousand))\sand\s)(?:{_NUMBER_WORD})\b)*"
    rf"(?:-(?P<ordinal>{'|'.join(w.ORDINALS)})\b)?"
)
_HOLIDAY: Final = (
    "|".join(
        re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s+")
        for name in sorted(w.HOLIDAYS, key=len, reverse=True)
    )
    + r"(?![\w])"
)
_FRACTIONS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75}


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text in letters, and per letter where it lies in the text and what it is worth."""

    letters: str
    starts: list[int]
    ends: list[int]
    worths: list[Worth]


@cache
def _forms() -> dict[str, tuple[str, Worth]]:
    """Spell each word as it may stand in a text: in small letters, with a capital, in capitals."""
    entries: dict[str, tuple[str, Worth]] = dict(w.SINGLE)
    entries.update({name: ("MONTH", count + 1) for count, name in enumerate(w.MONTHS)})
    entries.update({name: ("MONTHSHORT", count) for name, count in w.MONTH_SHORT.items()})
    for count, name in enumerate(w.WEEKDAYS):
        entries[name] = ("WEEKDAY", count + 1)
        entries[name + "s"] = ("WEEKDAYS", count + 1)
    entries.update({name: ("WEEKDAYSHORT", count) for name, count in w.WEEKDAY_SHORT.items()})
    entries.update({name: ("UNIT", unit) for name, unit in w.UNITS.items() if unit not in ("day", "second", "century")})
    entries.update({name: ("UNITS", unit) for name, unit in w.UNITS_MANY.items()})
    entries.update({name: ("NUMBER", count) for name, count in w.NUMBERS.items()})
    entries.update({name: ("MULTIPLIER", count) for name, count in w.MULTIPLIERS.items()})
    entries.update({name: ("ORDINAL", count) for name, count in w.ORDINALS.items()})
    entries.update({name: ("DECADE", count) for name, count in w.DECADE_NAMES.items()})
    entries.update({name: ("SEASON", count) for name, count in w.SEASONS.items()})
    entries.update({name + "s": ("SEASONS", count) for name, count in w.SEASONS.items() if name != "fall"})
    entries.update({name: ("DAYPART", value) for name, value in w.DAY_PARTS.items()})
    entries.update({name: ("DAYPARTS", value) for name, value in w.DAY_PARTS_MANY.items()})
    forms: dict[str, tuple[str, Worth]] = {}
    for name, (category, worth) in entries.items():
        entry = (LETTERS[category], worth)
        if name in w.ONLY_CAPITALS:
            forms[name.upper()] = entry
            continue
        forms[name.capitalize()] = forms[name.upper()] = entry
        if name not in w.NEEDS_CAPITAL and category not in ("WEEKDAYSHORT", "MONTHSHORT"):
            forms[name] = entry
    forms["pm"] = forms["am"] = (OTHER, None)
    return forms


_COUNTED: Final = w.COUNTED
_HOLIDAY_HEADS: Final = frozenset(
    form for name in w.HOLIDAYS for head in [re.split(r"[ '.-]", name)[0]] for form in (head.capitalize(), head.upper())
)
_SPELLED: Final = frozenset(LETTERS[name] for name in ("NUMBER", "MULTIPLIER"))
_ABBREVIATED: Final = frozenset(LETTERS[name] for name in ("MONTHSHORT", "WEEKDAYSHORT"))
_OF_MONTH: Final = {LETTERS["MONTHSHORT"]: LETTERS["MONTH"]}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Compile at the first use: start-up need not wait for it."""
    return re.compile(_CHUNK, re.VERBOSE), re.compile(_RUN, re.IGNORECASE), re.compile(_HOLIDAY, re.IGNORECASE)


def lex(text: str) -> Tokens:
    """Cut a text into words, numbers and marks, and give each its letter; what matters not for time is left out."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    worths: list[Worth] = []
    done = 0
    get = _forms().get
    token, _, feasts = _patterns()
    for found in token.finditer(text):
        start, end = found.span()
        if start < done:
            continue
        kind = found.lastgroup
        if kind == "word":
            word = found.group()
            entry = get(word)
            letter: str
            worth: Worth
            if word in _HOLIDAY_HEADS and (feast := feasts.match(text, start)):
                end = done = feast.end()
                letter, worth = LETTERS["HOLIDAY"], " ".join(feast.group().lower().replace("’", "'").split())
            elif entry is None:
                letter, worth = OTHER, None
                if word in _COUNTED:
                    letter = LETTERS["STUFF"]
            else:
                letter, worth = entry
                if letter in _SPELLED:
                    letter, worth, end = _spelled(text, start)
                    done = end
                elif letter in _ABBREVIATED:
                    if text.startswith(".", end):
                        end = done = end + 1
                    letter = _OF_MONTH.get(letter, letter)
        else:
            letter, worth = _number(kind, found.group())
        letters.append(letter)
        starts.append(start)
        ends.append(end)
        worths.append(worth)
    return Tokens("".join(letters), starts, ends, worths)


def _spelled(text: str, start: int) -> tuple[str, Worth, int]:
    """Read a number in words: "twenty-five", "two hundred", "nineteen ninety-six" (a year), "twenty-first"."""
    run = _patterns()[1].match(text, start)
    if run is None:
        return OTHER, None, start
    parts = [part for part in re.split(r"[\s-]+", run.group().lower()) if part != "and"]
    ordinal = run.group("ordinal")
    if ordinal:
        parts.pop()
    total = group = 0
    steps: list[int] = []  # the numbers below a hundred, as they come: "nineteen", "ninety-six"
    for part in parts:
        if part in w.MULTIPLIERS:
            group = max(group, 1) * w.MULTIPLIERS[part]
            if group >= 1000:
                total, group = total + group, 0
            steps.clear()
            steps.append(1000)
            continue
        number = w.NUMBERS[part]
        if steps and 20 <= steps[-1] < 100 and steps[-1] % 10 == 0 and number < 10:
            steps[-1] += number
        else:
            steps.append(number)
        group += number
    if ordinal:
        return LETTERS["ORDINAL"], total + group + w.ORDINALS[ordinal.lower()], run.end()
    if len(steps) == 2 and 10 <= steps[0] <= 21 and 10 <= steps[1] <= 99:
        return LETTERS["YEAR"], steps[0] * 100 + steps[1], run.end()
    if parts[0] in w.MULTIPLIERS and len(parts) == 1:
        return LETTERS["MULTIPLIER"], w.MULTIPLIERS[parts[0]], run.end()
    return LETTERS["NUMBER"], total + group, run.end()


def _number(kind: str | None, chunk: str) -> tuple[str, Worth]:  # noqa: PLR0911, PLR0912
    """Give letter and worth of a chunk that is not a word."""
    if kind == "number":
        return _plain_number(chunk)
    if kind == "punct":
        return LETTERS[_PUNCT[chunk]], None
    if kind == "stop":
        return STOP, None
    if kind == "paragraph":
        return BREAK, None
    if kind == "possessive":
        return LETTERS["POSSESSIVE"], None
    if kind == "money":
        return LETTERS["DOLLAR"], None
    if kind in ("iso", "ymd", "sept11"):
        return LETTERS["DATE"], "2001-09-11" if kind == "sept11" else chunk.replace("/", "-")
    if kind == "ampm":
        return LETTERS["CLOCK"], _half_day(chunk)
    if kind == "clock":
        hour, minute = chunk.split(":")[:2]
        return (LETTERS["CLOCK"], f"T{int(hour):02d}:{minute[:2]}") if int(hour) <= 24 else (OTHER, None)
    if kind == "ordinal":
        return LETTERS["ORDINAL"], int(chunk[:-2])
    if kind == "shortyear":
        return LETTERS["SHORTYEAR"], int(chunk[1:])
    if kind == "decade":
        return LETTERS["DECADE"], int(re.sub(r"\D", "", chunk))
    if kind == "quarter":
        return LETTERS["QUARTER"], int(chunk)
    return LETTERS["DATE"], chunk  # the last group to close in a date with separators is the separator's


def _plain_number(chunk: str) -> tuple[str, Worth]:  # noqa: PLR0911
    if chunk.isdecimal() and chunk.isascii():
        number = int(chunk[:6])
        if len(chunk) <= 2 and 1 <= number <= 31:
            return LETTERS["NUMDAY"], number
        if len(chunk) == 4 and 1000 <= number < 2200:
            return LETTERS["YEAR"], number
        return LETTERS["NUMBER"], number
    if chunk[-1] in _FRACTIONS:
        return LETTERS["NUMBER"], int(chunk[:-1].strip() or 0) + _FRACTIONS[chunk[-1]]
    if "/" in chunk:
        whole, top, bottom = re.split(r"[ /]", chunk)
        return (LETTERS["NUMBER"], int(whole) + int(top) / int(bottom)) if bottom != "0" else (OTHER, None)
    digits = chunk.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", chunk) else chunk
    try:
        return LETTERS["NUMBER"], float(digits) if "." in digits else int(digits[:12])
    except ValueError:
        return OTHER, None


def _half_day(chunk: str) -> str:
    """Turn "2:49 p.m." into T14:49."""
    hour, minute = [*(int(part) for part in re.findall(r"\d+", chunk)), 0][:2]
    hour = hour % 12 + (12 if "p" in chunk.lower() else 0) if hour <= 12 else hour
    return f"T{hour:02d}:{minute:02d}"
