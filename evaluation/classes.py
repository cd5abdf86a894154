"""Claims by their PLOVER class: F1 of each class, a claim being right where words overlap and the class is the same."""

from __future__ import annotations

from collections.abc import Mapping

from evaluation.gold import GoldReport
from evaluation.matching import claim_weight, match
from evaluation.measures import Outcome, Tally, f1_measure


def score_report(gold: GoldReport, predicted: GoldReport | None) -> dict[str, Tally]:
    """Tallies of one report by class; no prediction counts as an empty one."""
    proposed = predicted.claims if predicted else ()
    tallies: dict[str, Tally] = {}
    for claim in gold.claims:
        tallies[claim.event_class] = tallies.get(claim.event_class, Tally()) + Tally(gold=1)
    for claim in proposed:
        tallies[claim.event_class] = tallies.get(claim.event_class, Tally()) + Tally(predicted=1)
    for i, j in match(gold.claims, proposed, claim_weight):
        if gold.claims[i].event_class == proposed[j].event_class:
            tallies[proposed[j].event_class] += Tally(hits=1)
    return tallies


def score(gold: Mapping[str, GoldReport], predicted: Mapping[str, GoldReport], *, path: str = "") -> Outcome:
    """F1 of each class that is annotated or predicted anywhere, over all reports."""
    scored = [score_report(report, predicted.get(key)) for key, report in gold.items()]
    names = sorted({name for tallies in scored for name in tallies})
    by_class = {name: [tallies.get(name, Tally()) for tallies in scored] for name in names}
    return Outcome(
        command="classes",
        path=path,
        size=len(gold),
        measures=tuple(f1_measure(name, tallies) for name, tallies in by_class.items()),
        counts=tuple((f"gold {name}", int(sum(t.gold for t in tallies))) for name, tallies in by_class.items()),
    )
