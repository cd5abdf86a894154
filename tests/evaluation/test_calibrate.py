"""The fit behind `Claim.confidence`: too sure a head is brought down, a fair one left alone, no story judged by itself."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence

from evaluation.calibrate import Judged, bins, cross_validated, fit, gap, judge, written
from evaluation.gold import to_article
from factnews.claims.confidence import Calibration
from factnews.model import Article, Report
from tests.evaluation.reports import REPORT


def judged(chance: float, right: int, wrong: int, story: str = "a") -> list[Judged]:
    return [Judged(story, chance, True)] * right + [Judged(story, chance, False)] * wrong


def test_a_head_that_is_too_sure_is_brought_down_to_the_share_that_is_right() -> None:
    fitted = fit([*judged(0.95, 300, 200), *judged(0.6, 150, 350)])
    assert abs(fitted.of(0.95) - 0.6) < 0.03
    assert abs(fitted.of(0.6) - 0.3) < 0.03


def test_a_handful_of_claims_changes_little() -> None:
    fitted = fit(judged(0.5, 1, 1))
    assert (fitted.slope, fitted.shift) == (1.0, 0.0)


def test_a_story_is_judged_by_the_others_only() -> None:
    found = cross_validated([*judged(0.5, 300, 0, "a"), *judged(0.5, 0, 300, "b")])
    assert all((confidence < 0.1) == right for confidence, right in found)


def test_the_gap_is_the_mean_distance_weighted_by_claims() -> None:
    assert gap(bins([(0.9, True)] * 9 + [(0.1, True)] * 1, count=1)) == 0.18
    assert gap([]) == 0.0


def test_what_is_written_can_be_read_back() -> None:
    text = written(Calibration(0.5, -0.25), [], bins([(0.4, True), (0.6, False)], count=2), "f" * 64, 2)
    kept = tomllib.loads(text)
    assert (kept["slope"], kept["shift"], len(kept["bins"])) == (0.5, -0.25, 2)


def test_a_report_without_claims_is_judged_as_nothing() -> None:
    def code(articles: Sequence[Article]) -> list[Report]:
        return [Report(to_article(REPORT), (), (), (), (), (), ()) for _ in articles]

    assert judge({"own-1": REPORT}, code) == []
