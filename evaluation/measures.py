"""Counts, the figures made of them, and how sure the figures are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 1000  # enough for two stable decimals of a 95 % interval; a thousand resamples of 16 reports take 5 ms
SEED = 20200616


@dataclass(frozen=True, slots=True)
class Tally:
    """Hits out of what the gold holds and what was predicted; for a plain share both totals are the same."""

    hits: float = 0
    gold: float = 0
    predicted: float = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.gold + other.gold, self.predicted + other.predicted)


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of a table: F1 with precision and recall, or a share, with its 95 % interval over reports."""

    name: str
    value: float
    precision: float | None = None
    recall: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """One thing that went wrong in one report, with the words and what stands around them."""

    report: str
    kind: str
    label: str
    words: str
    context: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one runner measured on one gold set."""

    command: str
    path: str
    size: int  # how many reports (sentences, for syntax and entities) were measured
    measures: tuple[Measure, ...]
    counts: tuple[tuple[str, int], ...] = ()
    per_report: tuple[tuple[str, tuple[Measure, ...]], ...] = ()
    errors: tuple[ErrorRow, ...] = ()
    notes: tuple[str, ...] = ()


def f1_of(tally: Tally) -> tuple[float, float, float]:
    """Precision, recall and F1, rounded to four places.

    >>> f1_of(Tally(1, 2, 4))
    (0.25, 0.5, 0.3333)
    """
    precision, recall = tally.hits / max(1, tally.predicted), tally.hits / max(1, tally.gold)
    return round(precision, 4), round(recall, 4), round(2 * precision * recall / max(1e-9, precision + recall), 4)


def share_of(tally: Tally) -> float:
    """The share of hits among what was looked at, rounded to four places.

    >>> share_of(Tally(1, 3, 3))
    0.3333
    """
    return round(tally.hits / max(1, tally.gold), 4)


def f1_measure(name: str, tallies: Sequence[Tally]) -> Measure:
    """Micro-averaged F1 over reports with its bootstrap interval."""
    precision, recall, f1 = f1_of(total(tallies))
    low, high = interval(tallies, share=False)
    return Measure(name, f1, precision, recall, low, high)


def share_measure(name: str, tallies: Sequence[Tally]) -> Measure:
    """Micro-averaged share over reports with its bootstrap interval."""
    low, high = interval(tallies, share=True)
    return Measure(name, share_of(total(tallies)), low=low, high=high)


def total(tallies: Sequence[Tally]) -> Tally:
    """The sum of all tallies."""
    return sum(tallies, Tally())


def interval(tallies: Sequence[Tally], *, share: bool) -> tuple[float | None, float | None]:
    """95 % percentile interval by resampling whole reports; none for fewer than two reports."""
    if len(tallies) < 2:
        return None, None
    counts = np.array([(t.hits, t.gold, t.predicted) for t in tallies], dtype=float)
    drawn = np.random.default_rng(SEED).integers(0, len(counts), size=(RESAMPLES, len(counts)))
    weights = np.zeros((RESAMPLES, len(counts)))
    np.add.at(weights, (np.arange(RESAMPLES)[:, None], drawn), 1.0)
    hits, gold, predicted = (weights @ counts).T
    # 2 * hits / (gold + predicted) is the harmonic mean of precision and recall
    values = hits / np.maximum(1, gold) if share else 2 * hits / np.maximum(1, gold + predicted)
    low, high = np.percentile(values, [2.5, 97.5])
    return round(float(low), 4), round(float(high), 4)


def flat(outcome: Outcome) -> Mapping[str, float]:
    """The figures that a baseline pins: the value of every measure by its name."""
    return {measure.name: measure.value for measure in outcome.measures}
