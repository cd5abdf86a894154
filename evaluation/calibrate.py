"""How far `Claim.confidence` can be trusted, and the two numbers behind it: `python -m evaluation calibrate GOLD_DIR [--write]`.

The numbers are fitted by likelihood to whether a claim's word and class are annotated. The table of reliability is
cross-validated: the claims of each story are judged by numbers fitted on the other stories.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evaluation.gold import GoldReport, digest_of, load_reports, to_article
from evaluation.library import as_prediction
from evaluation.matching import claim_weight, match
from factnews.claims import confidence
from factnews.claims.confidence import Calibration, log_odds
from factnews.claims.settings import CodeSettings
from factnews.model import Article, Report

TARGET = Path(confidence.__file__).with_name("confidence.toml")
LEAST = CodeSettings().least_confidence  # what is below is no claim, and those just below are another population
STEPS = 50  # of Newton's method; it stands still after ten

COMMENT = """# From the event head's softmax share to the share of claims that are right (slope and shift of its log odds), and how
# reliable that was on stories left out of the fit. Written by `python -m evaluation calibrate GOLD_DIR --write`.
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim: what the head gave it, and whether its word and class are annotated."""

    story: str
    chance: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of like confidence: how many, their mean confidence, the share that is right."""

    claims: int
    confidence: float
    right: float


CodeAll = Callable[[Sequence[Article]], Iterable[Report]]


def judge(gold: Mapping[str, GoldReport], code: CodeAll) -> list[Judged]:
    """All claims of the reports as coded, each with whether it is right; `code` must leave confidences as the head gave them."""
    judged = []
    for (key, annotated), report in zip(gold.items(), code([to_article(g) for g in gold.values()]), strict=True):
        proposed = as_prediction(report).claims
        pairs = match(annotated.claims, proposed, claim_weight)
        right = {j for i, j in pairs if annotated.claims[i].event_class == proposed[j].event_class}
        judged += [
            Judged(story_of(key), claim.confidence, j in right)
            for j, claim in enumerate(report.claims)
            if claim.confidence >= LEAST
        ]
    return judged


def story_of(key: str) -> str:
    """The story of a report by its id: outlets of one story and wires of one day are judged together.

    >>> story_of("wcl-2-ll")
    'wcl-2'
    """
    return key.rpartition("-")[0] or key


def fit(judged: Sequence[Judged]) -> Calibration:
    """Slope and shift of greatest likelihood (Newton's method), held a little towards leaving things as they are."""
    odds = np.array([log_odds(one.chance) for one in judged])
    features = np.stack([odds, np.ones_like(odds)], axis=1)
    right = np.array([one.right for one in judged], dtype=float)
    start = np.array([1.0, 0.0])
    weights = start.copy()
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-np.clip(features @ weights, -30, 30)))
        slope = features.T @ (chances - right) + (weights - start)
        bend = (features * (chances * (1 - chances))[:, None]).T @ features + np.eye(2)
        step = np.linalg.solve(bend, slope)
        weights = weights - step / max(1.0, float(np.linalg.norm(step)))  # a whole step may leap over the optimum
    return Calibration(round(float(weights[0]), 4), round(float(weights[1]), 4))


def cross_validated(judged: Sequence[Judged]) -> list[tuple[float, bool]]:
    """Calibrated confidence of each claim, by numbers fitted on the other stories."""
    found = []
    for story in dict.fromkeys(one.story for one in judged):
        fitted = fit([one for one in judged if one.story != story])
        found += [(fitted.of(o.chance), o.right) for o in judged if o.story == story]
    return found


def bins(pairs: Sequence[tuple[float, bool]], *, count: int = 5) -> list[Bin]:
    """Claims by rising confidence in `count` bins of like size.

    >>> bins([(0.2, False), (0.4, True)], count=2)
    [Bin(claims=1, confidence=0.2, right=0.0), Bin(claims=1, confidence=0.4, right=1.0)]
    """
    parts = [part for part in np.array_split(np.array(sorted(pairs), dtype=float), count) if len(part)]
    return [Bin(len(p), round(float(p[:, 0].mean()), 3), round(float(p[:, 1].mean()), 3)) for p in parts]


def gap(of: Sequence[Bin]) -> float:
    """Mean distance of confidence and share, weighted by claims (expected calibration error)."""
    return round(sum(b.claims * abs(b.confidence - b.right) for b in of) / max(1, sum(b.claims for b in of)), 4)


def calibrate(folder: Path, code: CodeAll, *, write: bool) -> tuple[Calibration, list[Bin], list[Bin]]:
    """The fitted numbers, reliability before (the head's share as it is) and after (cross-validated); with `write`, kept."""
    judged = judge(load_reports(folder), code)
    fitted = fit(judged)
    before = bins([(one.chance, one.right) for one in judged])
    after = bins(cross_validated(judged))
    if write:
        TARGET.write_text(written(fitted, before, after, digest_of(folder), len(judged)), encoding="utf-8")
    return fitted, before, after


def written(fitted: Calibration, before: Sequence[Bin], after: Sequence[Bin], digest: str, count: int) -> str:
    """The data file's text."""
    lines = [
        COMMENT,
        f"slope = {fitted.slope}",
        f"shift = {fitted.shift}",
        f'fitted_on = "{digest[:16]}"  # digest of the annotated reports',
        f"claims = {count}",
        f"gap_before = {gap(before)}  # mean distance of confidence and share of right claims, as the head gives it",
        f"gap = {gap(after)}  # cross-validated over stories",
    ]
    for one in after:
        lines += ["", "[[bins]]", f"claims = {one.claims}", f"confidence = {one.confidence}", f"right = {one.right}"]
    return "\n".join(lines) + "\n"
