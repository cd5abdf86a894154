"""Find the expressions of time in a report, from left to right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from factnews.model import Sentence, TimeExpression

from .context import DROP, Context, Found, Outcome
from .grammar import compile_rules
from .lexer import LETTERS, Tokens, lex
from .periods import Period
from .rules import BY_NAME, Rule
from .tense import tense_reader

# A text that names this many years long before its publication, and more than half of all, is a history.
_HISTORY_YEARS = 6


@cache
def _rules() -> tuple[dict[str, list[tuple[Rule, re.Pattern[str]]]], re.Pattern[str]]:
    table = {letter: [(BY_NAME[name], pattern) for name, pattern in rules] for letter, rules in compile_rules().items()}
    return table, re.compile("[" + "".join(sorted(table)) + "]")


def find_times(
    text: str,
    *,
    published: date | None,
    sentences: Sequence[Sentence] = (),
    published_at: datetime | None = None,
) -> tuple[TimeExpression, ...]:
    """Find every expression of time: TIMEX3 type and value, and the days it covers, first and last included.

    Sorted, without overlaps. `sentences` make weekdays and months aware of tense; without them the words around do.
    Without a publication day what is relative to it has a value like XXXX-XX-XX and no days.

    >>> [(found.text, found.value) for found in find_times("They met on 13 June 2020.", published=None)]
    [('13 June 2020', '2020-06-13')]
    """
    if published is None and published_at is not None:
        published = published_at.date()
    tokens = lex(text)
    context = Context(
        published=published,
        published_at=published_at,
        tense=tense_reader(text, sentences),
        narrative=_is_history(tokens, published),
    )
    table, starter = _rules()
    letters = tokens.letters
    times: list[TimeExpression] = []
    done = 0
    for start in starter.finditer(letters):
        at = start.start()
        if at < done:
            continue
        candidates = [
            (found.end(), rule, found)
            for rule, pattern in table[letters[at]]
            if (found := pattern.match(letters, at)) and found.end() > at
        ]
        if not candidates:
            continue
        candidates.sort(key=lambda candidate: -candidate[0])
        for end, rule, found in candidates:
            outcome = rule(Found(found, tokens, context, text))
            if outcome is None:
                continue
            done = end
            if outcome is not DROP:
                times.append(_expression(text, tokens, (at, end), outcome, context))
            break
    return tuple(times)


def _expression(
    text: str, tokens: Tokens, place: tuple[int, int], outcome: Outcome, context: Context
) -> TimeExpression:
    """Make the expression, and note what later ones may count from."""
    at, end = place
    start, stop = tokens.starts[at], tokens.ends[end - 1]
    if outcome.refers is not None:
        context.reference = outcome.refers
        context.thread = _thread(context.thread, outcome.refers)
        if LETTERS["YEAR"] in tokens.letters[at:end] or LETTERS["DATE"] in tokens.letters[at:end]:
            context.year = outcome.refers.year()
            first = outcome.refers.first()
            if outcome.refers.unit == "day" and first is not None:
                context.years_of_days[first.month, first.day] = first.year
        if outcome.refers.unit == "quarter" and LETTERS["ORDINAL"] in tokens.letters[at:end]:
            context.quarter, context.quarter_at = outcome.refers, start
    if at and tokens.letters[at - 1] == LETTERS["SINCE"] and outcome.first and context.published:
        # "since January" begins there and lasts until the report
        outcome = replace(outcome, last=max(outcome.first, context.published))
    return TimeExpression(start, stop, text[start:stop], outcome.type, outcome.value, outcome.first, outcome.last)


# A bare year further from where a history has arrived is an aside ("declassified in 2005").
_ASIDE_YEARS = 2


def _thread(thread: Period | None, refers: Period) -> Period:
    """Follow a history from one time to the next."""
    if thread is None or refers.unit in ("day", "month", "season"):
        return refers
    if refers.unit == "year" and abs(refers.year() - thread.year()) > _ASIDE_YEARS:
        return thread
    return refers


def _is_history(tokens: Tokens, published: date | None) -> bool:
    years = [worth for letter, worth in zip(tokens.letters, tokens.worths, strict=True) if letter == LETTERS["YEAR"]]
    if published is None:
        return len(years) >= _HISTORY_YEARS
    old = sum(1 for year in years if isinstance(year, int) and year < published.year - 3)
    return old >= _HISTORY_YEARS and old * 2 > len(years)
