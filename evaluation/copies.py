"""Copies among made-up reports: recall and precision of the pairs that make one line of report."""

from __future__ import annotations

from itertools import combinations

from benchmarks.copies import make_copies
from evaluation.measures import Measure, Outcome
from factnews.facts.copies import copy_lines


def evaluate() -> Outcome:
    """500 reports, 100 of them rewritten copies of others (`benchmarks.copies`)."""
    made = make_copies()
    found = {tuple(sorted(pair)) for line in copy_lines(made.reports) for pair in combinations(line.article_ids, 2)}
    hits = len(found & {tuple(sorted(pair)) for pair in made.copies})
    recall, precision = hits / len(made.copies), hits / max(1, len(found))
    return Outcome(
        command="copies",
        path="",
        size=len(made.reports),
        measures=(Measure("recall", round(recall, 4)), Measure("precision", round(precision, 4))),
        counts=(("copies", len(made.copies)), ("pairs found", len(found))),
        notes=("made-up reports: cut, with another first sentence, 5 to 30 % of their words changed",),
    )
