"""What a rule may ask: the words it matched, the publication day, what was spoken of before, and the tense."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from .lexer import LETTERS, OTHER, Tokens
from .periods import Period, part, period_of
from .words import Worth

UNKNOWN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "half": "XXXX-HX", "season": "XXXX", "year": "XXXX", "decade": "XXXX", "century": "XX", "millennium": "X",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule makes of its match; `refers` is the time that later expressions may count from."""

    type: str
    value: str
    first: date | None = None
    last: date | None = None
    refers: Period | None = None


#: The words are no time of an event, and no part of them is (an age).
DROP = Outcome("", "")


@dataclass(slots=True)
class Context:
    """The report around an expression, as far as it was read."""

    published: date | None
    published_at: datetime | None
    tense: Callable[[int, int], str]  # of the clause around a span: past, present, future, or "" where nothing shows it
    narrative: bool = False  # a history: its months follow the year that was named last, not the publication day
    reference: Period | None = None  # the time spoken of last
    year: int | None = None  # the year named last in so many digits
    thread: Period | None = None  # in a history, the month or year at which the tale has arrived
    quarter: Period | None = None  # the quarter named last by its number
    quarter_at: int = -1
    years_of_days: dict[tuple[int, int], int] = field(
        default_factory=dict
    )  # (month, day) -> the year once given with it

    def today(self, unit: str = "day") -> Period | None:
        """Give the unit of the calendar in which the report was published."""
        return period_of(self.published, unit) if self.published else None

    def spoken_of(self) -> Period | None:
        """Give the time spoken of last, or the publication day."""
        return self.reference if self.reference is not None else self.today()


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule in a text."""

    match: re.Match[str]
    tokens: Tokens
    context: Context
    text: str = field(repr=False)

    def has(self, group: str) -> bool:
        """Tell whether a part of the pattern took part."""
        return bool(self.match.groupdict().get(group))

    def worth(self, group: str) -> Worth:
        """Give what the first word of a part is worth; None where the part is not there."""
        at = self.match.start(group) if group in self.match.re.groupindex else -1
        return self.tokens.worths[at] if at >= 0 else None

    def number(self, group: str) -> int:
        """Give what the first word of a part is worth, as a whole number."""
        worth = self.worth(group)
        return int(worth) if isinstance(worth, int | float) else 0

    def name(self, group: str) -> str:
        """Give what the first word of a part is worth, as a word."""
        worth = self.worth(group)
        return worth if isinstance(worth, str) else ""

    def letters(self, group: str) -> str:
        """Give the letters of a part; empty where it took no part."""
        return self.match.groupdict().get(group) or ""

    def holds(self, group: str, *names: str) -> bool:
        """Tell whether a part has a word of one of the categories."""
        found = self.letters(group)
        return any(LETTERS[name] in found for name in names)

    def before(self, steps: int = 1) -> str:
        """Give the letter before the match, or so many before; a paragraph's end at the text's beginning."""
        at = self.match.start() - steps
        return self.tokens.letters[at] if at >= 0 else "\n"

    def after(self) -> str:
        """Give the letter after the match."""
        at = self.match.end()
        return self.tokens.letters[at] if at < len(self.tokens.letters) else "\n"

    def word_before(self) -> str:
        """Give the word before the match in small letters."""
        at = self.match.start() - 1
        return self.text[self.tokens.starts[at] : self.tokens.ends[at]].lower() if at >= 0 else ""

    def word_after(self) -> str:
        """Give the word after the match as it is written."""
        at = self.match.end()
        return self.text[self.tokens.starts[at] : self.tokens.ends[at]] if at < len(self.tokens.starts) else ""

    def is_before(self, *names: str) -> bool:
        """Tell whether the word before the match is of one of the categories."""
        return self.before() in {LETTERS[name] for name in names}

    def is_after(self, *names: str) -> bool:
        """Tell whether the word after the match is of one of the categories."""
        return self.after() in {LETTERS[name] for name in names}

    def is_after_word(self) -> bool:
        """Tell whether a plain word in small letters follows."""
        return self.after() == OTHER and self.word_after()[:1].islower()

    def tense(self) -> str:
        """Give the tense of the clause around the match."""
        start, end = self.match.span()
        return self.context.tense(self.tokens.starts[start], self.tokens.ends[end - 1])

    def edge(self) -> str | None:
        """Give START, MID or END where the match has such a word."""
        for group in ("edge", "inner"):
            for at in range(*self.match.span(group)) if group in self.match.re.groupindex else ():
                worth = self.tokens.worths[at]
                if worth in ("START", "MID", "END"):
                    return str(worth)
        return None


def dated(period: Period | None, unit: str, *, mod: str | None = None, kind: str = "DATE", suffix: str = "") -> Outcome:
    """Make the outcome of a known period; of an unknown one (None) the value says only of which unit it is."""
    if period is None:
        return Outcome(kind, UNKNOWN[unit] + suffix)
    first, last = part(period, mod)
    value = period.value()
    return Outcome(kind, value + suffix, first, last, period)
