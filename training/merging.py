"""Fits `src/factnews/facts/weights.toml`: what each comparison of two claims counts, by logistic regression.

    python -m training.merging [GOLD_FOLDER]

`coded` is fitted on the annotated claims of the training reports (pairs of one class), `bare` on the event mentions of the
ECB+ training topics, where no code, class or date is known. A step after it fits how much a rival counts.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

from evaluation.ecb import load_mentions
from evaluation.gold import load_reports
from evaluation.told import told_claims
from factnews.facts.candidates import Blocks, order_of
from factnews.facts.similarity import FEATURES, WEIGHTS, Side, compare, side_of

Numbers = npt.NDArray[np.float64]
RIDGE = 3.0  # the penalty that leaving out one story after the other was best with
STEPS = 30
LINK, JOIN, RIVAL = -2.5, {"coded": -1.2, "bare": -1.2}, 0.25


def main() -> None:
    """Fit both and write."""
    gold = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/gold")
    claims = [(side_of(told), claim.fact) for told, claim in told_claims(load_reports(gold / "train"))]
    mentions = [(side_of(told), chain) for told, chain in load_mentions(gold / "coref" / "ecbplus.train.jsonl")]
    lines = [
        "# What each comparison of two claims counts towards the log odds that they tell one event. Made by",
        "# `python -m training.merging`: logistic regression on pairs of annotated claims (coded) and mentions (bare).",
    ]
    for name, sides in (("coded", claims), ("bare", mentions)):
        values, truth = pairs_of(sides, everything=name == "coded")
        fitted = fit(values, truth)
        lines += [
            "",
            f"[{name}]",
            f"bias = {fitted[-1]:.3f}",
            f"link = {LINK}",
            f"join = {JOIN[name]}",
            f"rival = {RIVAL}",
        ]
        lines += [f"# {len(truth)} pairs, {int(truth.sum())} of one event", f"[{name}.weights]"]
        lines += [
            f'"{key}" = {weight:.3f}' for key, weight in zip(FEATURES, fitted, strict=False) if abs(weight) >= 0.005
        ]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def pairs_of(sides: Sequence[tuple[Side, str | None]], *, everything: bool) -> tuple[Numbers, Numbers]:
    """The comparisons of pairs and whether each is of one event: all pairs of one class within a report's neighbourhood,
    or those only that merging looks at."""
    ordered = sorted(sides, key=lambda pair: order_of(pair[0]))
    rows: list[list[float]] = []
    truth: list[bool] = []
    for one, other in _all(ordered) if everything else _looked_at(ordered):
        (mine, event), (theirs, other_event) = ordered[one], ordered[other]
        rows.append(compare(mine, theirs))
        truth.append(event is not None and event == other_event)
    return np.array(rows), np.array(truth, float)


def _looked_at(ordered: Sequence[tuple[Side, str | None]]) -> Iterator[tuple[int, int]]:
    blocks = Blocks([side for side, _ in ordered])
    yield from ((one, other) for one in range(len(ordered)) for other in blocks.later(one))


def _all(ordered: Sequence[tuple[Side, str | None]]) -> Iterator[tuple[int, int]]:
    """Pairs of one class: all of one story (reports whose names begin alike), of others those with like acts or parties."""
    for one, other in combinations(range(len(ordered)), 2):
        (mine, event), (theirs, other_event) = ordered[one], ordered[other]
        if mine.kind == theirs.kind and (
            (event is not None and event == other_event)
            or mine.report.rpartition("-")[0] == theirs.report.rpartition("-")[0] != ""
            or mine.trigger & theirs.trigger
            or (mine.actors & theirs.actors and mine.recipients & theirs.recipients)
        ):
            yield one, other


def fit(values: Numbers, truth: Numbers) -> Numbers:
    """Weights and, last, the bias: penalised logistic regression by Newton's method."""
    columns = np.hstack([values, np.ones((len(values), 1))])
    penalty = np.diag([RIDGE] * values.shape[1] + [1e-6])
    weights = np.zeros(columns.shape[1])
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (truth - odds) - penalty @ weights
        bend = (columns * (odds * (1 - odds))[:, None]).T @ columns + penalty
        weights += np.linalg.solve(bend, slope)
    return weights


if __name__ == "__main__":
    main()
