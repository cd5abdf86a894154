"""Numbers in running text: "82", "at least 1,700", "two dozen", "between 40 and 50", "hundreds", "nobody"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_UNITS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split(),
        range(1, 20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_POWERS = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
# What an unnamed number is taken to be, from and to: two of a kind, up to one less than what the next larger word says.
_VAGUE = {
    "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2_000_000, 9_999_999),
    "several": (3, 9),
    "a few": (2, 9),
    "a couple": (2, 2),
    "half a dozen": (6, 6),
    "no one": (0, 0),
    "nobody": (0, 0),
    "none": (0, 0),
}
# Words before a number that make a range of it; the longest that fits is taken.
_FROM = ("at least", "a minimum of", "no fewer than", "no less than", "not less than", "upwards of")  # so many or more
_ABOVE = ("more than", "over", "above", "in excess of")  # more than so many
_TO = ("up to", "as many as", "at most", "no more than", "not more than")  # so many or fewer
_BELOW = ("fewer than", "less than", "under", "below")  # fewer than so many
_ALMOST = ("nearly", "almost", "close to")
_ABOUT = ("about", "around", "some", "roughly", "approximately", "an estimated", "an about", "circa")
ROUGHLY = 10  # "about 40" may be a tenth more or less: as round numbers are written

_DIGITS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12}")
_DECIMAL = re.compile(r"[0-9]{1,4}\.[0-9]{1,3}")
_DASHED = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})[-–—]([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})")
_DASHES = frozenset("-–—")
_LONGEST = 3  # words of a qualifier or of a vague number


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at words `first` to `last` (exclusive) of a sentence: an inclusive range, `high` None where it is open."""

    first: int
    last: int
    low: int
    high: int | None


def find_quantities(words: Sequence[str]) -> list[Quantity]:
    """The numbers in the words of a sentence, from left to right, none inside another.

    >>> find_quantities("at least two dozen villagers".split())
    [Quantity(first=0, last=4, low=24, high=None)]
    >>> find_quantities("between 40 and 50 fighters , some 1,700 more".split())
    [Quantity(first=0, last=4, low=40, high=50), Quantity(first=6, last=8, low=1530, high=1870)]
    """
    lowered = [word.lower() for word in words]
    found: list[Quantity] = []
    at = 0
    while at < len(lowered):
        quantity = _qualified(lowered, at) if _may_begin(lowered[at]) else None
        if quantity is None:
            at += 1
        else:
            found.append(quantity)
            at = quantity.last
    return found


def _may_begin(word: str) -> bool:
    """A quick look: most words begin no number."""
    return word in _BEGINNINGS or word[:1].isdigit() or word.partition("-")[0] in _TENS


def _qualified(words: Sequence[str], at: int) -> Quantity | None:
    if words[at] == "between":
        low = _plain(words, at + 1)
        if low is not None and low.last < len(words) and words[low.last] == "and":
            high = _plain(words, low.last + 1)
            if high is not None and high.low >= low.low:
                return Quantity(at, high.last, low.low, high.high)
    for qualifiers, ranged in _QUALIFIERS:
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            if " ".join(words[at : at + length]) in qualifiers:
                number = _plain(words, at + length)
                if number is not None:
                    return Quantity(at, number.last, *ranged(number.low, number.high))
    return _ranged(words, at)


def _ranged(words: Sequence[str], at: int) -> Quantity | None:
    """A number, or two with "to", "or" or a dash between them."""
    number = _plain(words, at)
    if number is None or number.last >= len(words):
        return number
    from_there = words[at - 1 : at] == ["from"]  # "rose from 75 to 82" is no range
    if words[number.last] in ("to", "or") or words[number.last] in _DASHES:
        other = _plain(words, number.last + 1)
        if other is not None and other.low > number.low and not from_there:
            return Quantity(at, other.last, number.low, other.high)
    return number


def _plain(words: Sequence[str], at: int) -> Quantity | None:  # noqa: PLR0911  one return for each form of a number
    if at >= len(words):
        return None
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        vague = _VAGUE.get(" ".join(words[at : at + length]))
        if vague is not None:
            factor = _POWERS.get(words[at + length], 1) if length == 1 and at + length < len(words) else 1
            if factor > 1:  # "several dozen", "several thousand"
                return Quantity(at, at + 2, vague[0] * factor, (vague[1] + 1) * factor - 1)
            return Quantity(at, at + length, *vague)
    word = words[at]
    if dashed := _DASHED.fullmatch(word):
        low, high = (int(part.replace(",", "")) for part in dashed.groups())
        return Quantity(at, at + 1, low, high) if low <= high else None
    if _DECIMAL.fullmatch(word) and at + 1 < len(words) and words[at + 1] in _POWERS:
        number = round(float(word) * _POWERS[words[at + 1]])
        return Quantity(at, at + 2, number, number)
    if _DIGITS.fullmatch(word):
        return _multiplied(words, at + 1, at, int(word.replace(",", "")))
    if word in ("a", "an") and at + 1 < len(words) and words[at + 1] in _POWERS:
        return _multiplied(words, at + 1, at, 1)
    return _spelled(words, at)


def _spelled(words: Sequence[str], at: int) -> Quantity | None:
    """Words for a number below a hundred ("twenty-five", also in three words), and what multiplies them."""
    tens, _, unit = words[at].partition("-")
    if tens in _TENS and (not unit or unit in _UNITS):
        number, last = _TENS[tens] + _UNITS.get(unit, 0), at + 1
        rest = words[at + 1 : at + 3]
        if not unit and len(rest) == 2 and rest[0] in _DASHES and _UNITS.get(rest[1], 10) < 10:
            number, last = number + _UNITS[rest[1]], at + 3
        return _multiplied(words, last, at, number)
    if words[at] in _UNITS:
        return _multiplied(words, at + 1, at, _UNITS[words[at]])
    return None


def _multiplied(words: Sequence[str], last: int, first: int, number: int) -> Quantity:
    while last < len(words) and words[last] in _POWERS:
        number, last = number * _POWERS[words[last]], last + 1
    return Quantity(first, last, number, number)


def _at_least(low: int, _high: int | None) -> tuple[int, int | None]:
    return low, None


def _more_than(low: int, _high: int | None) -> tuple[int, int | None]:
    return low + 1, None


def _up_to(low: int, high: int | None) -> tuple[int, int | None]:
    return min(1, low), high


def _fewer_than(low: int, high: int | None) -> tuple[int, int | None]:
    return 0, max(0, (high if high is not None else low) - 1)


def _nearly(low: int, high: int | None) -> tuple[int, int | None]:
    return low - low // ROUGHLY, high


def _about(low: int, high: int | None) -> tuple[int, int | None]:
    return low - low // ROUGHLY, None if high is None else high + high // ROUGHLY


_QUALIFIERS = (
    (frozenset(_FROM), _at_least),
    (frozenset(_ABOVE), _more_than),
    (frozenset(_TO), _up_to),
    (frozenset(_BELOW), _fewer_than),
    (frozenset(_ALMOST), _nearly),
    (frozenset(_ABOUT), _about),
)

_BEGINNINGS = frozenset(
    words.split()[0]
    for words in (*_FROM, *_ABOVE, *_TO, *_BELOW, *_ALMOST, *_ABOUT, *_VAGUE, *_UNITS, *_TENS, "between", "a", "an")
)
